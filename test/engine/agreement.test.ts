// Both engines answer every plan node alike, on tables with every kind of dirt: they share no counting code.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { createArqueroEngine } from '../../src/engine/arquero.ts';
import { createDuckdbEngine } from '../../src/engine/duckdb.ts';
import type { ClusterNode, Columns, Engine, KeyExpression, PlanNode } from '../../src/engine/engine.ts';
import { openSession } from '../../src/engine/session.ts';
import { assert, suite } from '../suite.ts';

type Cell = string | null;
const cell = (values: Cell[]) => fc.constantFrom(...values);
const ADDRESSES: Cell[] = [
  'http://a.example.com/x?y=http://b.org',
  'https://user:pw@Cdn.Example.com:8080',
  '//c.example.co.uk#x',
  'ftp://10.0.0.1/x',
  'http://[2001:db8::1]:80/',
  'www.example.com',
  'example.com/a b',
  'http://',
  'http://a b',
  's3://bucket/key',
  'data:image/png;base64,AA//BB',
  'UNLIKELY',
  '0.32893747091293335',
  ' http://blank.example \n',
  'http://пример.рф/',
  'mailto:a@b.c',
  'a..b.com',
  '',
  null,
];
const TEXTS: Cell[] = [
  'A plain sentence.',
  'a plain sentence. ',
  ' A\u00a0plain\tsentence.',
  'Caf\u00e9 de l’Île',
  'cafe\u0301 de l’i\u0302le',
  'Это текст, and some Latin',
  'Это текст and just as much of Latin',
  'これは日本語です、カタカナも',
  '漢字',
  '漢字の',
  '한국어 문장 with words',
  'यह हिन्दी है',
  'ᏣᎳᎩ',
  'ꓡꓲꓢꓴ',
  'Ω',
  '1234 :-) 😀',
  'مَرْحَبًا',
  'İSTANBUL ΟΔΟΣ ẞ',
  'i̇stanbul οδος ß',
  `${'x'.repeat(1_001)}${'ж'.repeat(9_000)}`,
  '2024-01-31',
  '1,234.5',
  '12 %',
  '-1e-5',
  '.5',
  '1 2',
  '31.12.2024',
  '2024.12',
  '2024.12.31',
  '   ',
  '',
  null,
];
/** speaker, gender, place, labels, seconds, date, address, text */
const row = fc.tuple(
  cell(['s1', 's2', 's3', 's4', '', null, "o'neil", '日本']),
  cell(['f', 'F', 'm', 'x', '', null, '?']),
  cell(['KR', 'kr', 'US', 'unknown', null, 'Côte d’Ivoire']),
  cell(['1,2', '2', '', null, '3,3, 1', "['a', 'b']", '[\n  "1",\n\t"2"\r\n]', '[]', ' 2 ,2']),
  cell(['1.5', '2', '', null, 'x', '1e3', '-1', '1_000', 'inf', '0.0004']),
  cell(['2024-02-29', '2024-01-31T10:00:00Z', '2025-13-01', '2023-1-1', '20240101', '2024-05-011', '', null]),
  cell(ADDRESSES),
  cell(TEXTS),
);

const gender: KeyExpression = {
  column: 1,
  codes: [
    { raw: 'f', code: 'female' },
    { raw: 'F', code: 'female' },
    { raw: 'm', code: 'male' },
    { raw: 'x', code: 'x' },
    { raw: '?', code: null },
  ],
  list: null,
};
const place: KeyExpression = {
  column: 2,
  codes: [
    { raw: 'KR', code: 'KR' },
    { raw: 'kr', code: 'KR' },
    { raw: 'US', code: 'US' },
    { raw: 'Côte d’Ivoire', code: 'CI' },
  ],
  list: null,
};
const labels: KeyExpression = { column: 3, codes: null, list: 'comma' };
const folded: KeyExpression = {
  column: 3,
  codes: ['1', '2', 'a'].map((raw) => ({ raw, code: raw === 'a' ? 'z' : 'low' })),
  list: 'comma',
};
const nothing: KeyExpression = { column: 2, codes: [{ raw: 'absent', code: null }], list: null };
const amounts = [
  { unit: 'hours', column: 4, factor: 1 / 3600 },
  { unit: 'tokens', column: 4, factor: 1 },
];

const nodes: (PlanNode | ClusterNode)[] = [
  { op: 'count', table: 'm', keys: [], amounts },
  { op: 'count', table: 'm', keys: [gender], amounts },
  { op: 'count', table: 'm', keys: [gender, place], amounts: [] },
  { op: 'count', table: 'm', keys: [place, labels], amounts },
  { op: 'count', table: 'm', keys: [folded], amounts: [] },
  { op: 'count', table: 'm', keys: [{ column: 1, codes: null, list: null }], amounts: [] },
  {
    op: 'cluster',
    table: 'm',
    entity: 0,
    amounts,
    sets: [
      { keys: [gender], within: 0 },
      { keys: [place], within: 0 },
      { keys: [gender, place], within: 1 },
      { keys: [gender, place], within: 0 },
      { keys: [labels], within: 0 },
      { keys: [gender, folded], within: 1 },
      { keys: [nothing], within: 0 },
      { keys: [], within: 0 },
    ],
  },
  { op: 'cluster', table: 'm', entity: 0, amounts: [], sets: [{ keys: [gender], within: 0 }] },
  { op: 'cluster-partial', table: 'm', entity: 0, amounts, keys: [gender, labels], salt: 's' },
  { op: 'cluster-partial', table: 'm', entity: 0, amounts: [], keys: [place], salt: 's' },
  { op: 'sizes', table: 'm', entity: 0, form: 'exact' },
  { op: 'sizes', table: 'm', entity: 7, form: 'exact' },
  { op: 'sizes', table: 'm', entity: 7, form: 'folded' },
  { op: 'sizes-partial', table: 'm', entity: 0, form: 'exact', salt: 't' },
  { op: 'sizes-partial', table: 'm', entity: 7, form: 'folded', salt: 't' },
  { op: 'traits', table: 'm', column: 6, trait: 'host', keys: [], limit: 3 },
  { op: 'traits', table: 'm', column: 6, trait: 'host', keys: [], limit: 100 },
  { op: 'traits', table: 'm', column: 6, trait: 'shape', keys: [], limit: 100 },
  { op: 'traits', table: 'm', column: 7, trait: 'shape', keys: [gender], limit: 1000 },
  { op: 'traits', table: 'm', column: 7, trait: 'script', keys: [], limit: 100 },
  { op: 'traits', table: 'm', column: 7, trait: 'script', keys: [place], limit: 1000 },
  { op: 'traits', table: 'm', column: 7, trait: 'characters', keys: [], limit: 100 },
  { op: 'traits', table: 'm', column: 7, trait: 'words', keys: [], limit: 100 },
  { op: 'spread', table: 'm', column: 7, form: 'folded', key: gender },
  { op: 'spread', table: 'm', column: 6, form: 'exact', key: place },
  { op: 'spread', table: 'm', column: 0, form: 'exact', key: { ...gender, missingAs: '(missing)' } },
  { op: 'spread', table: 'm', column: 0, form: 'exact', key: { ...nothing, missingAs: '(missing)' } },
  { op: 'spread-partial', table: 'm', column: 7, form: 'folded', key: gender, salt: 'u' },
  { op: 'values', table: 'm', column: 1, list: null, limit: 2 },
  { op: 'values', table: 'm', column: 3, list: 'comma', limit: 100 },
  { op: 'value-entities', table: 'm', column: 2, list: null, entity: 0 },
  { op: 'value-entities', table: 'm', column: 3, list: 'comma', entity: 0 },
  { op: 'newest', table: 'm', column: 5 },
  { op: 'blanks', table: 'm', columns: [0, 1, 3], words: ['?', 'Unknown'] },
  { op: 'sizes', table: 'm', entity: 7, form: 'folded', without: ['a plain sentence.', '漢字', "it's"] },
  { op: 'sizes-partial', table: 'm', entity: 7, salt: 't', without: ['漢字'] },
  { op: 'spread', table: 'm', column: 7, form: 'exact', key: gender, without: ['Ω', '漢字'] },
  { op: 'traits', table: 'm', column: 7, trait: 'shape', keys: [gender], limit: 20, without: ['2024-01-31', '.5'] },
  { op: 'traits', table: 'm', column: 7, trait: 'script', keys: [], limit: 20, without: ['Ω'] },
];

const rowsOf = (columns: Columns, isOrdered: boolean): string[] => {
  const names = Object.keys(columns).sort();
  const length = columns[names[0]!]?.length ?? 0;
  const rows = Array.from({ length }, (_, at) => JSON.stringify(names.map((name) => [name, columns[name]![at]])));
  return isOrdered ? rows : rows.sort();
};

/** Writes the cells to a Parquet file by bound parameters and opens it with DuckDB. */
async function onDisk(
  folder: string,
  data: Cell[][],
  run: (engine: Awaited<ReturnType<typeof createDuckdbEngine>>) => Promise<void>,
): Promise<void> {
  const session = await openSession({ allowed: [], temp: folder, threads: 2 });
  const path = join(folder, 'm.parquet');
  const columns = data.map((_, i) => `c${i}`);
  await session.run(
    `CREATE TABLE m AS SELECT ${columns.map((name, i) => `from_json($${i + 1}::JSON, '["VARCHAR"]') AS ${name}`).join(', ')}`,
    data.map((cells) => JSON.stringify(cells)),
  );
  await session.run(
    `COPY (SELECT ${columns.map((name) => `unnest(${name}) AS ${name}`).join(', ')} FROM m) TO '${path}' (FORMAT parquet)`,
  );
  const relation = {
    table: 'm',
    columns,
    rows: data[0]!.length,
    parquet: [{ path, source: null, constants: {}, files: ['m'] }],
  };
  const engine = await createDuckdbEngine(session, [relation]);
  try {
    await run(engine);
  } finally {
    await engine.close();
  }
}

suite('both engines', (test) => {
  test('answer every plan node alike', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'rollcall-engines-'));
    try {
      await fc.assert(
        fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 40 }), async (rows) => {
          const data = [0, 1, 2, 3, 4, 5, 6, 7].map((column) => rows.map((cells) => cells[column]!));
          const oracle = createArqueroEngine([{ table: 'm', columns: data.map((_, i) => `c${i}`), data }]);
          await onDisk(folder, data, async (engine) => {
            for (const node of nodes) {
              const isOrdered = node.op === 'values' || node.op === 'blanks';
              const rows = async (of: Engine): Promise<string[][]> => {
                if (node.op !== 'cluster') return [rowsOf(await of.run(node), isOrdered)];
                const sets: string[][] = [];
                for await (const set of of.sets(node)) sets.push(rowsOf(set, false));
                assert.is(sets.length, node.sets.length);
                return sets;
              };
              assert.equal(await rows(engine), await rows(oracle), JSON.stringify(node));
            }
          });
        }),
        { numRuns: 15 },
      );
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});
