import { sourceConcentration } from '../../../src/judge/analyzers/source-concentration.ts';
import { exampleColumn, exampleContext, exampleCounts, exampleKey } from '../../../src/judge/example.ts';
import { assert, suite } from '../../suite.ts';

const url = exampleColumn('sample.url', {
  use: { kind: 'none' },
  type: 'url',
  missing: { empty: 2, sentinel: 0, absent: 0 },
});
/** Hosts with rows, 7 rows without one (2 of them empty); `values`: how many hosts there are. */
function analyze(hosts: Record<string, number>, more = [url], values = Object.keys(hosts).length, beyond = 0) {
  const sum = Object.values(hosts).reduce((a, b) => a + b, 7);
  const context = exampleContext(sum + beyond, more);
  const [request] = sourceConcentration.tallies(context);
  const rows = [...Object.entries(hosts), [null, 7] as const].map(([value, n]) => ({
    value,
    rows: n,
    total: sum + beyond,
    values,
  }));
  return sourceConcentration.analyze({ hosts: exampleCounts(request!.tallies.hosts!, rows) }, request!, context);
}
const measure = (analysis: ReturnType<typeof analyze>, id: string) =>
  analysis.measures.find((each) => each.id === `sources.${id}`)!.value;
const table = (analysis: ReturnType<typeof analyze>, id: string) =>
  Object.fromEntries(analysis.tables.find((each) => each.id === id)!.rows.map(({ label, count }) => [label, count]));

suite('source-concentration', (test) => {
  test('hosts of one domain are one publisher in any case, and blogs of one platform are several', () => {
    const analysis = analyze({ 'CDN.shop.co.uk': 30, 'www.shop.co.uk.': 20, 'a.github.io': 15, 'b.github.io': 14 });
    assert.equal(table(analysis, 'domains'), { 'shop.co.uk': 50, 'a.github.io': 15, 'b.github.io': 14 });
    assert.is(measure(analysis, 'top1'), 50 / 79);
    assert.is(measure(analysis, 'effective-number'), 79 ** 2 / (50 ** 2 + 15 ** 2 + 14 ** 2));
  });

  test('what has no domain is stated by its reason and is no publisher', () => {
    const analysis = analyze({ 'example.com': 10, '10.0.0.1': 3, '[2001:db8::1]': 2, localhost: 4, 'x.notatld': 1 });
    assert.equal(table(analysis, 'addresses'), {
      'registered domain': 10,
      'numeric address': 5,
      'host without a public suffix': 5,
      'no address in the cell': 5,
    });
    assert.is(measure(analysis, 'no-domain'), 17 / 27);
  });

  test('a domain of fewer than ten rows is counted and not named', () => {
    const analysis = analyze({ 'example.com': 10, 'private-page.example.net': 9 });
    assert.equal(table(analysis, 'domains'), { 'example.com': 10 });
    assert.is(measure(analysis, 'domains'), 2);
    assert.match(analysis.tables[0]!.note!, /1 other domain holds 9/);
    const [finding] = analyze({ 'private.example.net': 9 }, [url]).findings;
    assert.is(finding?.args.domain, 'one that is not named');
  });

  test('no domain is named where people have an id', () => {
    const analysis = analyze({ 'example.com': 100 }, [url, exampleKey('contributor')]);
    assert.equal(
      analysis.tables.map(({ id }) => id),
      ['addresses'],
    );
    assert.not(JSON.stringify(analysis).includes('example.com'));
  });

  test('hosts beyond the most frequent are stated and count against every claim', () => {
    const hosts = Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`d${i}.com`, 10]));
    const analysis = analyze(hosts, [url], 1000, 980);
    assert.is(table(analysis, 'addresses')['hosts beyond the most frequent, not looked at'], 980);
    assert.is(analysis.outcome, 'undetermined');
    assert.match(analysis.measures[0]!.method, /20 most frequent of 1,000 hosts/);
  });

  test('a source column is looked at where it holds host names', () => {
    const source = (codes: string[]) =>
      exampleColumn('sample.source', { codes: new Map(codes.map((code) => [code, code])) });
    assert.is(sourceConcentration.tallies(exampleContext(5, [source(['a.example.com', 'example.org'])])).length, 1);
    assert.is(sourceConcentration.tallies(exampleContext(5, [source(['books', 'wiki'])])).length, 0);
  });

  test('a domain that few of the addresses have is not what the file is of', () => {
    const numeric = Object.fromEntries(Array.from({ length: 95 }, (_, i) => [`192.0.2.${i}`, 10]));
    const { findings } = analyze({ 'www.example.org': 50, ...numeric });
    assert.not(findings.some(({ code }) => code === 'only'));
    const [only] = analyze({ 'www.example.org': 950, '192.0.2.1': 50 }).findings;
    assert.equal([only?.code, only?.args.share, only?.args.rows], ['only', '95 %', '1,000 clips']);
  });
  test('a finding of one of two columns of addresses names the column', () => {
    const two = ['page', 'image'].map((name) => ({ ...url, name }));
    assert.is(analyze({ 'example.com': 193, 'example.org': 100 }, two).findings[0]!.args.rows, '300 clips (page)');
    assert.is(analyze({ 'example.com': 193 }, two).findings[0]!.args.rows, '193 clips (page)');
  });
});
