// Requests of roles that belong to rows and not to people: labels, scenes, devices. They are counted in rows, whatever leads for
// content.
import type { Tally } from '../../count/tally.ts';
import type { Context, Request } from '../analyzer.ts';
import { isRecorded, type RecordedColumn, roleOf } from '../recorded.ts';
import { shareRequest } from './share-check.ts';

/** Columns of samples that have one of these roles, by category or by list. */
export const rowColumns = (context: Context, roles: readonly string[]): RecordedColumn[] =>
  context.columns
    .filter(isRecorded)
    .filter(
      ({ entity, role, use }) => entity === 'sample' && roles.includes(role) && /^(category|list)$/.test(use.kind),
    );

/** The request of one of them. */
export function rowShareRequest(column: RecordedColumn, context: Context): Request {
  const request = shareRequest(column, context);
  const shares = { ...request.tallies.shares!, amounts: [] };
  return { ...request, tallies: { shares: context.declared.has(roleOf(column)) ? shares : described(shares) } };
}

/** Without a declaration nothing is judged, so nobody need be counted: shares are facts of this file. */
const described = (shares: Tally): Tally =>
  shares.entity === null ? shares : { ...shares, entity: null, unclustered: true, merge: 'add' };
