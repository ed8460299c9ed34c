// How roles, entities and units are called in a sentence: "recorded gender", "speaker ids", "clips". A key is called an id,
// because one person may have several.
import type { Kind } from '../../know/kinds/kind.ts';
import type { ProfiledColumn } from '../../read/roles/role.ts';
import { isRecorded, type RecordedColumn, roleOf } from '../recorded.ts';

export interface Noun {
  one: string;
  many: string;
}

const ids = (person: string): Noun => ({ one: `${person} id`, many: `${person} ids` });

/** Roles whose name is not what a reader reads. */
const ROLES: Readonly<Record<string, string>> = {
  'skin-type': 'recorded skin type',
  'skin-tone': 'recorded skin tone',
  ethnicity: 'recorded race or ethnicity',
  country: 'stated country',
  'country-of-origin': 'stated country of origin',
  'country-of-residence': 'stated country of residence',
  'country-of-content': 'country of the content',
  'country-of-hosting': 'country of the host',
  region: 'stated region',
  place: 'stated place',
  language: 'stated language',
  'first-language': 'first language',
  license: 'licence',
  label: 'label',
  labels: 'label',
  'label-group': 'wider label',
  emotion: 'emotion label',
  sentiment: 'sentiment label',
  topic: 'topic',
  domain: 'domain',
  'text-type': 'kind of text',
  scene: 'scene',
  weather: 'weather',
  'time-of-day': 'time of day',
  lighting: 'lighting',
  environment: 'recording environment',
  embodiment: 'robot',
  device: 'recording device',
  task: 'task',
  style: 'style',
  tone: 'tone',
  generator: 'generating model',
  'removed-by': 'reason of removal',
  boxes: 'box',
  time: 'date',
  duration: 'duration',
  source: 'source',
  url: 'web address',
  weight: 'row weight',
};

/** A row of such data is a judgement, and what was judged stands in several. */
export const isOfRaters = ({ leading }: Kind): boolean => leading.people.includes('annotators');

/** What one entity is called in data of this kind: "speaker ids", "rater ids". */
export function entityNoun(entity: string, kind: Kind): Noun {
  if (entity === 'sample') return kind.rowNoun;
  const named = entity === (isOfRaters(kind) ? 'annotator' : 'contributor');
  return ids(named ? (kind.personNoun?.one ?? entity) : entity);
}

/** `rows` → clips, `contributors` → speaker ids, `hours` → hours. */
export function unitNoun(unit: string, kind: Kind): Noun {
  if (unit === 'rows') return kind.rowNoun;
  if (unit === 'contributors' || unit === 'annotators') return entityNoun(unit.slice(0, -1), kind);
  return { one: unit.replace(/s$/, ''), many: unit };
}

/** `gender` → "recorded gender"; `id` is the key of its entity. */
export function roleWords(entity: string, role: string, kind: Kind): string {
  if (role === 'id' && entity === 'sample' && isOfRaters(kind)) return 'id of the rated sample';
  if (role === 'id') return entityNoun(entity, kind).one;
  const words = ROLES[role] ?? `recorded ${role.replaceAll('-', ' ')}`;
  return entity === 'annotator' || entity === 'source' ? `${words} of the ${entity}` : words;
}

/** What tells a column from others of its role: " (scale_b)" after any word for it, nothing where it is the only one. */
export function columnMark(column: RecordedColumn, context: { columns: readonly ProfiledColumn[] }): string {
  const isAlone = !context.columns.some(
    (other) => isRecorded(other) && roleOf(other) === roleOf(column) && other.name !== column.name,
  );
  return isAlone ? '' : ` (${column.name})`;
}

/** `roleWords`, with the name of the column where several have the role: "recorded skin type (scale_b)". */
export const columnWords = (
  column: RecordedColumn,
  context: { columns: readonly ProfiledColumn[]; kind: Kind },
): string => `${roleWords(column.entity, column.role, context.kind)}${columnMark(column, context)}`;

/** The first letter in upper case, for titles. */
export const titled = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
