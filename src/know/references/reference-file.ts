// A user's own reference: a small CSV with `value` and one of `share`, `percent`, `count` or `weight`, and a `role` column when
// one file speaks of several roles. Values pass through the codebook of the role, so that "Male" in the file is `male` here.
// Only counts and weights are divided by their sum; shares that do not add up are an error, never repaired.
import { inputError } from '../../lib/errors.ts';
import type { Reference } from './reference.ts';
import { seal } from './seal.ts';

/** What a codebook does for a reference: the code of a value as written, or why there is none. */
export interface ValueReader {
  id: string;
  read(raw: string): { code: string } | string;
}

const AMOUNTS = ['share', 'percent', 'count', 'weight'] as const;
type Amount = (typeof AMOUNTS)[number];
/** What printed shares may miss by rounding. */
const ROUNDING = 0.005;

/** Fields of CSV text, by RFC 4180. The delimiter is the one of comma, semicolon and tab that the first line holds most of. */
function fieldsOf(text: string): string[][] {
  const clean = text.replace(/^\uFEFF/, '');
  const first = clean.split(/\r?\n/, 1)[0] ?? '';
  const often = (mark: string) => first.split(mark).length;
  const delimiter = [',', ';', '\t'].reduce((best, mark) => (often(mark) > often(best) ? mark : best));
  const rows: string[][] = [[]];
  const field = new RegExp(`("(?:[^"]|"")*"|[^${delimiter}\\r\\n]*)(${delimiter}|\\r?\\n|$)`, 'gy');
  for (let match = field.exec(clean); match; match = field.exec(clean)) {
    const [, cell = '', end] = match;
    rows.at(-1)?.push(cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell.trim());
    if (end === '' && field.lastIndex >= clean.length) break;
    if (end !== delimiter) rows.push([]);
  }
  return rows.filter((row) => row.some((cell) => cell !== ''));
}

interface Line {
  role: string | null;
  value: string;
  amount: number;
}

function linesOf(text: string, name: string): { lines: Line[]; unit: Amount } {
  const [header = [], ...rows] = fieldsOf(text);
  const titles = header.map((title) => title.toLowerCase().trim());
  const unit = AMOUNTS.find((amount) => titles.includes(amount));
  const [roleAt, valueAt, amountAt] = [titles.indexOf('role'), titles.indexOf('value'), titles.indexOf(unit ?? '')];
  if (valueAt < 0 || !unit) {
    throw inputError(`reference "${name}" needs a header with value and one of ${AMOUNTS.join(', ')}`);
  }
  if (titles.length !== new Set(titles).size) throw inputError(`reference "${name}" has two columns of one name`);
  const lines = rows.map((cells, index): Line => {
    const written = (cells[amountAt] ?? '').replace(/%$/, '').trim();
    const amount = written === '' ? Number.NaN : Number(written);
    if (!Number.isFinite(amount) || amount < 0 || cells.length > titles.length) {
      throw inputError(
        `reference "${name}" has no usable ${unit} in data line ${index + 1}: a number of 0 or more is needed`,
      );
    }
    return { role: roleAt < 0 ? null : (cells[roleAt] ?? ''), value: cells[valueAt] ?? '', amount };
  });
  return { lines, unit };
}

/** Roles that a reference file speaks of; [null] when it has no role column. Throws an input error (65). */
export const rolesInReferenceFile = (text: string, name: string): (string | null)[] => [
  ...new Set(linesOf(text, name).lines.map((line) => line.role)),
];

/**
 * The reference in a user's CSV. `text`: its content; `name`: its name, for messages and the id; `role`: which lines to take
 * from a file with a role column. Throws an input error (65) for a missing header, an amount that is no number, a value
 * that the codebook does not know or that occurs twice, and shares that do not add up to 1 (percentages: 100).
 */
export function readReferenceFile(
  text: string,
  name: string,
  codebook: ValueReader,
  role: string = codebook.id,
): Reference {
  const { lines, unit } = linesOf(text, name);
  const mine = lines.filter((line) => line.role === null || line.role === role);
  if (mine.length === 0) throw inputError(`reference "${name}" has no line for the role ${role}`);
  const amounts = new Map<string, number>();
  const seen = new Set<string>();
  for (const { value, amount } of mine) {
    const meaning = codebook.read(value);
    if (typeof meaning === 'string') {
      throw inputError(`reference "${name}" has the value "${value.slice(0, 40)}", which is no ${role}`);
    }
    if (seen.has(value)) throw inputError(`reference "${name}" has the value "${value.slice(0, 40)}" twice`);
    seen.add(value);
    amounts.set(meaning.code, (amounts.get(meaning.code) ?? 0) + amount);
  }
  const sum = [...amounts.values()].reduce((total, amount) => total + amount, 0);
  const whole = unit === 'share' ? 1 : unit === 'percent' ? 100 : sum;
  if (sum === 0) throw inputError(`reference "${name}" adds up to 0`);
  if (Math.abs(sum / whole - 1) > ROUNDING) {
    throw inputError(
      `the ${unit} column of reference "${name}" adds up to ${Number(sum.toPrecision(6))}, not ${whole}; name it count to have it divided by its sum`,
    );
  }
  return seal(
    {
      id: `file.${name}.${role}`,
      title: name,
      source: name,
      date: '',
      licence: 'declared by the user',
      role,
      overlapping: false,
      notes: [
        ...(unit === 'count' || unit === 'weight' ? [`Shares are ${unit}s divided by their sum.`] : []),
        ...(amounts.size < seen.size ? ['Several values of the file mean one code and were added.'] : []),
        ...(whole !== sum
          ? [`The ${unit} column adds up to ${Number(sum.toPrecision(6))}; shares are divided by that sum.`]
          : []),
      ],
    },
    amounts,
  );
}
