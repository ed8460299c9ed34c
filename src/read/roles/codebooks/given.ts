// Codes that a user gives to cells which the codebook does not know, or knows otherwise: what the user says wins. A code that
// the codebook has not got is a typing error and stops the run, because it would become a group of its own.
import { usageError } from '../../../lib/errors.ts';
import { type Codebook, DECLINED } from '../role.ts';

const key = (cell: string): string => cell.trim().normalize('NFC');

/** The codebook with the cells of `given` read as given; `column` names the column in messages. */
export function withGiven(book: Codebook, given: Record<string, string> | undefined, column: string): Codebook {
  if (given === undefined) return book;
  const meanings = new Map<string, ReturnType<Codebook['read']>>();
  for (const [cell, code] of Object.entries(given)) {
    const meaning = code === 'missing' ? code : code === DECLINED ? 'declined' : book.read(code);
    if (meaning === 'unmapped' || (meaning === 'missing' && code !== 'missing'))
      throw usageError(
        `codes: ${column.slice(0, 60)}: "${code.slice(0, 40)}" is no code of ${book.id}; give a code of the interface, missing or declined`,
      );
    meanings.set(key(cell), meaning);
  }
  return { ...book, given: new Set(meanings.keys()), read: (raw) => meanings.get(key(raw)) ?? book.read(raw) };
}
