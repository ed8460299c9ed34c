// Findings of a share table: gaps against what was declared, differences from a reference that nobody declared, and what the
// file itself shows (one value nearly alone, one value ahead of all others). One finding for each code, its values worst first.
import { between, count, counted, list, listFirst, percent } from '../../lib/format.ts';
import type { Collect } from '../../result/schema.ts';
import type { Draft } from '../analyzer.ts';
import type { Noun } from '../findings/nouns.ts';
import { collectFor, collectOthers } from '../remedies/collect.ts';
import { GAP_CODES, type GapCode, isGap } from '../verdict.ts';
import { hasNoReference } from './comparison.ts';
import { itemOf, type JudgedValue, type Shares } from './shares.ts';

/** Messages of the share analyzers: finding code → pattern. */
export const SHARE_MESSAGES = {
  absent: 'Absent by {field} among {known}: {values}; {reference} gives {worst} {expected}.',
  'below-floor': 'Fewer than {floor} by {field} among {known}: {values}; {worst} has {count}.',
  under: 'Fewer than expected by {field}: {worst} is {share} of {known}, where {reference} gives {expected}{more}.',
  over: 'More than expected by {field}: {worst} is {share} of {known}, where {reference} gives {expected}{more}.',
  differs: 'By {field}, {worst} is {share} of {known}; {reference}, shown for orientation, gives {expected}{more}.',
  scope:
    '{value} is {share} of {known} by {field}: the file covers little else; whether it is meant to is for a person to say.',
  dominance: '{value} is {share} of {known} by {field}, ahead of {others}.',
};

/** A share from which one value is the scope of the file, described and not called a gap. */
export const SCOPE = 0.95;
/** Shares from which one value of many dominates, with the level of the fact. */
const DOMINANCE = [
  { above: 0.8, level: 'medium' },
  { above: 0.5, level: 'low' },
] as const;
const LEAST_VALUES = 3;
const NAMED = 3;

export interface ShareWords {
  /** "recorded gender" */
  field: string;
  unit: Noun;
}

const quoted = (text: string): string => `"${text}"`;
const knownOf = ({ table }: Shares, { unit }: ShareWords): string => counted(table.known, unit.one, unit.many);

/** How far a value is outside at least, as |ln ratio|, by the end of its interval that is nearest to the comparison. */
function cautiousGap({ ratios }: JudgedValue, code: GapCode): number {
  if (ratios === null) return 0;
  return code === 'over' ? Math.log(Math.max(1, ratios[0])) : -Math.log(Math.min(1, ratios[1]));
}

const affected = ({ row, expected }: JudgedValue): number => Math.round(Math.abs((expected ?? row.count) - row.count));

const worstFirst = (values: readonly JudgedValue[], code: (value: JudgedValue) => GapCode): JudgedValue[] =>
  [...values].sort(
    (a, b) =>
      cautiousGap(b, code(b)) - cautiousGap(a, code(a)) ||
      affected(b) - affected(a) ||
      (JSON.stringify(a.row.keys) < JSON.stringify(b.row.keys) ? -1 : 1),
  );

function argsOf(values: readonly JudgedValue[], shares: Shares, words: ShareWords): Record<string, string> {
  const { row } = values[0]!;
  const rest = values.length - 1;
  return {
    field: words.field,
    known: knownOf(shares, words),
    reference: shares.compared.comparison?.name ?? '',
    worst: quoted(row.label),
    share: row.interval ? between(row.interval) : percent(row.share ?? 0),
    expected: percent(row.reference ?? 0),
    more: rest > 0 ? `; ${counted(rest, 'other value', 'other values')} likewise` : '',
  };
}

const pick = (args: Record<string, string>, names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [name, args[name]!]));

const COMPARED = ['field', 'known', 'reference', 'worst', 'share', 'expected', 'more'];

/** Gaps against a declared comparison: one draft for each code that occurs, most serious code first. */
export function gapDrafts(shares: Shares, words: ShareWords, floor: number | null): Draft[] {
  return GAP_CODES.flatMap((code): Draft[] => {
    const values = worstFirst(
      shares.judged.filter(({ row }) => row.verdict === code),
      () => code,
    );
    if (values.length === 0) return [];
    const args = argsOf(values, shares, words);
    const labels = listFirst(
      values.map(({ row }) => quoted(row.label)),
      NAMED,
    );
    const named: Record<GapCode, Record<string, string>> = {
      absent: { ...pick(args, ['field', 'known', 'reference', 'worst', 'expected']), values: labels },
      'below-floor': {
        ...pick(args, ['field', 'known', 'worst']),
        values: labels,
        floor: `${count(floor ?? 0)} ${words.unit.many}`,
        count: count(values[0]!.row.count),
      },
      under: pick(args, COMPARED),
      over: pick(args, COMPARED),
    };
    const collect = collectOf(shares, words, values, code, floor);
    return [
      {
        code,
        kind: 'gap',
        unit: shares.table.unit,
        items: values.map(itemOf),
        args: named[code],
        weight: { nature: code, ratio: values[0]!.ratios?.[code === 'over' ? 0 : 1] ?? null },
        rank: rankOf(values, () => code),
        ...(collect ? { collect } : {}),
      },
    ];
  });
}

const rankOf = (values: readonly JudgedValue[], code: (value: JudgedValue) => GapCode): Draft['rank'] => ({
  gap: Math.max(...values.map((value) => cautiousGap(value, code(value)))),
  affected: values.reduce((sum, value) => sum + affected(value), 0),
});

function collectOf(
  shares: Shares,
  words: ShareWords,
  values: readonly JudgedValue[],
  code: GapCode,
  floor: number | null,
): Collect | null {
  const comparison = shares.compared.comparison!;
  const comparable = shares.judged.filter(({ row }) => comparison.ofAll || row.reference !== null);
  const input = {
    unit: shares.table.unit,
    words: words.unit.many,
    groups: comparable.map((value) => ({
      label: value.row.label,
      have: value.row.count,
      share: value.row.reference,
      wanted: values.includes(value),
    })),
    floor,
    ratio: comparison.band[code === 'over' ? 1 : 0],
    reference: comparison.name,
    whole: shares.table.unit === 'rows' || shares.cells.draws === 'independent',
  };
  return code === 'over' ? collectOthers(input) : collectFor(input);
}

/**
 * The one difference from a reference that nobody declared, as a note; none when the values were made equal. `fewerOnly`: where
 * a larger share than the reference is no news (languages).
 */
export function differenceDraft(shares: Shares, words: ShareWords, fewerOnly: boolean): Draft[] {
  if (shares.compared.comparison === null || shares.compared.comparison.judged) return [];
  const differs = ({ compared }: JudgedValue) => isGap(compared) && !(fewerOnly && compared === 'over');
  const side = (value: JudgedValue) => value.compared as GapCode;
  const values = worstFirst(shares.judged.filter(differs), side);
  if (values.length === 0) return [];
  const nature = side(values[0]!);
  return [
    {
      code: 'differs',
      kind: 'difference',
      unit: shares.table.unit,
      items: values.map(itemOf),
      args: pick(argsOf(values, shares, words), COMPARED),
      weight: { nature, ratio: values[0]!.ratios?.[nature === 'over' ? 0 : 1] ?? null },
      rank: rankOf(values, side),
    },
  ];
}

/** Values that can lead: known answers, largest first. */
function leaders({ judged, table }: Shares): JudgedValue[] {
  const rows = new Map(judged.map((value) => [JSON.stringify(value.row.keys), value]));
  return table.rows
    .filter(({ keys, count }) => count > 0 && !hasNoReference(Object.values(keys)[0]!))
    .sort((a, b) => b.count - a.count)
    .map((row) => rows.get(JSON.stringify(row.keys)) ?? lone(row));
}

const lone = (row: JudgedValue['row']): JudgedValue => ({
  row,
  compared: 'described',
  ratios: null,
  expected: null,
  visible: null,
  members: [],
});

/** One value with at least 95 % of what is known: what the file is about. */
export function scopeDraft(shares: Shares, words: ShareWords): Draft[] {
  const [first] = leaders(shares);
  if (!first || (first.row.share ?? 0) < SCOPE || shares.table.known < 2) return [];
  return [fact('scope', 'note', first, shares, words, {})];
}

/** One value of three or more with over half of what is known; null when a declared comparison already judges it. */
export function dominanceDraft(shares: Shares, words: ShareWords): Draft[] {
  const [first, ...others] = leaders(shares);
  const share = first?.row.share ?? 0;
  const step = DOMINANCE.find(({ above }) => share > above);
  if (!first || !step || share >= SCOPE || others.length + 1 < LEAST_VALUES) return [];
  if (shares.compared.comparison?.judged) return [];
  const draft = fact('dominance', step.level, first, shares, words, {
    others: counted(others.length, 'other value', 'other values'),
  });
  const { row } = first;
  const collect = collectOthers({
    unit: shares.table.unit,
    words: words.unit.many,
    groups: [
      { label: row.label, have: row.count, share: 0.5, wanted: true },
      {
        label: list(others.map((value) => value.row.label)),
        have: shares.table.known - row.count,
        share: null,
        wanted: false,
      },
    ],
    floor: null,
    ratio: 1,
    reference: 'half of the file',
  });
  return [{ ...draft, rank: { gap: Math.log(share / 0.5), affected: row.count }, ...(collect ? { collect } : {}) }];
}

function fact(
  code: 'scope' | 'dominance',
  level: 'note' | 'low' | 'medium',
  value: JudgedValue,
  shares: Shares,
  words: ShareWords,
  more: Record<string, string>,
): Draft {
  const share = percent(value.row.share ?? 0);
  const why = `One value holds ${share} of what is recorded; from ${code === 'scope' ? percent(SCOPE) : '50 %'} on it is reported.`;
  return {
    code,
    kind: 'fact',
    unit: shares.table.unit,
    items: [itemOf(value)],
    args: { value: quoted(value.row.label), share, known: knownOf(shares, words), field: words.field, ...more },
    weight: { nature: 'fact', ratio: null, level, why },
    rank: { gap: 0, affected: value.row.count },
  };
}
