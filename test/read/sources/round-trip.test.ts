import fc from 'fast-check';
import { assert, suite } from '../../suite.ts';
import { drawn, headerOf, roundTripper } from './round-trip.ts';

suite('round trip', (test) => {
  test('any table in any dialect comes back cell by cell, by both routes', async () => {
    const trip = await roundTripper();
    let plain = 0;
    let careful = 0;
    await fc.assert(
      fc.asyncProperty(drawn, async (table) => {
        const { report, rows } = await trip.read(table);
        assert.equal(report.names, headerOf(table.rows));
        assert.equal(rows, table.rows);
        assert.ok(report.proven);
        assert.is(report.records, report.rows);
        if (report.plain) plain++;
        else careful++;
      }),
      { numRuns: 60, seed: 20_261_122 },
    );
    trip.close();
    assert.ok(plain >= 10 && careful >= 10, `${plain} plain, ${careful} careful`);
  });
});
