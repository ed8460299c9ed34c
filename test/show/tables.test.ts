import { readFileSync } from 'node:fs';
import { parseResult } from '../../src/result/read.ts';
import { csvCell, renderCsv, renderJson, renderMarkdown } from '../../src/show/tables.ts';
import { assert, hasShared, shared, suite } from '../suite.ts';
import { EXAMPLES, example, saying } from './samples.ts';

/** A small RFC 4180 reader, so that the writer is not its own judge. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const c = text[i]!;
    if (quoted) {
      if (c === '"' && text[i + 1] === '"') cell += text[++i];
      else if (c === '"') quoted = false;
      else cell += c;
    } else if (c === '"') quoted = true;
    else if (c === ',') {
      row.push(cell);
      cell = '';
    } else if (c === '\r' && text[i + 1] === '\n') {
      rows.push([...row, cell]);
      row = [];
      cell = '';
      i++;
    } else cell += c;
  }
  return rows;
}

const FORMULAS = 'torture/formula-injection/own-cells.jsonl';
const PAYLOADS = 'torture/formula-injection/csv-payload.txt';

suite('tables', (test) => {
  test('a cell that a spreadsheet would run gets an apostrophe, a number never', () => {
    for (const text of ['=1+1', '+1+1', '-1+1', '@x', '\t=1', '\r=1', '\n=1'])
      assert.is(readCsv(`${csvCell(text)}\r\n`)[0]?.[0], `'${text}`);
    for (const text of ['-5', '-5.25', '+5', '-1e-7', 'a=b', '2-1', '', 'user@example.org'])
      assert.is(csvCell(text), text);
    assert.is(csvCell(-0.5), '-0.5');
    assert.is(csvCell(null), '');
  });

  test.when(hasShared(FORMULAS), `${FORMULAS} is not beside the project`)(
    'the public formula cells are neutralised where marked and unchanged where not',
    () => {
      const cells = readFileSync(shared(FORMULAS), 'utf8')
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line) as { v: string; esc: boolean });
      for (const { v, esc } of cells) assert.is(readCsv(`${csvCell(v)}\r\n`)[0]?.[0], esc ? `'${v}` : v);
      for (const line of readFileSync(shared(PAYLOADS), 'utf8').split('\n'))
        assert.not.match(csvCell(line), /^"?[=+\-@]/);
    },
  );

  for (const name of EXAMPLES)
    test(`${name}: the CSV has one line for each row of each table, with the numbers of the result`, () => {
      const result = example(name);
      const [header, ...lines] = readCsv(renderCsv(result));
      const rows = result.checks.flatMap(({ id, tables }) =>
        tables.flatMap((table) => table.rows.map((row) => ({ id, row }))),
      );
      assert.is(lines.length, rows.length);
      const at = (field: string) => header!.indexOf(field);
      rows.forEach(({ id, row }, i) => {
        assert.is(lines[i]![at('check')], id);
        assert.is(lines[i]![at('count')], String(row.count));
        assert.is(lines[i]![at('share')], row.share === null ? '' : String(row.share));
        assert.is(lines[i]![at('label')], row.label);
      });
    });

  test('texts with commas, quotes and line breaks stay in their cell', () => {
    const texts = ['a,b', 'say "x"', 'two\nlines', 'c\r\nd', ' lead', '=1'];
    const [header, ...lines] = readCsv(renderCsv(saying(texts)));
    const labels = lines.map((line) => line[header!.indexOf('label')]);
    assert.ok(lines.every((line) => line.length === header!.length));
    for (const text of texts) assert.ok(labels.includes(text === '=1' ? "'=1" : text), text);
  });

  test('the Markdown says the verdict, every finding and every open question', () => {
    const result = example('common-voice-tw');
    const text = renderMarkdown(result).replaceAll('\\', '').replaceAll('\u{a0}', ' ');
    for (const said of [
      result.summary.verdict.sentence,
      ...result.findings.map(({ sentence }) => sentence),
      ...result.questions.filter(({ answered }) => !answered).map((one) => one.text),
    ])
      assert.ok(text.includes(said), said);
  });

  test('Markdown from hostile texts holds no markup, no link and no broken table', () => {
    const texts = [
      '<b>x</b>',
      '[a](javascript:alert(1))',
      '![i](http://x.example/i.png)',
      'a|b',
      '`c`',
      '# h',
      '**s**',
      'http://x.example',
    ];
    const text = renderMarkdown(saying(texts));
    assert.not.match(text, /<[a-z!/]/i);
    assert.not.match(text, /(^|[^\\])\]\(/m);
    assert.not.match(text, /https?:\/\//);
    const tables = text.split('\n').filter((line) => line.startsWith('|'));
    assert.ok(tables.length > 0 && tables.every((line) => line.replaceAll('\\|', '').split('|').length === 8));
  });

  test('Markdown escapes no digit, and a number at the start only where it would begin a list', () => {
    const text = renderMarkdown(saying(['52 texts', '1. of many', '2) of many', '3.5 times as many', '2024']));
    assert.not.match(text, /\\\d/);
    for (const said of ['52 texts', '1\\. of many', '2\\) of many', '3.5 times as many'])
      assert.ok(text.includes(said), said);
    assert.not.match(text, /[^\d]1\. of many|2\) of many/);
  });

  test('the JSON is the result itself', () => {
    const result = example('coco');
    assert.equal(parseResult(renderJson(result), 'x'), result);
  });
});
