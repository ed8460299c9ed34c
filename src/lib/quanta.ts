// Amounts are summed as whole numbers of quanta, so that no sum depends on the order of rows, shards or threads:
// an hour has 3,600,000 quanta (milliseconds), any other unit 1,000.

/** Quanta in one unit. */
export const quantaPer = (unit: string): number => (unit === 'hours' ? 3_600_000 : 1_000);
