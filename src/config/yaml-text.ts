// The pieces of a commented YAML file: keys and values that read back as the same text, and comments that stay comments
// whatever a column is called.

/** What YAML 1.1 or 1.2 would read as something else than text. */
const NO_TEXT = /^(true|false|yes|no|on|off|null|y|n|nan|inf)$/i;

/** A text as it is written: plain where that is safe, else in double quotes. */
export const scalar = (text: string): string =>
  /^[\p{L}_][\p{L}\p{M}\p{N}_./:+-]*$/u.test(text) && !/:$/.test(text) && text.length <= 60 && !NO_TEXT.test(text)
    ? text
    : JSON.stringify(text).replace(
        /[\u007f-\u009f\u2028\u2029\ufeff]/g,
        (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
      );

/** `key: ` of a map; a key over 1,000 characters needs the long form. */
export const keyOf = (text: string): string => (text.length > 1000 ? `? ${scalar(text)}\n  :` : `${scalar(text)}:`);

const LONGEST = 150;

/** A comment on one line, cut where nobody would read on; control characters are left out. */
export const comment = (text: string): string => {
  const line = text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();
  return line === '' ? '' : `# ${line.length > LONGEST ? `${line.slice(0, LONGEST).trimEnd()}…` : line}`;
};

/** `[a, b, c]` over lines of at most `width` characters, the following ones indented by `indent`. */
export function flow(items: readonly string[], indent: string, width = 110): string {
  const lines: string[] = [];
  let line = '';
  for (const [i, item] of items.entries()) {
    const next = `${scalar(item)}${i < items.length - 1 ? ',' : ''}`;
    if (line !== '' && line.length + next.length + 1 > width) {
      lines.push(line);
      line = '';
    }
    line += line === '' ? next : ` ${next}`;
  }
  lines.push(line);
  return lines.length === 1 ? `[${line}]` : `[\n${lines.map((one) => `${indent}  ${one}`).join('\n')}\n${indent}]`;
}

/** One line of a map: what is set, and why. */
export interface Line {
  key: string;
  value: string;
  why: string;
}

/** Lines of a map with their values and comments below each other; `before` stands in front of each ("  ", "  # "). */
export function aligned(lines: readonly Line[], before: string): string[] {
  const keys = Math.min(32, Math.max(0, ...lines.map(({ key }) => keyOf(key).length)));
  const values = Math.min(30, Math.max(0, ...lines.map(({ value }) => value.length)));
  return lines.map(({ key, value, why }) =>
    `${before}${keyOf(key).padEnd(keys)} ${why === '' ? value : value.padEnd(values)}  ${comment(why)}`.trimEnd(),
  );
}

/** A heading between the parts of a file. */
export const heading = (text: string): string => `# ${`── ${text} `.padEnd(90, '─')}`;
