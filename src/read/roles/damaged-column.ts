// A column that a spreadsheet damaged is not taken for what it was: ids that ran into one another would be counted wrong,
// ages that became dates would fall out of their bands. What it likely was is said, and the user decides.
import { percent } from '../../lib/format.ts';
import { type ColumnDamage, columnDamage, likelyOriginals } from '../spreadsheet.ts';
import type { Detection } from './detect.ts';
import type { ColumnFacts } from './facts.ts';
import { roleId } from './role.ts';

/** Up to this share of damaged values an age column stands; they are unmapped then, and counted as such. */
const FEW = 0.1;

const shareOf = (facts: ColumnFacts, damage: ColumnDamage): number => facts.share((value) => damage.hits(value));

const REASONS: Record<ColumnDamage['kind'], (facts: ColumnFacts, damage: ColumnDamage) => string> = {
  'spreadsheet-dates': (facts, damage) =>
    `${percent(shareOf(facts, damage))} of the values are dates that a spreadsheet likely made of ${likelyOriginals(damage, facts.counts) || 'something else'}: not mapped`,
  'scientific-ids': (facts, damage) =>
    `${percent(shareOf(facts, damage))} of the ids were written by a spreadsheet as 1.2E+15, so that different ids became one: not used as a key`,
  'lost-zeros': (facts, damage) =>
    `${percent(shareOf(facts, damage))} of the codes are shorter than the others: leading zeros were likely lost`,
  'decimal-commas': () => 'numbers with a decimal comma: not read as numbers',
};

/** The detection of a column as it stands after a look at damage. */
export function afterDamage(detection: Detection, facts: ColumnFacts): Detection {
  const damage = columnDamage(facts.name, facts.counts);
  if (damage === null) return detection;
  const reason = `${detection.reason}; ${REASONS[damage.kind](facts, damage)}`;
  const isUnusable =
    damage.kind === 'scientific-ids' || (damage.kind === 'spreadsheet-dates' && shareOf(facts, damage) > FEW);
  if (!isUnusable) return { ...detection, reason };
  const { entity, role } = detection;
  const guess = entity !== null && role !== null ? roleId(entity, role) : detection.guess;
  const confidence = Math.min(detection.confidence, 0.5);
  return { ...detection, entity: null, role: null, use: { kind: 'none' }, confidence, reason, guess };
}
