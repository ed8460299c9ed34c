// Places in a page that can be linked to. Ids of the result become fragment ids unchanged where HTML allows; a second use of
// the same id gets none, because two elements of one name would make both links wrong.
import { clean } from '../charts/label.ts';

const FORBIDDEN = /[^\p{L}\p{M}\p{N}._:~-]+/gu;

/** The fragment of an id: letters, digits and `._:~-` of any script; everything else becomes one hyphen. */
export const fragment = (id: string): string => clean(id.normalize('NFC')).replace(FORBIDDEN, '-') || '-';

export interface Anchors {
  /** The fragment, once; null when it is already taken. */
  take(id: string): string | null;
}

/** `reserved`: ids that the templates write themselves. */
export function anchors(reserved: readonly string[]): Anchors {
  const taken = new Set(reserved.map(fragment));
  return {
    take(id) {
      const name = fragment(id);
      if (taken.has(name)) return null;
      taken.add(name);
      return name;
    },
  };
}
