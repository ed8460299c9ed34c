// People of the world by five-year age band and sex in 2025, in thousands.
// Origin: United Nations, World Population Prospects 2019, medium variant, year 2025, world (M49 code 900); CC BY 3.0 IGO.
// Only these figures are bundled, for the world as a whole. The source knows two sexes and nothing else.

export const WORLD_AGE_SEX_SOURCE = {
  source: 'United Nations, World Population Prospects 2019, medium variant, year 2025, world',
  date: '2019',
  licence: 'CC BY 3.0 IGO',
} as const;

/** Years in each band but the last, which is 100 and over. */
export const BAND_YEARS = 5;

/** 0-4, 5-9 … 95-99, 100+. */
export const FEMALE_THOUSANDS: readonly number[] = [
  328584.617, 326047.544, 320151.607, 308395.112, 293913.648, 287603.663, 287064.092, 294189.116, 265692.056,
  241193.114, 233824.038, 217306.068, 187708.032, 154434.961, 126641.414, 85774.103, 52387.967, 30832.144, 13177.938,
  3926.821, 669.888,
];

/** 0-4, 5-9 … 95-99, 100+. */
export const MALE_THOUSANDS: readonly number[] = [
  348334.05, 346579.328, 341355.082, 329794.284, 314639.585, 306655.994, 303751.864, 305369.1, 271778.961, 243977.173,
  234233.156, 213389.512, 180050.234, 142050.105, 110065.05, 68238.376, 37550.654, 18861.62, 6557.458, 1499.831,
  188.093,
];

const bandStart = (index: number): number => index * BAND_YEARS;
const last = FEMALE_THOUSANDS.length - 1;

/**
 * People, in thousands, from age `from` to age `to` (both included; null = and over) in one of the two series.
 * A five-year band that is only partly inside counts by its years, as if its people were spread evenly. The open band
 * counts whole, from its first year on.
 */
export function thousandsBetween(series: readonly number[], from: number, to: number | null): number {
  const end = to === null ? Infinity : to + 1;
  return series.reduce((sum, people, index) => {
    const start = bandStart(index);
    if (index === last) return end > start ? sum + people : sum;
    const years = Math.max(0, Math.min(end, start + BAND_YEARS) - Math.max(from, start));
    return sum + (people * years) / BAND_YEARS;
  }, 0);
}
