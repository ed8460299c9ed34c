// Combinations of three attributes of people with fewer than the floor, although each two of the three have enough together:
// what no pair can show. Rare combinations of rare groups are expected, so each is held against what its three groups would give
// if they were independent; only combinations with fewer than that are listed.
import type { Counts } from '../../count/tally.ts';
import { count, counted, list } from '../../lib/format.ts';
import { CONTRADICTORY } from '../../read/roles/role.ts';
import type { Analysis, Context, Draft, Request } from '../analyzer.ts';
import { columnWords, titled, unitNoun } from '../findings/nouns.ts';
import { outcomeOf } from '../findings/outcome.ts';
import { type RecordedColumn, roleOf, subjectOf } from '../recorded.ts';
import { UNNAMED } from './cross.ts';
import { labelOf } from './labels.ts';
import { codesOf, PEOPLE_ARE, pairTally, peopleColumns } from './pairs.ts';
import { LEAST_EXPECTED } from './screen.ts';

const MOST_COMBINATIONS = 1000;
const MOST_ITEMS = 50;

/** One request for each entity with three such attributes in one table: the first three, when they are not too many values. */
export function tripleRequests(context: Context): Request[] {
  const people = peopleColumns(context).filter((column) => PEOPLE_ARE.includes(column.role) && codesOf(column) > 1);
  return ['contributor', 'annotator'].flatMap((entity) => {
    const own = people.filter((column) => column.entity === entity && column.table === people[0]!.table);
    const columns = own.filter((column, i) => own.findIndex(({ role }) => role === column.role) === i).slice(0, 3);
    const combinations = columns.reduce((product, column) => product * codesOf(column), 1);
    if (columns.length < 3 || combinations > MOST_COMBINATIONS) return [];
    const tally = pairTally({ outer: columns[0]!, inner: columns[1]!, refused: null }, context);
    const by = columns.map((column) => ({ role: roleOf(column), column: column.index }));
    const subject = columns.map(subjectOf).sort((a, b) => (a.role < b.role ? -1 : 1));
    return [{ subject, columns, tallies: { triple: { ...tally, by, within: [] } } }];
  });
}

interface Combination {
  codes: string[];
  count: number;
  expected: number;
}

interface Combinations {
  unit: string;
  known: number;
  missing: number;
  contradictory: number;
  all: Combination[];
  /** Under the floor, with every two of the three at the floor, and fewer than expected; largest shortfall first. */
  rare: Combination[];
}

function combine(counts: Counts, roles: readonly string[], unit: string, floor: number): Combinations {
  const lines = (counts.table.objects() as Record<string, string | number | null>[]).map((row) => ({
    codes: roles.map((role) => row[role] as string | null),
    count: Number(row[unit] ?? 0),
  }));
  const sum = (wanted: (codes: (string | null)[]) => boolean): number =>
    lines.reduce((total, line) => (wanted(line.codes) ? total + line.count : total), 0);
  const apart = (codes: (string | null)[]) => codes.includes(CONTRADICTORY);
  const known = lines.filter(({ codes }) => !apart(codes) && !codes.includes(null));
  const total = known.reduce((all, line) => all + line.count, 0);
  const sums = new Map<string, number>();
  const key = (codes: readonly (string | null)[], ...at: number[]): string =>
    JSON.stringify(at.map((i) => [i, codes[i]]));
  const margins = [[0], [1], [2], [0, 1], [0, 2], [1, 2], [0, 1, 2]];
  for (const { codes, count: n } of known)
    for (const at of margins) sums.set(key(codes, ...at), (sums.get(key(codes, ...at)) ?? 0) + n);
  const of = (codes: readonly string[], ...at: number[]): number => sums.get(key(codes, ...at)) ?? 0;
  const values = roles.map((_, i) =>
    [...new Set(known.map(({ codes }) => codes[i]!))].filter((code) => !UNNAMED.has(code)).sort(),
  );
  const all = values[0]!.flatMap((a) =>
    values[1]!.flatMap((b) =>
      values[2]!.map((c): Combination => {
        const codes = [a, b, c];
        return {
          codes,
          count: of(codes, 0, 1, 2),
          expected: (of(codes, 0) * of(codes, 1) * of(codes, 2)) / total ** 2,
        };
      }),
    ),
  );
  const rare = all.filter(
    ({ codes, count: n, expected }) =>
      n < floor &&
      n < expected &&
      expected >= LEAST_EXPECTED &&
      margins.slice(3, 6).every((at) => of(codes, ...at) >= floor),
  );
  const short = ({ count: n, expected }: Combination) => expected - n;
  rare.sort((a, b) => short(b) - short(a) || (a.codes.join() < b.codes.join() ? -1 : 1));
  const contradictory = sum(apart);
  return { unit, known: total, missing: sum(() => true) - total - contradictory, contradictory, all, rare };
}

/** The check of one triple. */
export function analyzeTriple(counts: Counts, request: Request, context: Context): Analysis {
  const columns = request.columns as RecordedColumn[];
  const { entity } = counts.tally;
  const { floorEntities, floorRows } = context.options;
  const [unit, floor] = entity === null ? ['rows', floorRows] : [`${entity.name}s`, floorEntities];
  const found = combine(counts, columns.map(roleOf), unit, floor);
  const words = columns.map((column) => columnWords(column, context));
  const noun = unitNoun(unit, context.kind);
  const items = found.rare.map(({ codes, count: n, expected }) => ({
    keys: Object.fromEntries(columns.map((column, i) => [roleOf(column), codes[i]!])),
    label: codes.map((code, i) => labelOf(columns[i]!, code)).join(', '),
    count: n,
    share: n / found.known,
    ...{ interval: null, bounds: null },
    reference: expected / found.known,
    ratio: n / expected,
  }));
  const findings = items.length > 0 ? [rareDraft(found, items, noun, floor)] : [];
  const enough = found.known >= floor * 2;
  return {
    outcome: enough ? outcomeOf(findings, {}, found.known) : 'undetermined',
    reason: enough
      ? `${count(found.rare.length)} of ${counted(found.all.length, 'combination', 'combinations')} have fewer than ${floor} ${noun.many} though each two of the three have more`
      : `too few ${noun.many} to look at three attributes together`,
    title: `Combinations of ${list(words)}`,
    valueOutcomes: {},
    reference: null,
    measures: [
      measure(
        'combinations',
        'Combinations that could occur',
        found.all.length,
        'every observed value with every other',
      ),
      measure('empty', 'Combinations that do not occur', found.all.filter(({ count: n }) => n === 0).length, 'count 0'),
      measure(
        'under-floor',
        `Combinations with fewer than ${floor}`,
        found.all.filter(({ count: n }) => n < floor).length,
        'all of them, expected or not',
      ),
    ],
    tables: [
      {
        ...{ id: unit, title: `${titled(noun.many)} in rare combinations`, unit, counting: 'single' as const },
        total: found.known + found.missing + found.contradictory,
        ...{ known: found.known, missing: found.missing },
        ...(found.contradictory > 0 ? { contradictory: found.contradictory } : {}),
        note: `Listed are combinations under ${floor} that hold fewer than their three groups would give if they were independent, which is the reference.`,
        rows: items.slice(0, MOST_ITEMS).map((item) => ({ ...item, raw: [], verdict: null })),
      },
    ],
    figures: [],
    findings,
  };
}

const measure = (id: string, label: string, value: number, method: string) => ({
  ...{ id: `group-by-group.${id}`, label, value, unit: 'combinations', method },
});

function rareDraft(
  found: Combinations,
  items: Draft['items'],
  noun: { one: string; many: string },
  floor: number,
): Draft {
  const reaches = found.rare.some(({ expected }) => expected >= floor);
  const [first] = found.rare;
  return {
    code: 'rare',
    kind: 'fact',
    unit: found.unit,
    items: items.slice(0, MOST_ITEMS),
    args: {
      found: counted(items.length, 'combination of three has', 'combinations of three have'),
      floor: `${floor} ${noun.many}`,
      label: items[0]!.label,
      count: count(first!.count),
      expected: count(Math.round(first!.expected)),
    },
    weight: {
      ...{ nature: 'fact', ratio: null, level: reaches ? 'low' : 'note' },
      why: reaches
        ? `At least one would reach ${floor} if its three groups were independent.`
        : `None would reach ${floor} even if its three groups were independent.`,
    },
    rank: {
      gap: Math.log(first!.expected / Math.max(1, first!.count)),
      affected: found.rare.reduce((sum, { count: n }) => sum + n, 0),
    },
    collect: {
      sentence: `Each needs up to ${count(Math.max(...found.rare.map(({ count: n }) => floor - n)))} more ${noun.many} to reach ${floor}.`,
      assumption:
        'Each combination is filled alone. The alternative is to name a use in which the combination does not occur.',
      rows: items.slice(0, MOST_ITEMS).map(({ label, count: have }) => ({
        ...{ label, unit: found.unit, have, toFloor: floor - have, toReference: null },
      })),
    },
  };
}
