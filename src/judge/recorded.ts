// Which columns may be spoken of: those whose role was decided (declared, or detected with enough confidence). A column
// below that is a question to the user, never a number in a report.
import { type ProfiledColumn, roleId } from '../read/roles/role.ts';
import type { Subject } from '../result/schema.ts';

/** Confidence from which a detected role is a decision. */
export const DECIDED = 0.8;

/** A column whose role is decided: it may be counted by value (`use` says how), or, like an address, only be there or not. */
export type RecordedColumn = ProfiledColumn & { entity: NonNullable<ProfiledColumn['entity']>; role: string };

export const isRecorded = (column: ProfiledColumn): column is RecordedColumn =>
  column.entity !== null && column.role !== null && column.confidence >= DECIDED;

/** `contributor.gender` */
export const roleOf = (column: RecordedColumn): string => roleId(column.entity, column.role);

export const subjectOf = (column: RecordedColumn): Subject => ({
  entity: column.entity,
  role: column.role,
  column: column.name,
});

/** Cells without a known value: empty, sentinel and absent together. */
export const missingCells = (column: ProfiledColumn): number =>
  column.missing.empty + column.missing.sentinel + column.missing.absent;
