// Runs the test files, each in a process of its own and two at a time, and holds every file to what it announced: uvu alone
// passes in silence when nothing matched, when a suite never ran, when a hook threw or an `.only` stayed behind.
// The last line it prints is for machines: `N passed, N failed, N skipped`.
import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { globSync } from 'tinyglobby';

export type Mode = 'unit' | 'full';

/** What became of one file. `problems`: why it counts as failed beyond its own failed tests. */
export interface Outcome {
  file: string;
  passed: number;
  failed: number;
  skipped: number;
  problems: string[];
  output: string;
  /** How long its process took. */
  seconds: number;
}

const PROCESSES = 2;
const MINUTES: Record<Mode, number> = { unit: 3, full: 20 };

/** Test files of a mode, the slow and the long ones first so that both processes end together. */
export function testFiles(root: string, mode: Mode, pattern = ''): string[] {
  const slow = (file: string) => file.endsWith('.full.test.ts');
  return globSync('test/**/*.test.ts', { cwd: root })
    .filter((file) => (mode === 'full' || !slow(file)) && file.includes(pattern))
    .map((file) => ({ file, weight: statSync(join(root, file)).size + (slow(file) ? 1e9 : 0) }))
    .sort((a, b) => b.weight - a.weight || (a.file < b.file ? -1 : 1))
    .map(({ file }) => file);
}

const sum = (numbers: number[]): number => numbers.reduce((total, number) => total + number, 0);
const totals = (output: string, word: string): number[] =>
  [...output.matchAll(new RegExp(`^ {2}${word}: +(\\d+)$`, 'gm'))].map((match) => Number(match[1]));

/** Reads uvu's totals out of the output of one file; `end`: how its process ended, 0 = well. */
export function readOutcome(file: string, source: string, text: string, end: number | string): Outcome {
  const output = stripVTControlCharacters(text);
  const [total, passed, skipped] = ['Total', 'Passed', 'Skipped'].map((word) => sum(totals(output, word))) as [
    number,
    number,
    number,
  ];
  const failed = output.match(/^ {2} ?FAIL /gm)?.length ?? 0;
  const problems = [
    ...(typeof end === 'string' ? [end] : []),
    ...(totals(output, 'Total').length === 0 ? ['it ended before its tests did'] : []),
    ...(totals(output, 'Total').length > 0 && total + skipped === 0 ? ['it ran no test'] : []),
    ...(passed + failed === total ? [] : [`${total} tests were announced, ${passed} passed and ${failed} failed`]),
    ...(end !== 0 && failed === 0 && typeof end === 'number' ? [`its process ended with code ${end}`] : []),
    ...(/\.only\s*\(/.test(source) ? ['an `.only` was left in'] : []),
  ];
  return {
    file,
    passed,
    failed: failed + (failed === 0 && problems.length > 0 ? 1 : 0),
    skipped,
    problems,
    output,
    seconds: 0,
  };
}

const running = new Set<ChildProcess>();
/** Ends a test file together with whatever it started. */
const end = (child: ChildProcess): void => {
  try {
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
  } catch {
    // already gone
  }
};

function runFile(root: string, file: string, mode: Mode): Promise<Outcome> {
  const source = readFileSync(join(root, file), 'utf8');
  return new Promise((resolve) => {
    const start = performance.now();
    const child = spawn(process.execPath, ['--import', 'tsx', file], {
      cwd: root,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NO_COLOR: '1' },
    });
    running.add(child);
    let output = '';
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      end(child);
    }, MINUTES[mode] * 60_000);
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => (output += text));
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      running.delete(child);
      const how = late ? `it took over ${MINUTES[mode]} minutes` : (code ?? `its process was ended by ${signal}`);
      resolve({ ...readOutcome(file, source, output, how), seconds: (performance.now() - start) / 1000 });
    });
  });
}

/** Runs all files of a mode, `PROCESSES` at a time; outcomes come through `report` as they are known. */
export async function runAll(
  root: string,
  files: string[],
  mode: Mode,
  report: (outcome: Outcome) => void,
): Promise<Outcome[]> {
  const waiting = [...files];
  const outcomes: Outcome[] = [];
  const worker = async () => {
    for (let file = waiting.shift(); file !== undefined; file = waiting.shift()) {
      const outcome = await runFile(root, file, mode);
      outcomes.push(outcome);
      report(outcome);
    }
  };
  await Promise.all(Array.from({ length: PROCESSES }, worker));
  return outcomes;
}

/** What is wrong with a whole run although no file failed; `floor`: the least number of passed tests, 0 for a part of them. */
export function wholeRunProblems(outcomes: Outcome[], floor: number): string[] {
  const passed = sum(outcomes.map((outcome) => outcome.passed));
  if (outcomes.length === 0) return ['no test file matched'];
  return passed < floor ? [`${passed} tests passed, the floor in package.json is ${floor}`] : [];
}

/** The closing line. */
export const closingLine = (outcomes: Outcome[], problems: string[]): string =>
  `${sum(outcomes.map((o) => o.passed))} passed, ${sum(outcomes.map((o) => o.failed)) + problems.length} failed, ${sum(outcomes.map((o) => o.skipped))} skipped`;

const print = (outcome: Outcome): void => {
  console.log(
    `${outcome.failed > 0 ? 'FAIL' : 'ok  '} ${outcome.file} (${outcome.passed}, ${outcome.seconds.toFixed(1)} s)`,
  );
  if (outcome.failed > 0)
    console.log(
      `${outcome.output.trimEnd()}\n${outcome.problems.map((problem) => `  ${outcome.file}: ${problem}\n`).join('')}`,
    );
  else for (const line of outcome.output.match(/^ {2}skipped: .*$/gm) ?? []) console.log(line);
};

async function main(mode: Mode, pattern: string): Promise<void> {
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => {
      for (const child of running) end(child);
      process.exit(130);
    });
  const root = fileURLToPath(new URL('../', import.meta.url));
  const floors = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).rollcall.testFloor as Record<
    Mode,
    number
  >;
  const start = Date.now();
  const outcomes = await runAll(root, testFiles(root, mode, pattern), mode, print);
  const problems = wholeRunProblems(outcomes, pattern === '' ? floors[mode] : 0);
  for (const { file } of outcomes.filter((outcome) => outcome.failed > 0)) console.log(`failed: ${file}`);
  for (const problem of problems) console.log(`failed: ${problem}`);
  console.log(`${outcomes.length} files in ${((Date.now() - start) / 1000).toFixed(1)} s`);
  const line = closingLine(outcomes, problems);
  console.log(line);
  process.exitCode = line.includes(' 0 failed') ? 0 : 1;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [mode = '', pattern = ''] = process.argv.slice(2);
  if (mode !== 'unit' && mode !== 'full') {
    console.log('usage: node --import tsx test/run.ts unit|full [part of a path]');
    process.exitCode = 64;
  } else await main(mode, pattern);
}
