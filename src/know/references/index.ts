// What Rollcall can compare with. A target speaks of some roles and not of others: when it says nothing about a role, the
// answer is no reference and the reason, so that the caller can say so instead of comparing with something near.
import { usageError } from '../../lib/errors.ts';
import { countryLabel } from '../standards/countries.ts';
import { REGION_CODES, SUBREGION_CODES } from '../standards/regions.ts';
import { worldByAge, worldByGender } from './people.ts';
import { worldByPlace } from './places.ts';
import type { Reference } from './reference.ts';
import { speakers } from './speakers.ts';
import { parseTarget, type Target } from './target.ts';

export { readReferenceFile, rolesInReferenceFile } from './reference-file.ts';
export { parseTarget, type Target } from './target.ts';
export { uniform } from './uniform.ts';

/** What `rollcall references` lists: a reference without its shares. */
export type ReferenceInfo = Omit<Reference, 'shares'>;

/** A reference, or why there is none (`reason` is '' when there is one). */
export interface Resolution {
  reference: Reference | null;
  reason: string;
}

const none = (reason: string): Resolution => ({ reference: null, reason });
const found = (reference: Reference): Resolution => ({ reference, reason: '' });

/** role name → what a reference of it is called; several roles share one. */
const TOPICS: Record<string, 'gender' | 'age' | 'country' | 'region' | 'subregion' | 'language'> = {
  gender: 'gender',
  sex: 'gender',
  age: 'age',
  country: 'country',
  residence: 'country',
  'country-of-origin': 'country',
  'country-of-birth': 'country',
  'country-of-residence': 'country',
  nationality: 'country',
  citizenship: 'country',
  region: 'region',
  continent: 'region',
  subregion: 'subregion',
  language: 'language',
};

const BUNDLED: Record<string, () => Reference> = {
  'world.age': () => worldByAge('world', null).reference as Reference,
  'world.country': () => worldByPlace('country'),
  'world.gender': () => worldByGender('world', null),
  'world.language': () => speakers('world'),
  'world.region': () => worldByPlace('region'),
  'world.subregion': () => worldByPlace('subregion'),
};

/** Every bundled reference of the world, by id. Languages of one country are made on demand (`KR.language`). */
export const listReferences = (): ReferenceInfo[] =>
  Object.values(BUNDLED).map((make) => {
    const { shares: _, ...info } = make();
    return info;
  });

/** A bundled reference by id (`world.gender`, `KR.language`). Throws a usage error (64) for an unknown id. */
export async function loadReference(id: string): Promise<Reference> {
  const make = Object.hasOwn(BUNDLED, id) ? BUNDLED[id] : undefined;
  if (make) return make();
  const at = id.lastIndexOf('.');
  if (at > 0) {
    const { reference } = await resolveTarget(id.slice(0, at), id.slice(at + 1), []);
    if (reference) return reference;
  }
  throw usageError(`reference "${id}" is not known: use one of ${Object.keys(BUNDLED).join(', ')}, or KR.language`);
}

/** Regions of the data are all of one level, or are not compared. */
function regions(observed: string[]): Resolution {
  const known = observed.filter((code) => REGION_CODES.includes(code) || SUBREGION_CODES.includes(code));
  if (known.every((code) => REGION_CODES.includes(code))) return found(worldByPlace('region'));
  if (known.every((code) => SUBREGION_CODES.includes(code)))
    return found({ ...worldByPlace('subregion'), role: 'region' });
  return none('the data mix regions with parts of regions');
}

function worldwide({ spec, ages }: Target, role: string, observed: string[]): Resolution {
  const topic = Object.hasOwn(TOPICS, role) ? TOPICS[role] : undefined;
  if (topic === 'gender' && observed.some((code) => /^(cis|trans)-/.test(code)))
    return none('it counts women and men, and the data tell trans and cis people apart');
  if (topic === 'gender') return found({ ...worldByGender(spec, ages), role });
  if (topic === 'age') return observed.length > 0 ? worldByAge(spec, ages, observed) : worldByAge(spec, ages);
  if (!topic) return none(`no figures of the world by ${role} are bundled`);
  if (ages) return none(`figures of the world by ${topic} are bundled for all ages together only`);
  if (topic === 'language') return found(speakers('world', observed));
  return topic === 'region' ? regions(observed) : found({ ...worldByPlace(topic), role });
}

function oneCountry({ place, ages }: Target, role: string, observed: string[]): Resolution {
  const country = countryLabel(place);
  if (TOPICS[role] !== 'language')
    return none(`no figures of ${country} by ${role} are bundled: declare a csv file for it`);
  if (ages) return none(`languages of ${country} are bundled for all ages together only`);
  const reference = speakers(place, observed);
  return reference.shares.size > 0 ? found(reference) : none(`no figures of languages in ${country} are bundled`);
}

/**
 * The reference of a target for one role. `spec`: `world`, `world:15+`, `US`, `KR:18+`; `role`: without entity (`gender`);
 * `observed`: codes of the data, whose bands and spellings the reference takes over. Throws a usage error for a bad spec.
 */
export async function resolveTarget(spec: string, role: string, observed: string[]): Promise<Resolution> {
  const target = parseTarget(spec);
  if (role === 'first-language' || role === 'native-language') {
    return none('speakers are bundled with second languages included, so first languages cannot be compared');
  }
  return target.place === 'world' ? worldwide(target, role, observed) : oneCountry(target, role, observed);
}
