// How a text table is written down: the facts that a record parser needs, and that the report prints.
// Quotes that need no quoting are decided for the whole file, never line by line, so that one row cannot change another.

import { usageError } from '../../lib/errors.ts';

export interface Dialect {
  /** One ASCII character; '' for a single column without any delimiter. */
  delimiter: string;
  /** '' = quotes are ordinary characters. */
  quote: '"' | "'" | '';
  /** `double`: a quote inside quotes is written twice; `backslash`: it follows a backslash. */
  escape: 'double' | 'backslash';
  /** Blanks that belong to the separator: after it (`, `), on both sides (padded columns), or none. */
  trim: 'none' | 'left' | 'both';
  /** `lf` reads \n and \r\n; `cr` reads a lone \r too. */
  newline: 'lf' | 'cr';
  /** First characters that make a line a comment; '' = none. */
  comment: string;
}

export const DELIMITERS = ['\t', ',', ';', '|', ' '] as const;

/** The dialect as the report prints it. */
export const describeDialect = (dialect: Dialect, header: boolean): Record<string, string | boolean> => ({
  delimiter: dialect.trim === 'none' ? dialect.delimiter : `${dialect.delimiter} with blanks`,
  quote: dialect.quote,
  escape: dialect.quote === '' ? '' : dialect.escape === 'double' ? dialect.quote : '\\',
  newline: dialect.newline,
  comment: dialect.comment,
  header,
});

/** Bytes that the parser compares with; -1 never matches. */
export interface DialectBytes {
  delimiter: number;
  quote: number;
  escape: number;
  trimLeft: boolean;
  trimRight: boolean;
  cr: boolean;
}

export const dialectBytes = (dialect: Dialect): DialectBytes => ({
  delimiter: dialect.delimiter === '' ? -1 : dialect.delimiter.charCodeAt(0),
  quote: dialect.quote === '' ? -1 : dialect.quote.charCodeAt(0),
  escape: dialect.quote !== '' && dialect.escape === 'backslash' ? 92 : -1,
  trimLeft: dialect.trim !== 'none',
  trimRight: dialect.trim === 'both',
  cr: dialect.newline === 'cr',
});

const DELIMITER_NAMES: Record<string, string> = {
  tab: '\t',
  '\\t': '\t',
  comma: ',',
  semicolon: ';',
  pipe: '|',
  space: ' ',
};

/** The delimiter of a flag: one ASCII character or its name. Errors: 64 anything else. */
export function namedDelimiter(text: string): string {
  const named = DELIMITER_NAMES[text.toLowerCase()] ?? (text.length > 1 ? text.trim() : text);
  if (!/^[\t -~]$/.test(named) || named === '"' || named === "'")
    throw usageError(`--delimiter ${text}: give one character, or tab, comma, semicolon, pipe or space`);
  return named;
}

/** The quote of a flag: `"`, `'`, or none. Errors: 64 anything else. */
export function namedQuote(text: string): Dialect['quote'] {
  if (text === '' || text === 'none') return '';
  if (text === '"' || text === "'") return text;
  throw usageError(`--quote ${text}: give ", ' or none`);
}
