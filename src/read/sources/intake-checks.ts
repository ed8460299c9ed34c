// What a read says about all files together: whether it may go on, what is not proven, and its fingerprint.
import { createHash } from 'node:crypto';
import { inputError } from '../../lib/errors.ts';
import { counted } from '../../lib/format.ts';
import type { IntakeFile } from '../relation.ts';
import { anomaly } from './anomalies.ts';
import { shownEncoding } from './encoding.ts';
import { tooManyRejects } from './reject-limit.ts';
import { ONE_RECORD } from './report-parts.ts';

const LONGEST_MESSAGE = 290;

/**
 * The same file twice would count its rows twice. Errors: 65 unless `allowed` or the file is one record, which another may
 * equal; then an anomaly of the second.
 */
export function checkOverlap(accounts: IntakeFile[], allowed: boolean): IntakeFile[] {
  const seen = new Map<string, IntakeFile>();
  return accounts.map((account) => {
    const twin = seen.get(account.sha256);
    if (twin === undefined || account.rows === 0) {
      seen.set(account.sha256, account);
      return account;
    }
    if (!allowed && account.dialect.document !== ONE_RECORD)
      throw inputError(
        `${account.path} is the same file as ${twin.path}: its rows would count twice; leave one out, or go on with --allow-overlap`,
      );
    return { ...account, anomalies: [...account.anomalies, anomaly('overlapping-file', null, 1)] };
  });
}

const reasons = (account: IntakeFile): string => {
  const told = account.anomalies
    .filter(({ kind, line }) => line !== null || kind === 'no-rows' || kind === 'empty-file')
    .slice(0, 3)
    .map(({ kind, line }) => (line === null ? kind : `${kind} from line ${line}`));
  return told.length === 0 ? '' : ` (${told.join(', ')})`;
};

/** Errors: 65 when nothing usable was read, or so much was rejected that it is no accident. */
export function checkRejects(accounts: IntakeFile[], allowed: boolean): void {
  if (accounts.every(({ rows }) => rows === 0)) {
    const why = accounts.map((account) => {
      const what = account.rejected === 0 ? 'holds no rows' : `none of ${account.records} records can be read`;
      return `${account.path}: ${what}${reasons(account)}`;
    });
    throw inputError(`nothing usable was read: ${why.slice(0, 2).join('; ')}`.slice(0, LONGEST_MESSAGE));
  }
  const bad = accounts.find(({ rejected, records }) => tooManyRejects(rejected, records));
  if (bad === undefined || allowed) return;
  throw inputError(
    `${bad.path}: ${bad.rejected} of ${bad.records} records cannot be read${reasons(bad)}; give its dialect (--delimiter, --quote, --encoding), or go on with --allow-rejects`.slice(
      0,
      LONGEST_MESSAGE,
    ),
  );
}

/** The note on files that lie beside the manifest and were not read; none when there are none. */
export function asideNotes(aside: readonly { relative: string }[]): string[] {
  if (aside.length === 0) return [];
  const names = aside.slice(0, 3).map(({ relative }) => relative);
  const more = aside.length > names.length ? ' …' : '';
  return [`${counted(aside.length, 'file', 'files')} beside the tables not read: ${names.join(', ')}${more}`];
}

/** Documents of a section beside documents of one record each cannot be one table. Errors: 65 with one of each. */
export function checkDocuments(accounts: IntakeFile[]): void {
  const one = accounts.find(({ dialect }) => dialect.document === ONE_RECORD);
  const section = accounts.find(({ dialect }) => typeof dialect.section === 'string');
  if (one === undefined || section === undefined) return;
  throw inputError(
    `${section.path} holds its records in "${section.dialect.section}", and ${one.path} is one record: they are no one table; give them apart`.slice(
      0,
      LONGEST_MESSAGE,
    ),
  );
}

/** SHA-256 over the sorted (path, digest) of all files. */
export const fingerprintOf = (accounts: IntakeFile[]): string => {
  const lines = accounts.map(({ path, sha256 }) => `${path}\n${sha256}\n`).sort();
  return createHash('sha256').update(lines.join('')).digest('hex');
};

/** Files whose encoding was guessed, by the encoding they were read in. */
function guesses(accounts: IntakeFile[]): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const { path, encoding, anomalies } of accounts)
    if (encoding !== null && encoding !== 'utf-8' && anomalies.some(({ kind }) => kind === 'invalid-utf8')) {
      const name = shownEncoding(encoding);
      found.set(name, [...(found.get(name) ?? []), path]);
    }
  return found;
}

/** What was not read or is not proven, in words. */
export function intakeNotes(accounts: IntakeFile[]): string[] {
  const notes: string[] = [];
  const unproven = accounts.filter(({ proven }) => !proven).map(({ path }) => path);
  if (unproven.length > 0)
    notes.push(
      `the row count of ${unproven.length} of ${accounts.length} files is not proven: ${unproven.slice(0, 3).join(', ')}`,
    );
  for (const [encoding, paths] of guesses(accounts))
    notes.push(
      `${paths.length} of ${accounts.length} files are no UTF-8 and were read as ${encoding}, which is a guess: ${paths.slice(0, 3).join(', ')}; --encoding decides`,
    );
  for (const { path, format, dialect } of accounts)
    if (format === 'parquet' && dialect.leftOut)
      notes.push(`${path}: binary or deeply nested columns not read: ${dialect.leftOut}`);
  return notes;
}
