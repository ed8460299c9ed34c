import { amountUnit, declaredUnit } from '../../../src/read/roles/amount-unit.ts';
import { factsOf } from '../../../src/read/roles/facts.ts';
import { assert, suite } from '../../suite.ts';

const factor = (name: string, cells: string[]) => {
  const use = amountUnit('duration', factsOf(name, 0, cells))?.use;
  return use?.kind === 'amount' ? use.factor : null;
};

suite('units of amounts', (test) => {
  test('the unit in a name is believed', () => {
    assert.is(factor('duration[ms]', ['2808']), 1 / 3_600_000);
    assert.is(factor('duration_s', ['3']), 1 / 3600);
    assert.is(factor('MINUTES', ['25.06']), 1 / 60);
    assert.is(factor('hours', ['1']), 1);
  });

  test('fractional values without a unit are seconds; whole numbers without a unit are a question', () => {
    assert.is(factor('duration', ['3.25', '4.5', '11.125']), 1 / 3600);
    assert.is(factor('duration', ['2808', '3240']), null);
    assert.is(factor('duration', ['9000.5', '3.25']), null);
  });

  test('tokens and characters are counted as they are', () => {
    assert.equal(amountUnit('tokens', factsOf('n_tokens', 0, ['5']))?.use, {
      kind: 'amount',
      unit: 'tokens',
      factor: 1,
    });
  });

  test('a declared unit must be a unit of time', () => {
    assert.equal(declaredUnit('min'), { kind: 'amount', unit: 'hours', factor: 1 / 60 });
    assert.is(declaredUnit('parsec'), null);
  });
});
