// What no text of Rollcall may say. A manifest cannot show that a dataset is
// unbiased; words that promise it, or that belittle a group, are refused by a test over messages, templates and questions.

/** Patterns that no user-visible text may match, with what to say instead. */
export const FORBIDDEN: readonly { pattern: RegExp; instead: string }[] = [
  { pattern: /\b(un|de)biase?d\b/i, instead: 'name the comparison and its result' },
  { pattern: /\bbias[- ]free\b/i, instead: 'name the comparison and its result' },
  { pattern: /\b(un)?fair(ly|ness)?\b/i, instead: 'name the comparison and its result' },
  { pattern: /\b(un|non-?)?representative\b/i, instead: 'name the reference and the ratio' },
  { pattern: /\bbalanced\b(?! on\b)/i, instead: '"balanced on <column>", or the shares' },
  { pattern: /\b(in)?significan(t|tly|ce)\b/i, instead: 'the interval' },
  { pattern: /\bclean(ed|ly)?\b/i, instead: 'what was checked and found' },
  { pattern: /\b(ab)?normal(ly)?\b/i, instead: 'the number itself' },
  { pattern: /\bminorit(y|ies)\b/i, instead: '"smaller group"' },
  { pattern: /\bdiverse enough\b/i, instead: 'the number of groups and their shares' },
  { pattern: /\bneeds? action before release\b/i, instead: '"are critical or high"' },
  { pattern: /\bno gaps?\b(?!.*\bin what (was|could be) checked\b)/i, instead: '"no finding … in what was checked"' },
];

/** The forbidden words in a text; empty when there are none. */
export const forbiddenIn = (text: string): string[] =>
  FORBIDDEN.flatMap(({ pattern, instead }) => {
    const found = pattern.exec(text);
    return found ? [`"${found[0]}" (say ${instead})`] : [];
  });
