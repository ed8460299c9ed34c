// Whether reading goes on: a share of rejects that cannot be an accident stops the run, a single damaged row does not.

const Z = 1.959963984540054;

/** Lower end of the 95 % Wilson score interval of `hits` in `all`. Source: Wilson 1927, JASA 22. */
export function wilsonLower(hits: number, all: number): number {
  if (hits === 0 || all === 0) return 0;
  const p = hits / all;
  const z2 = Z * Z;
  const centre = p + z2 / (2 * all);
  const spread = Z * Math.sqrt((p * (1 - p)) / all + z2 / (4 * all * all));
  return Math.max(0, (centre - spread) / (1 + z2 / all));
}

/** Too many rejects to go on: at least 100, and surely over 1 % of the records. */
export const tooManyRejects = (rejected: number, records: number): boolean =>
  rejected >= 100 && wilsonLower(rejected, records) > 0.01;
