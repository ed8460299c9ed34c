// Columns nobody wrote a codebook for: the value itself is the code, trimmed, in Unicode NFC, with its own case.
// Every value is known, except the general words for missing and for declined.
import { generalMeaning } from '../missing.ts';
import type { Codebook } from '../role.ts';

/** The identity codebook, under the name of the role that it serves. */
export const plain = (id: string): Codebook => ({
  id,
  open: true,
  read: (raw) => generalMeaning(raw) ?? { code: raw.trim().normalize('NFC') },
  label: (code) => code,
});
