// Pictures of people: portraits and faces. Who is shown is often an annotator's guess, so who said so is a question.
import type { Kind } from './kind.ts';
import { age, consent, gender, licence, origin, other, people, required, sheet, source } from './questions.ts';

export const faces: Kind = {
  id: 'faces',
  title: 'pictures of people',
  rowNoun: { one: 'image', many: 'images' },
  personNoun: { one: 'person', many: 'people' },
  leading: { people: ['contributors', 'rows'], content: ['rows'] },
  expected: ['contributor.gender', 'contributor.age', 'contributor.ethnicity', 'sample.consent', 'sample.license'],
  questions: [
    required(age('Which ages are shown?')),
    required(gender('Which genders are shown?')),
    required(
      other('appearance', 'Which skin tones or ethnic groups are shown?', [
        'contributor.skin-type',
        'contributor.skin-tone',
        'contributor.ethnicity',
      ]),
    ),
    required(consent),
    people('How many different people are shown?'),
    origin('Which countries are the people from?'),
    licence,
    source,
    other('setting', 'In which settings and with which devices was it taken?', [
      'sample.scene',
      'sample.environment',
      'sample.lighting',
      'sample.device',
      'sample.style',
    ]),
  ],
  datasheet: [
    sheet(
      'composition',
      'identities',
      'Are the people in it known by name, and how would one of them find and withdraw a picture?',
      ['contributor.id', 'sample.consent'],
    ),
    sheet(
      'composition',
      'who-decided',
      'Who decided on gender, age, skin tone or ethnicity, from what, and could the person disagree?',
    ),
    sheet('composition', 'children', 'Are children in it, and who agreed for them?', [
      'contributor.age',
      'contributor.birth-year',
    ]),
    sheet(
      'collection',
      'pictures-from',
      'Were the pictures taken for this, or found; and did those who are shown know of it?',
      ['sample.source', 'sample.url'],
    ),
    sheet('processing', 'cropping', 'How were faces found and cut out, and whose faces does that tool miss?'),
    sheet(
      'uses',
      'recognition',
      'Is recognising, tracking or rating people with it allowed, and how is that enforced?',
    ),
  ],
  populations: true,
  signs: [
    { media: 'image', weight: 0.5 },
    {
      roles: ['gender', 'age', 'birth-year', 'ethnicity', 'skin-type', 'skin-tone'].map(
        (role) => `contributor.${role}`,
      ),
      ...{ beside: 'image', weight: 1.5 },
    },
    { roles: ['contributor.ethnicity'], weight: 0.5 },
    { roles: ['contributor.skin-type'], weight: 0.5 },
    { roles: ['contributor.skin-tone'], weight: 0.5 },
    { column: /^(file|filename|image|img|image_?path|image_?file|img_?path)$/i, weight: 0.75 },
    { column: /(?<!hugging[ _-]?)face|portrait|selfie|facial|headshot/i, weight: 2 },
    { path: /face|portrait|selfie|celeb|utk|headshot/i, weight: 2 },
  ],
};
