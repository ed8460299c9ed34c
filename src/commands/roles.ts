// rollcall roles: what each column was taken for, how sure that is, and why. Nothing is written.

import { EXIT, type ExitCode, usageError } from '../lib/errors.ts';
import { withManifest } from '../open.ts';
import { describeRoles } from '../read/roles/describe.ts';
import { type Flags, manifestOf, openOptions, settingsOf } from './options.ts';
import type { Surroundings } from './run.ts';

export async function rolesCommand(flags: Flags, around: Surroundings): Promise<ExitCode> {
  const settings = await settingsOf(flags);
  if (manifestOf(settings).length === 0)
    throw usageError('no manifest given; name at least one CSV, TSV, JSONL, JSON or Parquet file');
  return withManifest(
    { ...openOptions(settings), signal: around.signal, progress: around.progress.show },
    async ({ profile }) => {
      around.progress.clear();
      if (flags.format === 'json') around.print(JSON.stringify(describeRoles(profile), null, 1));
      else around.print(table(profile.kind.id, profile.kindReason, describeRoles(profile)));
      return EXIT.ok;
    },
  );
}

const table = (kind: string, reason: string, rows: ReturnType<typeof describeRoles>): string => {
  const cells = rows.map(({ column, takenFor, confidence, values, why }) => [
    column,
    takenFor,
    confidence,
    [why, values].filter((text) => text !== '').join('; '),
  ]);
  const widths = [0, 1, 2].map((i) => Math.max(...cells.map((row) => row[i]!.length), 6));
  const lines = cells.map((row) =>
    row
      .map((cell, i) => (i < 3 ? cell.padEnd(widths[i]!) : cell))
      .join('  ')
      .trimEnd(),
  );
  return [
    `kind: ${kind} (${reason})`,
    '',
    ...lines,
    '',
    'wrong or unsure? --role COLUMN=contributor.gender, or COLUMN=ignored',
  ].join('\n');
};
