// Ratings in long form: one row per judgement of one rater on one sample. The raters are the people.
import type { Kind } from './kind.ts';
import { other, required, sheet } from './questions.ts';
import { PEOPLE_COUNTRIES } from './role-families.ts';

export const annotations: Kind = {
  id: 'annotations',
  title: 'judgements of raters',
  rowNoun: { one: 'rating', many: 'ratings' },
  personNoun: { one: 'rater', many: 'raters' },
  leading: { people: ['annotators', 'rows'], content: ['rows'] },
  expected: ['annotator.id', 'annotator.gender', 'annotator.age', 'annotator.country', 'sample.id'],
  questions: [
    required(other('raters', 'How many people judged, and how much did each of them?', ['annotator.id'])),
    required(other('gender', 'Which genders are the raters?', ['annotator.gender'])),
    required(other('age', 'Which ages are the raters?', ['annotator.age', 'annotator.birth-year'])),
    required(
      other('background', 'Which ethnic groups or countries do the raters come from?', [
        'annotator.ethnicity',
        ...PEOPLE_COUNTRIES.map((role) => `annotator.${role}`),
        'annotator.region',
      ]),
    ),
    required(
      other('items', 'Which sample was judged, so that agreement can be measured?', [
        'sample.id',
        'sample.text',
        'sample.path',
        'sample.url',
      ]),
    ),
    required(
      other('judgement', 'What did they answer?', [
        'sample.rating',
        'sample.label',
        'sample.labels',
        'sample.emotion',
        'sample.sentiment',
      ]),
    ),
    other('education', 'Which education and work do the raters have?', ['annotator.education', 'annotator.occupation']),
    other('time', 'When did they judge?', ['sample.time']),
  ],
  datasheet: [
    sheet(
      'collection',
      'raters-chosen',
      'How were raters found, trained and paid, and which of them were removed afterwards?',
      ['annotator.id'],
    ),
    sheet('collection', 'instructions', 'What exactly were raters asked, in which language, and with which examples?'),
    sheet('collection', 'harm', 'What were raters shown that could hurt them, and how were they looked after?'),
    sheet('processing', 'disagreement', 'How were several answers made into one, and are the single answers kept?', [
      'annotator.id',
      'sample.rating',
    ]),
    sheet(
      'composition',
      'self-description',
      'Did raters describe themselves, in words of their own or by choosing, and could they decline?',
      ['annotator.gender', 'annotator.age'],
    ),
  ],
  populations: true,
  signs: [
    { roles: ['annotator.id'], weight: 3 },
    { roles: ['sample.rating'], weight: 0.5 },
    { column: /annotator|rater_|worker_?id|crowd/i, weight: 1 },
    { path: /annotat|rating|crowd|judg/i, weight: 0.5 },
  ],
};
