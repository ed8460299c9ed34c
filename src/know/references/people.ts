// The world by sex and by age. The data's own bands are filled from five-year bands; a reference never has fewer bands than
// its population: ages that no band of the data covers get a band of their own, so that who is absent can be seen.
import { type AgeBand, ageBand, ageCode, compareAgeBands } from '../standards/age-bands.ts';
import {
  BAND_YEARS,
  FEMALE_THOUSANDS,
  MALE_THOUSANDS,
  thousandsBetween,
  WORLD_AGE_SEX_SOURCE,
} from '../standards/world-age-sex.ts';
import type { Reference } from './reference.ts';
import { seal } from './seal.ts';

const EVERYBODY: AgeBand = { from: 0, to: null };
const OPEN_FROM = (FEMALE_THOUSANDS.length - 1) * BAND_YEARS;
const both = (from: number, to: number | null): number =>
  thousandsBetween(FEMALE_THOUSANDS, from, to) + thousandsBetween(MALE_THOUSANDS, from, to);

const who = (ages: AgeBand | null): string => (ages ? `, ages ${ageCode(ages)}` : '');
const aligned = ({ from, to }: AgeBand): boolean =>
  from % BAND_YEARS === 0 && (to === null || to >= OPEN_FROM || (to + 1) % BAND_YEARS === 0);
const SPLIT = 'Ages that do not align with the five-year bands of the source are split evenly inside the band.';
const VINTAGE = 'A projection published in 2019: deaths of the COVID-19 pandemic are not in it.';

/** Women and men of the world, within `ages`. */
export function worldByGender(spec: string, ages: AgeBand | null): Reference {
  const { from, to } = ages ?? EVERYBODY;
  return seal(
    {
      id: `${spec}.gender`,
      title: `World population by sex, 2025${who(ages)}`,
      ...WORLD_AGE_SEX_SOURCE,
      role: 'gender',
      overlapping: false,
      notes: [
        'The source counts two sexes only: non-binary, other and declined answers have no reference.',
        VINTAGE,
        ...(aligned({ from, to }) ? [] : [SPLIT]),
      ],
    },
    new Map([
      ['female', thousandsBetween(FEMALE_THOUSANDS, from, to)],
      ['male', thousandsBetween(MALE_THOUSANDS, from, to)],
    ]),
  );
}

const FIVE_YEAR_BANDS = FEMALE_THOUSANDS.map((_, index): string => {
  const from = index * BAND_YEARS;
  return ageCode({ from, to: from === OPEN_FROM ? null : from + BAND_YEARS - 1 });
});

interface Slot extends AgeBand {
  code: string;
}

/** The observed bands without overlap and with the ages between them, or the reason why they cannot be compared. */
function tile(observed: string[], whole: AgeBand): { slots: Slot[]; shared: boolean } | { reason: string } {
  const slots: Slot[] = [];
  let shared = false;
  let next = whole.from;
  for (const code of [...new Set(observed)].sort(compareAgeBands)) {
    const band = ageBand(code);
    if (!band) continue;
    const previous = slots.at(-1);
    if (previous && band.from <= (previous.to ?? Infinity)) {
      const touching = band.from === previous.to && previous.from < previous.to;
      if (!touching) return { reason: `the age bands ${previous.code} and ${code} overlap` };
      previous.to = band.from - 1;
      shared = true;
    }
    if (band.from > OPEN_FROM || (band.from === OPEN_FROM && band.to !== null && band.to < 109)) {
      return { reason: `the source has no ages beyond ${OPEN_FROM}, and the data have the band ${code}` };
    }
    if (band.from > next) slots.push({ code: '', from: next, to: band.from - 1 });
    slots.push({ code, ...band });
    next = band.to === null ? Infinity : Math.max(next, band.to + 1);
  }
  const end = whole.to ?? Infinity;
  if (next < OPEN_FROM && next <= end) slots.push({ code: '', from: next, to: whole.to });
  return slots.some((slot) => slot.code !== '') ? { slots, shared } : { reason: 'the data have no age bands' };
}

/** People of the world by the age bands of the data (five-year bands without any), within `ages`; or a reason. */
export function worldByAge(
  spec: string,
  ages: AgeBand | null,
  observed: string[] = FIVE_YEAR_BANDS,
): { reference: Reference | null; reason: string } {
  const whole = ages ?? EVERYBODY;
  const tiled = tile(observed, whole);
  if ('reason' in tiled) return { reference: null, reason: tiled.reason };
  const end = whole.to ?? Infinity;
  const amounts = new Map<string, number>();
  let split = false;
  for (const { code, from, to } of tiled.slots) {
    const inside = { from: Math.max(from, whole.from), to: (to ?? Infinity) > end ? whole.to : to };
    if (inside.from > (inside.to ?? Infinity)) continue;
    const people = both(inside.from, inside.to);
    if (people === 0) continue;
    amounts.set(code || ageCode(inside), people);
    split ||= !aligned(inside);
  }
  const reference = seal(
    {
      id: `${spec}.age`,
      title: `World population by age, 2025${who(ages)}`,
      ...WORLD_AGE_SEX_SOURCE,
      role: 'age',
      overlapping: false,
      notes: [
        VINTAGE,
        ...(split ? [SPLIT] : []),
        ...(tiled.shared
          ? ['Neighbouring bands that share an edge year: that year is counted in the upper band.']
          : []),
        ...(tiled.slots.some((slot) => slot.code === '')
          ? ['Ages without a band in the data stand in bands of their own.']
          : []),
        ...(ages ? [`Bands of the data are counted only as far as they lie within ${ageCode(ages)}.`] : []),
      ],
    },
    amounts,
  );
  return { reference, reason: '' };
}
