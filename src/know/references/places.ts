// The world by country, subregion and region: where people live today, whatever passport they hold.
import { countryCodes } from '../standards/countries.ts';
import { POPULATION_SOURCE, populationOf } from '../standards/populations.ts';
import { regionOf, subregionOf } from '../standards/regions.ts';
import type { Reference } from './reference.ts';
import { seal } from './seal.ts';

type Level = 'country' | 'subregion' | 'region';

const LEVELS: Record<Level, { title: string; codeOf: (country: string) => string | null }> = {
  country: { title: 'World population by country', codeOf: (country) => country },
  subregion: { title: 'World population by UN M49 subregion', codeOf: subregionOf },
  region: { title: 'World population by UN M49 region', codeOf: regionOf },
};

/** People of the world by place of residence. Uninhabited places are not in it. */
export function worldByPlace(level: Level): Reference {
  const { title, codeOf } = LEVELS[level];
  const amounts = new Map<string, number>();
  for (const country of countryCodes()) {
    const code = codeOf(country);
    const people = populationOf(country);
    if (code !== null && people > 0) amounts.set(code, (amounts.get(code) ?? 0) + people);
  }
  return seal(
    {
      id: `world.${level}`,
      title,
      ...POPULATION_SOURCE,
      role: level,
      overlapping: false,
      notes: ['People are counted where they live, not by nationality, origin or birth.'],
    },
    amounts,
  );
}
