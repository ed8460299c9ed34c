// Values counted as wider groups (countries as subregions, ages as wider bands): the same cells and comparison one level up, and
// what such a group is called when some of its values stand alone.
import { listFirst } from '../../lib/format.ts';
import type { ProfiledColumn } from '../../read/roles/role.ts';
import { type Cell, unite } from './cells.ts';
import type { Compared } from './comparison.ts';
import { labelOf } from './labels.ts';
import { type Part, REST, type Wider } from './proportion.ts';

/** Cells united by their wider group; those without one stay as they are. */
export function grouped(cells: readonly Cell[], wider: Wider): Cell[] {
  const groups = new Map<string, Cell[]>();
  for (const cell of cells) {
    const code = wider(cell.code) ?? cell.code;
    groups.set(code, [...(groups.get(code) ?? []), cell]);
  }
  return [...groups].map(([code, members]) => unite(members, code));
}

/** A comparison over the wider groups. */
export function regroup(compared: Compared, wider: Wider | undefined): Compared {
  if (!wider || compared.comparison === null) return compared;
  const shares = new Map<string, number>();
  for (const [code, share] of compared.comparison.shares) {
    const group = wider(code) ?? code;
    shares.set(group, (shares.get(group) ?? 0) + share);
  }
  return { ...compared, comparison: { ...compared.comparison, shares } };
}

interface Named {
  column: ProfiledColumn;
  group?: Wider;
  groupLabel?: (code: string) => string;
  levels?: readonly Wider[];
}

/** Labels of parts: a group that is judged without some of its values says so ("Southern Asia without India"). */
export function partLabels(request: Named, parts: readonly Part[]): (part: Part) => string {
  const { column, groupLabel, levels = [] } = request;
  const name = (code: string) => (groupLabel && code !== REST ? groupLabel(code) : labelOf(column, code));
  const climb = (code: string, level: number) =>
    levels.slice(0, level).reduce<string | null>((at, wider) => (at === null ? null : wider(at)), code);
  return ({ cell, level }) => {
    if (level === 0) return request.group ? name(cell.code) : labelOf(column, cell.code);
    if (cell.code === REST) return labelOf(column, REST);
    const apart = parts.filter((part) => part.level === 0 && part.judged && climb(part.cell.code, level) === cell.code);
    const without = apart.map((part) => labelOf(column, part.cell.code)).sort();
    return without.length > 0 ? `${name(cell.code)} without ${listFirst(without, 3)}` : name(cell.code);
  };
}
