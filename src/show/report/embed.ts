// The result inside its own report: data in a script element of a type that no browser runs, so that a report can be read by a
// machine and rendered again. Every character that could end or open markup is written as a JSON escape.
import { createHash } from 'node:crypto';
import { inputError } from '../../lib/errors.ts';
import type { Result } from '../../result/schema.ts';

/** Characters of JSON that a report carries; a longer result stays beside the report and is named by its digest. */
export const EMBED_LIMIT = 1_000_000;

const ACTIVE =
  /[<>&\u007f-\u009f\u2028\u2029\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\p{Noncharacter_Code_Point}]/gu;
const asEscapes = (text: string): string =>
  [...Array(text.length).keys()].map((i) => `\\u${text.charCodeAt(i).toString(16).padStart(4, '0')}`).join('');

const json = (value: unknown): string => JSON.stringify(value).replace(ACTIVE, asEscapes);

/** JSON text of the result, or of a note with its digest where it is longer than EMBED_LIMIT. */
export function embedded(result: Result): { json: string; complete: boolean } {
  const whole = json(result);
  if (whole.length <= EMBED_LIMIT) return { json: whole, complete: true };
  const sha256 = createHash('sha256').update(JSON.stringify(result)).digest('hex');
  return { json: json({ schema: result.schema, omitted: 'result.json', sha256 }), complete: false };
}

const OPEN = '<script type="application/json" id="audit-result">';

/** The result inside a report, not yet validated. Throws an input error (65) when there is none. */
export function extractResult(html: string): unknown {
  const start = html.lastIndexOf(OPEN);
  const end = html.indexOf('</script>', start);
  if (start < 0 || end < 0) throw inputError('this is not a report of rollcall: it holds no result');
  let value: unknown;
  try {
    value = JSON.parse(html.slice(start + OPEN.length, end));
  } catch (cause) {
    throw inputError('the result inside this report is damaged', cause);
  }
  if (typeof value === 'object' && value !== null && 'omitted' in value)
    throw inputError('this report was too large to hold its result: render the result.json beside it');
  return value;
}
