import { licenceShare } from '../../../src/judge/analyzers/licence-share.ts';
import { exampleCategory, exampleContext, exampleCounts } from '../../../src/judge/example.ts';
import { ANY, WITHHELD } from '../../../src/read/roles/role.ts';
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

  test('licences of one cell may be a choice, so nothing is added up and that is said', () => {
    const column = exampleCategory('sample.license', ['CC-BY-NC-4.0', 'CC-BY-SA-4.0'], {
      use: { kind: 'list', notation: 'json' },
    });
    const context = exampleContext(1000, [column]);
    const [request] = licenceShare.tallies(context);
    const shares = exampleCounts(request!.tallies.shares!, [
      { 'sample.license': 'CC-BY-NC-4.0', rows: 1000 },
      { 'sample.license': 'CC-BY-SA-4.0', rows: 1000 },
      { 'sample.license': ANY, rows: 1000 },
    ]);
    const analysis = licenceShare.analyze({ shares }, request!, context);
    assert.not(analysis.tables.some(({ id }) => id === 'obligations'));
    assert.not(analysis.findings.some(({ code }) => code === 'non-commercial' || code === 'one-share-alike'));
    assert.match(analysis.reason, /not added up, because a row may name several/);
  });

  test('versions of one share-alike licence are one family, and another licence makes two', () => {
    const codes = (...ids: string[]) => {
      const context = exampleContext(100, [exampleCategory('sample.license', ids)]);
      const [request] = licenceShare.tallies(context);
      const rows = ids.map((id) => ({ 'sample.license': id, rows: 200 }));
      const tables = { shares: exampleCounts(request!.tallies.shares!, rows) };
      return licenceShare.analyze(tables, request!, context).findings.map(({ code }) => code);
    };
    assert.ok(codes('CC-BY-SA-3.0', 'CC-BY-SA-4.0').includes('one-share-alike'));
    assert.ok(codes('CC-BY-SA-4.0', 'GPL-3.0-or-later').includes('share-alike'));
  });

  test('values that may not be printed are not quoted like a licence', () => {
    const label = '4 values held by too few to print';
    const labels = new Map([
      [WITHHELD, label],
      ['Custom', 'Custom'],
    ]);
    const context = exampleContext(1000, [exampleCategory('sample.license', [WITHHELD, 'Custom'], { labels })]);
    const [request] = licenceShare.tallies(context);
    const rows = [
      { 'sample.license': WITHHELD, rows: 600 },
      { 'sample.license': 'Custom', rows: 400 },
    ];
    const tables = { shares: exampleCounts(request!.tallies.shares!, rows) };
    const { findings } = licenceShare.analyze(tables, request!, context);
    const { licences } = findings.find(({ code }) => code === 'not-known')!.args;
    assert.is(licences, `"Custom" (400) and ${label} (600)`);
  });

  test('a share names what it is of', () => {
    const { findings } = analysisOf(0);
    const args = findings.find(({ code }) => code === 'non-commercial')!.args;
    assert.equal([args.rows, args.share, args.known], ['400 clips', '40 %', '1,000 clips']);
  });
});
