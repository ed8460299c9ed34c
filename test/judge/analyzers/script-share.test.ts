import { scriptShare } from '../../../src/judge/analyzers/script-share.ts';
import { exampleCategory, exampleColumn, exampleContext, exampleCounts } from '../../../src/judge/example.ts';
import { assert, suite } from '../../suite.ts';

const text = exampleColumn('sample.text', { use: { kind: 'text' }, missing: { empty: 4, sentinel: 0, absent: 3 } });
function analyze(cells: [string | null, string | null, number][], columns = [text]) {
  const language = exampleCategory('sample.language', ['en', 'ko', 'qqq'], {
    labels: new Map(Object.entries({ en: 'English', ko: 'Korean' })),
  });
  const context = exampleContext(100, [...columns, language]);
  const [request] = scriptShare.tallies(context);
  const rows = cells.map(([code, value, n]) => ({ 'sample.language': code, value, rows: n }));
  return scriptShare.analyze({ scripts: exampleCounts(request!.tallies.scripts!, rows) }, request!, context);
}

suite('script-share', (test) => {
  test('blank cells are missing and not texts without letters', () => {
    const [table] = analyze([
      ['en', 'Latn', 50],
      [null, 'Cyrl', 30],
      [null, 'none', 4],
      [null, null, 3],
    ]).tables;
    assert.equal([table!.total, table!.known, table!.missing], [87, 80, 7]);
    assert.equal(
      table!.rows.map(({ label }) => label),
      ['Latin', 'Cyrillic'],
    );
  });
  test('rows without a language count under their script, and mixed ones are told apart', () => {
    const [table] = analyze([
      ['en', 'Latn', 50],
      [null, 'Latn', 30],
      ['ko', 'mixed', 5],
      ['ko', 'none', 6],
    ]).tables;
    assert.equal(
      table!.rows.map(({ count }) => count),
      [80, 5, 2],
    );
  });
  test('a script that the language is not written in is a fact from ten texts on, by language', () => {
    const [finding] = analyze([
      ['ko', 'Hang', 300],
      ['ko', 'Cyrl', 9],
      ['en', 'Hang', 2],
      ['en', 'Latn', 200],
    ]).findings;
    assert.is(finding?.code, 'unlike');
    assert.equal(
      finding!.items.map(({ label, count }) => [label, count]),
      [
        ['Korean in Cyrillic script', 9],
        ['English in Hangul script', 2],
      ],
    );
    assert.is(finding!.weight.level, 'low');
    assert.equal(
      analyze([
        ['ko', 'Hang', 300],
        ['ko', 'Cyrl', 9],
        ['en', 'Latn', 200],
      ]).findings,
      [],
    );
  });
  test('a language of unknown scripts and texts in no script are never held against it', () => {
    assert.equal(
      analyze([
        ['qqq', 'Cyrl', 300],
        ['ko', 'mixed', 100],
        ['ko', 'Hang', 400],
      ]).findings,
      [],
    );
  });
  test('findings of two text columns name the column they are about', () => {
    const two = ['question', 'answer'].map((name) => ({ ...text, name }));
    const cells: Parameters<typeof analyze>[0] = [
      ['ko', 'Latn', 950],
      [null, 'none', 4],
    ];
    const known = (columns?: typeof two) => analyze(cells, columns).findings.map(({ args }) => args.known ?? args.rows);
    assert.equal(known(), ['950 clips', '950 clips']);
    assert.equal(known(two), ['950 clips (question)', '950 clips (question)']);
    const blank = (columns?: typeof two) => analyze([[null, 'none', 84]], columns).findings[0]!.args.known;
    assert.equal([blank(), blank(two)], ['80 clips', '80 clips (question)']);
  });
});
