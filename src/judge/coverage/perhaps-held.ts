// Columns that are only asked about and would answer a question that nothing answers: a reader who learns that gender is not
// there should learn in the same sentence where it may be.
import type { KindQuestion } from '../../know/kinds/kind.ts';
import { listFirst } from '../../lib/format.ts';
import type { Context } from '../analyzer.ts';

const NAMED = 3;
const LONGEST = 60;

/** `; "data.gender" and "data.age" may hold some: declare them with --role`; empty where no column is asked about. */
export function perhapsHeld(questions: readonly KindQuestion[], { columns }: Context): string {
  const asked = new Set(questions.flatMap(({ roles }) => roles));
  const found = columns.filter(({ role, guess }) => role === null && guess != null && asked.has(guess));
  if (found.length === 0) return '';
  const names = listFirst(
    found.map(({ name }) => `"${name.slice(0, LONGEST)}"`),
    NAMED,
  );
  return `; ${names} may hold ${found.length === 1 ? 'one: declare it' : 'some: declare them'} with --role`;
}
