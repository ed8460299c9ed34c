// Which two roles are crossed, and which way round: each value of the role with fewer values inside each group of the other,
// people with people of one entity, and labels inside people. The order is fixed by the roles, never by the order of columns.
import type { Tally } from '../../count/tally.ts';
import { JUDGEMENTS, PEOPLE_COUNTRIES } from '../../know/kinds/role-families.ts';
import type { Context } from '../analyzer.ts';
import { isRecorded, type RecordedColumn, roleOf } from '../recorded.ts';

/** Most codes on either side of a cross. */
export const MOST_CODES = 60;
/** Most pairs that are crossed unasked. */
export const MOST_PAIRS = 15;

/** What people are. */
export const PEOPLE_ARE: readonly string[] = [
  'gender',
  'age',
  'ethnicity',
  'skin-type',
  'skin-tone',
  'disability',
  'religion',
  'sexual-orientation',
];
/** What people are, where they and their language are from, and what they came to: in the order in which pairs are asked. */
const CLASSES: Readonly<Record<string, readonly string[]>> = {
  person: PEOPLE_ARE,
  origin: [...PEOPLE_COUNTRIES, 'region', 'first-language', 'proficiency', 'accent', 'dialect', 'context'],
  standing: ['education', 'occupation', 'income'],
};
/** Classes worth crossing: an accent inside a country, or an education inside an age, says nothing about who is missing. */
const CROSSED = new Set(['person person', 'person origin', 'person standing']);
const FIRST = Object.values(CLASSES).flat();

export interface Pair {
  outer: RecordedColumn;
  inner: RecordedColumn;
  /** Why it is not counted; null when it is. */
  refused: string | null;
}

const classOf = ({ role }: RecordedColumn): string =>
  Object.keys(CLASSES).find((name) => CLASSES[name]!.includes(role)) ?? 'none';

/** Whether two roles of people, in their order, are crossed. */
const isCrossed = (a: RecordedColumn, b: RecordedColumn): boolean =>
  CROSSED.has(`${classOf(a)} ${classOf(b)}`) && !(a.role === 'age' && classOf(b) === 'standing');

const rank = ({ role }: RecordedColumn): number => (FIRST.includes(role) ? FIRST.indexOf(role) : FIRST.length);
const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const inOrder = (a: RecordedColumn, b: RecordedColumn): number =>
  rank(a) - rank(b) || byText(roleOf(a), roleOf(b)) || byText(a.name, b.name);

const counted = new WeakMap<ReadonlyMap<string, string | null>, number>();

/** How many codes occur. */
export function codesOf({ codes }: RecordedColumn): number {
  if (codes === undefined) return 0;
  const known = counted.get(codes);
  if (known !== undefined) return known;
  const distinct = new Set(codes.values());
  distinct.delete(null);
  counted.set(codes, distinct.size);
  return distinct.size;
}

/** Category columns of people that may be crossed or looked into, in order. */
export const peopleColumns = (context: Context): RecordedColumn[] =>
  context.columns
    .filter(isRecorded)
    .filter(({ entity, use }) => (entity === 'contributor' || entity === 'annotator') && use.kind === 'category')
    .sort(inOrder);

/** Pairs of people's roles, then labels inside people's roles; refused pairs say why. */
export function pairsOf(context: Context): Pair[] {
  const people = peopleColumns(context);
  const labels = context.columns
    .filter(isRecorded)
    .filter(
      ({ entity, role, use }) => entity === 'sample' && JUDGEMENTS.includes(role) && /^(category|list)$/.test(use.kind),
    )
    .sort(inOrder);
  const within = people.flatMap((a, i) =>
    people
      .slice(i + 1)
      .filter((b) => b.table === a.table && b.entity === a.entity && b.role !== a.role && isCrossed(a, b))
      .map((b) => (codesOf(b) < codesOf(a) ? { outer: a, inner: b } : { outer: b, inner: a })),
  );
  const across = people
    .filter((outer) => FIRST.includes(outer.role))
    .flatMap((outer) => labels.filter((inner) => inner.table === outer.table).map((inner) => ({ outer, inner })));
  const seen = [...within, ...across].filter(({ outer, inner }) => codesOf(outer) > 1 && codesOf(inner) > 1);
  let crossed = 0;
  return seen.map((pair) => {
    const wide = [pair.outer, pair.inner].find((column) => codesOf(column) > MOST_CODES);
    if (wide)
      return { ...pair, refused: `"${wide.name}" has ${codesOf(wide)} values; up to ${MOST_CODES} are crossed` };
    crossed += 1;
    return { ...pair, refused: crossed > MOST_PAIRS ? `only the first ${MOST_PAIRS} pairs are crossed unasked` : null };
  });
}

/** The tally of a pair: by entity where the table has its key, else by rows. */
export function pairTally({ outer, inner }: Pair, context: Context): Tally {
  const key = context.entities.get(outer.entity);
  const entity = key && key.table === outer.table ? { name: outer.entity, column: key.index } : null;
  return {
    kind: 'groups',
    table: outer.table,
    by: [outer, inner].map((column) => ({ role: roleOf(column), column: column.index })),
    within: [roleOf(outer)],
    entity,
    amounts: [],
    merge: entity === null ? 'add' : 'keyed',
  };
}
