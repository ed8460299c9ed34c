// Two columns that are one place: latitude and longitude. They are told before anything is counted, by name or declaration, so
// that the engine can offer the rounded pair as one more column; nothing is computed until somebody asks for it.
import type { Relation } from '../relation.ts';
import { roleByName } from './catalogue.ts';
import type { Declaration } from './declare.ts';
import { matchName } from './names.ts';

/** The relation with its pair of coordinates, if it has exactly one column for each. */
export function withCoordinates(relation: Relation, declared: readonly Declaration[]): Relation {
  const of = (role: string): number[] => {
    const { names } = roleByName(role)!;
    const said = new Map(declared.map((one) => [one.column, one.role]));
    return relation.columns.flatMap((name, index) =>
      (said.has(name) ? said.get(name) === role : matchName(name, names) === 'exact') ? [index] : [],
    );
  };
  const [latitudes, longitudes] = [of('latitude'), of('longitude')];
  if (latitudes.length !== 1 || longitudes.length !== 1) return relation;
  return { ...relation, coordinates: { latitude: latitudes[0]!, longitude: longitudes[0]! } };
}
