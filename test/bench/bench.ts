// `npm run bench [-- --rows 1e6,10e6]`: the audit against the raw engine on the same files in the same run, as ratios with
// their limits. The raw time is without the start of Node, the audit's is the whole command, proof and report included.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type Format, manifest } from './generate.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const COMMAND = join(root, 'dist/bin/cli.js');
const MB = 1024;

/** What a file format may cost: seconds = factor × raw + constant, and peak resident memory in MB. */
const limits: Record<Format, { factor: number; constant: number; memory: number }> = {
  parquet: { factor: 2, constant: 1.5, memory: 700 },
  csv: { factor: 2.5, constant: 2, memory: 900 },
};
const SMALL_SECONDS = 1.2;
const HELP_SECONDS = 0.25;
const RENDER_SECONDS = 1;

interface Run {
  seconds: number;
  /** Peak resident memory in MB, as the kernel counted it; null where /proc does not exist. */
  peak: number | null;
  stdout: string;
}

const peakOf = (pid: number): number | null => {
  try {
    const found = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
    return found === null ? null : Number(found[1]) / MB;
  } catch {
    return null;
  }
};

/** Runs Node with `args`; the peak is read every 20 ms, and as it only grows the last reading is the highest. */
function run(...args: string[]): Promise<Run> {
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    let [stdout, stderr, peak] = ['', '', null as number | null];
    const poll = setInterval(() => {
      peak = peakOf(child.pid!) ?? peak;
    }, 20);
    child.stdout.on('data', (text) => (stdout += text));
    child.stderr.on('data', (text) => (stderr += text));
    child.on('close', (code) => {
      clearInterval(poll);
      const seconds = (performance.now() - start) / 1000;
      if (code === 0) resolve({ seconds, peak, stdout });
      else reject(new Error(`node ${args.join(' ')} ended with ${code}:\n${stdout}${stderr}`));
    });
  });
}

/** The best of some runs by time, the worst by memory. */
async function best(times: number, once: () => Promise<Run>): Promise<Run> {
  const runs: Run[] = [];
  for (let i = 0; i < times; i++) runs.push(await once());
  const fastest = runs.reduce((a, b) => (b.seconds < a.seconds ? b : a));
  const peaks = runs.flatMap(({ peak }) => (peak === null ? [] : [peak]));
  return { ...fastest, peak: peaks.length === 0 ? null : Math.max(...peaks) };
}

let failures = 0;
const seconds = (value: number): string => `${value.toFixed(2)} s`;
const line = (what: string, measured: string, limit: string, within: boolean): void => {
  if (!within) failures += 1;
  console.log(`${within ? 'PASS' : 'FAIL'}  ${what.padEnd(24)} ${measured.padEnd(52)} limit ${limit}`);
};

/** Measures and judges; a command that fails is a line that fails, and the rest is still measured. */
async function measured(what: string, measure: () => Promise<void>): Promise<void> {
  try {
    await measure();
  } catch (error) {
    line(what, (error as Error).message.trim().split('\n').at(-1)!, 'none', false);
  }
}

const timed = (what: string, limit: number, times: number, ...args: string[]): Promise<void> =>
  measured(what, async () => {
    const { seconds: took } = await best(times, () => run(COMMAND, ...args));
    line(what, seconds(took), seconds(limit), took <= limit);
  });

async function compared(rows: number, format: Format, out: string, times: number): Promise<void> {
  const path = await manifest(rows, format);
  const raw = await best(times, async () => {
    const one = await run('--import', 'tsx', join(root, 'test/bench/raw.ts'), path);
    return { ...one, seconds: Number(one.stdout) };
  });
  const audit = await best(times, () => run(COMMAND, 'audit', path, '--kind', 'speech', '--out', out, '--quiet'));
  const { factor, constant, memory } = limits[format];
  const allowed = factor * raw.seconds + constant;
  const ratio = `${seconds(audit.seconds)} = ${(audit.seconds / raw.seconds).toFixed(2)} × raw ${seconds(raw.seconds)}`;
  const what = `${rows.toLocaleString('en')} rows ${format}`;
  line(what, ratio, `${factor} × raw + ${constant} s = ${seconds(allowed)}`, audit.seconds <= allowed);
  if (audit.peak !== null && raw.peak !== null)
    line(
      what,
      `${audit.peak.toFixed(0)} MB peak (raw ${raw.peak.toFixed(0)} MB)`,
      `${memory} MB`,
      audit.peak <= memory,
    );
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { rows: { type: 'string', default: '1e6,10e6' }, times: { type: 'string', default: '2' } },
  });
  const sizes = values.rows.split(',').map(Number);
  if (sizes.some((rows) => !Number.isInteger(rows) || rows < 1000))
    throw new Error(`--rows ${values.rows}: whole numbers of at least 1000, like 1e6,10e6`);
  const times = Number(values.times);
  if (!existsSync(COMMAND)) throw new Error('dist/bin/cli.js is missing: npm run build');
  const out = mkdtempSync(join(tmpdir(), 'rollcall-bench-out-'));
  try {
    await timed('--help', HELP_SECONDS, 5, '--help');
    const small = await manifest(10_000, 'csv');
    await timed('10,000 rows csv', SMALL_SECONDS, 5, 'audit', small, '--kind', 'speech', '--out', out, '--quiet');
    await timed(
      'render',
      RENDER_SECONDS,
      3,
      'render',
      join(out, 'result.json'),
      '--out',
      join(out, 'render'),
      '--quiet',
    );
    for (const rows of sizes)
      for (const format of ['parquet', 'csv'] as const)
        await measured(`${rows.toLocaleString('en')} rows ${format}`, () => compared(rows, format, out, times));
  } finally {
    rmSync(out, { recursive: true });
  }
  console.log(failures === 0 ? 'all within their limits' : `${failures} over their limits`);
  process.exitCode = failures === 0 ? 0 : 1;
}

await main();
