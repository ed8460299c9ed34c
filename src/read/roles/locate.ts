// Coordinates → countries. The engine rounds each pair to a hundredth of a degree (about a kilometre) and counts the distinct
// pairs; only those leave it. Territories are kept apart from the state that they belong to (Hong Kong is not China), as in
// lists of countries. A point in the sea has no country: it is counted, and never moved to the nearest shore.
import { countryLabel } from '../../know/standards/countries.ts';
import { DECISION } from './detect.ts';
import { locationOf } from './location.ts';
import type { Code, ProfiledColumn } from './role.ts';
import { MOST_VALUES, type TableScan, valuesOf } from './scan-columns.ts';

export const AT_SEA = 'in no country (at sea, or outside every border)';
export const ZERO = 'at 0, 0 (mostly a blank that a program turned into a number)';

const isDecided = (column: ProfiledColumn | undefined, role: string): boolean =>
  column?.role === role && column.confidence >= DECISION;

/**
 * The countries of a table's coordinates as a column of its own, by ISO 3166-1 alpha-2; null when it has no pair of them.
 * Rows without both numbers are missing; rows at sea and at 0, 0 are missing too, and stand in `unmapped` with their count.
 */
export async function locate(scan: TableScan, columns: readonly ProfiledColumn[]): Promise<ProfiledColumn | null> {
  const { coordinates, columns: names, table } = scan.relation;
  if (coordinates === undefined) return null;
  const [latitude, longitude] = [columns[coordinates.latitude], columns[coordinates.longitude]];
  if (!isDecided(latitude, 'latitude') || !isDecided(longitude, 'longitude')) return null;
  const index = names.length;
  const values = await valuesOf(scan, index, null, MOST_VALUES + 1);
  const known = values.filter(({ value }) => value !== null);
  const begun: ProfiledColumn = {
    ...{
      table,
      name: `${latitude!.name}, ${longitude!.name}`,
      index,
      entity: 'sample',
      role: 'country',
      origin: 'derived',
    },
    ...{
      confidence: 0.9,
      basis: 'unknown',
      use: { kind: 'category' },
      type: 'category',
      distinct: known.length,
      atLeast: null,
    },
    ...{ missing: { empty: 0, sentinel: 0, absent: 0 }, declined: 0, unmapped: [] },
    reason: 'country of the coordinates, rounded to 0.01°; territories stand apart from their state',
  };
  if (known.length > MOST_VALUES)
    return {
      ...begun,
      ...{ entity: null, role: null, origin: 'none', confidence: 0, use: { kind: 'none' }, distinct: null },
      atLeast: known.length,
      reason: `over ${MOST_VALUES} places: their countries are not looked up`,
    };
  const found = await settled(values);
  const lost = found.unmapped.map(({ value, count: rows }) => `; ${rows} rows ${value}`).join('');
  return { ...begun, ...found, reason: begun.reason + lost };
}

/** Codes, labels and what has no country, of rounded pairs with their rows. */
async function settled(
  values: { value: string | null; rows: number }[],
): Promise<Pick<ProfiledColumn, 'codes' | 'labels' | 'raws' | 'missing' | 'unmapped'>> {
  const countryAt = await locationOf();
  const codes = new Map<string, Code>();
  const labels = new Map<string, string>();
  const lost = { absent: 0, sea: 0, zero: 0 };
  for (const { value, rows } of values) {
    if (value === null) {
      lost.absent += rows;
      continue;
    }
    const [latitude = 0, longitude = 0] = value.split(',').map((part) => Number(part) / 100);
    const isZero = latitude === 0 && longitude === 0;
    const code = isZero ? null : countryAt(latitude, longitude);
    codes.set(value, code);
    if (code !== null) labels.set(code, countryLabel(code));
    else if (isZero) lost.zero += rows;
    else lost.sea += rows;
  }
  return {
    codes,
    labels,
    raws: new Map(),
    missing: { empty: 0, absent: lost.absent, sentinel: lost.sea + lost.zero },
    unmapped: [
      { value: AT_SEA, count: lost.sea },
      { value: ZERO, count: lost.zero },
    ].filter(({ count }) => count > 0),
  };
}
