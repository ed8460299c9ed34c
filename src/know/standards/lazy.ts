// Standards are known to every run but most runs need few of them: a table is loaded the first time it is asked for.
// `require` and not `import`, so that importing a standard costs nothing and looking something up stays synchronous.
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** The value of `make`, made once, at the first call. */
export function lazy<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** A module of an installed package (JSON or code), loaded at the first call. */
export const lazyPackage = <T>(path: string): (() => T) => lazy(() => require(path) as T);
