// The check that group, country and language shares have in common: the leading unit first and judged, the other units beside
// it, the outcome with its reason, and the findings. An analyzer adds what is its own: roll-ups, figure, facts.
import type { Counts, Tally } from '../../count/tally.ts';
import { counted } from '../../lib/format.ts';
import type { Measure, ResultFigure } from '../../result/schema.ts';
import type { Analysis, Context, Draft, Request } from '../analyzer.ts';
import { columnWords, titled, unitNoun } from '../findings/nouns.ts';
import { countVerdicts, outcomeOf } from '../findings/outcome.ts';
import { type RecordedColumn, roleOf, subjectOf } from '../recorded.ts';
import { type Cells, readCells } from './cells.ts';
import { hasNoReference } from './comparison.ts';
import type { Wider } from './proportion.ts';
import { differenceDraft, gapDrafts, SCOPE, type ShareWords, scopeDraft } from './share-findings.ts';
import { measuresOf } from './share-measures.ts';
import { isEqual, reasonOf } from './share-reason.ts';
import { measureShares, type Shares } from './shares.ts';
import { unknownValues } from './unknown-values.ts';

export { leadOf, namedCounts } from './share-reason.ts';

export interface ShareQuestion {
  figure: ResultFigure['kind'];
  /** Ways up for values too small to be judged alone, with the names of what is up there. */
  levels: readonly Wider[];
  groupLabel?: (code: string) => string;
  /** Tables of wider groups beside the table of values. */
  rollUps: readonly { id: string; title: string; group: Wider }[];
  /** Whether a file of one value is described even against a declared target (one language is a choice, not a gap). */
  scopeDescribes?: boolean;
  /** Whether a share above the reference is worth a note. */
  fewerOnly: boolean;
  /** Facts of the file that only this analyzer asks about. */
  facts(shares: Shares, words: ShareWords): Draft[];
  /** What the figure and the reason lead with. */
  lead(shares: Shares, words: ShareWords): string;
  measures(shares: Shares): Measure[];
}

/** Amounts of one table, as a tally names them. */
export const amountsIn = (table: string, { amounts }: Pick<Context, 'amounts'>): Tally['amounts'] =>
  amounts.filter((amount) => amount.table === table).map(({ unit, column, factor }) => ({ unit, column, factor }));

/** The request of one column: its counts with entities and amounts of the same table. */
export function shareRequest(column: RecordedColumn, context: Context): Request {
  const key = context.entities.get(column.entity === 'sample' ? 'contributor' : column.entity);
  const entity = key && key.table === column.table ? { name: key.entity!, column: key.index } : null;
  return {
    subject: [subjectOf(column)],
    columns: [column],
    tallies: {
      shares: {
        kind: 'groups',
        table: column.table,
        by: [{ role: roleOf(column), column: column.index }],
        within: [],
        entity,
        amounts: amountsIn(column.table, context),
        merge: entity ? 'keyed' : 'add',
      },
    },
  };
}

/** Units that the counts carry, the leading one first. An amount without an effective size leads only what is not judged. */
export function unitsOf({ tally }: Counts, column: RecordedColumn, context: Context): string[] {
  const people = tally.entity ? [`${tally.entity.name}s`] : [];
  const amounts = tally.amounts.map(({ unit }) => unit);
  const leading = context.kind.leading[column.entity === 'sample' ? 'content' : 'people'];
  const judged = context.declared.has(roleOf(column));
  const all = column.entity === 'sample' ? ['rows', ...amounts, ...people] : [...people, 'rows', ...amounts];
  const named = leading.map((unit) => (unit === 'contributors' || unit === 'annotators' ? people[0] : unit));
  const able = (unit: string) => !judged || tally.entity !== null || !amounts.includes(unit);
  const first = named.find((unit) => unit !== undefined && all.includes(unit) && able(unit)) ?? all.find(able)!;
  return [first, ...all.filter((unit) => unit !== first)];
}

const floorOf = (unit: string, { options }: Context): number | null =>
  unit === 'rows' ? options.floorRows : unit === 'contributors' || unit === 'annotators' ? options.floorEntities : null;

/** Checks the shares of one column. */
export function checkShares(
  tables: Record<string, Counts>,
  request: Request,
  context: Context,
  question: ShareQuestion,
): Analysis {
  const column = request.columns[0] as RecordedColumn;
  const counts = tables.shares!;
  const role = roleOf(column);
  const field = columnWords(column, context);
  const units = unitsOf(counts, column, context);
  const held = isScope(readCells(counts, role, units[0]!)) ? withoutComparison(role, question, context) : context;
  const measure = (unit: string, more: { id?: string; title?: string; group?: Wider } = {}): Shares => {
    const leading = unit === units[0] && more.group === undefined;
    const noun = unitNoun(unit, context.kind);
    const { levels, groupLabel } = question;
    const title = more.title ?? `${titled(noun.many)} by ${field}`;
    const named = { id: more.id ?? unit, title, ...(more.group ? { group: more.group } : { levels }) };
    const floor = floorOf(unit, context);
    return measureShares(
      { counts, column, role, unit, leading, floor, ...named, ...(groupLabel ? { groupLabel } : {}) },
      held,
    );
  };
  const lead = measure(units[0]!);
  const words: ShareWords = { field, unit: unitNoun(units[0]!, context.kind) };
  // Whoever stands under two values of one group is in neither, but is in the group: then rows are counted.
  const upUnit = lead.cells.contradictory > 0 && units.includes('rows') ? 'rows' : units[0]!;
  const ups = question.rollUps.map(({ id, title, group }) =>
    measure(upUnit, {
      id,
      title: `${titled(unitNoun(upUnit, context.kind).many)} by ${title} of ${field}`,
      group,
    }),
  );
  const comparison = lead.compared.comparison;
  const facts = question.facts(lead, words);
  // That a value is nowhere says more than that another one is everywhere.
  const scope = facts.some(({ code }) => code === 'none') ? [] : scopeDraft(lead, words);
  const calm = scope.length > 0 || isEqual(lead);
  const findings = [
    ...gapDrafts(lead, words, floorOf(units[0]!, context)),
    ...scope,
    ...facts,
    ...(calm ? [] : differenceDraft(lead, words, question.fewerOnly)),
  ];
  const valueOutcomes = countVerdicts(
    (comparison?.judged ? lead.judged : lead.table.rows.map((row) => ({ row }))).map(({ row }) => row),
  );
  const text = question.lead(lead, words);
  const told = reasonOf(lead, words, text, context.declared.has(role));
  const unknown = unknownValues(column, lead.cells.rows, context.kind.rowNoun);
  const outcome = outcomeOf(findings, valueOutcomes, lead.table.known);
  return {
    outcome: told.undecided && outcome !== 'gap' ? 'undetermined' : outcome,
    reason: unknown === null ? told.reason : `${told.reason}; ${unknown}`,
    title: titled(field),
    valueOutcomes,
    reference: comparison?.reference ?? null,
    measures: [...measuresOf(lead, words), ...question.measures(lead)],
    tables: [
      lead.table,
      ...(lead.rolledUp && lead.judged.some(({ row }) => row.verdict !== 'described') ? [judgedTable(lead)] : []),
      ...ups.map(({ table }) => table),
      ...units.slice(1).map((unit) => measure(unit).table),
    ],
    figures:
      lead.table.rows.length > 0
        ? [{ kind: question.figure, table: lead.table.id, caption: captionOf(lead, words, text) }]
        : [],
    findings,
  };
}

const isScope = ({ cells, known }: Cells): boolean =>
  cells.some(({ code, count }) => !hasNoReference(code) && count >= SCOPE * known && known > 0);

/** What a file of one value is held against: only what was declared, and not even a target where `scopeDescribes`. */
function withoutComparison(role: string, { scopeDescribes }: ShareQuestion, context: Context): Context {
  const declared = new Map(context.declared);
  if (scopeDescribes && declared.get(role)?.from === 'target') declared.delete(role);
  return { ...context, declared, orientation: () => null };
}

const judgedTable = ({ table, judged }: Shares): Shares['table'] => ({
  ...table,
  id: 'judged',
  title: `${table.title}, as judged`,
  note: 'Values that the comparison gives too little to be judged alone are put together one level up; what is left is one line.',
  rows: judged.map(({ row }) => row),
});

function captionOf({ table, compared }: Shares, { field, unit }: ShareWords, lead: string): string {
  const against = compared.comparison ? `, beside ${compared.comparison.name}` : '';
  return `${titled(field)} of ${counted(table.known, unit.one, unit.many)}${against}: ${lead}.`;
}
