// What a command is run in by a test: nothing is shown, and what it prints is kept.
import type { Surroundings } from '../../src/commands/run.ts';
import { createProgress } from '../../src/lib/progress.ts';

export const around = (print: (text: string) => void = () => {}, more: Partial<Surroundings> = {}): Surroundings => ({
  signal: new AbortController().signal,
  progress: createProgress(
    () => {},
    false,
    () => 0,
  ),
  quiet: false,
  debug: false,
  color: false,
  width: 100,
  inCi: false,
  print,
  ...more,
});
