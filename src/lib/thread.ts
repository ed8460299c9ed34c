// Worker threads, the same from source and from the package: built, a worker is a file beside its starter; from source, the
// loader of TypeScript must be registered inside the thread first.
import { Worker } from 'node:worker_threads';

/** Starts the module `name` that stands beside the module `from` (its `import.meta.url`). */
export function startThread(from: string, name: string): Worker {
  if (from.endsWith('.js')) return new Worker(new URL(`./${name}.js`, from));
  const entry = JSON.stringify(new URL(`./${name}.ts`, from).href);
  const loader = JSON.stringify(import.meta.resolve('tsx/esm/api'));
  return new Worker(`import(${loader}).then(({ register }) => { register(); return import(${entry}); })`, {
    eval: true,
    execArgv: [],
  });
}
