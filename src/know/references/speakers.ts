// Who uses which language, in the world or in one country. One person may use several, so the shares overlap and their sum
// says nothing. The reference takes over the spelling of the data: `en-Latn` is compared with English, `arb` with what CLDR
// files under Arabic; a language that the data give in several ways is left out, because the source cannot divide it.
import { countryLabel } from '../standards/countries.ts';
import { languageLabel } from '../standards/languages.ts';
import {
  POPULATION_SOURCE,
  populationOf,
  speakersIn,
  worldPopulation,
  worldSpeakers,
} from '../standards/populations.ts';
import type { Reference } from './reference.ts';
import { seal } from './seal.ts';

const OVERLAP =
  'Speakers of second languages are included, so one person counts under several languages and the shares overlap.';

/** CLDR's language of a code: without script, individual languages under the one that CLDR files them under. */
function filedUnder(code: string): string | null {
  try {
    return new Intl.Locale(code).language;
  } catch {
    return null;
  }
}

/** Share of people who use each language. `place`: `world` or a country code; `observed`: codes of the data. */
export function speakers(place: string, observed: string[] = []): Reference {
  const people = new Map(place === 'world' ? worldSpeakers() : speakersIn(place));
  const spellings = new Map<string, string[]>();
  for (const code of [...new Set(observed)].sort()) {
    const language = filedUnder(code);
    if (language !== null && people.has(language)) spellings.set(language, [...(spellings.get(language) ?? []), code]);
  }
  const notes = [OVERLAP];
  for (const [language, codes] of spellings) {
    const amount = people.get(language) as number;
    people.delete(language);
    const [only = '', ...others] = codes;
    if (others.length === 0) people.set(only, amount);
    else notes.push(`${languageLabel(language)} stands in the data as ${codes.join(', ')} and is not compared.`);
  }
  for (const [language, amount] of people) if (amount === 0) people.delete(language);
  return seal(
    {
      id: `${place}.language`,
      title: place === 'world' ? 'Speakers by language, world' : `Speakers by language, ${countryLabel(place)}`,
      ...POPULATION_SOURCE,
      role: 'language',
      overlapping: true,
      notes,
    },
    people,
    place === 'world' ? worldPopulation() : populationOf(place),
  );
}
