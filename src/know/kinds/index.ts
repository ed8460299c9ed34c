// The kinds, and how one is guessed: every sign that is seen adds its weight, and the reason names the signs.
// Below the least weight nothing is guessed and the data is called records, which asks only what any data owes.
import { list } from '../../lib/format.ts';
import { annotations } from './annotations.ts';
import { driving } from './driving.ts';
import { faces } from './faces.ts';
import { imageText } from './image-text.ts';
import type { Kind, Media, Sign } from './kind.ts';
import { medicalImages } from './medical-images.ts';
import { objects } from './objects.ts';
import { records } from './records.ts';
import { robotics } from './robotics.ts';
import { speech } from './speech.ts';
import { text } from './text.ts';
import { totals } from './totals.ts';

/** In the order in which ties are settled: narrow before wide. */
export const kinds: Kind[] = [
  annotations,
  medicalImages,
  speech,
  faces,
  driving,
  robotics,
  objects,
  imageText,
  totals,
  text,
  records,
];

const byId = new Map(kinds.map((kind) => [kind.id, kind]));
export const kindById = (id: string): Kind | undefined => byId.get(id);

const LEAST_WEIGHT = 1.5;

/** What a manifest shows of itself: role ids read with confidence, column names, relative file paths. */
export interface Signs {
  roles: string[];
  columns: string[];
  paths: string[];
  /** Media that files and addresses in the cells point to. */
  media: Media[];
}

/** The kind with the greatest weight of signs, and a sentence that names them. */
export function guessKind(signs: Signs): { kind: Kind; reason: string } {
  const scored = kinds.map((kind) => ({ kind, ...weigh(kind, signs) }));
  const best = scored.reduce((a, b) => (b.weight > a.weight ? b : a));
  if (best.weight < LEAST_WEIGHT)
    return { kind: records, reason: 'nothing in the columns says what the rows are; name it with --kind' };
  return { kind: best.kind, reason: `guessed from ${list([...new Set(best.seen)])}; change it with --kind` };
}

function weigh(kind: Kind, signs: Signs): { weight: number; seen: string[] } {
  let weight = 0;
  const seen: string[] = [];
  if (kind.needs?.every((need) => seenOf(need, signs) === null)) return { weight, seen };
  for (const sign of kind.signs) {
    const found = seenOf(sign, signs);
    if (found === null) continue;
    weight += sign.weight;
    seen.push(found);
  }
  return { weight, seen };
}

/** What is seen of a sign, in words; null where nothing is. */
function seenOf({ roles = [], column, path, media, beside }: Omit<Sign, 'weight'>, signs: Signs): string | null {
  if (beside !== undefined && !signs.media.includes(beside)) return null;
  const role = roles.find((id) => signs.roles.includes(id));
  if (role !== undefined) return named(role);
  const name = column && signs.columns.find((each) => startsWord(each, column));
  if (name !== undefined) return `column "${name}"`;
  if (path !== undefined && isMostly(signs.paths, path)) return 'the file name';
  return media !== undefined && signs.media.includes(media) ? `${media} files` : null;
}

const CASED = /^[\p{Lu}\p{Ll}]$/u;
const isUpper = (letter: string): boolean => /^\p{Lu}$/u.test(letter);

/** Whether a pattern fits where a word begins: there is no "ego" in "categories", and no "face" in "surface". */
const startsWord = (name: string, pattern: RegExp): boolean =>
  [...name.matchAll(new RegExp(pattern.source, 'giu'))].some(({ 0: found, index }) => {
    const before = name[index - 1] ?? '';
    return !CASED.test(before) || !CASED.test(found[0] ?? '') || (isUpper(found[0]!) && !isUpper(before));
  });

/** One file of many says little about the rest. */
const isMostly = (paths: readonly string[], pattern: RegExp): boolean =>
  paths.length > 0 && 2 * paths.filter((path) => pattern.test(path)).length >= paths.length;

/** `contributor.skin-type` → "the contributor skin type column". */
const named = (role: string): string => `the ${role.replace(/^sample\./, '').replaceAll(/[.-]/g, ' ')} column`;
