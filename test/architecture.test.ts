// Who may import whom and who may touch the world, as data with a reason beside each rule, and the checks that hold it.
// A rule is changed here, with its reason, or not at all.
import { readFileSync } from 'node:fs';
import { globSync } from 'tinyglobby';
import { circles, loadedWith, type Module, modules, toModule } from './modules.ts';
import { assert, project, suite } from './suite.ts';

/** `may`: folders and files it may import besides its own; `:type` = only what is gone at run time. Longest `part` wins. */
interface Layer {
  part: string;
  may: string[];
  reason: string;
}

const layers: Layer[] = [
  { part: 'lib/', may: [], reason: 'everything rests on it, so it rests on nothing' },
  { part: 'know/standards/', may: [], reason: 'pure data about the world' },
  { part: 'know/', may: ['know/standards/', 'lib/'], reason: 'knowledge does not know who asks' },
  { part: 'stats/', may: ['lib/'], reason: 'pure maths' },
  {
    part: 'engine/',
    may: ['lib/', 'read/relation.ts:type'],
    reason: 'an engine answers plan nodes over relations and knows no roles',
  },
  {
    part: 'read/',
    may: ['engine/:type', 'know/', 'lib/', 'result/schema.ts:type'],
    reason: 'an engine is handed in; what was read goes into the result as it is',
  },
  {
    part: 'count/',
    may: ['engine/:type', 'engine/assemble.ts', 'read/roles/role.ts', 'lib/'],
    reason:
      'a tally is planned for any engine; codes are the words of role.ts; a merged answer has the shape of an engine’s',
  },
  {
    part: 'judge/',
    may: [
      'count/:type',
      'know/',
      'stats/',
      'result/:type',
      'read/roles/role.ts',
      'read/roles/printable.ts',
      'lib/',
      'read/roles/configured.ts:type',
    ],
    reason:
      'it sees counts and knowledge, never rows; what may be printed is one rule; what a configuration declares is said in its words',
  },
  { part: 'result/', may: ['lib/'], reason: 'the contract outlives whoever writes it' },
  {
    part: 'show/',
    may: ['result/', 'know/standards/', 'lib/'],
    reason: 'any result renders, of whatever version and tool',
  },
  { part: 'history/', may: ['result/', 'lib/'], reason: 'it keeps results and nothing else' },
  {
    part: 'config/',
    may: ['know/', 'result/:type', 'read/:type', 'judge/:type', 'lib/'],
    reason: 'options are checked before anything is opened',
  },
  {
    part: 'open.ts',
    may: ['config/:type', 'read/', 'engine/', 'know/', 'lib/'],
    reason:
      'the first half of the flow, for commands that only look; it is told the tables as the configuration has them',
  },
  {
    part: 'count-and-judge.ts',
    may: ['engine/:type', 'count/', 'judge/', 'result/:type'],
    reason: 'the two halves side by side: neither knows the other',
  },
  {
    part: 'audit.ts',
    may: [
      'open.ts',
      'count-and-judge.ts',
      'config/',
      'read/',
      'engine/',
      'count/',
      'know/',
      'stats/',
      'judge/',
      'result/',
      'history/',
      'lib/',
    ],
    reason: 'the flow on one screen; the report is drawn from the result, so it needs no show',
  },
  {
    part: 'index.ts',
    may: [
      'audit.ts',
      'open.ts',
      'config/',
      'read/',
      'engine/',
      'count/',
      'know/',
      'stats/',
      'judge/',
      'result/',
      'show/',
      'history/',
      'lib/',
    ],
    reason: 'the public surface, without the command',
  },
  { part: 'commands/', may: [''], reason: 'a command brings everything together' },
  { part: 'cli.ts', may: ['commands/', 'config/', 'lib/'], reason: 'it parses a command line and hands over' },
];

/** What only some may use. `uses`: modules imported, or a pattern in the code. */
interface Reserved {
  what: string;
  uses: { modules: string[] } | { pattern: RegExp };
  by: string[];
  reason: string;
}

const FILES = [
  'read/sources/',
  'engine/',
  'result/read.ts',
  'result/write.ts',
  'result/lock.ts',
  'history/',
  'show/templates.ts',
  'commands/',
];
const FRONT = ['cli.ts', 'commands/'];
const reserved: Reserved[] = [
  {
    what: 'files',
    uses: { modules: ['node:fs', 'node:fs/promises'] },
    by: FILES,
    reason: 'everything else is a pure function of what it is given',
  },
  {
    what: 'processes and threads',
    uses: { modules: ['node:child_process', 'node:worker_threads', 'node:cluster'] },
    by: [...FILES, 'lib/thread.ts', 'lib/process.ts', 'show/report/render-worker.ts'],
    reason: 'whoever starts something must be able to end it',
  },
  {
    what: 'the network',
    uses: { modules: ['node:http', 'node:https', 'node:http2', 'node:net', 'node:tls', 'node:dns', 'node:dgram'] },
    by: ['engine/', 'commands/'],
    reason: 'a manifest never leaves the machine by accident',
  },
  {
    what: 'the network',
    uses: { pattern: /\bfetch\(|\bWebSocket\(/ },
    by: ['engine/', 'commands/'],
    reason: 'likewise',
  },
  {
    what: 'the clock',
    uses: { pattern: /\bDate\.now\(|\bnew Date\(\s*\)|\bperformance\.now\(|\bhrtime\b/ },
    by: FRONT,
    reason: 'same input, same bytes',
  },
  {
    what: 'the environment',
    uses: { pattern: /\bprocess\.(env|argv|cwd|platform|title|memoryUsage)\b|\bos\.(hostname|userInfo|homedir)\b/ },
    by: FRONT,
    reason: 'a run is settled by its options',
  },
  {
    what: 'chance',
    uses: { pattern: /\bMath\.random\(|\brandomUUID\b|\brandomBytes\b/ },
    by: FRONT,
    reason: 'same input, same bytes: seeds are recorded',
  },
  {
    what: 'printing and exiting',
    uses: { pattern: /\bconsole\.\w+\(|\bprocess\.(exit|exitCode|stdout|stderr|abort)\b/ },
    by: FRONT,
    reason: 'a library neither talks nor quits',
  },
  {
    what: 'the locale of the machine',
    uses: { pattern: /\.localeCompare\(|\.toLocale\w+\(|Intl\.\w+\(\s*\)/ },
    by: [],
    reason: 'same bytes in every locale',
  },
  {
    what: 'SQL',
    uses: {
      pattern:
        /[`'"]\s*(SELECT\s|COPY\s*\(|INSERT\s+INTO\b|CREATE\s+(OR\s+REPLACE\s+)?(TEMP\s+)?(TABLE|VIEW)\b|DROP\s|ATTACH\s|WITH\s+\w+\s+AS\b)|\bGROUP BY\b|\bread_(csv|parquet|json)\s*\(/,
    },
    by: ['engine/sql/'],
    reason: 'one place quotes, one place is read for injection; SET is configuration',
  },
];

/** Loaded only when a command needs them: `rollcall --help` answers in 0.25 s. */
const HEAVY = [
  '@duckdb/node-api',
  'arquero',
  '@uwdata/flechette',
  'vega',
  'vega-lite',
  'handlebars',
  'lib-r-math.js',
  'cldr-core',
  'iso-639-3',
  'fzstd',
  'tldts',
];
const CATCH_ALL = /^(utils?|helpers?|common|managers?|services?|base|misc|shared|core|types|constants)(\.ts)?$/;
const KEBAB = /^[a-z0-9]+(-[a-z0-9]+)*(\.ts)?$/;
const MOST_LINES = 250;
/** Data, not logic: as long as what it describes. */
const DATA = ['know/standards/', 'read/roles/catalogue-', 'result/schema.ts'];

const starts = (path: string, parts: string[]): boolean => parts.some((part) => path.startsWith(part));
const layerOf = (path: string): Layer | undefined =>
  layers.filter(({ part }) => path.startsWith(part)).sort((a, b) => b.part.length - a.part.length)[0];

/** Imports that the table does not allow, one sentence each. */
const forbiddenImports = (all: Module[]): string[] =>
  all.flatMap(({ path, imports }) => {
    const layer = layerOf(path);
    if (layer === undefined) return [`${path} belongs to no part of the table`];
    const allows = (to: string, typeOnly: boolean) =>
      starts(to, [layer.part]) ||
      layer.may.some((one) =>
        one.endsWith(':type') ? typeOnly && to.startsWith(one.slice(0, -5)) : to.startsWith(one),
      );
    return imports
      .filter(({ to, typeOnly }) => to.endsWith('.ts') && !allows(to, typeOnly))
      .map(({ to }) => `${path} may not import ${to}: ${layer.reason}`);
  });

const reservedUses = (all: Module[]): string[] =>
  reserved.flatMap(({ what, uses, by, reason }) =>
    all
      .filter(({ path }) => !starts(path, by))
      .filter(({ code, imports }) =>
        'pattern' in uses ? uses.pattern.test(code) : imports.some(({ to }) => uses.modules.includes(to)),
      )
      .map(({ path }) => `${path} may not use ${what}: ${reason}`),
  );

const opening = (text: string): number => /^(?:#![^\n]*\n)?((?:\/\/[^\n]*\n)*)/.exec(text)![1]!.split('\n').length - 1;
const siblings = ({ path, imports }: Module): string[] =>
  /^judge\/analyzers\/(?!index\.ts)/.test(path)
    ? imports.filter(({ to }) => to.startsWith('judge/analyzers/')).map(({ to }) => `${path} imports ${to}`)
    : [];

const all = modules();
const none = (found: string[]) => assert.is(found.join('\n'), '');

suite('architecture', (test) => {
  test('every module imports only what the table allows', () => none(forbiddenImports(all)));
  test('no imports run in a circle', () => none(circles(all)));
  test('files, processes, network, clock, environment, chance, output and SQL stay where they belong', () =>
    none(reservedUses(all)));
  test('analyzers never import one another', () => none(all.flatMap(siblings)));
  test('names are kebab-case and say what is inside', () =>
    none(
      all.flatMap(({ path }) =>
        path
          .split('/')
          .filter((name) => CATCH_ALL.test(name) || !KEBAB.test(name))
          .map((name) => `${path}: ${name}`),
      ),
    ));
  test(`a module has at most ${MOST_LINES} lines, data aside`, () =>
    none(
      all
        .filter(({ path, text }) => !starts(path, DATA) && text.split('\n').length > MOST_LINES)
        .map(({ path, text }) => `${path}: ${text.split('\n').length}`),
    ));
  test('a module opens with one to six lines on what it is for', () =>
    none(
      all
        .filter(({ text }) => opening(text) < 1 || opening(text) > 6)
        .map(({ path, text }) => `${path}: ${opening(text)}`),
    ));
  test('the command line loads no heavy package before it knows the command', () => {
    const loaded = loadedWith('cli.ts', all);
    none(HEAVY.filter((name) => loaded.has(name)).map((name) => loaded.get(name)!));
  });
  test('tests go through the one wrapper that counts them', () =>
    none(
      globSync('**/*.test.ts', { cwd: project('test') }).filter((name) =>
        /from 'uvu'/.test(readFileSync(project(`test/${name}`), 'utf8').replace(/`[^`]*`/g, '')),
      ),
    ));

  test('the checks themselves find what they are for', () => {
    const bad = [
      toModule(
        'stats/a.ts',
        "import { b } from './b.ts';\nimport { audit } from '../audit.ts';\nconst now = Date.now(); // console.log(1)\n",
      ),
      toModule('stats/b.ts', "import type { a } from './a.ts';\nconst text = `SELECT x FROM y`;\n"),
      toModule(
        'read/c.ts',
        "import { session, type S } from '../engine/session.ts';\nimport type { E } from '../engine/engine.ts';\n",
      ),
    ];
    assert.equal(
      forbiddenImports(bad).map((line) => line.split(':')[0]),
      ['stats/a.ts may not import audit.ts', 'read/c.ts may not import engine/session.ts'],
    );
    assert.equal(circles(bad), ['stats/a.ts → stats/b.ts → stats/a.ts']);
    assert.equal(
      reservedUses(bad).map((line) => line.split(':')[0]),
      ['stats/a.ts may not use the clock', 'stats/b.ts may not use SQL'],
    );
  });
});
