// What claims to merge gives the same bytes however the manifest was cut into shards.
import fc from 'fast-check';
import { collect, lookup } from '../../src/count/collect.ts';
import { collectPartials, mergePartials } from '../../src/count/merge.ts';
import type { Counts, Tally } from '../../src/count/tally.ts';
import { createArqueroEngine } from '../../src/engine/arquero.ts';
import type { ProfiledColumn } from '../../src/read/roles/role.ts';
import { assert, suite } from '../suite.ts';

type Cell = string | null;
const NAMES = ['speaker', 'gender', 'place', 'labels', 'seconds'];

const profiled = (index: number, codes: [string, string | null][], use: ProfiledColumn['use']): ProfiledColumn => ({
  table: 'm',
  name: NAMES[index]!,
  index,
  entity: 'contributor',
  role: NAMES[index]!,
  origin: 'declared',
  confidence: 1,
  reason: '',
  basis: 'unknown',
  use,
  type: 'category',
  distinct: null,
  atLeast: null,
  missing: { empty: 0, sentinel: 0, absent: 0 },
  declined: 0,
  unmapped: [],
  codes: new Map(codes),
});

const columns = [
  profiled(
    1,
    [
      ['f', 'female'],
      ['F', 'female'],
      ['m', 'male'],
      ['', null],
    ],
    { kind: 'category' },
  ),
  profiled(
    2,
    [
      ['KR', 'KR'],
      ['US', 'US'],
      ['?', null],
    ],
    { kind: 'category' },
  ),
  profiled(
    3,
    [
      ['a', 'a'],
      ['b', 'b'],
      ['c', 'b'],
    ],
    { kind: 'list', notation: 'comma' },
  ),
];

const entity = { name: 'contributor', column: 0 };
const hours = [{ unit: 'hours', column: 4, factor: 1 / 3600 }];
const [gender, place, labels] = [1, 2, 3].map((column) => ({ role: NAMES[column]!, column }));
const tally = (parts: Partial<Tally>): Tally => ({
  kind: 'groups',
  table: 'm',
  by: [],
  within: [],
  entity: null,
  amounts: [],
  merge: 'add',
  ...parts,
});
const keyed = (parts: Partial<Tally>): Tally => tally({ entity, merge: 'keyed', ...parts });

const tallies: Tally[] = [
  tally({ by: [gender!], amounts: hours }),
  tally({ by: [gender!, labels!] }),
  keyed({ by: [gender!], amounts: hours }),
  keyed({ by: [gender!, place!], within: ['gender'], amounts: hours }),
  keyed({ by: [place!, labels!], within: ['place'] }),
  keyed({ by: [labels!] }),
  keyed({}),
  keyed({ kind: 'sizes' }),
  keyed({ kind: 'sizes', entity: { name: 'text', column: 3 }, form: 'folded' }),
  tally({ kind: 'traits', cells: { column: 4, trait: 'shape' } }),
  tally({ kind: 'traits', by: [gender!], cells: { column: 4, trait: 'characters' } }),
  tally({ kind: 'traits', cells: { column: 4, trait: 'characters', limit: 2 } }),
  keyed({ kind: 'spread', entity: null, by: [gender!], cells: { column: 3 } }),
];

const row = fc.tuple(
  fc.constantFrom<Cell>('s1', 's2', 's3', '', null),
  fc.constantFrom<Cell>('f', 'F', 'm', '', null),
  fc.constantFrom<Cell>('KR', 'US', '?'),
  fc.constantFrom<Cell>('a', 'a,b', 'b,c', '', null),
  fc.constantFrom<Cell>('1.5', '0.25', '', 'x'),
);

const engineOf = (rows: Cell[][]) =>
  createArqueroEngine([{ table: 'm', columns: NAMES, data: NAMES.map((_, i) => rows.map((cells) => cells[i]!)) }]);

suite('merging', (test) => {
  for (const shards of [1, 2, 7, 64]) {
    test(`a manifest in ${shards} shards merges to the bytes of the whole`, async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 80 }), async (rows) => {
          const counts: Counts[] = [];
          for await (const one of collect(engineOf(rows), tallies, columns)) counts.push(one);
          const whole = lookup(counts);
          const parts = Array.from({ length: shards }, (_, i) => rows.filter((_, at) => at % shards === i)).filter(
            (part) => part.length > 0,
          );
          const partials = await Promise.all(
            parts.map((part) => collectPartials(engineOf(part), tallies, columns, 'salt')),
          );
          const merged = mergePartials(partials.reverse(), columns);
          for (const one of tallies)
            assert.is(merged(one).table.toJSON(), whole(one).table.toJSON(), JSON.stringify(one));
        }),
        { numRuns: 15 },
      );
    });
  }
});
