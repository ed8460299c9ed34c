// One JSON document as records: a list of objects, an object keyed by id, a section of an object, one object, or objects
// one after the other. A record that is no JSON is rejected and its neighbours stay; where the document itself breaks off
// being JSON the read stops with the line; where it is cut off, the whole records before the cut count, unproven.
import { inputError } from '../../lib/errors.ts';
import type { ByteWindow } from './byte-window.ts';
import { BrokenDocument, BYTE, CutOff, JsonCursor, type JsonValue } from './json-cursor.ts';
import type { JsonCounts, JsonRows, OwnCells } from './json-rows.ts';
import type { Section, Survey } from './json-survey.ts';

/** How a document is read. */
export interface DocumentForm {
  records: 'list' | 'keyed' | 'one' | 'sequence' | 'section';
  /** Key of the section, for `section`. */
  section: string | null;
}

/** A keyed section of fewer records may as well be a part of one record. */
const LEAST_KEYED = 3;
const COMPARED_KEYS = 2_000_000;

/** How a lone document is read that begins with a brace. Errors: 65 it holds several sections of records. */
export function formOf({ keyed, sections }: Survey): DocumentForm {
  if (keyed) return { records: 'keyed', section: null };
  const found = sections.filter(({ form, records }) => form === 'list' || records >= LEAST_KEYED);
  if (found.length === 0) return { records: 'one', section: null };
  if (found.length > 1)
    throw inputError(
      `this document holds several lists of records (${listed(found)}); put the one to read into a file of its own, for example with: jq .${found[0]!.name}`.slice(
        0,
        260,
      ),
    );
  return { records: 'section', section: found[0]!.name };
}

/** A keyed section of so many records in one of several documents is no part of a record: its keys are values. */
const SURELY_KEYED = 10;

/**
 * How documents are read of which there are several and each begins with a brace: records by key, or one record each, unless
 * every one holds the same single keyed section and it is surely one.
 */
export function formsOf(surveys: Survey[]): DocumentForm[] {
  const open = surveys.filter((survey) => !survey.keyed);
  const keyed = open.map(({ sections }) => sections.filter(({ form }) => form === 'keyed'));
  const name = keyed[0]?.[0]?.name ?? null;
  const shared =
    keyed.every((sections) => sections.length === 1 && sections[0]!.name === name) &&
    keyed.some(([section]) => section!.records >= SURELY_KEYED);
  const form: DocumentForm = shared ? { records: 'section', section: name } : { records: 'one', section: null };
  return surveys.map((survey) => (survey.keyed ? { records: 'keyed', section: null } : form));
}

const listed = (sections: Section[]): string => {
  const names = sections.map(({ name }) => name.slice(0, 30));
  return names.length > 5 ? `${names.slice(0, 5).join(', ')} …` : names.join(', ');
};

/** Reads the document in `window` into `rows`. `file`: its path, for a document that is one record of many. */
export async function readDocument(
  window: ByteWindow,
  form: DocumentForm,
  rows: JsonRows,
  counts: JsonCounts,
  file?: string,
): Promise<void> {
  const reading = new Reading(new JsonCursor(window), form, rows, counts, file);
  try {
    await reading.run();
  } catch (error) {
    if (!(error instanceof CutOff)) throw error;
    counts.log.add('truncated-document', error.line);
    if (error.within && reading.open) {
      counts.records++;
      counts.rejected++;
    }
  }
}

class Reading {
  /** Records are being read: what is cut off now is one. */
  open = false;
  private readonly cursor: JsonCursor;
  private readonly form: DocumentForm;
  private readonly rows: JsonRows;
  private readonly counts: JsonCounts;
  private readonly file: string | undefined;
  private readonly keys = new Set<string>();

  constructor(cursor: JsonCursor, form: DocumentForm, rows: JsonRows, counts: JsonCounts, file: string | undefined) {
    this.cursor = cursor;
    this.form = form;
    this.rows = rows;
    this.counts = counts;
    this.file = file;
  }

  async run(): Promise<void> {
    const { cursor, form } = this;
    const first = await cursor.next();
    if (form.records === 'sequence') return this.sequence(first);
    if (form.section !== null) await this.section(first, form.section);
    else if (form.records === 'one') await this.one(first);
    else await this.records(first);
    if ((await cursor.next()) !== -1) throw new BrokenDocument(cursor.line, 'text follows the end of the document');
  }

  private async one(first: number): Promise<void> {
    this.open = true;
    this.take(await this.cursor.value(first, true), this.file === undefined ? undefined : { file: this.file });
    this.open = false;
  }

  private async sequence(first: number): Promise<void> {
    for (let next = first; next !== -1; next = await this.cursor.next()) {
      if (next !== BYTE.open) throw new BrokenDocument(this.cursor.line, 'an object is missing');
      await this.one(next);
    }
  }

  /** All members of the list or object that opens here. */
  private async records(first: number): Promise<void> {
    const { cursor } = this;
    this.open = true;
    await cursor.members(first, async (key, value, line) => {
      const found = await cursor.value(value, true);
      if (key === null) return this.take(found);
      this.compare(key, line);
      this.take(found, { key });
    });
    this.open = false;
  }

  private async section(first: number, name: string): Promise<void> {
    const { cursor, counts } = this;
    let found = 0;
    let leftOut = 0;
    const missing = (what: string) => inputError(`${what}; the section "${name.slice(0, 60)}" was to be read`);
    if (first !== BYTE.open) throw missing('this document has no sections');
    await cursor.members(first, async (key, value) => {
      if (key !== name) {
        leftOut++;
        await cursor.value(value, false);
        return;
      }
      if (++found > 1) throw missing('a section occurs twice in this document');
      if (value !== BYTE.open && value !== BYTE.openList) throw missing('a section is neither a list nor an object');
      await this.records(value);
    });
    if (found === 0) throw missing('this document has no such section');
    if (leftOut > 0) counts.log.add('left-out-members', null, leftOut);
  }

  private take(value: JsonValue, own?: OwnCells): void {
    const { counts, rows, cursor } = this;
    counts.records++;
    const { window } = cursor;
    if (value.long) rows.reject(counts, 'record-too-long', value.line);
    else rows.take(window.buf.subarray(value.start, value.stop), value.line, window.mayBeForeign, counts, own);
  }

  private compare(key: string, line: number): void {
    const { keys, counts } = this;
    if (keys.has(key)) counts.log.add('duplicate-record-key', line);
    else if (keys.size < COMPARED_KEYS) keys.add(key);
    else counts.log.add('unchecked-record-keys', line);
  }
}
