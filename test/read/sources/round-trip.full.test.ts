import fc from 'fast-check';
import { assert, suite } from '../../suite.ts';
import { drawn, headerOf, roundTripper, written } from './round-trip.ts';

suite('round trip, at length', (test) => {
  test('any table in any dialect comes back cell by cell, or every changed row is told', async () => {
    const trip = await roundTripper();
    await fc.assert(
      fc.asyncProperty(drawn, async (table) => {
        const { report, rows } = await trip.read(table);
        assert.equal(report.names, headerOf(table.rows), written(table));
        assert.equal(rows, table.rows, written(table));
      }),
      { numRuns: 1500, seed: Number(process.env.SEED ?? 7) },
    );
    trip.close();
  });
});
