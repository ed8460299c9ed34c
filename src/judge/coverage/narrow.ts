// A group whose rows nearly all share one value of another attribute, although people are too few to be compared: of 282 clips
// by women, 264 from one decade of age. Rows are all there, so their shares are facts; how many people stand behind is said.
import { count, counted, percent } from '../../lib/format.ts';
import type { Draft } from '../analyzer.ts';
import { columnWords, unitNoun } from '../findings/nouns.ts';
import { type RecordedColumn, roleOf } from '../recorded.ts';
import { collectOthers } from '../remedies/collect.ts';
import { PARITY_BAND } from '../verdict.ts';
import type { Screened } from './cross-findings.ts';
import { labelOf } from './labels.ts';
import { PEOPLE_ARE } from './pairs.ts';

/** The share of a group's rows from which one value is nearly all of it. */
export const NEARLY_ALL = 0.9;
/** Fewer people than this in a group: their number alone is the finding (rare values). */
export const LEAST_PEOPLE = 5;

interface Narrow {
  group: RecordedColumn;
  value: RecordedColumn;
  codes: { group: string; value: string };
  held: number;
  total: number;
  rest: number;
  people: number;
}

/** Groups of either attribute, of too few people to be compared, in which one value holds at least 90 % of the rows and clearly less elsewhere. */
function narrowGroups(people: Screened, rows: Screened): Narrow[] {
  const { outer, inner } = rows.frame;
  if (![outer, inner].every(({ role }) => PEOPLE_ARE.includes(role))) return [];
  const cells = rows.cells.map(({ group, value, count: held }) => ({ outer: group, inner: value, held }));
  const whole = cells.reduce((sum, { held }) => sum + held, 0);
  const sum = (side: 'outer' | 'inner', code: string): number =>
    cells.reduce((total, cell) => total + (cell[side] === code ? cell.held : 0), 0);
  const peopleOf = (side: 'outer' | 'inner', code: string): number =>
    people.cells.reduce((n, cell) => n + ((side === 'outer' ? cell.group : cell.value) === code ? cell.count : 0), 0);
  const look = (by: 'outer' | 'inner', of: 'outer' | 'inner'): Narrow[] =>
    cells.flatMap((cell) => {
      const [total, value] = [sum(by, cell[by]), sum(of, cell[of])];
      const others = whole - total;
      const rest = others > 0 ? (value - cell.held) / others : 1;
      const isNarrow = total >= rows.floor && cell.held >= NEARLY_ALL * total;
      const inside = peopleOf(by, cell[by]);
      if (!isNarrow || rest > PARITY_BAND[0] * (cell.held / total) || inside < LEAST_PEOPLE || inside >= people.floor)
        return [];
      const [group, attribute] = by === 'outer' ? [outer, inner] : [inner, outer];
      const codes = { group: cell[by], value: cell[of] };
      return [{ group, value: attribute, codes, held: cell.held, total, rest, people: inside }];
    });
  return [...look('outer', 'inner'), ...look('inner', 'outer')].sort(
    (a, b) => a.rest - b.rest || b.total - a.total || (JSON.stringify(a.codes) < JSON.stringify(b.codes) ? -1 : 1),
  );
}

export const NARROW_MESSAGE =
  '{held} of {total} ({share}) where the {role} is "{group}" are "{value}" by {field}, against {rest} in the rest of the file; {people} gave them.';

/** One fact, of level medium, for all narrow groups of a cross counted in people (`people`) and in rows (`rows`). */
export function narrow(people: Screened, rows: Screened): Draft | null {
  const found = narrowGroups(people, rows);
  const [first] = found;
  if (!first) return null;
  const { kind } = rows.context;
  const [clips, ids] = [unitNoun('rows', kind), unitNoun(people.cross.unit, kind)];
  const labels = ({ group, value, codes }: Narrow) =>
    [labelOf(group, codes.group), labelOf(value, codes.value)] as const;
  const [group, value] = labels(first);
  const collect = collectOthers({
    unit: 'rows',
    words: `${clips.many} where the ${columnWords(first.group, rows.context)} is "${group}"`,
    groups: [
      { label: value, have: first.held, share: first.rest, wanted: true },
      { label: '', have: first.total - first.held, share: null, wanted: false },
    ],
    floor: null,
    ratio: PARITY_BAND[1],
    reference: 'the share in the rest of the file',
  });
  return {
    code: 'narrow',
    kind: 'fact',
    unit: 'rows',
    items: found.map((each) => ({
      keys: { [roleOf(each.group)]: each.codes.group, [roleOf(each.value)]: each.codes.value },
      label: labels(each).toReversed().join(' within '),
      count: each.held,
      share: each.held / each.total,
      ...{ interval: null, bounds: null },
      reference: each.rest,
      ratio: each.rest > 0 ? each.held / each.total / each.rest : null,
    })),
    args: {
      ...{ group, value, held: count(first.held), total: counted(first.total, clips.one, clips.many) },
      share: percent(first.held / first.total),
      role: columnWords(first.group, rows.context),
      field: columnWords(first.value, rows.context),
      rest: percent(first.rest),
      people: counted(first.people, ids.one, ids.many),
    },
    weight: {
      nature: 'fact',
      ratio: null,
      level: 'medium',
      why: `One value holds at least ${percent(NEARLY_ALL)} of a group of at least ${rows.floor} ${clips.many}, and clearly less elsewhere.`,
    },
    rank: { gap: -Math.log(Math.max(first.rest, 0.01)), affected: first.held },
    ...(collect ? { collect } : {}),
  };
}
