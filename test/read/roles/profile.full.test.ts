import { basename } from 'node:path';
import { createArqueroEngine } from '../../../src/engine/arquero.ts';
import { withManifest } from '../../../src/open.ts';
import { roleByName } from '../../../src/read/roles/catalogue.ts';
import { profileManifest } from '../../../src/read/roles/profile.ts';
import type { ProfiledColumn } from '../../../src/read/roles/role.ts';
import { assert, hasShared, shared, suite } from '../../suite.ts';
import { readTable } from './table-file.ts';
import { type TrueTable, type Truth, truth } from './truth.ts';

async function profiled(table: TrueTable) {
  if (table.opened) {
    const options = { manifest: [shared(`data/${table.path}`)], declared: [], ignored: [], basis: {}, read: {} };
    return withManifest(options, async ({ profile }) => profile);
  }
  const { columns, data } = readTable(shared(`data/${table.path}`), table);
  const engine = createArqueroEngine([{ table: 'manifest', columns, data }]);
  const relation = { table: 'manifest', columns, parquet: [], rows: data[0]?.length ?? 0 };
  return profileManifest(engine, [relation], { declared: [], ignored: [], basis: {}, paths: [basename(table.path)] });
}

const read = ({ entity, role }: ProfiledColumn): string | null => (role === null ? null : `${entity}.${role}`);
const accepts = (expected: Truth, found: string | null): boolean =>
  (Array.isArray(expected) ? expected : [expected]).includes(found);

suite('roles of real tables', (test) => {
  test.when(hasShared('data/README.md'), 'no real data beside the project')(
    'confident detections are right, and most roles are found',
    async () => {
      let confident = 0;
      let right = 0;
      let wanted = 0;
      let found = 0;
      let questions = 0;
      const wrong: string[] = [];
      const missed: string[] = [];
      const sensitiveWrong: string[] = [];
      const kindsWrong: string[] = [];
      for (const table of truth) {
        const { columns, kind } = await profiled(table);
        assert.equal(
          columns.map(({ name }) => name).sort(),
          Object.keys(table.columns).sort(),
          `columns of ${table.path}`,
        );
        if (![table.kind].flat().includes(kind.id)) kindsWrong.push(`${table.path}: ${kind.id}, not ${table.kind}`);
        for (const column of columns) {
          const expected = table.columns[column.name]!;
          const role = read(column);
          const where = `${table.path} ${column.name}: ${role ?? 'none'}, not ${[expected].flat().join(' or ')} (${column.reason})`;
          if (role !== null) {
            confident++;
            if (accepts(expected, role)) right++;
            else wrong.push(where);
            if (!accepts(expected, role) && roleByName(column.role!)?.sensitive) sensitiveWrong.push(where);
          } else if (column.reason.startsWith('may be')) questions++;
          if (accepts(expected, null)) continue;
          wanted++;
          if (accepts(expected, role)) found++;
          else missed.push(where);
        }
      }
      const precision = right / confident;
      const recall = found / wanted;
      console.log(
        `  ${truth.length} tables: precision ${right}/${confident} = ${precision.toFixed(3)}, recall ${found}/${wanted} = ${recall.toFixed(3)}, ${questions} questions, kinds ${truth.length - kindsWrong.length}/${truth.length}`,
      );
      for (const line of [...new Set([...wrong, ...missed, ...kindsWrong])]) console.log(`    ${line}`);
      assert.equal(sensitiveWrong, []);
      assert.ok(precision >= 0.98, `precision ${precision}`);
      assert.ok(recall >= 0.85, `recall ${recall}`);
      assert.equal(kindsWrong, []);
    },
  );

  const whole = [
    'common-voice/cv-corpus-22.0-ko/validated.tsv',
    'birdclef-2022/train_metadata.csv',
    'popquorn-offensiveness/raw_data.csv',
    'speech-accent-archive/speakers_all.csv',
  ];
  for (const path of whole)
    test.when(hasShared(`data/${path}`), 'no real data beside the project')(
      `the reader and DuckDB give ${path} the codes that memory gives`,
      async () => {
        const table = truth.find((known) => known.path === path)!;
        const settled = (columns: ProfiledColumn[]) =>
          columns.flatMap(({ index, entity, role, origin, codes, missing, declined, distinct }) =>
            codes === undefined || origin === 'derived'
              ? []
              : [{ index, entity, role, codes: [...codes].sort(), missing, declined, distinct }],
          );
        const here = settled((await profiled(table)).columns);
        const options = { manifest: [shared(`data/${path}`)], declared: [], ignored: [], basis: {}, read: {} };
        await withManifest(options, async ({ profile }) => {
          assert.ok(here.length >= 4);
          assert.equal(settled(profile.columns), here);
        });
      },
    );
});
