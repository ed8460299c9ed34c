// Anything else: a table about people or things that no other kind speaks for. Asked only what any training data owes.
import type { Kind } from './kind.ts';
import { age, gender, labels, origin, other, rights, sheet, source, time } from './questions.ts';

export const records: Kind = {
  id: 'records',
  title: 'records',
  rowNoun: { one: 'row', many: 'rows' },
  personNoun: { one: 'person', many: 'people' },
  leading: { people: ['contributors', 'rows'], content: ['rows'] },
  expected: [],
  questions: [
    gender('Which genders are recorded?'),
    age('Which ages are recorded?'),
    other('ethnicity', 'Which ethnic groups are recorded?', [
      'contributor.ethnicity',
      'contributor.skin-type',
      'contributor.skin-tone',
    ]),
    origin('Which countries or regions are recorded?'),
    labels,
    rights,
    source,
    time,
  ],
  datasheet: [
    sheet('composition', 'instances', 'What does one row stand for, and can one person have several?', [
      'contributor.id',
    ]),
    sheet('composition', 'sample-of', 'Of which whole is it a sample, how was it drawn, and who could not be in it?'),
    sheet('collection', 'people-knew', 'Did the people in it know, agree, and can they withdraw?', ['sample.consent']),
    sheet('processing', 'derived', 'Which columns are measured, which are derived or predicted, and by what?'),
    sheet('uses', 'decisions', 'For which decisions about people may it not be used?'),
  ],
  populations: true,
  signs: [],
};
