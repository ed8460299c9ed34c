// Processes of our own, the same from source and from the package: built, the module is a file beside its starter; from
// source, the loader of TypeScript is told to Node first.
import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Starts the module `name` that stands beside the module `from` (its `import.meta.url`), silent, with a limit on its heap. */
export function startProcess(from: string, name: string, heapMegabytes: number): ChildProcess {
  const built = from.endsWith('.js');
  return fork(fileURLToPath(new URL(`./${name}.${built ? 'js' : 'ts'}`, from)), [], {
    execArgv: [`--max-old-space-size=${heapMegabytes}`, ...(built ? [] : ['--import', import.meta.resolve('tsx')])],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
}
