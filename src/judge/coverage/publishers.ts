// From rows by host to rows by publisher: what each holds, what has none, and which names may be printed.
import type { Counts } from '../../count/tally.ts';
import { type Publisher, publisherOf } from '../../know/publishers.ts';
import { count, counted } from '../../lib/format.ts';
import { hasEnoughHolders, isPrintableText } from '../../read/roles/printable.ts';
import type { ResultTable } from '../../result/schema.ts';
import { type Concentration, concentrationOf } from '../../stats/concentration.ts';
import { missingCells, type RecordedColumn } from '../recorded.ts';
import { plainRow } from './plain.ts';

export interface Publishers {
  /** Largest first, ties by name. */
  domains: { domain: string; rows: number; hosted: boolean }[];
  concentration: Concentration | null;
  /** All rows; rows with a publisher; and, by reason, rows without one. */
  rows: number;
  known: number;
  without: Record<'ip' | 'none' | 'no-address' | 'missing' | 'rare', number>;
  /** Hosts that there are, and those that were looked at. */
  hosts: number;
  looked: number;
}

const DRAWN = 50;

/** Adds hosts up to publishers. Hosts beyond the most frequent (`tally.cells.limit`) are counted as rare, under no publisher. */
export function publishersOf({ table }: Counts, column: RecordedColumn): Publishers {
  const answer = table.objects() as { value: string | null; rows: number; total: number; values: number }[];
  const rows = answer[0]?.total ?? 0;
  const missing = Math.min(rows, missingCells(column));
  const held = new Map<string, { rows: number; hosted: boolean }>();
  const without = { ip: 0, none: 0, 'no-address': 0, missing, rare: rows };
  let looked = 0;
  for (const each of answer) {
    without.rare -= each.rows;
    if (each.value === null) {
      without['no-address'] += each.rows - missing;
      continue;
    }
    looked++;
    const { kind, domain }: Publisher = publisherOf(each.value);
    if (domain === null) without[kind === 'ip' ? 'ip' : 'none'] += each.rows;
    else {
      const before = held.get(domain)?.rows ?? 0;
      held.set(domain, { rows: before + each.rows, hosted: kind === 'hosted' });
    }
  }
  const domains = [...held]
    .map(([domain, own]) => ({ domain, ...own }))
    .sort((a, b) => b.rows - a.rows || (a.domain < b.domain ? -1 : 1));
  return {
    domains,
    concentration: concentrationOf(domains.map((each) => ({ size: each.rows, holders: 1 }))),
    rows,
    known: domains.reduce((sum, each) => sum + each.rows, 0),
    without,
    hosts: answer[0]?.values ?? 0,
    looked,
  };
}

/** The name of a publisher where it may be printed; who holds it is not counted, so none is where people have a key. */
export const nameOf = ({ domain, rows }: Publishers['domains'][number], hasPeople: boolean): string | null =>
  !hasPeople && isPrintableText(domain) && hasEnoughHolders({ rows, entities: null }) ? domain : null;

/** The largest publishers by name; all others are in the note. */
export function domainTable(seen: Publishers, hasPeople: boolean, unit: { one: string; many: string }): ResultTable {
  const named = seen.domains.slice(0, DRAWN).flatMap((each) => {
    const name = nameOf(each, hasPeople);
    return name === null ? [] : [plainRow({ domain: name }, name, each.rows, seen.known)];
  });
  const others = seen.domains.length - named.length;
  const rest = seen.known - named.reduce((sum, each) => sum + each.count, 0);
  const why = hasPeople
    ? 'names are not printed where people have an id, because who stands behind a domain is not counted'
    : `domains of fewer than ten ${unit.many}, of long names, or after the first ${DRAWN} are not named`;
  return {
    ...{ id: 'domains', title: 'The largest domains', unit: 'rows', counting: 'single' },
    ...{ total: seen.rows, known: seen.known, missing: seen.rows - seen.known },
    note: `Shares of the ${counted(seen.known, unit.one, unit.many)} with a domain. ${counted(others, 'other domain holds', 'other domains hold')} ${count(rest)} of them: ${why}.`,
    rows: named,
  };
}

const KINDS: readonly [string, string, (seen: Publishers) => number][] = [
  ['domain', 'registered domain', ({ domains }) => sumOf(domains, false)],
  ['hosted', 'name under a domain that is let to others', ({ domains }) => sumOf(domains, true)],
  ['ip', 'numeric address', ({ without }) => without.ip],
  ['none', 'host without a public suffix', ({ without }) => without.none],
  ['rare', 'hosts beyond the most frequent, not looked at', ({ without }) => without.rare],
  ['no-address', 'no address in the cell', ({ without }) => without['no-address']],
];

const sumOf = (domains: Publishers['domains'], hosted: boolean): number =>
  domains.filter((each) => each.hosted === hosted).reduce((sum, each) => sum + each.rows, 0);

/** What stands in the cells: rows with a publisher, and each reason for having none. */
export function kindTable(seen: Publishers): ResultTable {
  const recorded = seen.rows - seen.without.missing;
  return {
    ...{ id: 'addresses', title: 'What the addresses come to', unit: 'rows', counting: 'single' },
    ...{ total: seen.rows, known: recorded, missing: seen.without.missing },
    rows: KINDS.map(([code, label, rows]) => plainRow({ address: code }, label, rows(seen), recorded)).filter(
      (each) => each.count > 0,
    ),
  };
}
