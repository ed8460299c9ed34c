// What a screened cross has to say: combinations that stand out from the rest of the file, and combinations with too few. Both
// are facts about the file itself; what would close them knows that adding inside a group makes the group larger.
import { count, counted, percent, ratio } from '../../lib/format.ts';
import type { Collect, FindingItem } from '../../result/schema.ts';
import type { Context, Draft } from '../analyzer.ts';
import { columnWords, unitNoun } from '../findings/nouns.ts';
import { collectFor } from '../remedies/collect.ts';
import { PARITY_BAND } from '../verdict.ts';
import type { Cross } from './cross.ts';
import { type CrossFrame, rowOf } from './cross-table.ts';
import { labelOf } from './labels.ts';
import { cautiousRatio, type ScreenedCell } from './screen.ts';

const MOST_ITEMS = 50;

export interface Screened {
  cross: Cross;
  cells: ScreenedCell[];
  frame: CrossFrame;
  context: Context;
  /** Least count of a combination, in the unit of the cross. */
  floor: number;
}

const distance = (cell: ScreenedCell): number => Math.abs(Math.log(cautiousRatio(cell)));
const most = (a: ScreenedCell, b: ScreenedCell): number =>
  distance(b) - distance(a) || b.total - a.total || (a.group + a.value < b.group + b.value ? -1 : 1);

/** A group of more than half of the file is not brought to the share in the few that are left: they are no yardstick. */
const isSmaller = ({ total, rest }: ScreenedCell): boolean => total <= rest.total;

/** What stands out: shortfalls first; an excess only where its group has no shortfall, which would say the same thing twice. */
export function standing(screened: Screened): Draft | null {
  const { cells, frame, context, cross } = screened;
  const under = cells.filter(({ verdict }) => verdict === 'under').sort(most);
  const short = new Set(under.map(({ group }) => group));
  const over = cells.filter(({ verdict, group }) => verdict === 'over' && !short.has(group)).sort(most);
  const found = [...under, ...over];
  const [first] = found;
  if (!first) return null;
  const end = cautiousRatio(first);
  const grave = end < 0.5 || end > 2;
  const clips = unitNoun(cross.unit, context.kind);
  return {
    code: under.length > 0 ? 'fewer' : 'more',
    kind: 'fact',
    unit: cross.unit,
    items: found.slice(0, MOST_ITEMS).map((cell) => itemOf(cell, frame)),
    args: {
      ...named(first, frame, context),
      count: count(first.count),
      total: counted(first.total, clips.one, clips.many),
      share: percent(first.share),
      rest: percent(first.rest.share),
      found: count(found.length),
      stand: found.length === 1 ? 'stands' : 'stand',
      screened: count(cells.filter(({ screened }) => screened).length),
    },
    weight: {
      nature: 'fact',
      ratio: null,
      level: grave ? 'high' : 'medium',
      why: `Even the end of the interval nearest to 1 is ${Number.isFinite(end) ? `${ratio(end)} times the share in the rest of the file` : 'beyond any ratio'}, ${grave ? 'outside 0.5 to 2' : 'outside 0.8 to 1.25'}.`,
    },
    rank: {
      gap: Number.isFinite(end) ? distance(first) : Math.log(first.total),
      affected: Math.round(Math.abs(first.total * first.rest.share - first.count)),
    },
    // Nobody can collect more of an answer: what raters said is a difference between raters, not a shortage.
    ...(frame.inner.role === 'rating' ? {} : collectOf(under.filter(isSmaller), screened)),
  };
}

/** Combinations under the floor that the sizes of their two groups would make larger. */
export function thin({ cells, frame, context, cross, floor }: Screened): Draft | null {
  if (frame.inner.role === 'rating') return null;
  const found = cells
    .filter(({ count, expected }) => count < floor && expected >= floor)
    .sort((a, b) => b.expected - b.count - (a.expected - a.count) || most(a, b));
  const [first] = found;
  if (!first) return null;
  const clips = unitNoun(cross.unit, context.kind);
  return {
    code: 'thin',
    kind: 'fact',
    unit: cross.unit,
    items: found.slice(0, MOST_ITEMS).map((cell) => itemOf(cell, frame)),
    args: {
      ...named(first, frame, context),
      found: counted(found.length, 'combination', 'combinations'),
      hold: found.length === 1 ? 'holds' : 'hold',
      led: found.length === 1 ? ':' : ', led by',
      floor: `${floor} ${clips.many}`,
      count: count(first.count),
      expected: count(Math.round(first.expected)),
    },
    weight: {
      nature: 'fact',
      ratio: null,
      level: 'low',
      why: `Their two groups, spread alike, would bring each of them to ${floor}.`,
    },
    rank: {
      gap: Math.log(first.expected / Math.max(1, first.count)),
      affected: found.reduce((sum, cell) => sum + cell.count, 0),
    },
    collect: {
      sentence: `${found.length === 1 ? 'It needs' : `Each of the ${count(found.length)} needs up to`} ${counted(Math.max(...found.map((cell) => floor - cell.count)), `more ${clips.one}`, `more ${clips.many}`)} to reach ${floor}.`,
      assumption:
        'Each combination is filled alone. The alternative is to name a use in which the combination does not occur.',
      rows: found.slice(0, MOST_ITEMS).map((cell) => ({
        label: itemOf(cell, frame).label,
        unit: cross.unit,
        have: cell.count,
        toFloor: floor - cell.count,
        toReference: null,
      })),
    },
  };
}

function itemOf(cell: ScreenedCell, frame: CrossFrame): Omit<FindingItem, 'id'> {
  const { keys, label, count, share, interval, bounds, reference, ratio } = rowOf(cell, frame, null);
  return { keys, label, count, share, interval, bounds, reference, ratio };
}

const named = (cell: ScreenedCell, { outer, inner }: CrossFrame, context: Context) => ({
  value: labelOf(inner, cell.value),
  group: labelOf(outer, cell.group),
  role: columnWords(outer, context),
});

/** What lifts the shortfalls of each group to 0.8 of the share in the rest; adding inside a group makes the group larger. */
function collectOf(under: readonly ScreenedCell[], { cells, frame, context, cross }: Screened): { collect?: Collect } {
  const words = unitNoun(cross.unit, context.kind).many;
  const overlapping = frame.inner.use.kind === 'list';
  const groups = [...new Set(under.map(({ group }) => group))];
  const together = overlapping
    ? under.map((cell) => [cell])
    : groups.map((group) => under.filter((cell) => cell.group === group));
  const plans = together.map((wanted) => {
    const { group, total } = wanted[0]!;
    const others = overlapping ? [] : cells.filter((cell) => cell.group === group && !wanted.includes(cell));
    const named = [...wanted, ...others];
    const rest = total - named.reduce((sum, cell) => sum + cell.count, 0);
    return collectFor({
      ...{
        unit: cross.unit,
        words,
        floor: null,
        ratio: PARITY_BAND[0],
        reference: 'the share in the rest of the file',
      },
      groups: [
        ...named.map((cell) => ({
          label: itemOf(cell, frame).label,
          have: cell.count,
          share: wanted.includes(cell) ? cell.rest.share : null,
          wanted: wanted.includes(cell),
        })),
        { label: '', have: rest, share: null, wanted: false },
      ],
    });
  });
  const made = plans.filter((plan) => plan !== null);
  const [first] = made;
  if (!first) return {};
  const others = new Set(made.slice(1).flatMap(({ rows }) => rows.map(({ label }) => label))).size;
  const sentence =
    others > 0
      ? `${first.sentence} What ${counted(others, 'other combination needs', 'other combinations need')} is listed.`
      : first.sentence;
  return { collect: { ...first, sentence, rows: made.flatMap(({ rows }) => rows).slice(0, MOST_ITEMS) } };
}
