// The leaves of one JSON object as text, with their paths: numbers in the digits of the source (a 64-bit id is not
// rounded), lists and empty objects as JSON text, null as null. Works on text that JSON.parse has accepted, without
// recursion and without building objects, so that no key can touch a prototype.

export interface Leaf {
  path: string[];
  value: string | null;
}

/** Objects nested deeper than this are kept as JSON text. */
const DEEPEST_COLUMN = 16;
const BACKSLASH = 92;
const QUOTE = 34;

const skipBlank = (text: string, at: number): number => {
  let i = at;
  for (let c = text.charCodeAt(i); c === 32 || c === 9 || c === 10 || c === 13; c = text.charCodeAt(++i));
  return i;
};

/** Index of the quote that closes the string opened at `at`. */
const closing = (text: string, at: number): number => {
  let i = text.indexOf('"', at + 1);
  for (;;) {
    let back = i - 1;
    while (text.charCodeAt(back) === BACKSLASH) back--;
    if ((i - 1 - back) % 2 === 0) return i;
    i = text.indexOf('"', i + 1);
  }
};

const stringAt = (text: string, at: number, end: number): string => {
  const raw = text.slice(at + 1, end);
  return raw.includes('\\') ? (JSON.parse(`"${raw}"`) as string) : raw;
};

/** End of the list or object that opens at `at`, exclusive. */
const nestEnd = (text: string, at: number): number => {
  let depth = 0;
  for (let i = at; ; i++) {
    const c = text.charCodeAt(i);
    if (c === QUOTE) i = closing(text, i);
    else if (c === 123 || c === 91) depth++;
    else if ((c === 125 || c === 93) && --depth === 0) return i + 1;
  }
};

/** A list or object without the blanks between its values, where it spans lines: how it is indented is no part of it. */
const onOneLine = (text: string): string => {
  if (!text.includes('\n')) return text;
  let out = '';
  let from = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === QUOTE) i = closing(text, i);
    else if (c === 10 || c === 32 || c === 13 || c === 9) {
      out += text.slice(from, i);
      i = skipBlank(text, i) - 1;
      from = i + 1;
    }
  }
  return out + text.slice(from);
};

const isEmptyObject = (text: string, at: number): boolean => text.charCodeAt(skipBlank(text, at + 1)) === 125;

/** Leaves of the object `text` in order, and whether a key occurs twice in one object. */
export function jsonLeaves(text: string): { leaves: Leaf[]; duplicate: boolean } {
  const leaves: Leaf[] = [];
  let duplicate = false;
  const path: string[] = [];
  const keys: Set<string>[] = [new Set()];
  let i = skipBlank(text, skipBlank(text, 0) + 1);
  for (;;) {
    const c = text.charCodeAt(i);
    if (c === 125) {
      keys.pop();
      if (keys.length === 0) return { leaves, duplicate };
      path.pop();
      i = skipBlank(text, i + 1);
      continue;
    }
    if (c === 44) {
      i = skipBlank(text, i + 1);
      continue;
    }
    const end = closing(text, i);
    const key = stringAt(text, i, end);
    const seen = keys[keys.length - 1]!;
    if (seen.has(key)) duplicate = true;
    seen.add(key);
    i = skipBlank(text, skipBlank(text, end + 1) + 1);
    const v = text.charCodeAt(i);
    if (v === 123 && keys.length < DEEPEST_COLUMN && !isEmptyObject(text, i)) {
      path.push(key);
      keys.push(new Set());
      i = skipBlank(text, i + 1);
      continue;
    }
    let stop: number;
    let value: string | null;
    if (v === QUOTE) {
      stop = closing(text, i) + 1;
      value = stringAt(text, i, stop - 1);
    } else if (v === 123 || v === 91) {
      stop = nestEnd(text, i);
      value = onOneLine(text.slice(i, stop));
    } else {
      stop = i;
      for (let d = text.charCodeAt(stop); d > 32 && d !== 44 && d !== 125; d = text.charCodeAt(++stop));
      value = text.slice(i, stop);
      if (value === 'null') value = null;
    }
    leaves.push({ path: [...path, key], value });
    i = skipBlank(text, stop);
  }
}

/** Nesting depth of JSON text, counted without parsing it. */
export function jsonDepth(text: string, limit: number): number {
  let depth = 0;
  let deepest = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === QUOTE) {
      for (i++; i < text.length && text.charCodeAt(i) !== QUOTE; i++) if (text.charCodeAt(i) === BACKSLASH) i++;
    } else if (c === 123 || c === 91) {
      if (++depth > deepest) deepest = depth;
      if (deepest > limit) return deepest;
    } else if (c === 125 || c === 93) depth--;
  }
  return deepest;
}
