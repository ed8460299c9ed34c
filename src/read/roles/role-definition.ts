// The shape of a row of the role catalogue.
import type { EvidenceId } from './evidence.ts';
import type { ColumnUse } from './role.ts';

export interface RoleDefinition {
  /** `gender` in `contributor.gender`. */
  name: string;
  meaning: string;
  /**
   * `person`: contributor, or annotator in a table of ratings. `either`: the person where the table describes people,
   * else the sample. Otherwise the entity itself.
   */
  of: 'person' | 'either' | 'sample' | 'contributor' | 'annotator';
  /** An attribute of a person that may not be got wrong: only a full name match with agreeing values decides. */
  sensitive: boolean;
  use: ColumnUse['kind'];
  /** Names as word phrases; accents and separators do not matter. */
  names: string[];
  /** Languages that the names are in. */
  languages: string[];
  /** Further names that are words of other things too ("eta"): they decide only where something else speaks of people. */
  doubtful: string[];
  /**
   * Things and countries have it too: decides only where something else in the table speaks of people. `numbers`: asked of
   * plain numbers only (the age of a building is a number, the age band of a building is not written "20-29").
   */
  needsPeople?: true | 'numbers';
  /** Words may stand before the phrase ("birth country", "primary label"). */
  open: boolean;
  /** Test that the values must pass. */
  values: EvidenceId;
  /** Values alone decide (addresses, file paths), or at least raise the question. */
  byValues?: 'decide' | 'ask';
}

/** Names by language (ISO 639-1), phrases separated by commas; `doubtful` names stand in no language. */
export type Names = { en: string; doubtful?: string } & Record<string, string>;

const phrases = (text: string): string[] => text.split(',').flatMap((phrase) => phrase.trim() || []);

/** A row of the catalogue from its names by language; `base` is what its neighbours share. */
export function define(
  base: Pick<RoleDefinition, 'of' | 'sensitive' | 'use'>,
  name: string,
  meaning: string,
  values: EvidenceId,
  names: Names,
  more: Partial<RoleDefinition> = {},
): RoleDefinition {
  const { doubtful = '', ...byLanguage } = names;
  return {
    ...base,
    name,
    meaning,
    values,
    open: false,
    names: Object.values(byLanguage).flatMap(phrases),
    languages: Object.keys(byLanguage),
    doubtful: phrases(doubtful),
    ...more,
  };
}

/** A role of the sample itself. */
export const sampleRole = (
  name: string,
  meaning: string,
  use: RoleDefinition['use'],
  values: EvidenceId,
  names: Names,
  more: Partial<RoleDefinition> = {},
): RoleDefinition => define({ of: 'sample', sensitive: false, use }, name, meaning, values, names, more);
