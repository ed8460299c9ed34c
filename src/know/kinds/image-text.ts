// Pictures with captions, mostly collected from the web.
import type { Kind } from './kind.ts';
import { consent, language, licence, other, required, sheet, source, synthetic, time } from './questions.ts';

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
  datasheet: [
    sheet(
      'collection',
      'crawl',
      'Which crawl or sites is it from, over which dates, and were opt-outs of owners followed?',
      ['sample.source', 'sample.url', 'sample.time'],
    ),
    sheet('collection', 'captions', 'Who or what wrote the texts: the page, annotators, or a model?', [
      'sample.generator',
      'sample.synthetic',
    ]),
    sheet(
      'processing',
      'filters',
      'Which filters removed pairs (safety, language, similarity), at which thresholds, and whom did each of them remove?',
      ['sample.removed-by'],
    ),
    sheet('processing', 'faces-blurred', 'Were faces, number plates or names hidden?'),
    sheet(
      'uses',
      'links-rot',
      'Which share of the addresses still answers, and what happens to a sample whose page is gone?',
    ),
  ],
  populations: false,
  needs: [{ roles: ['sample.text'] }, { column: /caption|alt.?text|^text$/i }],
  signs: [
    { media: 'image', weight: 2 },
    { roles: ['sample.url'], weight: 0.5 },
    { column: /caption|alt.?text|image.?url|punsafe|pwatermark|similarity|aesthetic/i, weight: 2 },
    { column: /^(url|text|caption)$/i, weight: 0.5 },
    { column: /^(width|height|original_width|original_height)$/i, weight: 0.75 },
    { path: /laion|caption|image.?text|text.?image|coyo|datacomp/i, weight: 2 },
  ],
};
