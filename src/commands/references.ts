// rollcall references: what can be compared with, where it comes from and how old it is; `show` prints its shares.
import { listReferences, loadReference } from '../know/references/index.ts';
import { EXIT, type ExitCode, usageError } from '../lib/errors.ts';
import { percent } from '../lib/format.ts';
import type { Flags } from './options.ts';
import type { Surroundings } from './run.ts';

const LONGEST = 40;

export async function referencesCommand(flags: Flags, around: Surroundings): Promise<ExitCode> {
  const [action, id] = (flags.action as string[] | undefined) ?? [];
  if (action === undefined) {
    for (const one of listReferences())
      around.print(`${one.id.padEnd(18)} ${one.title}\n${' '.repeat(19)}${one.source}, ${one.date}, ${one.licence}`);
    around.print('\nrollcall references show world.age prints the shares; KR.language and the like are made on demand');
    return EXIT.ok;
  }
  if (action !== 'show' || id === undefined)
    throw usageError('use `rollcall references`, or `rollcall references show world.age`');
  const reference = await loadReference(id);
  const { shares, ...about } = reference;
  if (flags.format === 'json') {
    around.print(JSON.stringify({ ...about, shares: Object.fromEntries(shares) }, null, 1));
    return EXIT.ok;
  }
  around.print(`${about.title}\n${about.source}, ${about.date}, ${about.licence}\nsha256 ${about.digest}`);
  for (const note of about.notes) around.print(note);
  const rows = [...shares].sort(([, a], [, b]) => b - a);
  for (const [code, share] of rows.slice(0, LONGEST)) around.print(`${code.padEnd(10)} ${percent(share)}`);
  if (rows.length > LONGEST) around.print(`and ${rows.length - LONGEST} more; --format json prints all`);
  return EXIT.ok;
}
