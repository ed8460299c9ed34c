// Which values are worth a verdict of their own. A value is judged alone only if the comparison gives it enough (0.5 %) and
// expects the floor in a file of this size; the others are judged together one level up (country → subregion → region, age band
// → wider band), and what is left is one line. The result is a partition: nothing is judged twice.
import { ageBand, ageCode } from '../../know/standards/age-bands.ts';
import { type Cell, unite } from './cells.ts';

/** The code of what is too small even together. */
export const REST = '(rest)';

export interface Part {
  cell: Cell;
  /** Share the comparison gives; null where it gives none. */
  expected: number | null;
  judged: boolean;
  /** Codes in it: one for a value that stands alone. */
  members: string[];
  /** Level of the roll-up, 0 for a value that stands alone. */
  level: number;
}

export interface Proportion {
  judgeAbove: number;
  /** Least count; null where the unit has none. */
  floor: number | null;
  /** What the shares are taken of, in the unit of the counts. */
  size: number;
}

/** One step up: the code of the wider group of a value, or null when there is none. */
export type Wider = (code: string) => string | null;

/** Large enough to be judged: by the comparison, not by what was found. */
export const isProportionate = (share: number | null, { judgeAbove, floor, size }: Proportion): boolean =>
  share !== null && share > 0 && share >= judgeAbove && share * size >= (floor ?? 0);

const single = (cell: Cell, expected: number | null, judged: boolean): Part => ({
  cell,
  expected,
  judged,
  members: [cell.code],
  level: 0,
});

function together(parts: readonly Part[], code: string, level: number, proportion: Proportion): Part {
  const known = parts.filter(({ expected }) => expected !== null);
  const expected = known.length > 0 ? known.reduce((sum, part) => sum + part.expected!, 0) : null;
  return {
    cell: unite(
      parts.map(({ cell }) => cell),
      code,
    ),
    expected,
    judged: level > 0 && isProportionate(expected, proportion),
    members: parts.flatMap(({ members }) => members),
    level,
  };
}

/**
 * Values as they are judged. `levels`: ways up, tried in order on what is still too small; a group reached by one value alone
 * keeps the code of the group. Values without a share in the comparison stay as they are, not judged; so do small labels of
 * lists (`counting` any), which overlap and cannot be added up.
 */
export function partition(
  cells: readonly Cell[],
  shareOf: (code: string) => number | null,
  proportion: Proportion,
  counting: 'single' | 'any' = 'single',
  levels: readonly Wider[] = [],
): Part[] {
  const done: Part[] = [];
  let small: Part[] = [];
  for (const cell of cells) {
    const expected = shareOf(cell.code);
    const part = single(cell, expected, isProportionate(expected, proportion));
    (part.judged || expected === null || counting === 'any' ? done : small).push(part);
  }
  for (const [index, wider] of levels.entries()) {
    const groups = new Map<string, Part[]>();
    const lost: Part[] = [];
    for (const part of small) {
      const code = wider(part.cell.code);
      if (code === null) lost.push(part);
      else groups.set(code, [...(groups.get(code) ?? []), part]);
    }
    const grouped = [...groups].map(([code, parts]) => together(parts, code, index + 1, proportion));
    done.push(...grouped.filter(({ judged }) => judged));
    small = [...lost, ...grouped.filter(({ judged }) => !judged)];
  }
  const [first, ...others] = small;
  if (first && others.length === 0) done.push({ ...first, judged: false });
  if (others.length > 0) done.push({ ...together(small, REST, levels.length + 1, proportion), judged: false });
  return done;
}

/** "20-29" → "20-39", "70+" → "60+": two decades of age; bands that cross such a limit have no wider band. */
export function widerBand(code: string): string | null {
  const band = ageBand(code);
  if (!band) return null;
  const from = Math.floor(band.from / 20) * 20;
  if (from >= 60) return ageCode({ from: 60, to: null });
  return band.to !== null && band.to < from + 20 ? ageCode({ from, to: from + 19 }) : null;
}
