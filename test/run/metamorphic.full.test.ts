// What must not change when the input changes in a way that means nothing, and what must change with it when it means something.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { audit } from '../../src/audit.ts';
import type { Check, Result } from '../../src/result/schema.ts';
import { assert, suite } from '../suite.ts';
import { csv, numbers, type Row } from './manifests.ts';
import { inFolder } from './rollcall.ts';

const RUNS = 6;
const LABELS = ['alder', 'birch', 'cedar'];

const row = fc.record({
  client_id: fc.integer({ min: 0, max: 40 }).map((n) => `p${n}`),
  gender: fc.constantFrom('female', 'male', 'male', 'other', '', 'unknown'),
  age: fc.constantFrom('20-29', '30-39', '30-39', '70+', ''),
  country: fc.constantFrom('KR', 'US', 'DE', 'DE', ''),
  label: fc.constantFrom(...LABELS, ''),
});
const manifest = fc.array(row, { minLength: 60, maxLength: 400 }) as fc.Arbitrary<Row[]>;

// Declared, so that no property hangs on what a small random file happens to look like.
const DECLARED = [
  { column: 'client_id', entity: 'contributor', role: 'id' },
  { column: 'gender', entity: 'contributor', role: 'gender' },
  { column: 'age', entity: 'contributor', role: 'age' },
  { column: 'country', entity: 'contributor', role: 'country' },
  { column: 'label', entity: 'sample', role: 'label' },
];

/** Audits files of rows, as the library does it. */
const results = (files: Row[][]): Promise<Result> =>
  inFolder(async (folder) => {
    const names = files.map((_, i) => `part-${i}.csv`);
    for (const [i, rows] of files.entries()) await writeFile(join(folder, names[i]!), csv(rows));
    const { result, failures } = await audit({
      ...{ name: 'random', release: null, targets: [], judgeAbove: 0.005, asOf: null, parameters: {}, version: '0' },
      expects: [{ role: 'contributor.gender', spec: 'min:0.1' }],
      manifest: names.map((name) => join(folder, name)),
      ...{ declared: DECLARED, ignored: [], basis: {}, kind: 'speech' },
      read: { header: true, delimiter: ',', threads: 2, allowOverlap: true },
    });
    assert.equal(failures, []);
    return result;
  });

/** All that is said about the rows, without what is said about the files. */
const said = ({ checks, findings, questions, summary, columns, dataset: { units } }: Result) => ({
  ...{ checks, findings, questions, summary, columns, units },
});

const property = (holds: (rows: Row[], seed: number) => Promise<void>) =>
  fc.assert(fc.asyncProperty(manifest, fc.nat(), holds), { numRuns: RUNS, seed: 20 });

const shuffled = (rows: Row[], seed: number): Row[] => {
  const next = numbers(seed);
  return rows
    .map((one) => [next(), one] as const)
    .sort(([a], [b]) => a - b)
    .map(([, one]) => one);
};

const rowTables = (checks: Check[]) =>
  checks.flatMap(({ id, tables }) => tables.filter(({ unit }) => unit === 'rows').map((table) => ({ ...table, id })));

suite('an audit of a random manifest', (test) => {
  test('does not depend on the order of rows', () =>
    property(async (rows, seed) => {
      assert.equal(said(await results([shuffled(rows, seed)])), said(await results([rows])));
    }));

  test('of shards is the audit of the whole', () =>
    property(async (rows, seed) => {
      const cut = 1 + (seed % (rows.length - 1));
      const half = Math.ceil(cut / 2);
      const shards = [rows.slice(0, half), rows.slice(half, cut), rows.slice(cut)].filter((shard) => shard.length > 0);
      assert.equal(said(await results(shards)), said(await results([rows])));
    }));

  test('of every row twice has twice the rows, the same people, and the same shares', () =>
    property(async (rows) => {
      const [once, twice] = [await results([rows]), await results([[...rows, ...rows]])];
      assert.is(twice.dataset.units.rows, 2 * once.dataset.units.rows!);
      assert.is(twice.dataset.units.contributors, once.dataset.units.contributors);
      const [before, after] = [rowTables(once.checks), rowTables(twice.checks)];
      assert.ok(before.length > 0);
      for (const table of before) {
        if (table.id.startsWith('contributor-concentration')) continue;
        const twin = after.find(({ id, title }) => id === table.id && title === table.title);
        assert.ok(twin, table.id);
        assert.is(twin!.total, 2 * table.total, table.id);
        const shares = new Map(twin!.rows.map(({ keys, share }) => [JSON.stringify(keys), share]));
        for (const { keys, share } of table.rows)
          if (shares.has(JSON.stringify(keys))) assert.is(shares.get(JSON.stringify(keys)), share, table.id);
      }
    }));

  test('calls a category by its new name and changes nothing else', () =>
    property(async (rows) => {
      // Names in the same order, so that ties are settled alike.
      const renamed = (text: string) => (LABELS.includes(text) ? `${text[0]}-wood` : text);
      const [one, other] = [
        await results([rows]),
        await results([rows.map((r) => ({ ...r, label: renamed(r.label!) }))]),
      ];
      const spelled = LABELS.reduce(
        (text, label) => text.replaceAll(label, renamed(label)),
        JSON.stringify(said(one)).toLowerCase(),
      );
      // Ids of items are made from their keys.
      const plain = (text: string) => text.replace(/"id":"[^"]*"/g, '""');
      assert.is(plain(JSON.stringify(said(other)).toLowerCase()), plain(spelled));
    }));

  test('with a constant column more says the same of the others', () =>
    property(async (rows) => {
      const [one, other] = [await results([rows]), await results([rows.map((r) => ({ ...r, release: 'v1' }))])];
      assert.equal({ ...said(other), columns: other.columns.slice(0, -1) }, said(one));
    }));
});
