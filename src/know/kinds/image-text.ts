// Pictures with captions, mostly collected from the web.
import type { Kind } from './kind.ts';
import { consent, language, licence, other, required, source, synthetic, time } from './questions.ts';

export const imageText: Kind = {
  id: 'image-text',
  title: 'images with text',
  rowNoun: { one: 'image-text pair', many: 'image-text pairs' },
  leading: { people: ['contributors', 'rows'], content: ['rows'] },
  expected: ['sample.url', 'sample.text', 'sample.language', 'sample.license', 'sample.time'],
  questions: [
    required(source),
    required(licence),
    required(language),
    consent,
    time,
    other('captions', 'Is there a text for each image?', ['sample.text']),
    other('place', 'Which countries do the pages or pictures come from?', [
      'sample.country',
      'sample.country-of-content',
      'sample.region',
      'sample.place',
      'sample.latitude',
    ]),
    synthetic,
  ],
  populations: false,
  signs: [
    { media: 'image', weight: 2 },
    { role: 'sample.url', weight: 0.5 },
    { column: /caption|alt.?text|image.?url|punsafe|pwatermark|similarity|aesthetic/i, weight: 2 },
    { column: /^(url|text|caption)$/i, weight: 0.5 },
    { column: /^(width|height|original_width|original_height)$/i, weight: 0.75 },
    { path: /laion|caption|image.?text|text.?image|coyo|datacomp/i, weight: 2 },
  ],
};
