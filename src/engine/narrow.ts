// How many rows of a relation meet its conditions, asked once before the engine opens it: the count of the relation is the
// count of what is left, for everything that follows.
import type { Relation } from '../read/relation.ts';
import type { Session } from './session.ts';
import { matchingSql } from './sql/relation.ts';

/** A relation with the rows that its conditions leave; rows before, and what each condition alone would leave. */
export interface Narrowed {
  relation: Relation;
  of: number;
  alone: number[];
}

/** Counts what the conditions of each relation leave; relations without any stay as they are. */
export async function countMatches(session: Session, relations: Relation[], signal?: AbortSignal): Promise<Narrowed[]> {
  const narrowed: Narrowed[] = [];
  for (const relation of relations) {
    const { where = [], rows, parquet } = relation;
    if (where.length === 0 || parquet.length === 0) {
      narrowed.push({ relation, of: rows, alone: where.map(() => rows) });
      continue;
    }
    const counts = await session.run(matchingSql(relation), [], signal);
    const counted = (name: string): number => Number(counts[name]?.[0] ?? 0);
    narrowed.push({
      relation: { ...relation, rows: counted('x') },
      of: rows,
      alone: where.map((_, i) => counted(`m${i}`)),
    });
  }
  return narrowed;
}
