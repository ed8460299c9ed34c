// What `--target` may say: a place, and who in it. `world`, `world:15+`, `world:15-64`, `US`, `KR:18+`.
import { usageError } from '../../lib/errors.ts';
import { type AgeBand, ageBand } from '../standards/age-bands.ts';
import { countryFromCode, isAggregate, isFormerState } from '../standards/countries.ts';

export interface Target {
  /** As typed, in canonical spelling: the name under which references of this target are listed. */
  spec: string;
  /** `world` or an ISO 3166-1 alpha-2 code. */
  place: string;
  /** Ages the target is restricted to; null = everybody. */
  ages: AgeBand | null;
}

/** Reads a target. Throws a usage error (64) that names what would be right. */
export function parseTarget(spec: string): Target {
  const wrong = () =>
    usageError(
      `target "${spec}" is not known: use world, world:15+, world:15-64, a country code such as KR, or a csv file`,
    );
  const [name = '', who, ...more] = spec.trim().split(':');
  if (more.length > 0) throw wrong();
  const country = /^[a-z]{2,3}$/i.test(name) ? countryFromCode(name) : null;
  const place = name.toLowerCase() === 'world' ? 'world' : country;
  if (!place || isAggregate(place) || isFormerState(place)) throw wrong();
  const ages = who === undefined ? null : ageBand(who);
  if (who !== undefined && (!ages || (ages.to !== null && ages.to < ages.from))) throw wrong();
  return { spec: who === undefined ? place : `${place}:${who}`, place, ages };
}
