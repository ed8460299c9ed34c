// What a codebook knows, as a short text that two versions can be compared by: everything it has data about is asked of it
// again, and the answers are hashed. So a digest changes when a word means something else, whatever else is rewritten.
import { createHash } from 'node:crypto';
import { codebookFor } from './index.ts';

/** Columns written in codes and in names are read by different rules. */
const NOTATIONS = [undefined, ['de', 'fr', 'it'], ['deu', 'fra', 'ita'], ['Germany', 'France', 'Italy']];
const LENGTH = 16;

/** Digest of the codebook of a role (`gender`); null for roles that are read as they stand. */
export function codebookDigest(role: string): string | null {
  const hash = createHash('sha256');
  let asked = 0;
  for (const values of NOTATIONS) {
    const book = codebookFor(role, { values });
    for (const word of [...(book.words?.() ?? [])].sort()) {
      hash.update(JSON.stringify([word, book.read(word)]));
      asked++;
    }
  }
  return asked === 0 ? null : hash.digest('hex').slice(0, LENGTH);
}
