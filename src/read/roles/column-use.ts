// How the counting floor reads a column of a role: grouped, as a list, as an amount with a unit, as a key, or not at all.
import { amountUnit } from './amount-unit.ts';
import type { ColumnFacts } from './facts.ts';
import { listNotation } from './list-notation.ts';
import type { ColumnUse } from './role.ts';
import type { RoleDefinition } from './role-definition.ts';

/** Roles of which a cell may hold several. */
export const MANY: ReadonlySet<string> = new Set([
  'labels',
  'label',
  'topic',
  'domain',
  'task',
  'emotion',
  'sentiment',
  'weather',
  'environment',
  'device',
  'tone',
  'removed-by',
  'generator',
  'disability',
  'nationality',
  'country',
  'country-of-origin',
  'country-of-content',
  'language',
  'accent',
  'ethnicity',
  'license',
  'scene',
  'source',
  'style',
]);

/** How the counting floor reads the column; null when that cannot be told. */
export function useOf(
  role: RoleDefinition,
  facts: ColumnFacts,
): { use: ColumnUse; role?: string; reason: string } | null {
  switch (role.use) {
    case 'amount':
      return facts.known === 0 ? { use: { kind: 'none' }, reason: '' } : amountUnit(role.name, facts);
    case 'list': {
      const notation = listNotation(facts, true);
      return { use: notation === null ? { kind: 'category' } : { kind: 'list', notation }, reason: '' };
    }
    case 'category': {
      const notation = MANY.has(role.name) ? listNotation(facts, /s$/i.test(facts.name)) : null;
      if (notation === null) return { use: { kind: 'category' }, reason: '' };
      return {
        use: { kind: 'list', notation },
        reason: 'several values to a cell',
        ...(role.name === 'label' ? { role: 'labels' } : {}),
      };
    }
    case 'key':
      return { use: { kind: 'key' }, reason: '' };
    default:
      return { use: { kind: role.use } as ColumnUse, reason: '' };
  }
}
