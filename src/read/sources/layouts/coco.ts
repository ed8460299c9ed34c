// COCO: one JSON document with lists of images, annotations, categories and licences that name each other by id. Images are
// the rows of the manifest and annotations a table beside them, so that images without a box and boxes without an image are
// counted; categories and licences are looked up. Scenes stay lists of ids in a table of their own: a cell that holds several
// ids cannot be looked up, and the rows repeat images.
import { createHash } from 'node:crypto';
import { inputError } from '../../../lib/errors.ts';
import { ByteWindow } from '../byte-window.ts';
import { BYTE, JsonCursor } from '../json-cursor.ts';
import { type Section, surveyObject } from '../json-survey.ts';
import type { ManifestFile } from '../resolve.ts';
import { openText } from '../text-stream.ts';
import { headOf } from './peek.ts';
import type { Found, Layout, Link, PlannedTable, ReadPlan, StatedRole } from './read-plan.ts';

/** More files than this are no splits. */
const MOST_FILES = 12;
const SAYS = 'COCO names it so';
const NAMES = ['images', 'annotations', 'categories', 'licenses', 'scene_annotations', 'scene_categories'] as const;
type Name = (typeof NAMES)[number];

type Sections = Partial<Record<Name, Section>>;

interface Coco {
  file: ManifestFile;
  sections: Sections;
}

/** The lists of a document that is COCO; null when it is none, or no JSON. */
async function cocoOf(file: ManifestFile): Promise<Coco | null> {
  if (!/\.json(\.gz|\.zst)?$/i.test(file.path)) return null;
  if (/\.json$/i.test(file.path) && !/"(images|annotations|categories|info)"/.test(await headOf(file.path)))
    return null;
  const opened = await openText(file.path, undefined);
  try {
    const cursor = new JsonCursor(new ByteWindow(opened.chunks));
    if ((await cursor.next()) !== BYTE.open) return null;
    const lists = (await surveyObject(cursor)).sections.filter(({ form }) => form === 'list');
    const sections: Sections = {};
    for (const section of lists) for (const name of NAMES) if (section.name === name) sections[name] = section;
    const { images, annotations, categories } = sections;
    const linked = annotations === undefined ? categories !== undefined : annotations.keys.includes('image_id');
    return images?.keys.includes('id') && linked ? { file, sections } : null;
  } catch {
    return null;
  } finally {
    await opened.stream.close();
  }
}

/** SHA-256 of one list of a document as it is written, blanks apart. */
async function digestOf(file: ManifestFile, name: Name): Promise<string> {
  const opened = await openText(file.path, undefined);
  const hash = createHash('sha256');
  try {
    const cursor = new JsonCursor(new ByteWindow(opened.chunks));
    await cursor.members(await cursor.next(), async (key, first) => {
      const { start, stop } = await cursor.value(first, key === name);
      if (key === name) hash.update(cursor.window.buf.subarray(start, stop).toString('utf8').replace(/\s+/g, ' '));
    });
  } finally {
    await opened.stream.close();
  }
  return hash.digest('hex');
}

/** Splits share their categories and licences, which are read from the first. Errors: 65 they do not, or differ in kind. */
async function checkSplits(all: Coco[]): Promise<void> {
  const [first, ...others] = all;
  for (const other of others) {
    const differ = (what: string) =>
      inputError(
        `${other.file.relative} and ${first!.file.relative} are COCO files with other ${what}, so they cannot be read as splits of one; give one of them`,
      );
    const keys = ({ sections }: Coco): string => [...(sections.annotations?.keys ?? [])].sort().join();
    if (keys(other) !== keys(first!)) throw differ('fields of annotations');
    for (const name of ['categories', 'licenses'] as const)
      if ((await digestOf(other.file, name)) !== (await digestOf(first!.file, name))) throw differ(name);
  }
}

/** What the names of several files have apart, where that says which split they are: `instances_{split}.json`. */
export function splitPattern(names: string[]): string | null {
  if (names.length < 2) return null;
  const [first] = names as [string];
  let from = 0;
  while (names.every((name) => from < name.length && name[from] === first[from])) from++;
  let back = 0;
  while (names.every((name) => back < name.length - from && name.at(-1 - back) === first.at(-1 - back))) back++;
  // A split that begins or ends like the others is told whole: "test" and "train".
  while (from > 0 && /[a-z0-9]/i.test(first[from - 1]!)) from--;
  while (back > 0 && /[a-z0-9]/i.test(first.at(-back)!)) back--;
  const splits = names.map((name) => name.slice(from, name.length - back));
  if (!splits.every((split) => /^(train|val|valid|validation|dev|test|eval)/i.test(split))) return null;
  return `${first.slice(0, from)}{split}${back === 0 ? '' : first.slice(-back)}`;
}

/** The name of each file; where all are called alike, with the folder it is in. */
const namesOf = (files: ManifestFile[]): string[] => {
  const parts = files.map(({ relative }) => relative.split('/').slice(-2));
  return new Set(parts.map((part) => part.at(-1))).size === 1
    ? parts.map((part) => part.join('/'))
    : parts.map((part) => part.at(-1)!);
};

function planOf(all: Coco[]): ReadPlan {
  const { file, sections } = all[0]!;
  const files = all.map((one) => one.file);
  const has = (name: Name, ...keys: string[]): boolean =>
    sections[name] !== undefined && keys.every((key) => sections[name]!.keys.includes(key));
  const pattern = has('images', 'split') ? null : splitPattern(namesOf(files));
  const pathColumns = pattern === null ? undefined : [{ name: 'split', pattern }];
  const tables: PlannedTable[] = [];
  const links: Link[] = [];
  const roles: StatedRole[] = [];
  const add = (name: Name, more: Partial<PlannedTable> = {}): void => {
    tables.push({ name, files, section: name, ...more });
  };
  const look = (left: Name, right: Name, on: string): void => {
    links.push({ left, right, on: { left: on, right: 'id' }, withinFile: right === 'images' && files.length > 1 });
  };
  const state = (table: Name, column: string, role: string): void => {
    roles.push({ table, column, role, why: SAYS });
  };
  const known = (table: Name, stated: Record<string, string>): void => {
    for (const [column, role] of Object.entries(stated)) if (has(table, column)) state(table, column, role);
  };

  add('images', { read: { pathColumns } });
  known('images', IMAGE_ROLES);
  if (pathColumns !== undefined) state('images', 'split', 'sample.split');
  if (has('images', 'license') && has('licenses', 'id')) {
    add('licenses', { files: [file], only: ['name', 'url'].filter((key) => has('licenses', key)) });
    look('images', 'licenses', 'license');
    state('images', 'license', 'ignored');
    if (has('licenses', 'name')) state('images', 'licenses.name', 'sample.license');
    if (has('licenses', 'url')) state('images', 'licenses.url', 'ignored');
  } else known('images', { license: 'sample.license' });

  if (sections.annotations !== undefined) {
    add('annotations');
    look('annotations', 'images', 'image_id');
    known('annotations', ANNOTATION_ROLES);
    if (has('annotations', 'category_id') && has('categories', 'id', 'name')) {
      const only = ['name', 'supercategory'].filter((key) => has('categories', key));
      add('categories', { files: [file], only });
      look('annotations', 'categories', 'category_id');
      state('annotations', 'category_id', 'ignored');
      state('annotations', 'categories.name', 'sample.label');
      if (only.includes('supercategory')) state('annotations', 'categories.supercategory', 'sample.label-group');
    } else known('annotations', { category_id: 'sample.label' });
  }
  const scenes = has('scene_annotations', 'image_id');
  if (scenes) {
    add('scene_annotations');
    look('scene_annotations', 'images', 'image_id');
    known('scene_annotations', { image_id: 'ignored', background_ids: 'sample.labels' });
  }
  const kept: Name[] = ['images', 'annotations', 'scene_annotations'];
  return {
    tables,
    links,
    kept: kept.filter((name) => tables.some((table) => table.name === name)),
    roles,
    kind: has('annotations', 'caption') && !has('annotations', 'category_id') ? 'image-text' : 'objects',
    notes: notesOf(all, tables, pattern),
  };
}

const IMAGE_ROLES: Record<string, string> = {
  id: 'sample.id',
  file_name: 'sample.path',
  flickr_url: 'sample.url',
  flickr_640_url: 'ignored',
  coco_url: 'ignored',
  date_captured: 'sample.time',
};

const ANNOTATION_ROLES: Record<string, string> = {
  id: 'sample.id',
  image_id: 'ignored',
  bbox: 'sample.boxes',
  segmentation: 'ignored',
  caption: 'sample.text',
};

function notesOf(all: Coco[], tables: PlannedTable[], pattern: string | null): string[] {
  const { sections } = all[0]!;
  const read = new Set(tables.map(({ name }) => name));
  const notes = ['COCO: images are the rows; annotations are counted beside them, with the names of their categories'];
  if (read.has('scene_annotations'))
    notes.push(
      'COCO: scene_annotations are counted by row, of which an image may have several; scenes are told by id, their names in scene_categories are not looked up',
    );
  if (all.length > 1)
    notes.push(
      `COCO: ${all.length} files read as one${pattern === null ? '' : '; the split is in the name of the file'}`,
    );
  const empty = (['annotations', 'categories', 'licenses'] as const).filter((name) => sections[name] === undefined);
  if (empty.length > 0) notes.push(`COCO: without records: ${empty.join(', ')}`);
  return notes;
}

export const coco: Layout = {
  id: 'coco',
  ofDocuments: true,
  async recognise({ files }: Found): Promise<ReadPlan | null> {
    if (files.length === 0 || files.length > MOST_FILES) return null;
    const all: Coco[] = [];
    for (const file of files) {
      const found = await cocoOf(file);
      if (found === null) return null;
      all.push(found);
    }
    await checkSplits(all);
    return planOf(all);
  },
};
