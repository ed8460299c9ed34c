import { worldByAge, worldByGender } from '../../../src/know/references/people.ts';
import type { Reference } from '../../../src/know/references/reference.ts';
import { assert, suite } from '../../suite.ts';

const sum = (reference: Reference) => [...reference.shares.values()].reduce((total, share) => total + share, 0);
const percent = (reference: Reference | null, code: string) =>
  Math.round((reference?.shares.get(code) ?? Number.NaN) * 10000) / 100;
const noted = (reference: Reference | null, text: RegExp) => reference?.notes.some((note) => text.test(note)) ?? false;

suite('world by gender and age', (test) => {
  test('G-UN-1: 49.6 % women, and nobody but women and men', () => {
    const reference = worldByGender('world', null);
    assert.is(percent(reference, 'female'), 49.6);
    assert.equal([...reference.shares.keys()].sort(), ['female', 'male']);
    assert.ok(noted(reference, /two sexes only/));
  });

  test('ages shift the balance: half of those of 15 and over, more than half of those of 65 and over', () => {
    assert.is(percent(worldByGender('world:15+', { from: 15, to: null }), 'female'), 49.97);
    assert.is(percent(worldByGender('world:65+', { from: 65, to: null }), 'female'), 54.86);
    assert.ok(noted(worldByGender('world:18+', { from: 18, to: null }), /split evenly/));
    assert.not.ok(noted(worldByGender('world:15-64', { from: 15, to: 64 }), /split evenly/));
  });

  test('G-UN-2: the bands of the data are filled from five-year bands', () => {
    const { reference } = worldByAge('world', null, ['0-14', '15-24', '25-64', '65+']);
    assert.equal(
      ['0-14', '15-24', '25-64', '65+'].map((code) => percent(reference, code)),
      [24.57, 15.23, 49.77, 10.42],
    );
    assert.not.ok(noted(reference, /split evenly/));
  });

  test('bands that do not align are split evenly, and a note says so', () => {
    const { reference } = worldByAge('world', null, ['0-2', '3-9', '10-19', '20+']);
    const five = worldByAge('world', null, ['0-4', '5-9', '10-19', '20+']).reference as Reference;
    const near = (code: string, expected: number) =>
      assert.ok(Math.abs((reference?.shares.get(code) ?? 0) - expected) < 1e-9, code);
    near('0-2', (five.shares.get('0-4') as number) * 0.6);
    near('3-9', (five.shares.get('0-4') as number) * 0.4 + (five.shares.get('5-9') as number));
    assert.ok(noted(reference, /split evenly/));
  });

  test('ages that the data have no band for stand in bands of their own', () => {
    const { reference } = worldByAge('world', null, ['20-29', '40-49']);
    assert.equal([...(reference?.shares.keys() ?? [])], ['0-19', '20-29', '30-39', '40-49', '50+']);
    assert.ok(Math.abs(sum(reference as Reference) - 1) < 1e-9);
    assert.ok(noted(reference, /without a band/));
  });

  test('within ages, only the part of a band that lies inside counts', () => {
    const { reference } = worldByAge('world:15+', { from: 15, to: null }, ['0-9', '10-19', '20+']);
    assert.equal([...(reference?.shares.keys() ?? [])], ['10-19', '20+']);
    const ages = worldByAge('world:15-64', { from: 15, to: 64 }, ['18-24', '25-64', '65+']).reference;
    assert.equal([...(ages?.shares.keys() ?? [])], ['15-17', '18-24', '25-64']);
  });

  test('bands that overlap are not compared', () => {
    const { reference, reason } = worldByAge('world', null, ['0-24', '20-45']);
    assert.is(reference, null);
    assert.is(reason, 'the age bands 0-24 and 20-45 overlap');
    assert.is(worldByAge('world', null, ['60+', '70+']).reference, null);
  });

  test('bands that share an edge year are compared, with that year in the upper one', () => {
    const { reference } = worldByAge('world', null, ['0-24', '25-45', '45+']);
    const exact = worldByAge('world', null, ['0-24', '25-44', '45+']).reference as Reference;
    assert.is(percent(reference, '25-45'), percent(exact, '25-44'));
    assert.ok(noted(reference, /edge year/));
  });

  test('values that are no bands have no reference, and data without bands none at all', () => {
    assert.equal([...(worldByAge('world', null, ['declined', '0+']).reference?.shares.keys() ?? [])], ['0+']);
    assert.is(worldByAge('world', null, ['declined']).reason, 'the data have no age bands');
    assert.match(worldByAge('world', null, ['100-104', '105+']).reason, /beyond 100/);
  });
});
