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
  /** Things and countries have it too: decides only where something else in the table speaks of people. */
  needsPeople?: boolean;
  /** Words may stand before the phrase ("birth country", "primary label"). */
  open: boolean;
  /** Test that the values must pass. */
  values: EvidenceId;
  /** Values alone decide (addresses, file paths), or at least raise the question. */
  byValues?: 'decide' | 'ask';
}
