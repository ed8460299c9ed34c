// Values counted as wider groups (countries as subregions, ages as wider bands): the same cells and comparison one level up, and
// what such a group is called when some of its values stand alone.

import { type AgeBand, ageBand } from '../../know/standards/age-bands.ts';
import { listFirst } from '../../lib/format.ts';
import type { ProfiledColumn } from '../../read/roles/role.ts';
import { type Cell, unite } from './cells.ts';
import { type Compared, hasNoReference } from './comparison.ts';
import { ageLabel, labelOf } from './labels.ts';
import { type Part, REST, type Wider } from './proportion.ts';

/** Values that no wider group takes are counted together; answers without a reference stay as they are. */
const groupOf = (code: string, wider: Wider): string => wider(code) ?? (hasNoReference(code) ? code : REST);

/** Cells united by their wider group. */
export function grouped(cells: readonly Cell[], wider: Wider): Cell[] {
  const groups = new Map<string, Cell[]>();
  for (const cell of cells) {
    const code = groupOf(cell.code, wider);
    groups.set(code, [...(groups.get(code) ?? []), cell]);
  }
  return [...groups].map(([code, members]) => unite(members, code));
}

/**
 * A comparison over the wider groups. Least shares of values are none of groups, and shares that overlap (a person speaks two
 * varieties of a language) do not add up: then nothing is compared.
 */
export function regroup(compared: Compared, wider: Wider | undefined): Compared {
  if (!wider || compared.comparison === null) return compared;
  const { reference } = compared.comparison;
  if (reference === null || reference.overlapping) return { comparison: null, problem: null };
  const shares = new Map<string, number>();
  for (const [code, share] of compared.comparison.shares) {
    const group = wider(code);
    if (group === null) continue;
    shares.set(group, (shares.get(group) ?? 0) + share);
  }
  return { ...compared, comparison: { ...compared.comparison, shares } };
}

/** The ages that bands cover from the first to the last; null when one of them is no band. */
function spanOf(codes: readonly string[]): AgeBand | null {
  const bands = codes.map(ageBand);
  if (bands.some((band) => band === null)) return null;
  const to = Math.max(...bands.map((band) => endOf(band!)));
  return { from: Math.min(...bands.map((band) => band!.from)), to: Number.isFinite(to) ? to : null };
}

const endOf = ({ to }: AgeBand): number => to ?? Number.POSITIVE_INFINITY;
const meet = (a: AgeBand, b: AgeBand): boolean => a.from <= endOf(b) && b.from <= endOf(a);

interface Named {
  column: ProfiledColumn;
  group?: Wider;
  groupLabel?: (code: string) => string;
  levels?: readonly Wider[];
}

/** Labels of parts: a group that is judged without some of its values says so ("Southern Asia without India"). */
export function partLabels(request: Named, parts: readonly Part[]): (part: Part) => string {
  const { column, groupLabel, levels = [] } = request;
  const name = (code: string) =>
    groupLabel && code !== REST && !hasNoReference(code) ? groupLabel(code) : labelOf(column, code);
  const climb = ({ cell, level }: Part, to: number) =>
    levels.slice(level, to).reduce<string | null>((at, wider) => (at === null ? null : wider(at)), cell.code);
  /** Parts of the same group that are judged on their own, the widest of them only. */
  const apart = (part: Part): Part[] => {
    const own = parts.filter((p) => p.judged && p.level < part.level && climb(p, part.level) === part.cell.code);
    return own.filter((p) => !own.some((q) => q.level > p.level && climb(p, q.level) === q.cell.code));
  };
  return (part) => {
    const { cell, level, members } = part;
    if (level === 0) return request.group ? name(cell.code) : labelOf(column, cell.code);
    if (cell.code === REST) return labelOf(column, REST);
    const span = column.role === 'age' ? spanOf(members) : null;
    const inside = apart(part).filter((p) => span === null || meet(span, ageBand(p.cell.code) ?? span));
    const without = inside.map((p) => (p.level > 0 ? name(p.cell.code) : labelOf(column, p.cell.code))).sort();
    const group = span ? ageLabel(span) : name(cell.code);
    return without.length > 0 ? `${group} without ${listFirst(without, 3)}` : group;
  };
}
