// Croissant (MLCommons JSON-LD, 1.0 and 1.1): a description given as the manifest. Its record sets become tables of the files
// that lie beside it, references between keys become links, and fields become stated roles where a type or property says
// what they mean. Names of fields alone decide nothing: the detector reads names, and the values with them.
import { readFile, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { inputError } from '../../../lib/errors.ts';
import type { ManifestFile } from '../resolve.ts';
import { type Description, descriptionOf, type Field, type RecordSet } from './croissant-document.ts';
import { type Located, locate } from './croissant-files.ts';
import type { Found, Layout, Link, PlannedTable, ReadPlan, StatedRole } from './read-plan.ts';

const LARGEST = 16 << 20;
const SAYS = 'the Croissant description says so';

/** Types and properties whose meaning is a role, whatever the field is called. */
const ROLES: Record<string, string> = {
  Label: 'sample.label',
  Split: 'sample.split',
  Q3985153: 'sample.split',
  BoundingBox: 'sample.boxes',
  SegmentationMask: 'ignored',
  URL: 'sample.url',
  url: 'sample.url',
  contentUrl: 'sample.url',
  license: 'sample.license',
  inLanguage: 'sample.language',
  Language: 'sample.language',
  gender: 'contributor.gender',
  nationality: 'contributor.nationality',
  birthDate: 'contributor.birth-year',
  jobTitle: 'contributor.occupation',
  identifier: 'sample.id',
  dateCreated: 'sample.time',
  datePublished: 'sample.time',
};

interface Table {
  set: RecordSet;
  name: string;
  located: Located;
  section: string | null;
}

const slug = (name: string, taken: Set<string>): string => {
  const plain =
    name
      .split('/')
      .at(-1)!
      .replace(/[^\p{L}\p{N}_-]+/gu, '-')
      .replace(/^-|-$/g, '') || 'records';
  let unique = plain;
  for (let serial = 2; taken.has(unique); serial++) unique = `${plain}-${serial}`;
  taken.add(unique);
  return unique;
};

const mostOf = (ids: string[]): string | null => {
  const counts = new Map<string, number>();
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
};

/** The tables that lie here, and what is said of those that do not. */
async function tablesOf(
  description: Description,
  folder: string,
): Promise<{ tables: Table[]; notes: string[]; remote: string | null }> {
  const all = new Map(description.distribution.map((one) => [one.id, one]));
  const located = new Map<string, Located>();
  for (const [id, one] of all) located.set(id, await locate(one, all, folder));
  const notes: string[] = [];
  const taken = new Set<string>();
  const tables: Table[] = [];
  const used = new Map<string, string>();
  const sets = description.recordSets.filter(({ fields }) => fields.some(({ from }) => from !== null));
  for (const set of sets) {
    const id = mostOf(set.fields.flatMap(({ from }) => from ?? []));
    const here = id === null ? undefined : located.get(id);
    const section = mostOf(set.fields.flatMap((field) => field.section ?? []));
    const place = `${id} ${section ?? ''}`;
    if (here === undefined) notes.push(`record set "${set.name}": its source is not described`);
    else if (here.lacking !== null) notes.push(`record set "${set.name}": ${id} ${here.lacking}`);
    else if (used.has(place)) notes.push(`record set "${set.name}": the same files as "${used.get(place)}"`);
    else {
      used.set(place, set.name);
      tables.push({ set, name: slug(set.name, taken), located: here, section });
      const apart = set.fields.filter(({ from }) => from !== null && from !== id).length;
      if (apart > 0) notes.push(`record set "${set.name}": ${apart} fields from other files not read`);
    }
  }
  if (sets.length === 0)
    for (const [id, here] of located)
      if (here.lacking === null)
        tables.push({
          set: { id, name: id, means: [], keys: [], fields: [], inline: false },
          name: slug(id, taken),
          located: here,
          section: null,
        });
  for (const { located: one } of tables)
    for (const path of one.changed) notes.push(`${path} is not the file that is described: its SHA-256 is another`);
  return { tables, notes, remote: [...located.values()].find(({ remote }) => remote !== null)?.remote ?? null };
}

/** A path column for a field that is cut out of the path; null when what is cut out is no whole part of it. */
export function pathColumnOf(field: Field, files: ManifestFile[]): { name: string; pattern: string } | null {
  let regex: RegExp;
  // A description may be hostile: an expression that repeats a group can run for ever.
  if (field.pathRegex!.length > 200 || /\)[*+{]/.test(field.pathRegex!)) return null;
  try {
    regex = new RegExp(field.pathRegex!, 'd');
  } catch {
    return null;
  }
  const below = new Set<number>();
  for (const { relative } of files) {
    const [from, to] = regex.exec(relative)?.indices?.[1] ?? [];
    if (from === undefined || to === undefined || (from > 0 && relative[from - 1] !== '/') || relative[to] !== '/')
      return null;
    below.add(relative.slice(to).split('/').length - 1);
  }
  const [depth] = below;
  const name = field.name
    .split('/')
    .at(-1)!
    .replace(/[^\w-]/g, '-');
  return below.size === 1 ? { name, pattern: `{${name}}${'/*'.repeat(depth!)}` } : null;
}

/** Links along references to a key: what else is referred to may stand in several rows. */
function linksOf(tables: Table[], description: Description, notes: string[]): Link[] {
  const links: Link[] = [];
  const inline = new Set(
    description.recordSets.filter(({ inline }) => inline).flatMap(({ fields }) => fields.map(({ id }) => id)),
  );
  for (const { set, name } of tables)
    for (const field of set.fields) {
      if (field.refersTo === null || inline.has(field.refersTo)) continue;
      const right = tables.find((table) => table.set.fields.some(({ id }) => id === field.refersTo));
      const key = right?.set.fields.find(({ id }) => id === field.refersTo);
      const isKey =
        right !== undefined &&
        (right.set.keys.some((id) => id === key!.id || id === key!.name) || right.set.means.includes('Enumeration'));
      if (isKey && right.name !== name && field.column !== null && key!.column !== null)
        links.push({ left: name, right: right.name, on: { left: field.column, right: key!.column } });
      else notes.push(`field "${field.name}": what it refers to is no key of a table that is read`);
    }
  return links;
}

const roleOf = (field: Field): string | null => {
  const role = field.means.flatMap((meaning) => (Object.hasOwn(ROLES, meaning) ? ROLES[meaning]! : []))[0] ?? null;
  return role === 'sample.label' && field.isList ? 'sample.labels' : role;
};

async function planOf(description: Description, file: ManifestFile): Promise<ReadPlan> {
  const { tables, notes, remote } = await tablesOf(description, dirname(file.path));
  if (tables.length === 0)
    throw inputError(
      remote === null
        ? `${file.relative}: this Croissant description has no table that lies beside it${notes.length === 0 ? '' : `: ${notes[0]}`}`.slice(
            0,
            280,
          )
        : `${file.relative}: the files of this Croissant description lie elsewhere (${remote.slice(0, 100)}); download them into its folder under the names it gives, then run again`,
    );
  const links = linksOf(tables, description, notes);
  const looked = new Set(links.map(({ right }) => right));
  const planned: PlannedTable[] = [];
  const roles: StatedRole[] = [];
  for (const { set, name, located, section } of tables) {
    const pathColumns = [];
    const unused: string[] = [];
    for (const field of set.fields) {
      const cut = field.pathRegex === null ? null : pathColumnOf(field, located.files);
      if (cut !== null) pathColumns.push(cut);
      const column = cut?.name ?? field.column;
      if (column === null) unused.push(field.name);
      const role =
        field.refersTo !== null && /split/i.test(field.refersTo) && cut !== null ? 'sample.split' : roleOf(field);
      if (column === null || role === null) continue;
      roles.push({ table: name, column, role, why: SAYS });
    }
    if (unused.length > 0)
      notes.push(
        `fields that are no column as it stands, not used: ${unused.slice(0, 5).join(', ')}${unused.length > 5 ? ' …' : ''}`,
      );
    planned.push({ name, files: located.files, section: section ?? undefined, read: { pathColumns } });
  }
  const kept = tables.map(({ name }) => name).filter((name) => !looked.has(name));
  return {
    tables: planned,
    links,
    kept,
    roles,
    kind: null,
    notes: [...titleOf(description), ...notes].map((note) => `Croissant: ${note}`),
  };
}

const titleOf = ({ name, version, licenses, rai }: Description): string[] => [
  `the description of "${name.slice(0, 60)}"${version === null ? '' : ` ${version.slice(0, 20)}`} was followed`,
  ...(licenses.length === 0
    ? ['no licence is stated']
    : [`licence stated for the whole: ${licenses.join(', ').slice(0, 120)}`]),
  ...(rai === 0 ? [] : [`${rai} properties of responsible-AI documentation not read`]),
];

export const croissant: Layout = {
  id: 'croissant',
  ofDocuments: true,
  async recognise({ files }: Found): Promise<ReadPlan | null> {
    const [file] = files;
    if (file === undefined || files.length > 1 || !/\.json(ld)?$/i.test(file.path)) return null;
    if ((await stat(file.path)).size > LARGEST) return null;
    let description: Description | null;
    try {
      description = descriptionOf(JSON.parse((await readFile(file.path, 'utf8')).replace(/^\ufeff/, '')));
    } catch {
      return null;
    }
    return description === null ? null : await planOf(description, file);
  },
};
