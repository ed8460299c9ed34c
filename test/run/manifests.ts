// Manifests that are made up: small ones with every kind of column, and large ones to be interrupted in.
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';

export type Row = Record<string, string>;

export const COLUMNS = ['client_id', 'path', 'gender', 'age', 'country', 'locale', 'duration', 'date'] as const;

/** A repeatable stream of whole numbers below 2³² (mulberry32). */
export function numbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return (t ^ (t >>> 14)) >>> 0;
  };
}

const pick = <T>(from: readonly T[], number: number): T => from[number % from.length]!;
const GENDERS = ['female', 'male', 'male', 'male', 'other', ''];
const AGES = ['teens', 'twenties', 'twenties', 'thirties', 'sixties', ''];
const COUNTRIES = ['KR', 'KR', 'KR', 'US', 'TR', 'Côte d’Ivoire', 'EG', 'DE', ''];
const LOCALES = ['ko', 'ko', 'en', 'tr', 'ar', 'de'];

/** `rows` clips of about a tenth as many speakers, some of whom contradict themselves. */
export function clips(rows: number, seed = 7): Row[] {
  const next = numbers(seed);
  const speakers = Array.from({ length: Math.max(2, Math.ceil(rows / 10)) }, () => ({
    gender: pick(GENDERS, next()),
    age: pick(AGES, next()),
    country: pick(COUNTRIES, next()),
    locale: pick(LOCALES, next()),
  }));
  return Array.from({ length: rows }, (_, i) => {
    const who = next() % speakers.length;
    const { gender, age, country, locale } = speakers[who]!;
    return {
      client_id: `speaker-${who}`,
      path: `clips/${i}.mp3`,
      gender: next() % 50 === 0 ? pick(GENDERS, next()) : gender,
      age,
      country,
      locale,
      duration: `${(next() % 900) / 100 + 1}`,
      date: `2024-${String((next() % 12) + 1).padStart(2, '0')}-${String((next() % 28) + 1).padStart(2, '0')}`,
    };
  });
}

const cell = (text: string): string => (/[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

export function csv(rows: Row[], columns: readonly string[] = Object.keys(rows[0] ?? {})): string {
  return [columns, ...rows.map((row) => columns.map((name) => row[name] ?? ''))]
    .map((cells) => `${cells.map(cell).join(',')}\n`)
    .join('');
}

export const tsv = (rows: Row[], columns: readonly string[] = Object.keys(rows[0] ?? {})): string =>
  [columns, ...rows.map((row) => columns.map((name) => row[name] ?? ''))]
    .map((cells) => `${cells.join('\t')}\n`)
    .join('');

export const jsonl = (rows: Row[]): string => rows.map((row) => `${JSON.stringify(row)}\n`).join('');

/** Writes about `megabytes` of clips to a file: one drawn block, again and again under new speakers. */
export async function writeLarge(path: string, megabytes: number): Promise<number> {
  const block = clips(20_000);
  const file = createWriteStream(path);
  file.write(`${COLUMNS.join(',')}\n`);
  let rows = 0;
  let bytes = 0;
  for (let round = 0; bytes < megabytes * 1e6; round++) {
    const text = block
      .map(
        (row) => `${COLUMNS.map((name) => (name === 'client_id' ? `${round}-${row[name]}` : row[name])).join(',')}\n`,
      )
      .join('');
    rows += block.length;
    bytes += text.length;
    if (!file.write(text)) await once(file, 'drain');
  }
  file.end();
  await once(file, 'finish');
  return rows;
}
