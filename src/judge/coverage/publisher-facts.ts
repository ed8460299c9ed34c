// When publishers are few enough to be a fact of the file, what is measured of them, and what would close it.
import { count, counted, percent } from '../../lib/format.ts';
import type { Collect, Measure } from '../../result/schema.ts';
import type { Context, Draft } from '../analyzer.ts';
import { columnMark } from '../findings/nouns.ts';
import type { RecordedColumn } from '../recorded.ts';
import { addOthers } from '../remedies/parity.ts';
import { plainItem } from './plain.ts';
import { nameOf, type Publishers } from './publishers.ts';

/** The facts, worst first: the first that holds is the finding. Shares are of all rows, as if none without a domain were theirs. */
const FACTS: readonly {
  code: 'single' | 'ten';
  level: 'high' | 'medium' | 'low';
  top: number;
  above: number;
  from: number;
}[] = [
  { code: 'single', level: 'high', top: 1, above: 0.5, from: 1 },
  { code: 'single', level: 'medium', top: 1, above: 0.2, from: 1 },
  { code: 'ten', level: 'low', top: 10, above: 0.5, from: 100 },
];
/** The share that the largest domain should stay under. */
export const LIMIT = 0.2;

/** Number, effective number and largest shares of domains; what has none. Null concentration is not asked for. */
export function publisherMeasures(seen: Publishers): Measure[] {
  const { holders, amount, effective, heldBy } = seen.concentration!;
  const measure = (id: string, label: string, value: number, unit: string, method: string): Measure => ({
    ...{ id: `sources.${id}`, label, value, unit, method },
  });
  const of = 'of the rows with a domain';
  const all =
    seen.looked < seen.hosts
      ? `among the ${count(seen.looked)} most frequent of ${count(seen.hosts)} hosts`
      : 'registered domains';
  return [
    measure('domains', 'Domains', holders, 'values', all),
    measure(
      'effective-number',
      'Equal domains that would be as concentrated',
      effective,
      'values',
      'one over the sum of squared shares (Hill number of order 2)',
    ),
    measure('top1', 'Share of the largest domain', heldBy(1) / amount, 'share', of),
    measure('top10', 'Share of the ten largest domains', heldBy(Math.min(10, holders)) / amount, 'share', of),
    measure(
      'no-domain',
      'Rows without a known domain',
      (seen.rows - seen.known) / seen.rows,
      'share',
      'of all rows: numeric addresses, hosts without a public suffix, cells without an address, and empty cells',
    ),
  ];
}

/** From this share on, one domain is what the file is of. */
const SCOPE = 0.95;

/** The worst fact that holds, or none. A file of one domain is described by it: that is a choice, and no lack of others. */
export function publisherFacts(seen: Publishers, column: RecordedColumn, context: Context): Draft[] {
  const { holders, heldBy, largest, amount } = seen.concentration!;
  if (largest >= SCOPE * addressesOf(seen)) return [scope(seen, column, context)];
  const shareOf = (top: number): number => heldBy(top) / seen.rows;
  const fact = FACTS.find(({ top, above, from }) => holders >= from && shareOf(top) > above);
  if (!fact) return [];
  const { one, many } = context.kind.rowNoun;
  const name = nameOf(seen.domains[0]!, context.entities.has('contributor'));
  const held = heldBy(fact.top);
  const label = fact.code === 'ten' ? 'the ten largest domains' : (name ?? 'a domain that is not named');
  return [
    {
      ...{ code: fact.code, kind: 'fact', unit: 'rows' },
      items: [plainItem({ domain: fact.code === 'ten' ? '1-10' : (name ?? '1') }, label, held, held / amount)],
      args: {
        ...{
          held: count(held),
          rows: `${counted(seen.rows, one, many)}${columnMark(column, context)}`,
          share: percent(shareOf(fact.top)),
        },
        ...(fact.code === 'single' ? { come: held === 1 ? 'comes' : 'come', domain: label } : {}),
        domains: counted(holders, 'domain', 'domains'),
      },
      weight: {
        nature: 'fact',
        ratio: null,
        level: fact.level,
        why: `More than ${percent(fact.above)} of the ${many} are from ${fact.top === 1 ? 'one domain' : 'ten domains'}.`,
      },
      rank: { gap: Math.log(shareOf(fact.top) / fact.above), affected: held },
      ...(fact.code === 'single' ? { collect: others(largest, seen, context) } : {}),
    },
  ];
}

/** Cells that hold an address of any kind; those beyond the most frequent hosts are of other domains, as far as is known. */
const addressesOf = ({ known, without }: Publishers): number => known + without.ip + without.none + without.rare;

function scope(seen: Publishers, column: RecordedColumn, context: Context): Draft {
  const { largest } = seen.concentration!;
  const addresses = addressesOf(seen);
  const { one, many } = context.kind.rowNoun;
  const label = nameOf(seen.domains[0]!, context.entities.has('contributor')) ?? 'one that is not named';
  return {
    ...{ code: 'only', kind: 'fact', unit: 'rows' },
    items: [plainItem({ domain: '1' }, label, largest, largest / addresses)],
    args: {
      ...{ share: percent(largest / addresses), domain: label },
      rows: `${counted(addresses, one, many)}${columnMark(column, context)}`,
    },
    weight: {
      nature: 'fact',
      ratio: null,
      level: 'low',
      why: `One domain holds at least ${percent(SCOPE)} of the addresses: the file speaks of this publisher.`,
    },
    rank: { gap: 0, affected: largest },
  };
}

function others(largest: number, seen: Publishers, { kind: { rowNoun } }: Context): Collect {
  const added = addOthers(largest, seen.rows, LIMIT) ?? 0;
  return {
    sentence: `With ${counted(added, `more ${rowNoun.one}`, `more ${rowNoun.many}`)} from other domains, none would hold more than ${percent(LIMIT)}.`,
    assumption: 'The largest domain gives no more.',
    rows: [
      {
        label: `${rowNoun.many} from other domains`,
        unit: 'rows',
        have: seen.rows - largest,
        toFloor: null,
        toReference: added,
      },
    ],
  };
}
