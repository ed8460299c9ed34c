// Which country a point lies in, by the borders of OpenStreetMap as @rapideditor/country-coder simplifies them (ISC; loaded
// only when there are coordinates). It shows who controls a place, which is not everywhere who claims it.

/** A function from degrees to the ISO 3166-1 alpha-2 code of the territory there; null at sea and where there is none. */
export async function locationOf(): Promise<(latitude: number, longitude: number) => string | null> {
  const { iso1A2Code } = await import('@rapideditor/country-coder');
  return (latitude, longitude) => iso1A2Code([longitude, latitude], { level: 'territory' });
}
