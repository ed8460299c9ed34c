// Every test file goes through here: the suite is registered and run in one call, so that a forgotten `.run()` cannot
// make a file pass silently, and what is skipped says why.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { suite as uvu } from 'uvu';

export * as assert from 'uvu/assert';

type Body = () => void | Promise<void>;
export interface Tests {
  (name: string, body: Body): void;
  /** Skips, visibly, when `condition` is false. */
  when(condition: boolean, reason: string): (name: string, body: Body) => void;
}

const DEADLINE_MS = 120_000;

const withDeadline =
  (name: string, body: Body): Body =>
  async () => {
    let timer: NodeJS.Timeout | undefined;
    const deadline = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error(`"${name}" took over ${DEADLINE_MS / 1000} s`)), DEADLINE_MS);
    });
    try {
      await Promise.race([body(), deadline]);
    } finally {
      clearTimeout(timer);
    }
  };

export function suite(name: string, define: (test: Tests) => void): void {
  const tests = uvu(name);
  const test = ((title: string, body: Body) => tests(title, withDeadline(title, body))) as Tests;
  test.when = (condition, reason) => (title, body) => {
    if (condition) return test(title, body);
    console.log(`  skipped: ${name}: ${title} (${reason})`);
    tests.skip(title);
  };
  define(test);
  tests.run();
}

const root = fileURLToPath(new URL('../', import.meta.url));
/** Beside the project, or beside the folder of its worktrees. */
const sharedRoot =
  ['../shared/', '../../shared/'].map((path) => root + path).find((path) => existsSync(path)) ?? `${root}../shared/`;
/** Path inside the folder of real and hostile files beside the project; tests skip visibly where it is absent. */
export const shared = (path: string): string => `${sharedRoot}${path}`;
export const hasShared = (path = ''): boolean => existsSync(shared(path));
export const project = (path: string): string => `${root}${path}`;
