// Which languages the data speak, and how much is left when the largest are taken away. Led by counts ("205 languages; 9 hold
// 90 %"), because a file of many languages cannot be read as a list; a larger share than that of speakers is never a finding.
import type { Counts } from '../../count/tally.ts';
import { uniform } from '../../know/references/uniform.ts';
import { macrolanguageOf } from '../../know/standards/macrolanguages.ts';
import { count, counted } from '../../lib/format.ts';
import type { ProfiledColumn } from '../../read/roles/role.ts';
import type { Measure } from '../../result/schema.ts';
import type { Analysis, Analyzer, Context, Example, Request } from '../analyzer.ts';
import { checkShares, shareRequest } from '../coverage/share-check.ts';
import { dominanceDraft, SHARE_MESSAGES, type ShareWords } from '../coverage/share-findings.ts';
import { namedCounts } from '../coverage/share-reason.ts';
import type { Shares } from '../coverage/shares.ts';
import { exampleCategory, exampleContext, exampleCounts } from '../example.ts';
import { isRecorded } from '../recorded.ts';

const LANGUAGES = new Set(['language', 'first-language']);
const MOST = 0.9;

/** How many of the largest languages hold at least 90 % of what is known. */
export function holding(counts: readonly number[], part: number): number {
  const total = counts.reduce((sum, n) => sum + n, 0);
  let held = 0;
  let languages = 0;
  for (const n of [...counts].sort((a, b) => b - a)) {
    if (held >= part * total) break;
    held += n;
    languages += 1;
  }
  return languages;
}

function lead(shares: Shares, { unit }: ShareWords): string {
  const counts = namedCounts(shares).filter((n) => n > 0);
  const languages = counted(counts.length, 'language', 'languages');
  if (counts.length < 2) return languages;
  const many = holding(counts, MOST);
  if (many === counts.length) return `${languages}, all needed to hold 90 % of ${unit.many}`;
  return `${languages}; ${count(many)} ${many === 1 ? 'holds' : 'hold'} 90 % of ${unit.many}`;
}

const measures = (shares: Shares): Measure[] => [
  {
    id: 'shares.holding-90',
    label: 'languages that hold 90 %',
    value: holding(namedCounts(shares), MOST),
    unit: 'values',
    method: 'largest first, until their sum reaches 90 % of what is known',
  },
];

const tallies = (context: Context): Request[] =>
  context.columns
    .filter(isRecorded)
    .filter(({ role, use }) => LANGUAGES.has(role) && (use.kind === 'category' || use.kind === 'list'))
    .map((column) => shareRequest(column, context));

/**
 * Whether two of the values are varieties of one macrolanguage, or one language in two scripts. In list cells a row may name
 * both: it would be counted twice there.
 */
function hasKin({ codes, use }: ProfiledColumn): boolean {
  const languages = new Set([...(codes?.values() ?? [])].filter((code) => code !== null));
  return use.kind === 'category' && new Set([...languages].map(macrolanguageOf)).size < languages.size;
}

const analyze = (tables: Record<string, Counts>, request: Request, context: Context): Analysis =>
  checkShares(tables, request, context, {
    figure: 'ranked-bars',
    levels: [],
    rollUps: hasKin(request.columns[0]!)
      ? [{ id: 'macrolanguages', title: 'ISO 639-3 macrolanguage', group: macrolanguageOf }]
      : [],
    scopeDescribes: true,
    fewerOnly: true,
    facts: dominanceDraft,
    lead,
    measures,
  });

const example = (
  name: string,
  rows: Record<string, number>,
  outcome: Example['outcome'],
  codes: string[],
  judged = false,
): Example => {
  const column = exampleCategory('sample.language', Object.keys(rows));
  const declared = {
    'sample.language': { reference: uniform(Object.keys(rows)), minShare: null, from: 'expect' as const },
  };
  const total = Object.values(rows).reduce((sum, n) => sum + n, 0);
  return {
    name,
    context: () => exampleContext(total, [column], judged ? { declared } : {}),
    tables: ({ tallies: { shares } }) => ({
      shares: exampleCounts(
        shares!,
        Object.entries(rows).map(([code, n]) => ({ 'sample.language': code, rows: n })),
      ),
    }),
    outcome,
    codes,
  };
};

export const languageShare: Analyzer = {
  meta: {
    id: 'language-share',
    family: 'linguistic',
    title: 'Languages',
    question: 'Which languages are in the data, and how much of it is each of them?',
    why: 'A language with little data is served worse, and an average over languages hides it.',
    method:
      'Shares by stated language with simultaneous 95 % intervals (Goodman 1965) on the effective size; the effective number of languages (Hill 1973). Where languages of the file are varieties of one macrolanguage (ISO 639-3) or one language in several scripts, they are added up beside the table as well, not for cells that name several. For orientation the shares are held against those of speakers, of which a smaller share is listed and a larger one is not.',
    limits:
      'It counts the language that is stated, not the one that is spoken or written. Speakers of several languages count under each of them, and how much is written in a language is not known.',
    version: 1,
    needs: ['a language'],
    uses: ['contributor.id'],
    options: [
      {
        name: 'judge-above',
        meaning: 'least share in the reference for a language to be judged alone',
        default: 0.005,
      },
      { name: 'expect', meaning: 'shares, or a least share, to judge against', default: 'none' },
    ],
    messages: {
      ...SHARE_MESSAGES,
      scope:
        '{value} is {share} of {known} by {field}: the file covers one language; its varieties and accents are the next question.',
    },
  },
  tallies,
  analyze,
  examples: [
    example('one language ahead of all others', { en: 8500, de: 900, sw: 600 }, 'gap', ['dominance']),
    example('the same amount of every language', { en: 99, de: 99, sw: 99, ko: 99 }, 'ok', []),
    example('too few rows to tell', { en: 130, de: 120, sw: 110 }, 'undetermined', [], true),
    example('one language is the scope', { ko: 1466 }, 'ok', ['scope']),
  ],
};
