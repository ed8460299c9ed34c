// Whether a value is missing more often in one group than in the rest of the file: the cross of a group with "not recorded",
// made from the cross of two roles, so that it is screened by the same rule as every other cell.
import { ratioOfShares } from '../../stats/katz.ts';
import { wilson } from '../../stats/wilson.ts';
import { type Cross, type CrossCell, UNNAMED } from './cross.ts';

/** Stands for "not recorded" where a cross has codes; it is never printed. */
export const NOT_RECORDED = '(not recorded)';

/** A cross of the same groups with one value, "not recorded". Entities or rows are one draw each. */
export function missingCross(cross: Cross): Cross {
  const groups = cross.groups.map(({ code, known, missing }) => ({
    code,
    known: known + missing,
    missing: 0,
    draws: known + missing,
  }));
  const total = groups.reduce((sum, { known }) => sum + known, 0);
  const missing = cross.groups.reduce((sum, group) => sum + group.missing, 0);
  const named = cross.groups.filter(({ code }) => !UNNAMED.has(code));
  const cells = named.map(({ code, known, missing: count }): CrossCell => {
    const own = { count, total: known + count, size: known + count, share: count / Math.max(1, known + count) };
    const size = total - own.total;
    const rest = { count: missing - count, total: size, size, share: (missing - count) / Math.max(1, size) };
    const compared = ratioOfShares(own, rest);
    return {
      ...{ group: code, value: NOT_RECORDED, ...own, interval: wilson(own.share, own.size), bounds: null, rest },
      ratio: compared?.ratio ?? null,
      ratioInterval: compared?.interval ?? null,
      expected: (own.total * missing) / Math.max(1, total),
    };
  });
  const { unit } = cross;
  return { unit, total, known: total, missing: 0, contradictory: 0, groups, values: [NOT_RECORDED], cells };
}
