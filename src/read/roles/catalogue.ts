// Every role that Rollcall knows, as data: what it means, how columns that hold it are called in eight and more
// languages, and which test the values must pass. Name and values must agree; the order settles ties, narrow before wide.
import { contentRoles } from './catalogue-content.ts';
import { peopleRoles } from './catalogue-people.ts';
import type { EvidenceId } from './evidence.ts';
import type { ColumnUse, Entity } from './role.ts';

export interface RoleDefinition {
  /** `gender` in `contributor.gender`. */
  name: string;
  meaning: string;
  /**
   * `person`: contributor, or annotator in a table of ratings. `either`: the person where the table describes people,
   * else the sample. Otherwise the entity itself.
   */
  of: 'person' | 'either' | 'sample' | 'contributor' | 'annotator';
  /** An attribute of a person that may not be got wrong: only a full name match with agreeing values decides. */
  sensitive: boolean;
  use: ColumnUse['kind'];
  /** Names as word phrases; accents and separators do not matter. */
  names: string[];
  /** Things and countries have it too: decides only where something else in the table speaks of people. */
  needsPeople?: boolean;
  /** Words may stand before the phrase ("birth country", "primary label"). */
  open: boolean;
  /** Test that the values must pass. */
  values: EvidenceId;
  /** Values alone decide (addresses, file paths), or at least raise the question. */
  byValues?: 'decide' | 'ask';
}

/** In the order in which ties are settled. */
export const roles: RoleDefinition[] = [...peopleRoles, ...contentRoles];

/** The definition of a role by its name; the entity tells the three roles named `id` apart (without it: the sample's). */
export const roleByName = (name: string, entity?: Entity): RoleDefinition | undefined =>
  roles.find((role) => role.name === name && role.of === entity) ?? roles.findLast((role) => role.name === name);

/** Names a user may declare, sorted. */
export const roleNames = (): string[] => [...new Set(roles.map(({ name }) => name))].sort();
