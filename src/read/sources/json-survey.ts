// What kind of manifest a JSON document is, found by walking its upper levels once: a list of records, an object keyed by
// id, an object with a section of records, or one record. Objects are keyed records when every value is an object and the
// first hundred share a key; a single one always is.
import { BYTE, CutOff, type JsonCursor } from './json-cursor.ts';

/** Values of one list or object that may be records. */
export interface Section {
  /** Key in the document. */
  name: string;
  form: 'list' | 'keyed';
  records: number;
  /** Keys of its first hundred records, in the order in which they were met. */
  keys: string[];
}

export interface Survey {
  /** The document itself is keyed by id. */
  keyed: boolean;
  /** Parts of it that hold records; empty when it is itself keyed. */
  sections: Section[];
}

const COMPARED = 100;

interface Likeness {
  objects: number;
  others: number;
  compared: number;
  keys: Map<string, number>;
}

const unlike = (): Likeness => ({ objects: 0, others: 0, compared: 0, keys: new Map() });

const alike = ({ objects, others, compared, keys }: Likeness): boolean =>
  objects > 0 && others === 0 && (objects === 1 || Math.max(0, ...keys.values()) >= Math.max(2, compared / 2));

/** Counts the keys of the object that opens at `first`, each once. */
async function keysOf(cursor: JsonCursor, first: number, into: Map<string, number>): Promise<void> {
  const seen = new Set<string>();
  await cursor.members(first, async (key, value) => {
    if (seen.size < COMPARED && !seen.has(key!)) {
      seen.add(key!);
      into.set(key!, (into.get(key!) ?? 0) + 1);
    }
    await cursor.value(value, false);
  });
}

/** Surveys the document that `cursor` stands before, which begins with a brace. Errors: 65 it is no JSON. */
export async function surveyObject(cursor: JsonCursor): Promise<Survey> {
  const own = unlike();
  const sections: Section[] = [];
  let members = 0;
  try {
    await cursor.members(await cursor.next(), async (name, first) => {
      members++;
      if (first === BYTE.open) own.objects++;
      else own.others++;
      if (first === BYTE.openList || (first === BYTE.open && own.compared < COMPARED)) {
        const inner = await innerOf(cursor, first, own);
        if (inner !== null) sections.push({ name: name!, ...inner });
      } else await cursor.value(first, false);
    });
  } catch (error) {
    if (!(error instanceof CutOff)) throw error;
  }
  if (members === 0 || alike(own)) return { keyed: true, sections: [] };
  return { keyed: false, sections };
}

/** A member as a possible section; its keys go into the likeness of its siblings. One that is cut off counts as far as it goes. */
async function innerOf(cursor: JsonCursor, first: number, siblings: Likeness): Promise<Omit<Section, 'name'> | null> {
  const inner = unlike();
  const seen = new Set<string>();
  try {
    await cursor.members(first, async (key, value) => {
      if (key !== null && seen.size < COMPARED) seen.add(key);
      if (value === BYTE.open) inner.objects++;
      else inner.others++;
      if (value === BYTE.open && inner.compared < COMPARED) {
        inner.compared++;
        await keysOf(cursor, value, inner.keys);
      } else await cursor.value(value, false);
    });
  } catch (error) {
    if (!(error instanceof CutOff)) throw error;
  }
  const keys = [...inner.keys.keys()];
  if (first === BYTE.open) {
    siblings.compared++;
    for (const key of seen) siblings.keys.set(key, (siblings.keys.get(key) ?? 0) + 1);
    return inner.objects > 1 && alike(inner) ? { form: 'keyed', records: inner.objects, keys } : null;
  }
  return inner.objects > 0 && inner.others === 0 ? { form: 'list', records: inner.objects, keys } : null;
}
