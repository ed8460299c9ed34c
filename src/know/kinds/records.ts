// Anything else: a table about people or things that no other kind speaks for. Asked only what any training data owes.
import type { Kind } from './kind.ts';
import { age, gender, labels, origin, other, rights, source, time } from './questions.ts';

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
  populations: true,
  signs: [],
};
