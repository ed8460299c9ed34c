// What a column is taken for, from its name, its values and its neighbours. Pure.
// 0.8 and over is a decision; below it the guess is only told, as a question, and the column is not used. Sensitive roles
// are decided by a full name match and agreeing values, never by one of the two.
import { roles } from './catalogue.ts';
import { describeUnknown, shellWord, typeOf } from './column-type.ts';
import { MANY, useOf } from './column-use.ts';
import { byValues, evidence, WHOLE_COLUMN } from './evidence.ts';
import type { ColumnFacts } from './facts.ts';
import { isRecord, itemFacts } from './list-notation.ts';
import { isBesidePeople, isPersonId, nameMatch } from './name-match.ts';
import { matchName, type NameMatch, personOf } from './names.ts';
import { type ColumnUse, type Entity, roleId } from './role.ts';
import type { RoleDefinition } from './role-definition.ts';
import type { TableShape } from './table-shape.ts';

export const DECISION = 0.8;

export interface Detection {
  entity: Entity | null;
  /** null below DECISION. */
  role: string | null;
  confidence: number;
  reason: string;
  use: ColumnUse;
  type: string;
  /** Role id that a weaker detection would ask about. */
  guess: string | null;
}

/** Least share of known values that must agree: after a full name match, and after one with other words before it. */
const AGREE: Partial<Record<RoleDefinition['values'], [number, number]>> = {
  id: [0.8, 0.9],
  key: [0.8, 0.9],
  country: [0.75, 0.8],
  language: [0.75, 0.8],
  ethnicity: [0.8, 0.9],
  education: [0.8, 0.9],
};
const USUAL: [number, number] = [0.9, 0.9];
const NONE: ColumnUse = { kind: 'none' };

/** Detections of all columns of one table, in column order. */
export function detectTable(columns: ColumnFacts[], shape: TableShape): Detection[] {
  return columns.map((facts) => detectColumn(facts, shape));
}

/** What one column is taken for. */
export function detectColumn(facts: ColumnFacts, shape: TableShape): Detection {
  const type = typeOf(facts);
  if (shape.rater === facts.index) return settled('annotator', 'id', 0.9, shape.reason, { kind: 'key' }, type);
  if (shape.item === facts.index && evidence.id(facts) > 0)
    return settled('sample', 'id', 0.9, 'key of the rated sample; its values repeat', { kind: 'key' }, type);
  if (isPersonRow(facts, shape))
    return settled(
      'contributor',
      'id',
      0.85,
      'unique in a file named after people that describes people: the key of a person',
      { kind: 'key' },
      type,
    );
  let best: { role: RoleDefinition; confidence: number; why: string } | null = null;
  const isNested = facts.share(isRecord) > 0.5;
  const items = isNested ? null : itemFacts(facts);
  for (const role of roles) {
    if (isNested && role.name !== 'boxes') continue;
    if (items !== null && role.use === 'text') continue;
    if (role.of === 'sample' && role.name === 'id' && isPersonId(facts)) continue;
    const isItem = items !== null && role.use === 'category' && MANY.has(role.name);
    const found = weigh(role, isItem ? items : facts, shape);
    if (found !== null && found.confidence > (best?.confidence ?? 0)) best = { role, ...found };
  }
  if (best === null || best.confidence < DECISION) {
    const rating = ratingOf(facts, shape, type);
    if (rating !== null) return rating;
  }
  if (best === null)
    return {
      entity: null,
      role: null,
      confidence: 0,
      reason: isNested ? 'holds records inside its cells, which are not looked into' : describeUnknown(facts, type),
      use: NONE,
      type,
      guess: null,
    };
  return decide(best, facts, shape, type);
}

const settled = (
  entity: Entity,
  role: string,
  confidence: number,
  reason: string,
  use: ColumnUse,
  type: string,
): Detection => ({
  entity,
  role,
  confidence,
  reason,
  use,
  type: role === 'id' ? 'identifier' : type,
  guess: null,
});

const isPersonRow = (facts: ColumnFacts, shape: TableShape): boolean =>
  shape.listsPeople &&
  matchName(facts.name, ['id', 'key', 'code', 'number']) === 'exact' &&
  facts.unique === 1 &&
  evidence.id(facts) === 1;

const ratingOf = (facts: ColumnFacts, shape: TableShape, type: string): Detection | null =>
  shape.rater !== null && facts.distinct >= 2 && facts.distinct <= 11 && evidence.rating(facts) === 1
    ? settled('sample', 'rating', 0.85, 'few numbers in a table of ratings', { kind: 'category' }, type)
    : null;

const percent = (share: number): string =>
  share === 1 ? 'all' : share > 0.99 ? 'over 99 %' : `${Math.round(share * 100)} %`;

/** Confidence that a column holds a role, and why; null when neither name nor values speak for it. */
function weigh(
  role: RoleDefinition,
  facts: ColumnFacts,
  shape: TableShape,
): { confidence: number; why: string } | null {
  const name = nameMatch(role, facts, shape);
  const alone = role.byValues === undefined ? 0 : (byValues[role.values]?.(facts) ?? 0);
  if (name === null || (name === 'weak' && role.use !== 'category'))
    return alone > 0.9
      ? {
          confidence: role.byValues === 'decide' ? 0.82 : 0.5,
          why: 'the values look like it; the name does not say so',
        }
      : null;
  if (facts.known === 0)
    return name === 'exact' ? { confidence: 0.8, why: 'so named, and no value is recorded' } : null;
  const agreed = evidence[role.values](facts);
  const least = (AGREE[role.values] ?? USUAL)[name === 'suffix' ? 1 : 0];
  const values = WHOLE_COLUMN.has(role.values) ? 'the values fit' : `${percent(agreed)} of the known values agree`;
  if (agreed >= least)
    return {
      confidence: nameConfidence(name, role, alone > 0.9),
      why: `${name === 'weak' ? 'the name is close' : 'so named'}; ${values}`,
    };
  if (name === 'weak') return null;
  const isPartly = agreed >= 0.5;
  if (!isPartly) return { confidence: 0.2, why: 'so named, but the values do not agree' };
  return {
    confidence: 0.6,
    why: WHOLE_COLUMN.has(role.values) ? 'the name and the values are close' : `so named, but only ${values}`,
  };
}

const nameConfidence = (name: NameMatch, role: RoleDefinition, alone: boolean): number => {
  if (name === 'exact') return 0.95;
  if (name === 'suffix' && role.open) return 0.88;
  return role.byValues === 'decide' && alone ? 0.85 : 0.6;
};

function decide(
  best: { role: RoleDefinition; confidence: number; why: string },
  facts: ColumnFacts,
  shape: TableShape,
  type: string,
): Detection {
  const { role } = best;
  const entity = entityOf(role, facts, shape);
  const id = roleId(entity, role.name);
  const question = (confidence: number, why: string): Detection => ({
    entity: null,
    role: null,
    confidence,
    reason: `may be ${role.meaning} (${why}); declare it with --role ${shellWord(`${facts.name}=${id}`)}`,
    use: NONE,
    type,
    guess: id,
  });
  if (best.confidence < DECISION)
    return best.confidence < 0.4
      ? {
          ...question(best.confidence, best.why),
          reason: describeUnknown(facts, type, `named like ${role.meaning}, but the values do not agree`),
          guess: null,
        }
      : question(best.confidence, best.why);
  if (role.needsPeople === true && !shape.describesPeople && personOf(facts.name) === null)
    return question(0.7, `${best.why}; nothing else in the table describes people`);
  if (
    role.needsPeople === 'numbers' &&
    facts.numeric > 0.5 &&
    personOf(facts.name) === null &&
    !isBesidePeople(facts, shape)
  )
    return question(0.7, `${best.why}; things have an age too, and nothing else in the table speaks of people`);
  const read = useOf(role, facts);
  if (read === null) return question(0.7, 'its unit cannot be told; add it in brackets, as in duration[ms]');
  const whose =
    role.of === 'person' && shape.person === 'annotator' && entity === 'annotator' ? `; ${shape.reason}` : '';
  return {
    entity,
    role: read.role ?? role.name,
    confidence: best.confidence,
    reason: `${role.meaning}: ${best.why}${read.reason === '' ? '' : `; ${read.reason}`}${whose}`,
    use: read.use,
    type: read.use.kind === 'list' ? 'list' : role.name === 'id' ? 'identifier' : type,
    guess: null,
  };
}

const BIRTH_OR_HOME =
  /birth|born|native|residence|home|geburt|wohn|naissance|nacimiento|nascimento|nascita|geboor|рожд|出生|居住|출생|거주|الميلاد|जन्म/i;

/** Whose attribute it is: what the name says, else what the table is about. */
export function entityOf(role: RoleDefinition, facts: { name: string }, shape: TableShape): Entity {
  if (role.of === 'sample' || role.of === 'contributor' || role.of === 'annotator') return role.of;
  const said = personOf(facts.name);
  if (said === 'annotator') return 'annotator';
  if (
    role.of === 'either' &&
    said === null &&
    !shape.describesPeople &&
    !(role.name === 'country-of-origin' && shape.naming.size > 0) &&
    !BIRTH_OR_HOME.test(facts.name)
  )
    return 'sample';
  return shape.person === 'annotator' && (said === null || /user|participant|respondent/i.test(facts.name))
    ? 'annotator'
    : 'contributor';
}
