// The reference that says "as many of each": for `--expect ROLE=uniform`, over the codes that the run declares or observes.
import type { Reference } from './reference.ts';
import { seal } from './seal.ts';

/** Equal shares over distinct codes; empty for no codes. */
export const uniform = (codes: Iterable<string>): Reference =>
  seal(
    {
      id: 'uniform',
      title: 'Equal shares',
      source: 'declared by the user',
      date: '',
      licence: 'none',
      role: '*',
      overlapping: false,
      notes: [],
    },
    new Map([...new Set(codes)].map((code) => [code, 1])),
  );
