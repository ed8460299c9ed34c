// From the text of rollcall.yaml to a checked configuration; every message names the key and what would be right.
import { usageError } from '../lib/errors.ts';
import type { Config } from './schema.ts';

/**
 * Parses YAML (or JSON) text. `name` is the file's name, for messages.
 * Errors: 64 with the first two faults of the file.
 */
export async function parseConfig(text: string, name: string): Promise<Config> {
  const { parse } = await import('yaml');
  const { configSchema } = await import('./schema.ts');
  let value: unknown;
  try {
    value = parse(text);
  } catch (error) {
    throw usageError(
      `${name} is not YAML: ${error instanceof Error ? error.message.split('\n', 1)[0] : 'it cannot be parsed'}`,
    );
  }
  const checked = configSchema.safeParse(value ?? {});
  if (checked.success) return checked.data;
  const faults = checked.error.issues
    .slice(0, 2)
    .map((issue) => `${issue.path.join('.') || 'the file'}: ${issue.message.toLowerCase()}`);
  throw usageError(`${name} is not a valid configuration; ${faults.join('; ')}`.slice(0, 290));
}
