// What the shares of one role are held against: a declared target or expectation (judged), a reference for orientation
// (described), or nothing. Age bands that a reference does not have are not compared at all: a band that "is absent" because
// it is cut elsewhere would be a false finding.
import type { Reference } from '../../know/references/reference.ts';
import { type AgeBand, ageBand } from '../../know/standards/age-bands.ts';
import { DECLINED, type ProfiledColumn, WITHHELD } from '../../read/roles/role.ts';
import type { Context } from '../analyzer.ts';
import { LEAST_BAND, PARITY_BAND, type Pair } from '../verdict.ts';

export interface Comparison {
  /** Declared by the user. */
  judged: boolean;
  /** code → share the comparison gives; sums to 1 unless `band` is the least band or list labels overlap. */
  shares: ReadonlyMap<string, number>;
  /** Ratios that are no gap. */
  band: Pair;
  reference: Reference | null;
  /** What a sentence calls it: the title of the reference in quotes, or "the declared least share". */
  name: string;
  /** Shares are taken of all that is known, not only of the values that the comparison speaks of. */
  ofAll: boolean;
}

export type Compared = { comparison: Comparison; problem: null } | { comparison: null; problem: 'unaligned' | null };

/** Codes that are known answers but never have a reference. */
export const hasNoReference = (code: string): boolean => code === DECLINED || code === WITHHELD;

const scaled = (shares: ReadonlyMap<string, number>): Map<string, number> => {
  const sum = [...shares.values()].reduce((total, share) => total + share, 0);
  return new Map([...shares].map(([code, share]) => [code, sum > 0 ? share / sum : 0]));
};

/** False when a band of the file overlaps bands of the reference without being one of them. */
function aligned(found: readonly string[], shares: ReadonlyMap<string, number>): boolean {
  const bands = [...shares.keys()].flatMap((code) => ageBand(code) ?? []);
  const overlaps = (a: AgeBand) =>
    bands.some((b) => a.from <= (b.to ?? Number.POSITIVE_INFINITY) && b.from <= (a.to ?? Number.POSITIVE_INFINITY));
  return found.every((code) => {
    const band = shares.has(code) ? null : ageBand(code);
    return band === null || !overlaps(band);
  });
}

function withReference(
  reference: Reference,
  judged: boolean,
  counting: 'single' | 'any',
  found: readonly string[],
): Compared {
  if (!aligned(found, reference.shares)) return { comparison: null, problem: 'unaligned' };
  // One value for each row cannot overlap, so shares of speakers (who may have two languages) are made to sum to 1.
  const overlaps = reference.overlapping && counting === 'any';
  const shares = reference.overlapping && !overlaps ? scaled(reference.shares) : reference.shares;
  return {
    comparison: { judged, shares, band: PARITY_BAND, reference, name: `"${reference.title}"`, ofAll: overlaps },
    problem: null,
  };
}

/**
 * The comparison for one column: what was declared for its role, else the reference for orientation, else none. `found` are
 * the codes that occur. `problem` says why a reference that exists is not used.
 */
export function compareColumn(
  column: ProfiledColumn,
  role: string,
  found: readonly string[],
  counting: 'single' | 'any',
  context: Context,
): Compared {
  const codes = found.filter((code) => !hasNoReference(code));
  const declared = context.declared.get(role);
  if (declared?.reference) return withReference(declared.reference, true, counting, codes);
  if (declared?.minShare != null) {
    const shares = new Map(codes.map((code) => [code, declared.minShare!]));
    const name = 'the declared least share';
    return {
      comparison: { judged: true, shares, band: LEAST_BAND, reference: null, name, ofAll: true },
      problem: null,
    };
  }
  const orientation = context.orientation(column);
  if (orientation) return withReference(orientation, false, counting, codes);
  return { comparison: null, problem: null };
}
