import { region } from '../../../../src/read/roles/codebooks/region.ts';
import { assert, suite } from '../../../suite.ts';

suite('region codebook', (test) => {
  test('M49 codes and names of regions and subregions', () => {
    const table = {
      '150': '150',
      Europe: '150',
      'southern europe': '039',
      'Sub-Saharan': null,
      'South-East Asia': '035',
      'Northern America': '021',
      Oceania: '009',
    };
    for (const [raw, code] of Object.entries(table))
      assert.equal(region.read(raw), code === null ? 'unmapped' : { code }, raw);
  });

  test('names that M49 does not know stay unmapped', () => {
    for (const raw of ['North America', 'Middle East', 'Latin America', 'France', 'America'])
      assert.is(region.read(raw), 'unmapped', raw);
  });

  test('codes sort by region first', () => {
    assert.equal(['039', '150', '002'].sort(region.compare), ['002', '150', '039']);
    assert.is(region.label('039'), 'Southern Europe');
  });
});
