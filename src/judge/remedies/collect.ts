// What to collect, as a finding says it: how many more of each value reach the floor and the comparison, what is assumed, and
// what else could be done. Exact amounts in the rows; two figures, rounded up, in the sentence.
import { list, twoFiguresUp, count as written } from '../../lib/format.ts';
import type { Collect } from '../../result/schema.ts';
import { addOthers, addToFloor, addToShares } from './parity.ts';

export interface CollectGroup {
  label: string;
  have: number;
  /** Share the comparison gives it, 0..1; null: no comparison, only the floor. */
  share: number | null;
  /** Named in the finding. */
  wanted: boolean;
}

export interface CollectInput {
  /** Unit id of the counts, and its word for readers ("clips", "contributors"). */
  unit: string;
  words: string;
  /** Every group that shares the denominator. */
  groups: readonly CollectGroup[];
  floor: number | null;
  /** Ratio to the comparison that would be enough: 0.8, or 1 for a least share. */
  ratio: number;
  /** What the comparison is called; null when only the floor counts. */
  reference: string | null;
  /** Whole things, or amounts such as hours. */
  whole?: boolean;
}

const SHOWN = 5;
const ALTERNATIVE = 'Instead of adding, rows can be weighted, or the stated use narrowed.';

/**
 * The collection that lifts every wanted group to the floor and to `ratio` of its share, adding to all groups that fall short
 * together. Null when nothing has to be added. Amounts are in `unit`.
 */
export function collectFor(input: CollectInput): Collect | null {
  const { unit, words, groups, floor, ratio, reference, whole = true } = input;
  const lifts = groups.map(({ have, wanted }) => (wanted ? (addToFloor(have, floor) ?? 0) : 0));
  const lifted = groups.map(({ have, share }, i) => ({ count: have + lifts[i]!, share: share ?? 0 }));
  const total = groups.reduce((sum, { have }) => sum + have, 0);
  const added = reference === null ? null : addToShares(lifted, ratio, whole);
  const rows = groups.flatMap(({ label, have, share, wanted }, i) => {
    // What has enough of its share already needs nothing to the comparison, whatever it needs to the floor.
    const isThere = added?.[i] === 0 && have >= ratio * (share ?? 0) * total;
    const toReference = added === null || share === null ? null : isThere ? 0 : lifts[i]! + added[i]!;
    return wanted ? [{ label, unit, have, toFloor: addToFloor(have, floor), toReference }] : [];
  });
  rows.sort((a, b) => needOf(b) - needOf(a));
  const needs = rows.map((row) => ({ label: row.label, more: needOf(row) })).filter(({ more }) => more > 0);
  if (needs.length === 0) return null;
  const others = (added ?? []).reduce((sum, more, i) => sum + (groups[i]!.wanted ? 0 : more), 0);
  return {
    sentence: sentenceOf(needs, words, goal(input, lifts, added)),
    assumption: assumptionOf(added, others, words),
    rows,
  };
}

/** Whichever is more: to the floor or to the comparison. */
const needOf = ({ toFloor, toReference }: Collect['rows'][number]): number => Math.max(toFloor ?? 0, toReference ?? 0);

/** What the amounts reach: the comparison, the floor where that is all they were made for, or one here and the other there. */
function goal(
  { groups, reference, ratio, floor, words }: CollectInput,
  lifts: readonly number[],
  added: readonly number[] | null,
): string {
  const least = `${written(floor ?? 0)} ${words}`;
  if (reference === null || added === null) return `to reach ${least} each`;
  const share = ratio === 1 ? reference : `${ratio} of ${reference}`;
  const toFloor = lifts.filter((lift, i) => lift > 0 && added[i] === 0).length;
  if (toFloor === 0) return `to reach ${share}`;
  const isAlso = groups.some(({ wanted }, i) => wanted && added[i]! > 0);
  return `to reach the floor of ${least}${isAlso ? ` and ${share}` : toFloor > 1 ? ' each' : ''}`;
}

function sentenceOf(needs: readonly { label: string; more: number }[], words: string, aim: string): string {
  const named = needs.slice(0, SHOWN).map(({ label, more }) => `${written(twoFiguresUp(more))} of "${label}"`);
  const more = needs.length - SHOWN;
  const rest = more > 0 ? `, and ${more === 1 ? 'the other one' : `the ${more} others`} listed` : '';
  return `Add about ${list(named)}${rest} (${words}) ${aim}.`;
}

function assumptionOf(added: readonly number[] | null, others: number, words: string): string {
  const together =
    'Nothing is removed and all groups that fall short are filled together, so the total grows with them.';
  const beside =
    others > 0 ? ` Groups not listed here need about ${written(twoFiguresUp(others))} ${words} more besides.` : '';
  return `${added === null ? 'Nothing is removed.' : together}${beside} ${ALTERNATIVE}`;
}

/** How many of anything else bring the wanted groups, which are over, down to `ratio` of their shares. */
export function collectOthers(input: CollectInput): Collect | null {
  const { unit, words, groups, ratio, reference, whole = true } = input;
  const total = groups.reduce((sum, { have }) => sum + have, 0);
  const more = groups
    .filter(({ wanted, share }) => wanted && share !== null)
    .map(({ have, share }) => addOthers(have, total, ratio * share!, whole) ?? 0);
  const most = Math.max(0, ...more);
  if (most === 0 || reference === null) return null;
  const over = groups.filter(({ wanted }) => wanted);
  const have = total - over.reduce((sum, group) => sum + group.have, 0);
  return {
    sentence: `Add about ${written(twoFiguresUp(most))} other ${words} to bring ${list(over.slice(0, SHOWN).map(({ label }) => `"${label}"`))} down to ${ratio === 1 ? reference : `${ratio} times ${reference}`}.`,
    assumption: `Nothing is removed, and none of what is added belongs to the values named. ${ALTERNATIVE}`,
    rows: [{ label: 'all other values together', unit, have, toFloor: null, toReference: most }],
  };
}
