// How the cells of a column write several values: a JSON or Python list, or items between a delimiter.
// A delimiter alone proves nothing (sentences have commas): the items must be short and come back again and again.
import { type ColumnFacts, factsOf } from './facts.ts';
import type { ColumnUse } from './role.ts';

export type ListNotation = Extract<ColumnUse, { kind: 'list' }>['notation'];

/** Notations without brackets, narrow before wide. */
const DELIMITERS = { pipe: '|', semicolon: ';', comma: ',', space: ' ' };
type Delimited = keyof typeof DELIMITERS;

const BRACKETED = /^\[.*\]$|^\(.*\)$/s;
const PYTHON = /'|\b(True|False|None)\b|^\(/;

/** A cell that holds records of its own: `{"a": 1}`, `[{"a": 1}]`. Its commas part fields, not items. */
export const isRecord = (value: string): boolean => /^\s*\[?\s*\{\s*["'}]/.test(value);

/** Items of a cell in brackets, without their quotes. */
const bracketed = (cell: string): string[] =>
  cell
    .trim()
    .slice(1, -1)
    .split(',')
    .map((item) => item.trim().replace(/^["']|["']$/g, ''))
    .filter((item) => item !== '');

/** What the items of a column of bracketed lists are like; null for any other column. */
export function itemFacts(facts: ColumnFacts): ColumnFacts | null {
  const notation = facts.known === 0 ? null : listNotation(facts, true);
  if (notation !== 'json' && notation !== 'python') return null;
  const items = [...facts.counts].flatMap(([cell, rows]) =>
    bracketed(cell).flatMap((item) => Array.from({ length: rows }, () => item)),
  );
  return factsOf(facts.name, facts.index, items);
}

const LONGEST_ITEM = 40;
const LEAST_SHARE = 0.02;

/** The notation of a column, or null when its cells are single values. `named`: the name says "several". */
export function listNotation(facts: ColumnFacts, named: boolean): ListNotation | null {
  if (facts.known === 0) return null;
  if (facts.share(isRecord) > 0) return null;
  if (facts.share((value) => BRACKETED.test(value)) >= 0.95)
    return facts.share((value) => PYTHON.test(value)) > 0 ? 'python' : 'json';
  for (const notation of ['pipe', 'semicolon', 'comma'] as const) if (repeats(facts, notation, named)) return notation;
  return named && repeats(facts, 'space', named) && facts.share((value) => /^\S{1,12}( \S{1,12})*$/.test(value)) > 0.99
    ? 'space'
    : null;
}

const itemsOf = (cell: string, notation: Delimited): string[] =>
  cell
    .split(DELIMITERS[notation])
    .map((item) => item.trim())
    .filter((item) => item !== '');

const repeats = (facts: ColumnFacts, notation: Delimited, named: boolean): boolean => {
  const delimiter = DELIMITERS[notation];
  const several = facts.share((value) => value.includes(delimiter));
  if (several === 0 || several < (named ? 0 : LEAST_SHARE)) return false;
  const items = new Set<string>();
  let total = 0;
  let long = 0;
  for (const [value, rows] of facts.counts)
    for (const item of itemsOf(value, notation)) {
      items.add(item);
      total += rows;
      if (item.length > LONGEST_ITEM) long += rows;
    }
  return (
    long <= total * 0.01 &&
    items.size <= total / 4 &&
    items.size < facts.distinct * 2 &&
    isRecombined(facts, items, notation)
  );
};

/** Items of several-item cells also stand in other cells: "3,15" beside "3" and "15,27". */
const isRecombined = (facts: ColumnFacts, items: Set<string>, notation: Delimited): boolean => {
  const cellsOf = new Map<string, number>();
  for (const value of facts.counts.keys())
    for (const item of itemsOf(value, notation)) cellsOf.set(item, (cellsOf.get(item) ?? 0) + 1);
  let shared = 0;
  for (const item of items) if ((cellsOf.get(item) ?? 0) > 1) shared++;
  return shared >= items.size / 2;
};
