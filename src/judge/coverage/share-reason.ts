// Why a share check comes to what it comes to, in one sentence: how many values were judged and with what result, or what
// stands in the way of judging. Written so that "nothing found" can never be read where nothing could be seen.
import { count, counted, percent, ratio } from '../../lib/format.ts';
import { equalByConstruction, imbalance } from '../../stats/evenness.ts';
import { isGap, LEAST_BAND } from '../verdict.ts';
import { type Comparison, hasNoReference } from './comparison.ts';
import type { ShareWords } from './share-findings.ts';
import type { JudgedValue, Shares } from './shares.ts';
import { tooFew } from './too-few.ts';

export interface Reason {
  reason: string;
  /** Nothing could be judged although something was declared, or nothing is recorded. */
  undecided: boolean;
}

/** Counts of the values that are groups: neither declined nor withheld. */
export const namedCounts = ({ table }: Shares): number[] =>
  table.rows.filter(({ keys }) => !hasNoReference(Object.values(keys)[0]!)).map(({ count: n }) => n);

/** Two values or more with nearly the same count. */
export const isEqual = (shares: Shares): boolean => equalByConstruction(namedCounts(shares));

/** `lead`: what the shares are, in a few words; `declared`: a comparison was declared for this role. */
export function reasonOf(shares: Shares, words: ShareWords, lead: string, declared: boolean): Reason {
  const { table, compared } = shares;
  const { comparison, problem } = compared;
  const all = counted(table.total, words.unit.one, words.unit.many);
  if (!(table.known > 0)) return { reason: `none of ${all} has a ${words.field}`, undecided: true };
  if (problem === 'unaligned') {
    const apart = 'the bands of the file and of the reference do not align, so they are not compared';
    return { reason: `${apart}; ${lead}`, undecided: declared };
  }
  if (!comparison?.judged) {
    const alone = declared && !comparison ? '; the target is not held against a file of one value' : '';
    return { reason: `described, not judged: ${lead}${equal(shares)}${alone}`, undecided: false };
  }
  const values = shares.judged.filter(({ row }) => row.verdict !== 'described');
  if (values.length > 0) {
    const results = RESULTS.flatMap(({ is, say }) => {
      const those = values.filter(({ row }) => is(row.verdict));
      return those.length > 0 ? [`${count(those.length)} ${say(those, comparison, shares, words)}`] : [];
    });
    const small = tooFew(shares, words.unit);
    const told = `of ${counted(values.length, 'value', 'values')} judged, ${results.join('; ')}`;
    return { reason: small === null ? told : `${told}; ${small}`, undecided: false };
  }
  return {
    reason: `in ${all}, ${comparison.name} expects no value to reach the floor, so none is judged`,
    undecided: true,
  };
}

const isLeast = ({ band }: Comparison): boolean => band === LEAST_BAND;
const rangeOf = ({ band, name }: Comparison): string => `${band[0]} to ${band[1]} of ${name}`;

/** How each kind of verdict reads after its number of values. */
const RESULTS: readonly {
  is(verdict: string | null): boolean;
  say(values: readonly JudgedValue[], comparison: Comparison, shares: Shares, words: ShareWords): string;
}[] = [
  // A value under the floor may well be inside the range, and is a gap of its own kind.
  {
    is: (verdict) => verdict === 'below-floor',
    say: (_, __, { proportion }, { unit }) => `under the floor of ${count(proportion.floor ?? 0)} ${unit.many}`,
  },
  {
    is: (verdict) => isGap(verdict) && verdict !== 'below-floor',
    say: (_, to) => (isLeast(to) ? `under ${to.name}` : `outside ${rangeOf(to)}`),
  },
  {
    is: (verdict) => verdict === 'cannot-tell-missing',
    say: (_, __, { table, cells }, { unit, field }) =>
      `cannot be told, because ${counted(table.missing + cells.contradictory, unit.one, unit.many)} have no ${field} or contradict themselves`,
  },
  { is: (verdict) => verdict === 'cannot-tell-few', say: (values) => `cannot be told from so few${visibleOf(values)}` },
  {
    is: (verdict) => verdict === 'within',
    say: (_, to) => (isLeast(to) ? `at or above ${to.name}` : `within ${rangeOf(to)}`),
  },
];

/** The gap that would have been seen for every one of these values. */
function visibleOf(values: readonly JudgedValue[]): string {
  const ratios = values.map(({ visible }) => visible).filter((seen) => seen !== null);
  return ratios.length === values.length
    ? ` (a ratio under ${ratio(Math.min(...ratios))} would have been seen in each)`
    : '';
}

const equal = (shares: Shares): string =>
  isEqual(shares)
    ? `; their counts are nearly equal (largest over smallest ${ratio(imbalance(namedCounts(shares))!)})`
    : '';

/** "5 values; the largest, "male", is 62 % of 1,466 speaker ids": the general lead of a share table. */
export function leadOf({ table }: Shares, { unit }: ShareWords): string {
  const rows = table.rows.filter(({ count: n, keys }) => n > 0 && !hasNoReference(Object.values(keys)[0]!));
  const [first, ...others] = rows;
  const known = counted(table.known, unit.one, unit.many);
  if (!first) return `no value of ${known} may be printed`;
  const largest = others.reduce((a, b) => (b.count > a.count ? b : a), first);
  const named = counted(rows.length, 'value', 'values');
  return `${named}; the largest, "${largest.label}", is ${percent(largest.share ?? 0)} of ${known}`;
}
