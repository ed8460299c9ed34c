// Counts by group and period: each row already stands for many. Rows mean nothing here; the amount is the weight.
import type { Kind } from './kind.ts';
import { language, licence, origin, other, required, sheet, time } from './questions.ts';

export const totals: Kind = {
  id: 'totals',
  title: 'counts by group',
  rowNoun: { one: 'row', many: 'rows' },
  leading: { people: ['rows'], content: ['rows'] },
  expected: ['sample.weight', 'sample.country', 'sample.time'],
  questions: [
    required(other('amount', 'What does each row count?', ['sample.weight'])),
    required({
      ...origin('Which countries or regions are counted?'),
      roles: ['sample.country', 'sample.region', 'sample.place', 'contributor.country'],
    }),
    required(time),
    other('groups', 'Which groups of people are counted?', [
      'contributor.gender',
      'contributor.age',
      'contributor.ethnicity',
    ]),
    language,
    licence,
  ],
  datasheet: [
    sheet(
      'collection',
      'counting',
      'Who counted, by which definition, and did the definition change over the periods?',
      ['sample.time'],
    ),
    sheet('composition', 'left-out', 'Who or what is not counted, and below which number is a group suppressed?', [
      'sample.weight',
    ]),
    sheet('composition', 'overlap', 'Do rows overlap (a whole beside its parts, one person in several groups)?'),
    sheet('processing', 'estimates', 'Which figures are estimates, rounded or carried forward?'),
    sheet('uses', 'not-a-sample', 'What may be concluded from sums without the cases behind them?'),
  ],
  populations: false,
  standsForMany: true,
  signs: [
    // Values of gender and of age as names of columns: counts by group stand side by side.
    { column: /(^|[. ])(female|women|girls)$/i, weight: 2 },
    { column: /(^|[. ])(teens|twenties|thirties|\d\d ?[-–] ?\d\d)$/i, weight: 2 },
    { roles: ['sample.weight'], weight: 0.5 },
    {
      column:
        /^(num|n|count|total|sum)[_ ]|[_ ](count|total|thousands|number)$|population|^(count|total|value|developers|repositories|organizations)$|git_pushes|^num_/i,
      weight: 1.25,
    },
    { column: /^(quarter|year|month|period)$/i, weight: 0.75 },
  ],
};
