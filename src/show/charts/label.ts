// Names from the data, made safe to draw: cleaned of characters that act on what stands around them, and cut at grapheme
// clusters by their width on screen. Vega's own cutting guesses widths, so it never sees a long name.

const CONTROL = /[\p{Cc}\p{Surrogate}\p{Noncharacter_Code_Point}\u{202a}-\u{202e}\u{2066}-\u{2069}]/gu;
const BREAK = /[\t\n\r\u{85}\u{2028}\u{2029}]+/gu;
const WIDE =
  /\p{Emoji_Presentation}|[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\u{ff01}-\u{ff60}]/u;

const PLAIN = /^[ -~]*$/;

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * Text that stays inside its own place: line breaks become spaces; control characters, bidirectional embeddings and
 * overrides, lone surrogates and noncharacters become U+FFFD, so that they are seen instead of obeyed.
 */
export const clean = (text: string): string =>
  PLAIN.test(text) ? text : text.replace(BREAK, ' ').replace(CONTROL, '\u{fffd}');

/** Cleaned text in which a number and its percent sign stay on one line. */
export const prose = (text: string): string => clean(text).replace(/(\d) %/g, '$1\u{a0}%');

/** `text` cut to at most `columns` columns (wide characters take two), with an ellipsis where something was cut. */
export function shorten(text: string, columns: number): string {
  if (PLAIN.test(text)) return text.length <= columns ? text : `${text.slice(0, columns - 1).trimEnd()}…`;
  if (text.length <= columns && !WIDE.test(text)) return text;
  let used = 0;
  let kept = '';
  for (const { segment } of graphemes.segment(text.slice(0, columns * 16))) {
    used += WIDE.test(segment) ? 2 : 1;
    if (used > columns) return `${kept.trimEnd()}…`;
    if (used < columns) kept += segment;
  }
  return text.length > columns * 16 ? `${kept.trimEnd()}…` : text;
}
