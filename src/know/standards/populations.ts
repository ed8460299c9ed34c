// How many people live in a country, and how many of them use a language.
// Origin: Unicode CLDR 48 (npm cldr-core 48.2.0, supplemental/territoryInfo, Unicode-3.0 licence), figures of 2024-2025.
// Percentages of languages include second languages, so they add up to more than 100. Parts that CLDR lists beside their
// country (Canary Islands, Ceuta and Melilla, Ascension …) are left out: they would be counted twice.
import { countryCodes } from './countries.ts';
import { lazy, lazyPackage } from './lazy.ts';

interface Territory {
  _population: string;
  languagePopulation?: Record<string, { _populationPercent: string }>;
}
const territories = lazyPackage<{ supplemental: { territoryInfo: Record<string, Territory> } }>(
  'cldr-core/supplemental/territoryInfo.json',
);
const territory = (country: string): Territory | undefined => territories().supplemental.territoryInfo[country];

/** Where the figures come from, for everything that is made of them. */
export const POPULATION_SOURCE = {
  source: 'Unicode CLDR 48.2, supplemental territory information (npm cldr-core 48.2.0)',
  date: '2025',
  licence: 'Unicode-3.0',
} as const;

/** CLDR writes one person where nobody lives for good (Bouvet Island). */
const NOBODY = 1;

/** People in a country by ISO 3166-1 alpha-2 code (or XK); 0 when nobody lives there or CLDR has no figure. */
export function populationOf(country: string): number {
  const people = Number(territory(country)?._population ?? 0);
  return people > NOBODY ? people : 0;
}

/** People in all countries and territories. */
export const worldPopulation = lazy(() => countryCodes().reduce((sum, code) => sum + populationOf(code), 0));

/**
 * People who use a language in a country, by CLDR language code without script. A language that CLDR lists in two scripts
 * with one and the same percentage is the same people twice; different percentages are added, up to everybody.
 */
export function speakersIn(country: string): Map<string, number> {
  const percents = new Map<string, Set<number>>();
  for (const [tag, { _populationPercent }] of Object.entries(territory(country)?.languagePopulation ?? {})) {
    const language = tag.split('_')[0] as string;
    if (language === 'und') continue;
    percents.set(language, (percents.get(language) ?? new Set()).add(Number(_populationPercent)));
  }
  const people = populationOf(country);
  return new Map(
    [...percents].map(([language, shares]) => {
      const percent = Math.min(
        100,
        [...shares].reduce((sum, share) => sum + share, 0),
      );
      return [language, (people * percent) / 100];
    }),
  );
}

/** People who use a language anywhere, by CLDR language code. */
export const worldSpeakers = lazy(() => {
  const total = new Map<string, number>();
  for (const country of countryCodes()) {
    for (const [language, people] of speakersIn(country)) total.set(language, (total.get(language) ?? 0) + people);
  }
  return total;
});

/** Every language CLDR knows speakers of. */
export const spokenLanguages = (): Iterable<string> => worldSpeakers().keys();
