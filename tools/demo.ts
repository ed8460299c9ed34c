// Audits every sample of sample-data into reports/<name>/. The committed reports are the goldens of test/golden.test.ts, so
// running this again must change nothing but run.json, which alone knows the clock.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { globSync } from 'tinyglobby';

const root = fileURLToPath(new URL('../', import.meta.url));

/** Names of the samples: the folders that have a configuration. */
export const sampleNames = (): string[] =>
  globSync('sample-data/*/rollcall.yaml', { cwd: root })
    .map((path) => path.split('/')[1]!)
    .sort();

/** Runs the audit of one sample from the sources; returns what it said and how it ended. */
export function auditSample(name: string, out: string): { status: number | null; output: string } {
  const args = [
    '--import',
    'tsx',
    'src/cli.ts',
    'audit',
    '--config',
    `sample-data/${name}/rollcall.yaml`,
    '--out',
    out,
  ];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
  return { status, output: `${stdout}${stderr}` };
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  for (const name of sampleNames()) {
    const { status, output } = auditSample(name, `reports/${name}`);
    console.log(output.trimEnd());
    if (status !== 0) process.exitCode = 1;
    if (existsSync(`${root}reports/${name}/report.html`)) console.log(`\n→ reports/${name}/report.html\n`);
  }
