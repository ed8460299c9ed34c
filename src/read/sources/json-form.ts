// Whether a text that is JSON holds one object a line or is a document, and which: told by its first value and by what
// follows it, and for objects by a survey of the whole document.
import { ByteWindow } from './byte-window.ts';
import { BYTE, CutOff, JsonCursor } from './json-cursor.ts';
import { type DocumentForm, formOf, formsOf } from './json-document.ts';
import { surveyObject } from './json-survey.ts';
import type { OpenedText } from './text-stream.ts';

/** Bytes that are at hand as a stream. */
export async function* chunksOf(bytes: Buffer): AsyncGenerator<Buffer, void> {
  if (bytes.length > 0) yield bytes;
}

/** A window over bytes that are at hand. */
export const windowOf = (bytes: Buffer): ByteWindow => new ByteWindow(chunksOf(bytes));

/** How the first value of a text stands in it. */
async function firstValue(
  head: Buffer,
): Promise<{ opens: number; ends: boolean; lines: number; followed: 'no' | 'line' | 'below' }> {
  const cursor = new JsonCursor(windowOf(head));
  const opens = await cursor.next();
  const from = cursor.line;
  if (opens !== BYTE.open && opens !== BYTE.openList) return { opens, ends: true, lines: 1, followed: 'below' };
  try {
    await cursor.value(opens, false);
  } catch (error) {
    if (error instanceof CutOff) return { opens, ends: false, lines: cursor.line - from, followed: 'no' };
    throw error;
  }
  const lines = cursor.line - from;
  const to = cursor.line;
  const next = await cursor.next();
  return { opens, ends: true, lines, followed: next === -1 ? 'no' : cursor.line === to ? 'line' : 'below' };
}

/** The form of a text that its first value decides; 'object' when that takes a survey, null = one object a line. */
export async function apparentForm(head: Buffer, extension: string): Promise<DocumentForm | 'object' | null> {
  const { opens, lines, followed } = await firstValue(head);
  if (opens === BYTE.openList && (extension === 'json' || followed !== 'below'))
    return { records: 'list', section: null };
  if (opens !== BYTE.open || extension !== 'json') return null;
  if (followed === 'below') return lines === 0 ? null : { records: 'sequence', section: null };
  return 'object';
}

/**
 * The form of the JSON text `opened`; null = one object a line. `several`: it is one of several documents. `again` opens it a
 * second time, for a survey of more than its head. Errors: 65 it is no JSON where that matters, or holds several sections.
 */
export async function jsonForm(
  opened: OpenedText,
  extension: string,
  several: boolean,
  again: () => Promise<OpenedText>,
): Promise<DocumentForm | null> {
  const form = await apparentForm(opened.head, extension);
  if (form !== 'object') return form;
  const window = opened.whole ? windowOf(opened.head) : new ByteWindow((await again()).chunks);
  const survey = await surveyObject(new JsonCursor(window));
  return several ? formsOf([survey])[0]! : formOf(survey);
}
