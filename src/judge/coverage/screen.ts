// Which cells of a cross stand out from the rest of the file. Hundreds of cells are looked at together, so the evidence of each
// is adjusted for all of them (Benjamini-Hochberg); cells too small to show anything are counted and not judged.
import { benjaminiHochberg } from '../../stats/benjamini-hochberg.ts';
import { beyondBand } from '../../stats/beyond-band.ts';
import { ALPHA } from '../../stats/wilson.ts';
import { PARITY_BAND } from '../verdict.ts';
import type { Cross, CrossCell } from './cross.ts';

export type ScreenVerdict = 'under' | 'over' | 'within' | 'cannot-tell-few' | 'cannot-tell-missing';

export interface ScreenedCell extends CrossCell {
  verdict: ScreenVerdict;
  /** Large enough to be compared. */
  screened: boolean;
}

/** A cell is compared when it would hold at least this many draws if its group were like the rest. */
export const LEAST_EXPECTED = 5;

/**
 * Verdict of every cell: `under` or `over` when the adjusted evidence that its ratio to the rest is outside 0.8 to 1.25 is at
 * most 0.05 and what is not recorded in the group could not undo it; `within` when its interval is inside; otherwise it cannot
 * be told. `floor`: least draws in a group.
 */
export function screen(cross: Cross, floor: number): ScreenedCell[] {
  const draws = new Map(cross.groups.map((group) => [group.code, group.draws]));
  const large = (cell: CrossCell): boolean =>
    (draws.get(cell.group) ?? 0) >= floor &&
    (onlyHere(cell) ? cell.rest.size * cell.share : cell.size * cell.rest.share) >= LEAST_EXPECTED;
  const tested = cross.cells.filter(large);
  const adjusted = benjaminiHochberg(tested.map(evidence));
  const evidenceOf = new Map(tested.map((cell, i) => [cell, adjusted[i]!]));
  return cross.cells.map((cell) => {
    const p = evidenceOf.get(cell);
    return { ...cell, screened: p !== undefined, verdict: p === undefined ? 'cannot-tell-few' : verdictOf(cell, p) };
  });
}

/** The value occurs in this group and nowhere else: there is no ratio, but its inverse is 0. */
const onlyHere = (cell: CrossCell): boolean => cell.ratio === null;

const evidence = (cell: CrossCell): number =>
  (onlyHere(cell) ? beyondBand(cell.rest, cell, PARITY_BAND) : beyondBand(cell, cell.rest, PARITY_BAND)) ?? 1;

function verdictOf({ ratio, ratioInterval, bounds, rest }: CrossCell, adjusted: number): ScreenVerdict {
  const [least, most] = PARITY_BAND;
  if (adjusted <= ALPHA) {
    const under = ratio !== null && ratio < 1;
    const undone = bounds !== null && (under ? bounds[1] >= least * rest.share : bounds[0] <= most * rest.share);
    return undone ? 'cannot-tell-missing' : under ? 'under' : 'over';
  }
  const [low, high] = ratioInterval ?? [0, Number.POSITIVE_INFINITY];
  return low >= least && high <= most ? 'within' : 'cannot-tell-few';
}

/** The end of a cell's ratio interval that is nearest to 1; infinite where the value is nowhere else. */
export const cautiousRatio = ({ ratio, ratioInterval }: CrossCell): number =>
  ratio === null ? Number.POSITIVE_INFINITY : ratio < 1 ? ratioInterval![1] : ratioInterval![0];
