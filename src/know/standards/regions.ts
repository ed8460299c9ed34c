// The geographic regions of the United Nations (M49): country → subregion → region, for roll-ups and labels.
// Origin: Unicode CLDR 48 (npm cldr-core, supplemental/territoryContainment), which follows UN M49; the 22 subregions and
// five regions are listed here because CLDR mixes them with political groupings. Antarctica belongs to no region.
// Dissolved states take the subregion they lay in (country-names.ts).
import { FORMER_STATES } from './country-names.ts';
import { lazy, lazyPackage } from './lazy.ts';

type Containment = Record<string, { _contains: string[] }>;
const containment = lazyPackage<{ supplemental: { territoryContainment: Containment } }>(
  'cldr-core/supplemental/territoryContainment.json',
);

/** M49 region → its subregions: Africa, Oceania, Americas, Asia, Europe. */
export const SUBREGIONS: ReadonlyMap<string, readonly string[]> = new Map([
  ['002', ['011', '014', '015', '017', '018']],
  ['009', ['053', '054', '057', '061']],
  ['019', ['005', '013', '021', '029']],
  ['142', ['030', '034', '035', '143', '145']],
  ['150', ['039', '151', '154', '155']],
]);

/** The five M49 regions. */
export const REGION_CODES: readonly string[] = [...SUBREGIONS.keys()];
/** The 22 M49 subregions. */
export const SUBREGION_CODES: readonly string[] = [...SUBREGIONS.values()].flat();

const groups = () => containment().supplemental.territoryContainment;

const bySubregion = lazy(() => {
  const found = new Map<string, string>();
  for (const subregion of SUBREGION_CODES)
    for (const code of groups()[subregion]?._contains ?? []) found.set(code, subregion);
  for (const [code, { region }] of Object.entries(FORMER_STATES)) if (region) found.set(code, region);
  return found;
});

const parents = lazy(
  () => new Map([...SUBREGIONS].flatMap(([region, subs]) => subs.map((sub) => [sub, region] as const))),
);

/** M49 subregion of a country code; null for aggregates, Antarctica and unknown codes. */
export const subregionOf = (country: string): string | null => bySubregion().get(country) ?? null;

/** M49 region of a country or subregion code; a region is its own; null where there is none. */
export function regionOf(code: string): string | null {
  if (SUBREGIONS.has(code)) return code;
  return parents().get(subregionOf(code) ?? code) ?? null;
}

/** Country codes of a group of countries (`EU`), a region or a subregion, sorted; empty when unknown. */
export function membersOf(code: string): string[] {
  if (code === 'EU') return [...(groups().EU?._contains ?? [])].sort();
  const subs = SUBREGIONS.get(code) ?? [code];
  return [...bySubregion()]
    .filter(([, sub]) => subs.includes(sub))
    .map(([country]) => country)
    .sort();
}

const english = lazy(() => new Intl.DisplayNames('en', { type: 'region', fallback: 'none' }));

/** English name of an M49 code ("Southern Europe"); the code itself when unknown. */
export const regionLabel = (code: string): string => (/^\d{3}$/.test(code) ? (english().of(code) ?? code) : code);
