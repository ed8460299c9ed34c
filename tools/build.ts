// Builds dist/ from nothing: what tsc makes of src, the JSON Schemas that the package publishes, and an executable command.
// The schemas are exported from the zod schemas that validate, so the two cannot differ.
import { spawnSync } from 'node:child_process';
import { chmodSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const root = fileURLToPath(new URL('../', import.meta.url));

/** The JSON Schema (2020-12) of the result document. */
export async function resultJsonSchema(): Promise<string> {
  const { resultSchema, SCHEMA_ID } = await import('../src/result/schema.ts');
  const schema = z.toJSONSchema(resultSchema, { io: 'output' });
  return `${JSON.stringify({ title: SCHEMA_ID, ...schema }, null, 1)}\n`;
}

async function build(): Promise<void> {
  rmSync(`${root}dist`, { recursive: true, force: true });
  const { status } = spawnSync('tsc', ['-p', 'tsconfig.json'], { cwd: root, stdio: 'inherit' });
  if (status !== 0) throw new Error('src does not compile');
  writeFileSync(`${root}dist/result/result.schema.json`, await resultJsonSchema());
  const command = `${root}dist/cli.js`;
  if (!readFileSync(command, 'utf8').startsWith('#!/usr/bin/env node\n'))
    throw new Error('src/cli.ts must begin with #!/usr/bin/env node');
  chmodSync(command, 0o755);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await build();
