// Skin type (Fitzpatrick 1975, I to VI) and skin tone (Monk Skin Tone scale 2022, 1 to 10). Both are ordered scales;
// -1 is the usual mark for "not rated" and never a seventh type.
import type { Codebook } from '../role.ts';
import { tableCodebook } from './table.ts';

const ROMAN = ['I', 'II', 'III', 'IV', 'V', 'VI'];
const UNRATED = 'none|-1|-1.0|-9|-99';

export const skinType: Codebook = tableCodebook({
  id: 'skin-type',
  codes: Object.fromEntries(
    ROMAN.map((roman, index) => {
      const n = index + 1;
      const words = [roman, `${n}.0`].concat(
        ['type', 'fst', 'fitzpatrick', 'fitzpatrick type', 'skin type'].flatMap((p) => [`${p} ${n}`, `${p} ${roman}`]),
        [`fst${n}`, `type${n}`],
      );
      return [String(n), { label: `Type ${roman}`, words: words.join('|') }];
    }),
  ),
  missing: UNRATED,
  ordered: true,
});

export const skinTone: Codebook = tableCodebook({
  id: 'skin-tone',
  codes: Object.fromEntries(
    Array.from({ length: 10 }, (_, index) => {
      const n = index + 1;
      const words = [`${n}.0`, `0${n}`].concat(
        ['mst', 'monk', 'tone', 'skin tone', 'monk skin tone'].map((p) => `${p} ${n}`),
        [`mst${n}`, `monk${n}`, `tone${n}`],
      );
      return [String(n), { label: `Tone ${n}`, words: words.join('|') }];
    }),
  ),
  missing: UNRATED,
  ordered: true,
});
