// A copy of what the package is made of, beside the project so that its dependencies resolve, and built there: tests of the
// package never touch dist/, which other tests and the user may be running.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { project } from './suite.ts';

const PARTS = [
  'package.json',
  'tsconfig.json',
  'src',
  'tools',
  'templates',
  'README.md',
  'LICENSE',
  'CHANGELOG.md',
  'SECURITY.md',
];

/** Makes the copy with its dist/; it is removed when the process ends. */
export function builtCopy(): string {
  const copy = mkdtempSync(project('.tmp-package-'));
  process.on('exit', () => rmSync(copy, { recursive: true, force: true }));
  for (const part of PARTS) cpSync(project(part), join(copy, part), { recursive: true });
  symlinkSync(project('node_modules'), join(copy, 'node_modules'));
  const { status, stdout, stderr } = spawnSync('npm', ['run', '-s', 'build'], { cwd: copy, encoding: 'utf8' });
  if (status !== 0) throw new Error(`the build failed:\n${stdout}${stderr}`);
  return copy;
}
