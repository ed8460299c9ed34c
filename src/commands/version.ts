// The version of this package, read from its package.json: the same from the sources and from an installed package.
import { createRequire } from 'node:module';

export const VERSION: string = (createRequire(import.meta.url)('../../package.json') as { version: string }).version;
