// What the licences of a file ask of whoever uses it, added up over rows: a table of obligations, and the facts in it. A value
// whose terms nobody wrote down here is counted as not known, never as free.
import { type LicenceTerms, licenceTerms } from '../../know/standards/licences.ts';
import { count, counted, listFirst, percent } from '../../lib/format.ts';
import { WITHHELD } from '../../read/roles/role.ts';
import type { ResultRow, ResultTable } from '../../result/schema.ts';
import type { Draft } from '../analyzer.ts';
import { plainRow } from './plain.ts';
import type { ShareWords } from './share-findings.ts';
import { itemOf, type Shares } from './shares.ts';

/** One thing that a licence may ask, and how it is said. `holds`: null = the terms leave it open or are not known. */
interface Obligation {
  id: string;
  label: string;
  holds(terms: LicenceTerms | null): boolean | null;
}

const opposite = (allowed: boolean | null | undefined): boolean | null => (allowed == null ? null : !allowed);

const OBLIGATIONS: readonly Obligation[] = [
  { id: 'no-commercial-use', label: 'no commercial use', holds: (terms) => opposite(terms?.commercial) },
  { id: 'no-changes', label: 'no changed versions', holds: (terms) => opposite(terms?.derivatives) },
  { id: 'same-licence', label: 'the same licence for what is made of it', holds: (terms) => terms?.shareAlike ?? null },
  { id: 'attribution', label: 'naming the author', holds: (terms) => terms?.attribution ?? null },
];
const NOT_KNOWN = { id: 'not-known', label: 'terms not known' };
const NAMED = 3;

const codeOf = (row: ResultRow): string => Object.values(row.keys)[0]!;
const sum = (rows: readonly ResultRow[]): number => rows.reduce((total, { count: n }) => total + n, 0);
/** Versions of one licence count as one: later ones mostly take over from earlier ones. */
const familyOf = (row: ResultRow): string => codeOf(row).replace(/-\d[\d.]*(-only|-or-later)?$/, '');
/** No terms are in the table, or none that says anything. */
const isOpen = (row: ResultRow): boolean =>
  Object.values(licenceTerms(codeOf(row)) ?? {}).every((held) => held === null);

/** Rows of the share table whose licence asks for this. */
const asking = ({ table }: Shares, { holds }: Obligation): ResultRow[] =>
  table.rows.filter((row) => row.count > 0 && holds(licenceTerms(codeOf(row))) === true);

/** The table of obligations: how many rows have a licence that asks for each. Rows may be under several. */
export function obligationTable(shares: Shares, role: string): ResultTable {
  const { table } = shares;
  const line = (id: string, label: string, held: number): ResultRow =>
    plainRow({ obligation: id }, label, held, table.known);
  return {
    id: 'obligations',
    title: 'What the licences ask for',
    unit: table.unit,
    total: table.total,
    known: table.known,
    missing: table.missing,
    counting: 'any',
    note: `Read from a table of licence terms by the id of each ${role.replace(/^.*\./, '').replace('license', 'licence')}; a reading aid and no legal advice.`,
    rows: [
      ...OBLIGATIONS.map((obligation) => line(obligation.id, obligation.label, sum(asking(shares, obligation)))),
      line(NOT_KNOWN.id, NOT_KNOWN.label, sum(table.rows.filter(isOpen))),
    ],
  };
}

/** Values that may not be printed are no licence, so what stands for them is said last and without quotes. */
const quotedRows = (rows: readonly ResultRow[]): string => {
  const isNamed = (row: ResultRow): boolean => codeOf(row) !== WITHHELD;
  const named = rows.filter(isNamed).map(({ label, count: n }) => `"${label}" (${count(n)})`);
  const kept = rows.filter((row) => !isNamed(row)).map(({ label, count: n }) => `${label} (${count(n)})`);
  return listFirst([...named, ...kept], NAMED);
};

/** Facts about obligations: what nobody may use, what only some may, licences that ask for different things at once. */
export function obligationFacts(shares: Shares, { unit }: ShareWords): Draft[] {
  const { table } = shares;
  const fact = (code: string, rows: readonly ResultRow[], level: 'high' | 'medium' | 'low', why: string): Draft[] => {
    const held = sum(rows);
    if (held === 0) return [];
    return [
      {
        code,
        kind: 'fact',
        unit: table.unit,
        items: rows.map((row) => itemOf({ row })),
        args: {
          rows: counted(held, unit.one, unit.many),
          share: percent(held / table.known),
          known: counted(table.known, unit.one, unit.many),
          licences: quotedRows(rows),
          ...(code === 'share-alike' ? { kinds: count(new Set(rows.map(familyOf)).size) } : {}),
        },
        weight: { nature: 'fact', ratio: null, level, why },
        rank: { gap: 0, affected: held },
      },
    ];
  };
  const [commercial, changes, same] = OBLIGATIONS.map((obligation) => asking(shares, obligation)) as [
    ResultRow[],
    ResultRow[],
    ResultRow[],
  ];
  const withheld = commercial.filter((row) => changes.includes(row) && licenceTerms(codeOf(row))?.attribution == null);
  const only = (rows: ResultRow[]) => rows.filter((row) => !withheld.includes(row));
  return [
    ...fact('withheld', withheld, 'high', 'Nothing in the file says that these may be used at all.'),
    ...fact('non-commercial', only(commercial), 'medium', 'Whoever uses the whole for profit breaks these terms.'),
    ...fact('no-changes', only(changes), 'medium', 'Whether a trained model is a changed version is not settled.'),
    ...(new Set(same.map(familyOf)).size > 1
      ? fact('share-alike', same, 'medium', 'What is made of all of it may be unable to carry each of these licences.')
      : fact('one-share-alike', same, 'low', 'What is made of it may have to carry this licence.')),
    ...fact(
      'not-known',
      table.rows.filter((row) => row.count > 0 && isOpen(row)),
      'low',
      'What they ask for is for a person to find out.',
    ),
  ];
}
