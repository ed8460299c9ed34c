// A tally is a declared count: what an analyzer wants to know, without knowing how it is found. It never sees a row.
// Merging is part of the declaration: only what says it merges is merged.
import type { ColumnTable } from 'arquero';
import type { Form, Trait } from '../engine/engine.ts';

/** One column to group by: resolved by the planner from a profiled column. */
export interface TallyKey {
  /** `contributor.gender`: the name of the key column in the answer. */
  role: string;
  /** Engine column index. */
  column: number;
}

/**
 * `groups`: one row for each combination of codes that occurs (code null = missing), with the columns
 *   - one text column for each key, named by its role id
 *   - `rows`                        samples
 *   - one column for each amount    (`hours`, `tokens` …), sums
 *   - with `entity`: `<entity>s` (`contributors`): entities, each counted once under its own code, with
 *     CONTRADICTORY for an entity whose rows give two known codes and null when none of its rows gives one
 *   - with `entity`, for u in rows and each amount: `u:sq` = Σ_j n_jg² and `u:cross` = Σ_j n_jg·t_j over entities j, where
 *     n_jg is the amount of entity j in this group and t_j its amount over all groups with every key known (and, with
 *     `within`, equal codes of those keys). They give the cluster-robust variance of a share (stats/effective-size).
 *     `u:tsq` = Σ_j t_j² of the domain of the row, and `clusters` = how many entities j have t_j > 0 there.
 *     A row without entity key is an entity of its own here, and is not counted in `<entity>s`.
 *     Rows of the answer with an unknown key carry 0 in these columns.
 *   - with a list key (only the last key may be one): one more row for each combination of the other keys has the code
 *     ANY: samples with at least one known item. ANY is the denominator of the shares; ANY + null = total.
 * `sizes`: how many entities have n rows: columns `size` (rows of an entity), `entities`. Rows without key: none.
 *   An entity is here any column whose cells may come back, compared as `form` says.
 * `traits`: rows by a trait of the cells of one column (`cells`): the columns of the keys, `value` (null: no cell, or a cell
 *   without the trait), `rows`, and in every row `total` (rows of all values) and `values` (how many there are): with more than
 *   `cells.limit` of them, only the most frequent have a row.
 * `spread`: cells of one column that stand under two codes of the only key or more: `codes` (JSON list), the column of the key,
 *   `values` (distinct cells), `rows` (of them under this code).
 */
export interface Tally {
  kind: 'groups' | 'sizes' | 'traits' | 'spread';
  table: string;
  by: TallyKey[];
  /** Keys (role ids, a prefix of `by`) whose codes make the domain of shares: for "gender within race", ['…race']. */
  within: string[];
  /** Entity to count beside rows: its name and the column index of its key. */
  entity: { name: string; column: number } | null;
  /** Amounts to sum beside rows: unit name, column index, factor. */
  amounts: { unit: string; column: number; factor: number }[];
  /**
   * Rows of one entity hang together, but no entity is counted: shares are facts of this file and get no interval. Asked for
   * where an interval would judge nothing, because counting every entity in every group costs more than all the rest.
   */
  unclustered?: true;
  /** How cells are compared (sizes, spread); 'exact' when absent. */
  form?: Form;
  /** Cells without a known value stand under MISSING (role.ts) instead of under null (spread). */
  missingCoded?: true;
  /** The column whose cells are looked at (traits, spread), the trait, and how many of its values are asked for. */
  cells?: { column: number; trait?: Trait; limit?: number };
  /** add: counts and sums; keyed: partials keep salted keys. A tally with an entity is keyed, and so is `spread`. */
  merge: 'add' | 'keyed';
}

/** The answer to a tally. `table` is small: aggregates only. */
export interface Counts {
  tally: Tally;
  table: ColumnTable;
}
