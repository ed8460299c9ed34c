// A codebook that is a table: code → the words that mean it. Whatever the table does not hold stays unmapped; nothing is
// guessed from part of a word or corrected in spelling, because a wrong group is worse than an open question.
import { fold } from '../../../know/standards/fold.ts';
import { lazy } from '../../../know/standards/lazy.ts';
import { generalMeaning } from '../missing.ts';
import { type Codebook, DECLINED } from '../role.ts';

/** What a reader reads for people who were asked and would not say. */
export const DECLINED_LABEL = 'declined to say';

export interface CodebookTable {
  id: string;
  /** In natural order: code → label and the words for it, separated by `|`. The code itself is always one of its words. */
  codes: Record<string, { label: string; words: string }>;
  /** Words that mean missing in this column although elsewhere they may be an answer, separated by `|`. */
  missing?: string;
  /** The order of `codes` means something (skin types). */
  ordered?: boolean;
}

/** Compares codes by their place in a list; codes outside it (declined) come last, by text. */
export const byPlace = (codes: string[]) => {
  const place = new Map(codes.map((code, index) => [code, index]));
  return (a: string, b: string): number =>
    (place.get(a) ?? codes.length) - (place.get(b) ?? codes.length) || (a < b ? -1 : a > b ? 1 : 0);
};

/** Builds a codebook from a table. Words are compared without case, accents, punctuation and surplus blanks. */
export function tableCodebook(table: CodebookTable): Codebook {
  const meanings = lazy(() => {
    const found = new Map<string, string>();
    for (const [code, { words }] of Object.entries(table.codes)) {
      for (const word of [code, ...words.split('|')]) if (word !== '') found.set(fold(word), code);
    }
    return found;
  });
  const missing = new Set((table.missing ?? '').split('|').filter((word) => word !== ''));
  const order = Object.keys(table.codes);
  return {
    id: table.id,
    read(raw) {
      const trimmed = raw.trim();
      if (missing.has(trimmed.toLowerCase())) return 'missing';
      const code = trimmed.length > 60 ? undefined : meanings().get(fold(trimmed));
      if (code !== undefined && !/^[-+]\d/.test(trimmed)) return { code };
      return generalMeaning(raw) ?? 'unmapped';
    },
    words: () => meanings().keys(),
    label: (code) => (code === DECLINED ? DECLINED_LABEL : (table.codes[code]?.label ?? code)),
    ...(table.ordered ? { compare: byPlace(order) } : {}),
  };
}
