// Two roles crossed: how large each value is inside each group, against the rest of the file (the group itself left out, so
// that a large group is not compared with itself). Entities and rows that stand alone are one draw each; rows of entities
// (clips of speakers) get cluster-robust sizes.
import type { Counts } from '../../count/tally.ts';
import { lazy } from '../../know/standards/lazy.ts';
import { ANY, CONTRADICTORY, DECLINED, WITHHELD } from '../../read/roles/role.ts';
import { effectiveSize } from '../../stats/effective-size.ts';
import { ratioOfShares } from '../../stats/katz.ts';
import { type Interval, wilson } from '../../stats/wilson.ts';

/** One value inside one group. Shares 0..1; sizes are effective numbers of draws. */
export interface CrossCell {
  group: string;
  value: string;
  count: number;
  /** What is known in the group, and the value's share of it. */
  total: number;
  share: number;
  interval: Interval | null;
  size: number;
  /** Share if none, or all, of what is not recorded in the group were this value; null when nothing is missing. */
  bounds: Interval | null;
  rest: Side;
  /** Share over the share in the rest, with its 95 % interval; null where the rest has none of this value. */
  ratio: number | null;
  ratioInterval: Interval | null;
  /** Count if the value were spread over the groups as over the file. */
  expected: number;
}

interface Side {
  count: number;
  total: number;
  share: number;
  size: number;
}

/** One group: its amount with a known value of the inner role, without one, and the independent draws behind the known part. */
export interface CrossGroup {
  code: string;
  known: number;
  missing: number;
  draws: number;
}

export interface Cross {
  unit: string;
  total: number;
  known: number;
  missing: number;
  contradictory: number;
  groups: CrossGroup[];
  values: string[];
  /** Every observed group with every observed value, count 0 included, by group and value. */
  cells: CrossCell[];
}

/** One line of the answer. `squares` and `cross` add up over lines; the cluster sums belong to the whole group. */
interface Line {
  group: string | null;
  value: string | null;
  count: number;
  squares: number;
  cross: number;
  clusterSquares: number;
  clusters: number;
}
type Domain = Pick<Line, 'count' | 'clusterSquares' | 'clusters'> & { missing: number };

/** Answers that are no group to speak of: they stay in the denominators and get no cell. */
export const UNNAMED: ReadonlySet<string | null> = new Set([DECLINED, WITHHELD]);

/** The cross of a `groups` tally by `outer` and `inner` (role ids; only the inner one may be a list), in one of its units. */
export function crossOf(counts: Counts, outer: string, inner: string, unit: string): Cross {
  const entity = counts.tally.entity;
  const clustered = entity !== null && unit !== `${entity.name}s`;
  const lines = readLines(counts, { outer, inner, unit, clustered });
  const listed = lines.some((line) => line.value === ANY);
  const frame = listed ? lines.filter((line) => line.value === null || line.value === ANY) : lines;
  const whole = frame.filter((line) => isKnown(line));
  const unknown = frame.filter((line) => !isApart(line) && (line.group === null || line.value === null));
  const domains = new Map(
    distinct([...whole, ...unknown].flatMap(({ group }) => group ?? [])).map((code) => [
      code,
      domainOf(code, whole, unknown),
    ]),
  );
  // Whoever asks what is missing by group never looks inside: hundreds of cells with intervals are made when asked for.
  const inside = lazy(() =>
    cellsOf(
      lines.filter((line) => isKnown(line) && line.value !== ANY),
      domains,
      clustered,
    ),
  );
  return {
    unit,
    total: amount(frame),
    known: amount(whole),
    missing: amount(unknown),
    contradictory: amount(frame.filter(isApart)),
    groups: [...domains].map(([code, domain]) => ({
      code,
      known: domain.count,
      missing: domain.missing,
      draws: clustered ? domain.clusters : domain.count,
    })),
    get values() {
      return inside().values;
    },
    get cells() {
      return inside().cells;
    },
  };
}

const isApart = (line: Line): boolean => line.group === CONTRADICTORY || line.value === CONTRADICTORY;
const isKnown = (line: Line): boolean => !isApart(line) && line.group !== null && line.value !== null;
const amount = (lines: readonly Line[]): number => sum(lines.map((line) => line.count));
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const distinct = (codes: readonly string[]): string[] => [...new Set(codes)].sort();

function readLines(counts: Counts, by: { outer: string; inner: string; unit: string; clustered: boolean }): Line[] {
  return (counts.table.objects() as Record<string, string | number | null>[]).map((row) => {
    const of = (column: string): number => (by.clustered ? Number(row[column] ?? 0) : 0);
    return {
      group: row[by.outer] as string | null,
      value: row[by.inner] as string | null,
      count: Number(row[by.unit] ?? 0),
      squares: of(`${by.unit}:sq`),
      cross: of(`${by.unit}:cross`),
      clusterSquares: of(`${by.unit}:tsq`),
      clusters: of('clusters'),
    };
  });
}

/** The whole of one group: amounts add up, the cluster sums are the same on each of its lines. */
function domainOf(code: string, whole: readonly Line[], unknown: readonly Line[]): Domain {
  const [own, missing] = [whole, unknown].map((lines) => lines.filter((line) => line.group === code)) as [
    Line[],
    Line[],
  ];
  const { clusterSquares, clusters } = own[0] ?? { clusterSquares: 0, clusters: 0 };
  return { count: amount(own), clusterSquares, clusters, missing: amount(missing) };
}

function cellsOf(
  lines: readonly Line[],
  domains: Map<string, Domain>,
  clustered: boolean,
): Pick<Cross, 'values' | 'cells'> {
  const values = distinct(lines.map((line) => line.value!)).filter((value) => !UNNAMED.has(value));
  const groups = [...domains.keys()].filter((group) => !UNNAMED.has(group));
  const whole = addUp([...domains.values()]);
  const columns = byValue(lines);
  const cells = values.flatMap((value) => {
    const column = addUp(columns.get(value) ?? []);
    const found = new Map((columns.get(value) ?? []).map((line) => [line.group, line]));
    return groups.map((group): CrossCell => {
      const line = { ...NOTHING, ...found.get(group) };
      const domain = { ...NOTHING, ...domains.get(group)! };
      const own = sideOf(line, domain, clustered);
      const rest = sideOf(without(column, line), without(whole, domain), clustered);
      const compared = ratioOfShares(own, rest);
      return {
        group,
        value,
        count: own.count,
        total: own.total,
        share: own.share,
        interval: wilson(own.share, own.size),
        size: own.size,
        bounds: boundsOf(own.count, domains.get(group)!),
        rest,
        ratio: compared?.ratio ?? null,
        ratioInterval: compared?.interval ?? null,
        expected: (own.total * (own.count + rest.count)) / (own.total + rest.total),
      };
    });
  });
  return { values, cells };
}

const boundsOf = (count: number, { count: known, missing }: Domain): Interval | null =>
  missing > 0 ? [count / (known + missing), (count + missing) / (known + missing)] : null;

type Sums = Pick<Line, 'count' | 'squares' | 'cross' | 'clusterSquares' | 'clusters'>;
const NOTHING: Sums = { count: 0, squares: 0, cross: 0, clusterSquares: 0, clusters: 0 };

const combine = (a: Sums, b: Partial<Sums>, by: (x: number, y: number) => number): Sums => ({
  count: by(a.count, b.count ?? 0),
  squares: by(a.squares, b.squares ?? 0),
  cross: by(a.cross, b.cross ?? 0),
  clusterSquares: by(a.clusterSquares, b.clusterSquares ?? 0),
  clusters: by(a.clusters, b.clusters ?? 0),
});
const plus = (x: number, y: number): number => x + y;
const minus = (x: number, y: number): number => Math.max(0, x - y);
const addUp = (parts: readonly Partial<Sums>[]): Sums =>
  parts.reduce((total: Sums, part) => combine(total, part, plus), NOTHING);
/** What is left of whole numbers; never below zero where they are too large to be exact. */
const without = (whole: Sums, part: Sums): Sums => combine(whole, part, minus);

function byValue(lines: readonly Line[]): Map<string, Line[]> {
  const columns = new Map<string, Line[]>();
  for (const line of lines) {
    const column = columns.get(line.value!);
    if (column) column.push(line);
    else columns.set(line.value!, [line]);
  }
  return columns;
}

/** Groups taken together: what they hold of a value, of how much, and the draws behind it. An entity is in one group only. */
function sideOf(held: Sums, domain: Sums, clustered: boolean): Side {
  const { count, squares, cross } = held;
  const { count: total, clusterSquares, clusters } = domain;
  const size = clustered
    ? effectiveSize({ count, total, squares, cross, clusterSquares, clusters, rows: total })
    : total;
  return { count, total, share: total > 0 ? count / total : 0, size };
}
