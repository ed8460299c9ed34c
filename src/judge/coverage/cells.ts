// The counts of one role in one unit, taken out of an answered tally: what is missing and what contradicts itself apart, and
// with each value the sums from which its effective size follows. An effective size exists for entities (each is one draw),
// for rows that nobody repeats in, and for amounts when the tally has an entity; otherwise there is no interval, never a
// guessed one.
import type { Counts } from '../../count/tally.ts';
import { ANY, CONTRADICTORY } from '../../read/roles/role.ts';
import { effectiveSize, unionSquares } from '../../stats/effective-size.ts';

export interface Cell {
  code: string;
  count: number;
  /** Σ n_jg² and Σ n_jg·t_j over entities; null where entities do not cluster this unit. */
  squares: number | null;
  cross: number | null;
}

export interface Cells {
  unit: string;
  counting: 'single' | 'any';
  total: number;
  known: number;
  missing: number;
  contradictory: number;
  cells: Cell[];
  /** Rows with a known value: no effective size exceeds it. */
  rows: number;
  /** How draws are clustered: `independent` (size = known), `clustered` (sums below), `unknown` (no interval). */
  draws: 'independent' | 'clustered' | 'unknown';
  clusters: number;
  clusterSquares: number;
}

type Line = Record<string, string | number | null>;

const number = (value: string | number | null | undefined): number => Number(value ?? 0);

const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

/**
 * Cells of `role` (the only key of the tally) in `unit`: `rows`, an amount of the tally, or its entities (`contributors`).
 * In a list column a row counts once for each of its values, and the shares are of the rows with at least one.
 */
export function readCells(counts: Counts, role: string, unit: string): Cells {
  const { table, tally } = counts;
  const names = table.columnNames();
  if (tally.by.length !== 1 || tally.by[0]!.role !== role) throw new Error(`the tally does not count ${role} alone`);
  if (!names.includes(unit)) throw new Error(`the tally of ${role} has no unit ${unit}`);
  const isEntity = tally.entity !== null && unit === `${tally.entity.name}s`;
  const clustered = !isEntity && names.includes(`${unit}:sq`);
  const lines = (table.objects() as Line[]).map((line) => ({ code: line[role] as string | null, line }));
  const sum = (codes: (code: string | null) => boolean, name = unit): number =>
    lines.reduce((total, { code, line }) => total + (codes(code) ? number(line[name]) : 0), 0);
  const named = (code: string | null): code is string => code !== null && code !== CONTRADICTORY && code !== ANY;
  const list = lines.some(({ code }) => code === ANY);
  const denominator = list ? (code: string | null) => code === ANY : named;
  const [known, missing] = [sum(denominator), sum((code) => code === null)];
  const contradictory = isEntity ? sum((code) => code === CONTRADICTORY) : 0;
  // Rows of the answer that share a domain carry the same sums: the first known one speaks for all.
  const domain = lines.find(({ code }) => code !== null && code !== CONTRADICTORY)?.line;
  return {
    unit,
    counting: list ? 'any' : 'single',
    total: known + missing + contradictory,
    known,
    missing,
    contradictory,
    cells: lines
      .filter(({ code }) => named(code))
      .map(({ code, line }) => ({
        code: code as string,
        count: number(line[unit]),
        squares: clustered ? number(line[`${unit}:sq`]) : null,
        cross: clustered ? number(line[`${unit}:cross`]) : null,
      })),
    rows: sum(denominator, 'rows'),
    draws: clustered ? 'clustered' : isEntity || (unit === 'rows' && !tally.unclustered) ? 'independent' : 'unknown',
    clusters: clustered ? number(domain?.clusters) : 0,
    clusterSquares: clustered ? number(domain?.[`${unit}:tsq`]) : 0,
  };
}

/** Effective number of draws behind the share of one cell; null where it cannot be known. */
export function sizeOf(cells: Cells, cell: Cell): number | null {
  if (cells.draws === 'unknown') return null;
  if (cells.draws === 'independent') return cells.known;
  return effectiveSize({
    count: cell.count,
    total: cells.known,
    squares: cell.squares ?? 0,
    cross: cell.cross ?? 0,
    clusterSquares: cells.clusterSquares,
    clusters: cells.clusters,
    rows: cells.rows,
  });
}

/** Several cells as one, under a new code; its squares are an upper bound (stats/effective-size). */
export function unite(cells: readonly Cell[], code: string): Cell {
  const clustered = cells.some((cell) => cell.squares !== null);
  const cross = clustered ? sumOf(cells.map((cell) => cell.cross ?? 0)) : null;
  const squares =
    cross === null
      ? null
      : unionSquares(
          cells.map((cell) => cell.squares ?? 0),
          cross,
        );
  return { code, count: sumOf(cells.map((cell) => cell.count)), squares, cross };
}
