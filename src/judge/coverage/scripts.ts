// Writing systems of texts: how many rows are in each, and rows whose writing system their stated language is not written in.
import type { Counts } from '../../count/tally.ts';
import { scriptName, scriptsOf } from '../../know/standards/language-scripts.ts';
import { count, counted, listFirst, percent } from '../../lib/format.ts';
import type { ResultTable } from '../../result/schema.ts';
import type { Context, Draft } from '../analyzer.ts';
import { columnMark } from '../findings/nouns.ts';
import { missingCells, type RecordedColumn, roleOf } from '../recorded.ts';
import { labelOf } from './labels.ts';
import { plainItem, plainRow } from './plain.ts';

/** Values of the trait that are no script, with their labels; `none` comes last. */
const NO_SCRIPT: Readonly<Record<string, string>> = {
  mixed: 'mixed: no script has two thirds of the letters',
  other: 'another script',
  none: 'no letters',
};

export interface Scripts {
  /** Texts by script, most first; blank and absent cells are in none. */
  rows: { script: string; count: number }[];
  known: number;
  missing: number;
  /** Texts by stated language and script, where a language is stated. */
  pairs: { language: string; script: string; count: number }[];
}

/** Adds up rows by script; blank cells, which have no letters, are taken out again. */
export function scriptsIn({ table }: Counts, column: RecordedColumn, language: RecordedColumn | null): Scripts {
  const answer = table.objects() as ({ value: string | null; rows: number } & Record<string, string | null>)[];
  const sums = new Map<string, number>();
  for (const { value, rows } of answer) if (value !== null) sums.set(value, (sums.get(value) ?? 0) + rows);
  sums.set('none', Math.max(0, (sums.get('none') ?? 0) - column.missing.empty));
  const rows = [...sums]
    .filter(([, n]) => n > 0)
    .map(([script, n]) => ({ script, count: n }))
    .sort(
      (a, b) =>
        Number(a.script in NO_SCRIPT) - Number(b.script in NO_SCRIPT) ||
        b.count - a.count ||
        (a.script < b.script ? -1 : 1),
    );
  const pairs =
    language === null
      ? []
      : answer.flatMap((each) => {
          const code = each[roleOf(language)];
          return code && each.value !== null ? [{ language: code, script: each.value, count: each.rows }] : [];
        });
  const known = rows.reduce((sum, each) => sum + each.count, 0);
  return { rows, known, missing: missingCells(column), pairs };
}

export const isScript = (script: string): boolean => !(script in NO_SCRIPT);
export const labelOfScript = (script: string): string => NO_SCRIPT[script] ?? scriptName(script);

export const scriptTable = ({ rows, known, missing }: Scripts): ResultTable => ({
  ...{ id: 'scripts', title: 'Texts by writing system', unit: 'rows', counting: 'single' },
  ...{ total: known + missing, known, missing },
  rows: rows.map(({ script, count: n }) => plainRow({ script }, labelOfScript(script), n, known)),
});

const UNLIKE = { rows: 10, manyRows: 30, manyPart: 0.05 };
const NAMED = 3;

/** Texts in a script that CLDR does not give for their stated language, worst language first; null with fewer than ten. */
export function unlikeLanguage(
  { pairs }: Scripts,
  column: RecordedColumn,
  language: RecordedColumn,
  context: Context,
): Draft | null {
  const { rowNoun } = context.kind;
  const inScripts = pairs.filter(({ script }) => isScript(script));
  const found = inScripts
    .filter(({ language: code, script }) => scriptsOf(code)?.has(script) === false)
    .map((pair) => {
      const all = inScripts
        .filter((each) => each.language === pair.language)
        .reduce((sum, each) => sum + each.count, 0);
      return {
        ...pair,
        share: pair.count / all,
        label: `${labelOf(language, pair.language)} in ${labelOfScript(pair.script)} script`,
      };
    })
    .sort((a, b) => b.count - a.count || (a.label < b.label ? -1 : 1));
  const rows = found.reduce((sum, each) => sum + each.count, 0);
  if (rows < UNLIKE.rows) return null;
  const isMany = found.some((each) => each.count >= UNLIKE.manyRows && each.share >= UNLIKE.manyPart);
  const named = found.map((each) => `${each.label} (${count(each.count)}, ${percent(each.share)} of the language)`);
  return {
    ...{ code: 'unlike', kind: 'fact', unit: 'rows' },
    items: found.map(({ language: code, script, label, count: n, share }) =>
      plainItem({ [roleOf(language)]: code, script }, label, n, share),
    ),
    args: {
      rows: `${counted(rows, rowNoun.one, rowNoun.many)}${columnMark(column, context)}`,
      named: listFirst(named, NAMED),
    },
    weight: {
      ...{ nature: 'fact', ratio: null, level: isMany ? 'medium' : 'low' },
      why: `A language with ${UNLIKE.manyRows} such ${rowNoun.many} and ${percent(UNLIKE.manyPart)} of its own makes it medium.`,
    },
    rank: { gap: Math.max(...found.map(({ share }) => share)), affected: rows },
  };
}
