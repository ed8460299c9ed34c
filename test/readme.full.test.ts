import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { builtCopy } from './packed.ts';
import { assert, project, suite } from './suite.ts';

interface Block {
  command: string;
  /** Exit code that it must end with; null = a test elsewhere runs it, see RUN_ELSEWHERE. */
  exit: number | null;
}

const README = readFileSync(project('README.md'), 'utf8');
const blocks: Block[] = [...README.matchAll(/^```sh( run)?(?: exit=(\d+))?\n([\s\S]*?)^```$/gm)].map(
  ([, run, exit, text]) => ({
    command: text!.trim(),
    exit: run === undefined ? null : Number(exit ?? 0),
  }),
);

/** Commands that are no part of a copy: who runs them instead. */
const RUN_ELSEWHERE: Record<string, string> = {
  'npm ci && npm run demo': 'test/golden.test.ts',
  'npm ci && npm test': '.ci/run',
};

suite('README', (test) => {
  const folder = mkdtempSync(join(tmpdir(), 'rollcall-readme-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  // What a reader has before him: the samples, and a command named rollcall.
  cpSync(project('sample-data'), join(folder, 'sample-data'), { recursive: true });
  mkdirSync(join(folder, 'node_modules/.bin'), { recursive: true });
  symlinkSync(join(builtCopy(), 'dist/bin/cli.js'), join(folder, 'node_modules/.bin/rollcall'));

  test('every command is run by some test', () => {
    assert.ok(blocks.length > 5);
    assert.equal(
      blocks.filter(({ command, exit }) => exit === null && RUN_ELSEWHERE[command] === undefined),
      [],
    );
  });

  test('every picture and every file that it links to is there', () => {
    const links = [...README.matchAll(/\]\(([^)#]+)\)/g)]
      .map(([, link]) => link!)
      .filter((link) => !link.startsWith('http'));
    assert.equal(
      links.filter((link) => !existsSync(project(link))),
      [],
    );
  });

  for (const { command, exit } of blocks.filter((block) => block.exit !== null))
    test(command, () => {
      const { status, stdout, stderr } = spawnSync('bash', ['-c', command], {
        cwd: folder,
        encoding: 'utf8',
        timeout: 100_000,
      });
      assert.is(status, exit, `${stdout}\n${stderr}`);
    });
});
