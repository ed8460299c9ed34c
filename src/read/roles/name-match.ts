// How well the name of a column fits a role, where more than the phrases of the role decides: what else the table holds, and
// whether the name is a phrase of another role. Keys are told from attributes here.
import { peopleRoles } from './catalogue-people.ts';
import type { ColumnFacts } from './facts.ts';
import { matchName, type NameMatch, nounOfId, personOf } from './names.ts';
import type { RoleDefinition } from './role-definition.ts';
import type { TableShape } from './table-shape.ts';

/** Doubtful names are close at most, unless another column speaks of people. */
export function nameMatch(role: RoleDefinition, facts: ColumnFacts, shape: TableShape): NameMatch {
  const firm = role.use === 'key' ? keyMatch(role, facts.name) : matchName(facts.name, role.names);
  // What a person was labelled as ("creator categories") is not what the sample was labelled as.
  if (firm !== null && /^labels?$/.test(role.name) && personOf(facts.name) === 'contributor') return 'weak';
  if (firm === 'exact' || matchName(facts.name, role.doubtful) !== 'exact') return firm;
  return isBesidePeople(facts, shape) ? 'exact' : 'weak';
}

/** A key is named as its person is, with "id" before ("id_usuario"). What names an attribute ("gender identity") is no key. */
function keyMatch(role: RoleDefinition, name: string): NameMatch {
  const noun = nounOfId(name);
  if (noun !== null && matchName(noun, role.names) === 'exact') return 'exact';
  const match = matchName(name, role.names);
  const isOther = match !== 'exact' && peopleRoles.some(({ use, names }) => use !== 'key' && isNamed(name, names));
  return isOther ? null : match;
}
const isNamed = (name: string, phrases: readonly string[]): boolean => matchName(name, phrases) === 'exact';

/** "id" and a word for a person ("id_hablante") is no key of a sample, whatever its values. */
export const isPersonId = ({ name }: ColumnFacts): boolean => {
  const noun = nounOfId(name);
  return noun !== null && personOf(noun) !== null && matchName(name, ['id']) === 'exact';
};

/** Another column of the table speaks of people. */
export const isBesidePeople = (facts: ColumnFacts, { naming }: TableShape): boolean =>
  [...naming].some((index) => index !== facts.index);
