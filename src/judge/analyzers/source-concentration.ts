// Whether the data comes from many publishers or from a few. A publisher is a registered domain and not a host, so that ten image
// servers of one shop are one source; what stands in no address, or in one without a domain, counts against every claim.
import type { Counts } from '../../count/tally.ts';
import { counted, percent } from '../../lib/format.ts';
import type { Analysis, Analyzer, Context, Request } from '../analyzer.ts';
import { LIMIT, publisherFacts, publisherMeasures } from '../coverage/publisher-facts.ts';
import { domainTable, kindTable, publishersOf } from '../coverage/publishers.ts';
import { exampleColumn, exampleContext, exampleCounts } from '../example.ts';
import { columnWords, titled } from '../findings/nouns.ts';
import { outcomeOf } from '../findings/outcome.ts';
import { isRecorded, type RecordedColumn, subjectOf } from '../recorded.ts';

const MOST_HOSTS = 50_000;

const HOST = /^([a-z0-9_-]+\.)+[a-z][a-z0-9-]*[a-z0-9]$/i;
/** Columns of addresses, and columns of sources that are written as host names. */
const holdsHosts = ({ role, type, codes }: RecordedColumn): boolean => {
  if (role === 'url') return true;
  if (role !== 'source') return false;
  const raws = [...(codes?.keys() ?? [])];
  return type === 'url' || (raws.length > 0 && raws.filter((raw) => HOST.test(raw.trim())).length > 0.8 * raws.length);
};

const tallies = (context: Context): Request[] =>
  context.columns
    .filter(isRecorded)
    .filter(holdsHosts)
    // Hosts beside addresses say the same again.
    .filter(
      ({ role, table }, _, all) =>
        role === 'url' || !all.some((other) => other.table === table && other.role === 'url'),
    )
    .map((column) => ({
      subject: [subjectOf(column)],
      columns: [column],
      tallies: {
        hosts: {
          ...{ kind: 'traits', table: column.table, by: [], within: [], entity: null, amounts: [], merge: 'add' },
          cells: { column: column.index, trait: 'host', limit: MOST_HOSTS },
        },
      },
    }));

function analyze({ hosts }: Record<string, Counts>, request: Request, context: Context): Analysis {
  const column = request.columns[0] as RecordedColumn;
  const { one, many } = context.kind.rowNoun;
  const seen = publishersOf(hosts!, column);
  const hasPeople = context.entities.has('contributor');
  const frame = {
    title: `${titled(many)} by publisher of the ${columnWords(column, context)}`,
    valueOutcomes: {},
    reference: null,
  };
  const kinds = kindTable(seen);
  const held = seen.concentration;
  if (held === null)
    return {
      ...{ ...frame, outcome: 'undetermined', reason: `no ${one} has an address with a domain`, measures: [] },
      ...{ tables: kinds.rows.length > 0 ? [kinds] : [], figures: [], findings: [] },
    };
  const findings = publisherFacts(seen, column, context);
  const unknown = seen.rows - seen.known;
  const hidden =
    findings.length === 0 &&
    unknown > 0 &&
    (held.largest + unknown) / seen.rows > LIMIT &&
    held.largest / seen.rows <= LIMIT;
  const table = domainTable(seen, hasPeople, context.kind.rowNoun);
  const told = `${counted(held.holders, 'domain', 'domains')}; the largest holds ${percent(held.largest / held.amount)} of the ${many} with one`;
  return {
    ...frame,
    outcome: hidden ? 'undetermined' : outcomeOf(findings, {}, seen.known),
    reason: hidden ? `${counted(unknown, one, many)} have no known domain and could all be of one; ${told}` : told,
    measures: publisherMeasures(seen),
    tables: table.rows.length > 0 ? [table, kinds] : [kinds],
    figures: table.rows.length > 0 ? [{ kind: 'ranked-bars', table: 'domains', caption: `${told}.` }] : [],
    findings,
  };
}

const example = (name: string, hosts: [string | null, number][], outcome: Analysis['outcome'], codes: string[]) => ({
  ...{ name, outcome, codes },
  context: () =>
    exampleContext(
      hosts.reduce((sum, [, rows]) => sum + rows, 0),
      [exampleColumn('sample.url', { use: { kind: 'none' }, type: 'url' })],
    ),
  tables: (request: Request) => ({
    hosts: exampleCounts(
      request.tallies.hosts!,
      hosts.map(([value, rows]) => ({
        ...{ value, rows, values: hosts.filter(([host]) => host !== null).length },
        total: hosts.reduce((sum, [, n]) => sum + n, 0),
      })),
    ),
  }),
});

export const sourceConcentration: Analyzer = {
  meta: {
    id: 'source-concentration',
    family: 'provenance',
    title: 'Concentration on few publishers',
    question: 'Does the data come from many web publishers, or from a few?',
    why: 'What one publisher writes, shows or sells a thousand times is learned a thousand times, with its topics, its language and its view of people.',
    method:
      'The host of each address is counted and put under its registered domain by the Public Suffix List; a name under a domain that is let to others (blogspot.com, github.io) is a publisher of its own. Reported are the number of domains, the shares of the largest and of the ten largest, and the number of equal domains that would be as concentrated (Hill 1973, order 2). A fact is: one domain with at least 95 % of the addresses (low: what the file is of); else one domain with more than 50 % (high) or 20 % (medium) of all rows; with 100 domains or more, ten of them with more than 50 % (low). Shares in facts count rows without a domain as if of others. With more than 50,000 hosts, the most frequent are looked at and the rest is stated.',
    limits:
      'A domain says who publishes, not in which country or for whom. One publisher may have several domains, and a network that delivers files for others counts as the publisher. Nothing is fetched.',
    version: 1,
    needs: ['a web address or host name'],
    uses: [],
    options: [],
    messages: {
      only: '{share} of {rows} with an address are of one domain: {domain}.',
      single: '{held} of {rows} ({share}) {come} from one of {domains}: {domain}.',
      ten: '{held} of {rows} ({share}) come from the ten largest of {domains}.',
    },
  },
  tallies,
  analyze,
  examples: [
    example(
      'two image servers of one shop gave most',
      [
        ['img1.shop.example.com', 300],
        ['img2.shop.example.com', 300],
        ['a.example.org', 200],
        ['b.example.net', 200],
      ],
      'gap',
      ['single'],
    ),
    example('one archive gave all of it', [['files.archive.example.org', 200]], 'gap', ['only']),
    example(
      'ten blogs of one platform are ten publishers',
      Array.from({ length: 10 }, (_, i): [string, number] => [`blog-${i}.blogspot.com`, 10]),
      'ok',
      [],
    ),
    example('no cell holds an address', [[null, 50]], 'undetermined', []),
    example(
      'half of the addresses are numeric',
      [...Array.from({ length: 10 }, (_, i): [string, number] => [`a${i}.example${i}.com`, 10]), ['192.0.2.1', 100]],
      'undetermined',
      [],
    ),
  ],
};
