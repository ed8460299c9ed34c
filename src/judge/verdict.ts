// What one value of a role comes to: the decision table of the whole tool, in order, first row that applies. A gap that the
// missing rows could close is never called a gap. Boundaries belong to "within": exactly 0.8 is not under, exactly 1.25 not over.
import { smallestVisible } from '../stats/goodman.ts';

export type VerdictCode =
  | 'described'
  | 'absent'
  | 'below-floor'
  | 'under'
  | 'over'
  | 'within'
  | 'cannot-tell-missing'
  | 'cannot-tell-few';

export type Pair = readonly [low: number, high: number];

/** The ratios to the reference that are no gap. */
export const PARITY_BAND: Pair = [0.8, 1.25];
/** "At least this share": everything from the least share upwards is no gap. */
export const LEAST_BAND: Pair = [1, Number.POSITIVE_INFINITY];

export interface VerdictInput {
  count: number;
  /** Share among what can be compared; null when nothing was recorded at all. */
  share: number | null;
  /** Share the reference gives, 0..1; null: nothing to compare with. */
  reference: number | null;
  /** Declared by the user, and large enough to be judged alone. */
  judged: boolean;
  /** What the reference expects in a file of this size, in the unit of `count`. */
  expected: number;
  /** Least count; null where the unit has none (hours, tokens). */
  floor: number | null;
  /** 95 % interval of the share; null where the share is a plain fact. */
  interval: Pair | null;
  /** Share if none, or all, of the missing were this value; null when nothing is missing. */
  bounds: Pair | null;
  /** Amount missing, in the unit of `count`. */
  missing: number;
  band: Pair;
}

interface Ends extends VerdictInput {
  reference: number;
  low: number;
  high: number;
}

interface Row {
  code: VerdictCode;
  applies(ends: Ends): boolean;
  /** True when the missing rows could undo this verdict: then nobody can tell. */
  undoneByMissing(ends: Ends): boolean;
}

const never = () => false;

/** All of the missing together would lift the value to the floor and into the band. */
const liftedByMissing = ({ count, missing, floor, bounds, reference, band }: Ends): boolean =>
  bounds !== null && count + missing >= (floor ?? 0) && bounds[1] >= band[0] * reference;

/** If none of the missing were this value, it would be in the band. */
const dilutedByMissing = ({ bounds, reference, band }: Ends): boolean =>
  bounds !== null && bounds[0] <= band[1] * reference;

/** The decision table of one value that has a reference and is judged. */
export const DECISIONS: readonly Row[] = [
  {
    code: 'absent',
    applies: ({ count, expected, floor }) => count === 0 && expected > 0 && expected >= (floor ?? 0),
    undoneByMissing: liftedByMissing,
  },
  {
    code: 'below-floor',
    applies: ({ count, floor }) => floor !== null && count < floor,
    undoneByMissing: liftedByMissing,
  },
  {
    code: 'under',
    applies: ({ high, reference, band }) => high < band[0] * reference,
    undoneByMissing: liftedByMissing,
  },
  { code: 'over', applies: ({ low, reference, band }) => low > band[1] * reference, undoneByMissing: dilutedByMissing },
  {
    code: 'within',
    applies: ({ low, high, reference, band }) => low >= band[0] * reference && high <= band[1] * reference,
    undoneByMissing: never,
  },
  { code: 'cannot-tell-few', applies: () => true, undoneByMissing: never },
];

/** The verdict of one value. Shares 0..1; a null interval means that the share itself is the fact. */
export function verdict(input: VerdictInput): VerdictCode {
  if (!input.judged || input.reference === null || !(input.reference > 0)) return 'described';
  if (input.share === null) return input.missing > 0 ? 'cannot-tell-missing' : 'cannot-tell-few';
  const [low, high] = input.interval ?? [input.share, input.share];
  const ends: Ends = { ...input, reference: input.reference, low, high };
  const row = DECISIONS.find((candidate) => candidate.applies(ends))!;
  return row.undoneByMissing(ends) ? 'cannot-tell-missing' : row.code;
}

/** Verdicts that are gaps, worst first. */
export const GAP_CODES = ['absent', 'below-floor', 'under', 'over'] as const;
export type GapCode = (typeof GAP_CODES)[number];
export const isGap = (code: string | null): code is GapCode => (GAP_CODES as readonly (string | null)[]).includes(code);
export const isUndecided = (code: string | null): boolean =>
  code === 'cannot-tell-missing' || code === 'cannot-tell-few';

/**
 * The ratio nearest to 1 that this file would have shown to be under, given the effective size behind the value and the
 * number of values judged together. Null when not even an empty group would have been seen.
 */
export function smallestVisibleRatio(
  reference: number,
  size: number,
  cells: number,
  band: Pair = PARITY_BAND,
): number | null {
  const share = smallestVisible(band[0] * reference, size, cells);
  return share === null ? null : share / reference;
}
