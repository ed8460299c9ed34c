// Lengths of texts as bands of 1, 2 and 5 times a power of ten, which fit sentences and books alike, and the facts about them.
import { count, counted, percent } from '../../lib/format.ts';
import type { ResultRow, ResultTable } from '../../result/schema.ts';
import type { Distribution, ValueCount } from '../../stats/value-counts.ts';
import type { Context, Draft } from '../analyzer.ts';
import { columnMark } from '../findings/nouns.ts';
import { missingCells, type RecordedColumn } from '../recorded.ts';
import { plainItem, plainRow } from './plain.ts';

const STEPS = [1, 2, 5];

/** First lengths of the bands that reach from `min` to `max`, and one more. */
function bandsOf(min: number, max: number): number[] {
  const starts = Array.from({ length: 11 }, (_, power) => STEPS.map((step) => step * 10 ** power)).flat();
  const from = starts.findLastIndex((start) => start <= Math.max(1, min));
  const to = starts.findIndex((start) => start > max);
  return starts.slice(from, to + 1);
}

/** One row a band, shortest first: how many texts are so long. */
export function lengthTable(counts: readonly ValueCount[], all: Distribution, column: RecordedColumn): ResultTable {
  const bands = bandsOf(all.min, all.max);
  const rows = bands.slice(0, -1).map((from, i): ResultRow => {
    const to = bands[i + 1]! - 1;
    const within = counts
      .filter(({ value }) => value >= from && value <= to)
      .reduce((sum, each) => sum + each.count, 0);
    const label = from === to ? count(from) : `${count(from)} to ${count(to)}`;
    return plainRow({ characters: `${from}-${to}` }, label, within, all.count);
  });
  const missing = missingCells(column);
  return {
    ...{ id: 'lengths', title: 'Texts by length in characters', unit: 'rows', counting: 'single' },
    ...{ total: all.count + missing, known: all.count, missing },
    note: 'Without blanks around; a character is a Unicode code point. Empty cells and words for "missing" are in no band.',
    rows,
  };
}

/** Where texts end at one length, one in a hundred stands there, and five times as many as at the lengths before. */
const CUT = { part: 0.01, rows: 30, times: 5, before: 10, from: 20 };
const SHORT = { characters: 2, part: 0.05 };
const LONG = { top: 0.01, holds: 0.5, from: 200 };

const level = (text: 'medium' | 'low', why: string): Draft['weight'] => ({
  nature: 'fact',
  ratio: null,
  level: text,
  why,
});
const item = (key: string, label: string, n: number, of: number): Draft['items'][number] =>
  plainItem({ characters: key }, label, n, n / of);

/** Texts that end where something cut them, hardly a text at all, or few texts that are most of the data. */
export function lengthFacts(
  counts: readonly ValueCount[],
  all: Distribution,
  column: RecordedColumn,
  context: Context,
): Draft[] {
  const at = (value: number): number => counts.find((each) => each.value === value)?.count ?? 0;
  const texts = `${counted(all.count, 'text', 'texts')}${columnMark(column, context)}`;
  const { many } = context.kind.rowNoun;
  const ends = at(all.max);
  const before =
    Array.from({ length: CUT.before }, (_, i) => at(all.max - 1 - i)).reduce((sum, n) => sum + n, 0) / CUT.before;
  const short = counts.filter(({ value }) => value <= SHORT.characters).reduce((sum, each) => sum + each.count, 0);
  const held = all.heldByLargest(LONG.top);
  const longest = Math.floor(LONG.top * all.count);
  const isCut = all.max >= CUT.from && ends >= Math.max(CUT.rows, CUT.part * all.count) && ends >= CUT.times * before;
  const drafts: (Draft | false)[] = [
    isCut && {
      ...{
        code: 'cut',
        kind: 'fact',
        unit: 'rows',
        items: [item(String(all.max), `${count(all.max)} characters`, ends, all.count)],
      },
      args: { ends: count(ends), texts, share: percent(ends / all.count), length: count(all.max) },
      weight: level(
        'medium',
        `More than ${percent(CUT.part)} of the texts end at the greatest length, and at least ${CUT.times} times as many as at the lengths before it.`,
      ),
      rank: { gap: Math.log(ends / Math.max(1, before)), affected: ends },
    },
    short > SHORT.part * all.count && {
      ...{
        code: 'short',
        kind: 'fact',
        unit: 'rows',
        items: [item(`1-${SHORT.characters}`, `at most ${SHORT.characters} characters`, short, all.count)],
      },
      args: { short: count(short), texts, share: percent(short / all.count), length: count(SHORT.characters) },
      weight: level('low', `More than ${percent(SHORT.part)} of the ${many} have hardly a text.`),
      rank: { gap: Math.log(short / all.count / SHORT.part), affected: short },
    },
    all.count >= LONG.from &&
      held > LONG.holds && {
        ...{
          code: 'long',
          kind: 'fact',
          unit: 'rows',
          items: [item('longest', `the longest ${percent(LONG.top)}`, longest, all.count)],
        },
        args: { longest: count(longest), texts, share: percent(held) },
        weight: level(
          'low',
          `The longest ${percent(LONG.top)} of the texts are more than ${percent(LONG.holds)} of all characters.`,
        ),
        rank: { gap: Math.log(held / LONG.holds), affected: longest },
      },
  ];
  return drafts.filter((draft) => draft !== false);
}
