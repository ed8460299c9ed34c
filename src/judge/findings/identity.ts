// Stable names of findings and of the values inside them: readable anchors that survive a rerun, a reordering of columns and a
// new release of the data. The short hash keeps apart what the readable part writes alike (two columns of one role, codes that
// differ only in signs).
import { createHash } from 'node:crypto';
import type { Subject } from '../../result/schema.ts';

const shortHash = (parts: readonly string[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 6);

/** Lower-case letters, digits and single hyphens; "x" when nothing else is left. */
export function slug(text: string): string {
  const ascii = text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase();
  return (
    ascii
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 60) || 'x'
  );
}

const subjectSlug = (subjects: readonly Subject[]): string =>
  slug(subjects.map(({ entity, role }) => `${entity}-${role}`).join('-by-'));

/** `group-share.under.contributor-gender-1a2b3c`: analyzer, code, subject, and a hash over all of it with the columns. */
export function findingId(analyzer: string, code: string, subjects: readonly Subject[]): string {
  const parts = subjects.flatMap(({ entity, role, column }) => [entity, role, column]);
  return `${analyzer}.${code}.${subjectSlug(subjects)}-${shortHash([analyzer, code, ...parts])}`;
}

/** `<finding id>.female-1a2b3c`: the value inside its finding, from its keys. */
export function itemId(finding: string, keys: Readonly<Record<string, string>>): string {
  const entries = Object.entries(keys).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return `${finding}.${slug(entries.map(([, code]) => code).join('-'))}-${shortHash(entries.flat())}`;
}
