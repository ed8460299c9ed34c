// A result document from disk or from a report: checked against the schema, so that everything after may trust its shape.
import { inputError } from '../lib/errors.ts';
import { type Result, resultSchema } from './schema.ts';

/** Parses the text of a result.json. `name` is for messages. Errors: 65 when it is not a rollcall-result/1 document. */
export function parseResult(text: string, name: string): Result {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw inputError(`${name} is not JSON; give a result.json or a report.html of rollcall`);
  }
  return checkResult(value, name);
}

/** The same for a value that is already parsed. */
export function checkResult(value: unknown, name: string): Result {
  const checked = resultSchema.safeParse(value);
  if (checked.success) return checked.data;
  const [issue] = checked.error.issues;
  throw inputError(
    `${name} is not a rollcall-result/1 document: ${issue?.path.join('.') || 'the document'}: ${issue?.message.toLowerCase()}`.slice(
      0,
      290,
    ),
  );
}
