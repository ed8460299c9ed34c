// A reader for tests of meaning: whole small files into columns of text, nothing proven. The product has its own.
import { readFileSync } from 'node:fs';
import type { TrueTable } from './truth.ts';

function records(text: string, delimiter: string, quoting: boolean): string[][] {
  if (!quoting)
    return text
      .split(/\r?\n/)
      .filter((line) => line !== '')
      .map((line) => line.split(delimiter));
  const out: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  const endRow = () => {
    row.push(cell);
    if (row.length > 1 || cell !== '') out.push(row);
    row = [];
    cell = '';
  };
  for (let i = 0; i < text.length; i++) {
    const char = text[i]!;
    if (quoted) {
      if (char !== '"') cell += char;
      else if (text[i + 1] === '"') cell += text[++i];
      else quoted = false;
    } else if (char === '"' && cell === '') quoted = true;
    else if (char === delimiter) {
      row.push(cell);
      cell = '';
    } else if (char === '\n') endRow();
    else if (char !== '\r') cell += char;
  }
  if (cell !== '' || row.length > 0) endRow();
  return out;
}

/** Names and columns of a file; unnamed columns are called column_N, repeated names get a number. */
export function readTable(path: string, table: TrueTable): { columns: string[]; data: (string | null)[][] } {
  let text = readFileSync(path, 'utf8').replace(/^\ufeff/, '');
  if (table.comment !== undefined)
    text = text
      .split('\n')
      .filter((line) => !line.startsWith(table.comment!))
      .join('\n');
  const rows = records(text, table.delimiter, table.quoting);
  const header = table.names ?? rows.shift() ?? [];
  const seen = new Map<string, number>();
  const columns = header.map((raw, index) => {
    const name = raw.trim() === '' ? `column_${index + 1}` : raw.trim();
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    return times === 1 ? name : `${name}_${times}`;
  });
  const data = columns.map((_, index) => rows.map((row) => row[index] ?? null));
  for (const [name, value] of Object.entries(table.constants ?? {})) {
    columns.push(name);
    data.push(rows.map(() => value));
  }
  return { columns, data };
}
