// Every role that Rollcall knows, as data: what it means, how columns that hold it are called in a dozen languages, and
// which test the values must pass. Name and values must agree; the order settles ties, narrow before wide.
import { contentRoles } from './catalogue-content.ts';
import { contextRoles } from './catalogue-context.ts';
import { peopleRoles } from './catalogue-people.ts';
import { placeRoles } from './catalogue-places.ts';
import { recordRoles } from './catalogue-record.ts';
import type { Entity } from './role.ts';
import type { RoleDefinition } from './role-definition.ts';

/** In the order in which ties are settled. */
export const roles: RoleDefinition[] = [
  ...peopleRoles,
  ...placeRoles,
  ...contextRoles,
  ...contentRoles,
  ...recordRoles,
];

/** The definition of a role by its name; the entity tells the three roles named `id` apart (without it: the sample's). */
export const roleByName = (name: string, entity?: Entity): RoleDefinition | undefined =>
  roles.find((role) => role.name === name && role.of === entity) ?? roles.findLast((role) => role.name === name);

/** Names a user may declare, sorted. */
export const roleNames = (): string[] => [...new Set(roles.map(({ name }) => name))].sort();
