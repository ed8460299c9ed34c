// What the fields of a file come to: fields that are not there, fields that are often empty, and declared shares that nobody can
// judge because of it.
import type { Counts } from '../../count/tally.ts';
import { count, counted, list, listFirst, percent } from '../../lib/format.ts';
import type { FindingItem } from '../../result/schema.ts';
import type { Context, Draft } from '../analyzer.ts';
import { unitNoun } from '../findings/nouns.ts';
import { type RecordedColumn, roleOf } from '../recorded.ts';
import { verdict } from '../verdict.ts';
import { readCells } from './cells.ts';
import { type Field, fieldRow, fieldWords, RIGHTS, unrecorded } from './fields.ts';
import { labelOf } from './labels.ts';
import { perhapsHeld } from './perhaps-held.ts';
import { plainItem } from './plain.ts';

type Level = 'high' | 'medium' | 'low';

/** Missing shares from which a field is a fact, with the level; rights may not be missing at all. */
const PARTLY: { rights: [number, Level][]; others: [number, Level][] } = {
  rights: [
    [0.5, 'high'],
    [0, 'medium'],
  ],
  others: [
    [0.5, 'medium'],
    [0.2, 'low'],
  ],
};
/** The missing share that a field should stay under. */
const LEAST_MISSING = 0.2;
const NAMED = 4;

const itemOf = (field: Field): Omit<FindingItem, 'id'> => {
  const { keys, label, count: known, share, interval, bounds, reference, ratio } = fieldRow(field);
  return { keys, label, count: known, share, interval, bounds, reference, ratio };
};

/** "recorded gender" → "gender", where recording is what the sentence is about. */
const bare = (words: string): string => words.replace(/^(recorded|stated) /, '');

/** "language, and licence or consent": a comma keeps the alternatives of one field together. */
const alternatives = (fields: readonly string[]): string =>
  fields.length > 1 && fields.some((field) => field.includes(' or '))
    ? `${fields.slice(0, -1).join(', ')}, and ${fields.at(-1)}`
    : list(fields);

/** One finding for everything required that is not recorded at all: a gap where a target is declared, else a fact. */
export function absentFields(context: Context): Draft | null {
  const questions = unrecorded(context);
  if (questions.length === 0) return null;
  const isRight = questions.some(({ roles }) => roles.some((role) => RIGHTS.has(role)));
  const judged = [...context.declared.values()].some(({ from }) => from === 'target');
  const words = questions.map(({ roles }) => [...new Set(roles.map((role) => bare(fieldWords(role, context))))]);
  const nature = judged ? (isRight ? 'right-missing' : 'role-missing') : 'fact';
  return {
    code: 'absent',
    kind: judged ? 'gap' : 'fact',
    unit: 'rows',
    items: questions.map(({ roles }, i) => plainItem({ field: roles[0]! }, listFirst(words[i]!, NAMED), 0, 0)),
    args: {
      fields: alternatives(words.map((names) => names.slice(0, 2).join(' or '))),
      title: context.kind.title,
      perhaps: perhapsHeld(questions, context),
    },
    weight: {
      ...{ nature, ratio: null },
      level: isRight ? 'high' : 'medium',
      why: isRight
        ? 'Data of this kind is expected to say under which rights it may be used.'
        : 'A question that data of this kind is expected to answer cannot be answered.',
    },
    rank: { gap: 0, affected: context.rows },
    collect: {
      sentence: `Record the ${list(words.map((names) => names[0]!))} for each of the ${counted(context.rows, context.kind.rowNoun.one, context.kind.rowNoun.many)}.`,
      assumption:
        'One of the fields named for a question is enough. What a column holds under another name is declared with --role.',
      rows: questions.map((_, i) => ({
        label: words[i]![0]!,
        unit: 'rows',
        have: 0,
        toFloor: null,
        toReference: context.rows,
      })),
    },
  };
}

/** Where each row already stands for many, shares of rows say little, and that has to be said before any of them is read. */
export function rowsAreTotals(context: Context): Draft | null {
  const { kind, rows } = context;
  if (!kind.standsForMany) return null;
  return {
    code: 'totals',
    kind: 'fact',
    unit: 'rows',
    items: [],
    args: { rows: counted(rows, kind.rowNoun.one, kind.rowNoun.many) },
    weight: { nature: 'fact', ratio: null, level: 'medium', why: 'Rows are counted, and amounts are not.' },
    rank: { gap: 0, affected: rows },
  };
}

/**
 * Whether the emptiness of a field is worth a word: a right, an expected field or an attribute of people, and no other column of
 * the same role holds more. That an optional field is mostly empty is no gap.
 */
const isMissed = ({ role, missing }: Field, fields: readonly Field[], { kind }: Context): boolean =>
  (RIGHTS.has(role) || kind.expected.includes(role) || !role.startsWith('sample.')) &&
  !fields.some((other) => other.role === role && other.missing < missing);

/** One fact for all fields that have a column and are often empty. */
export function partlyRecorded(fields: readonly Field[], context: Context): Draft | null {
  const found = fields
    .filter((field) => isMissed(field, fields, context) && !context.tables.has(field.column?.table ?? ''))
    .flatMap((field) => {
      const share = field.missing / field.rows;
      const levels = RIGHTS.has(field.role) ? PARTLY.rights : PARTLY.others;
      const step = field.column === null || field.known === 0 ? undefined : levels.find(([above]) => share > above);
      return step ? [{ field, share, level: step[1] }] : [];
    });
  const order: Level[] = ['high', 'medium', 'low'];
  found.sort(
    (a, b) =>
      order.indexOf(a.level) - order.indexOf(b.level) || b.share - a.share || (a.field.role < b.field.role ? -1 : 1),
  );
  const [first] = found;
  if (!first) return null;
  const rows = unitNoun('rows', context.kind);
  const limit = ({ role }: Field): number => (RIGHTS.has(role) ? 0 : LEAST_MISSING);
  return {
    code: 'partly',
    kind: 'fact',
    unit: 'rows',
    items: found.map(({ field }) => itemOf(field)),
    args: {
      field: first.field.words,
      missing: count(first.field.missing),
      rows: counted(first.field.rows, rows.one, rows.many),
      share: percent(first.share),
      more:
        found.length > 1 ? `; ${counted(found.length - 1, 'other field is', 'other fields are')} often empty too` : '',
    },
    weight: {
      nature: 'fact',
      ratio: null,
      level: first.level,
      why: `${percent(first.share)} missing; a right may not be missing at all (over 50 %: high), other fields up to 20 % (over 50 %: medium).`,
    },
    rank: { gap: Math.log(1 / Math.max(1e-9, 1 - first.share)), affected: first.field.missing },
    collect: {
      sentence: `Record the ${bare(first.field.words)} of about ${count(Math.ceil(first.field.missing - limit(first.field) * first.field.rows))} more ${rows.many}.`,
      assumption: `The file keeps its size. A right should be known for all, any other field for ${percent(1 - LEAST_MISSING)}.`,
      rows: found.map(({ field }) => ({
        label: field.words,
        unit: 'rows',
        have: field.known,
        toFloor: null,
        toReference: Math.ceil(field.missing - limit(field) * field.rows),
      })),
    },
  };
}

/** Declared shares that what is missing could put on either side of the threshold: nobody can judge them. */
export function undecidable(
  tables: Record<string, Counts>,
  columns: readonly RecordedColumn[],
  context: Context,
): Draft | null {
  const found = columns.flatMap((column) => {
    const role = roleOf(column);
    const shares = context.declared.get(role)?.reference?.shares;
    const counts = tables[role];
    if (!shares || !counts) return [];
    const cells = readCells(counts, role, 'rows');
    const { known, missing } = cells;
    return [...shares].flatMap(([code, reference]) => {
      const have = cells.cells.find((cell) => cell.code === code)?.count ?? 0;
      const share = known > 0 ? have / known : null;
      const bounds: [number, number] = [have / (known + missing), (have + missing) / (known + missing)];
      const told = verdict({
        ...{
          count: have,
          share,
          reference,
          judged: reference >= context.options.judgeAbove,
          expected: reference * known,
        },
        ...{ floor: null, interval: null, bounds, missing, band: [0.8, 1.25] as const },
      });
      return told === 'cannot-tell-missing'
        ? [{ column, role, code, have, share, bounds, reference, missing, known }]
        : [];
    });
  });
  const [first] = found;
  if (!first) return null;
  return {
    code: 'undecidable',
    kind: 'fact',
    unit: 'rows',
    items: found.map(({ column, role, code, have, share, bounds, reference }) => ({
      ...{
        keys: { [role]: code },
        label: labelOf(column, code),
        count: have,
        share,
        interval: null,
        bounds,
        reference,
      },
      ratio: share === null ? null : share / reference,
    })),
    args: {
      field: fieldWords(first.role, context),
      missing: count(first.missing),
      total: counted(first.known + first.missing, context.kind.rowNoun.one, context.kind.rowNoun.many),
      values: listFirst(
        found.map(({ column, code }) => `"${labelOf(column, code)}"`),
        NAMED,
      ),
    },
    weight: {
      nature: 'fact',
      ratio: null,
      level: 'medium',
      why: 'What is missing could put a declared share on either side of its threshold.',
    },
    rank: { gap: 0, affected: first.missing },
  };
}
