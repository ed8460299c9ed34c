// Adjusted p-values for many questions asked at once: Benjamini-Hochberg (1995) for one table, Benjamini-Yekutieli (2001) for
// overlapping groups. Only screens use them; Rollcall ranks nothing by a p-value.

/** Step-up adjustment: p·m·factor/rank, made monotone from the largest; same order as the input. */
function stepUp(pValues: readonly number[], factor: number): number[] {
  const order = pValues.map((_, i) => i).sort((a, b) => pValues[b]! - pValues[a]!);
  const adjusted = new Array<number>(pValues.length);
  let least = 1;
  order.forEach((index, position) => {
    const rank = pValues.length - position;
    least = Math.min(least, (pValues[index]! * pValues.length * factor) / rank);
    adjusted[index] = least;
  });
  return adjusted;
}

/** Adjusted p-values that bound the false discovery rate for independent or positively dependent tests. */
export const benjaminiHochberg = (pValues: readonly number[]): number[] => stepUp(pValues, 1);

/** The same under any dependence: stricter by 1 + 1/2 + … + 1/m. */
export const benjaminiYekutieli = (pValues: readonly number[]): number[] =>
  stepUp(
    pValues,
    pValues.reduce((sum, _, i) => sum + 1 / (i + 1), 0),
  );
