import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { auditSample, sampleNames } from '../tools/demo.ts';
import { assert, project, suite } from './suite.ts';

/** Everything that an audit writes but the one file that knows the clock. */
const documents = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name !== 'run.json' && statSync(join(folder, name)).isFile())
    .sort();

/** Where two texts part, for a message that can be read. */
const difference = (expected: string, actual: string): string => {
  const [before, after] = [expected.split('\n'), actual.split('\n')];
  const line = before.findIndex((text, i) => text !== after[i]);
  return `line ${line + 1}\n  committed: ${before[line]?.slice(0, 300)}\n  now:       ${after[line]?.slice(0, 300)}`;
};

suite('golden reports', (test) => {
  for (const name of sampleNames())
    test(`the audit of ${name} is the committed one, byte for byte`, () => {
      const out = mkdtempSync(join(tmpdir(), 'rollcall-golden-'));
      try {
        const { status, output } = auditSample(name, out);
        assert.is(status, 0, output);
        const golden = project(`reports/${name}`);
        assert.ok(existsSync(golden), `reports/${name} is missing, accept with: npm run golden`);
        assert.equal(documents(out), documents(golden));
        for (const file of documents(out)) {
          const [expected, actual] = [golden, out].map((folder) => readFileSync(join(folder, file), 'utf8')) as [
            string,
            string,
          ];
          assert.ok(
            expected === actual,
            `reports/${name}/${file} differs, ${difference(expected, actual)}\n  accept with: npm run golden`,
          );
        }
      } finally {
        rmSync(out, { recursive: true });
      }
    });

  test('the reports take at most 3 MB', () => {
    const bytes = sampleNames().flatMap((name) =>
      documents(project(`reports/${name}`)).map((file) => statSync(project(`reports/${name}/${file}`)).size),
    );
    assert.ok(bytes.length > 0);
    assert.ok(bytes.reduce((sum, size) => sum + size, 0) <= 3_000_000);
  });
});
