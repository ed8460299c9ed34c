import { licenceShare } from '../../../src/judge/analyzers/licence-share.ts';
import { assert, suite } from '../../suite.ts';

const analysisOf = (at: number) => {
  const example = licenceShare.examples[at]!;
  const context = example.context();
  const request = licenceShare.tallies(context)[0]!;
  return licenceShare.analyze(example.tables(request), request, context);
};

suite('licence-share', (test) => {
  test('obligations are added up over rows, and a row may be under several', () => {
    const table = analysisOf(0).tables.find(({ id }) => id === 'obligations')!;
    assert.equal(
      table.rows.map(({ keys, count, share }) => [keys.obligation, count, share]),
      [
        ['no-commercial-use', 400, 0.4],
        ['no-changes', 0, 0],
        ['same-licence', 0, 0],
        ['attribution', 1000, 1],
        ['not-known', 0, 0],
      ],
    );
  });

  test('a licence without known terms is never counted as free', () => {
    const table = analysisOf(1).tables.find(({ id }) => id === 'obligations')!;
    const of = (id: string) => table.rows.find(({ keys }) => keys.obligation === id)?.count;
    assert.is(of('same-licence'), 800);
    assert.is(of('not-known'), 200);
    assert.is(of('attribution'), 800);
  });

  test('rows without a licence are beside the shares, not in them', () => {
    const { tables } = analysisOf(3);
    assert.equal(
      tables.map(({ known, missing }) => [known, missing]),
      tables.map(() => [900, 100]),
    );
  });
});
