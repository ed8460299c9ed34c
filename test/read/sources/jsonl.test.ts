import { readFileSync } from 'node:fs';
import { jsonDepth, jsonLeaves } from '../../../src/read/sources/json-leaves.ts';
import { assert, hasShared, shared, suite } from '../../suite.ts';
import { kinds, readBack, readText } from '../read-back.ts';

suite('json-leaves', (test) => {
  const leaves = (text: string) => jsonLeaves(text).leaves.map(({ path, value }) => [path.join('.'), value]);

  test('objects become dotted paths, lists and empty objects stay JSON text', () => {
    assert.equal(leaves(' { "a" : { "b" : 1 , "c":{"d":"x"} }, "e":[1, {"f":2}], "g":{}, "h":null, "i":true } '), [
      ['a.b', '1'],
      ['a.c.d', 'x'],
      ['e', '[1, {"f":2}]'],
      ['g', '{}'],
      ['h', null],
      ['i', 'true'],
    ]);
  });

  test('numbers keep the digits of the source', () => {
    assert.equal(leaves('{"a":9007199254740993,"b":1.0,"c":-1e400}'), [
      ['a', '9007199254740993'],
      ['b', '1.0'],
      ['c', '-1e400'],
    ]);
  });

  test('escapes in keys and texts are undone, brackets and quotes in texts mean nothing', () => {
    assert.equal(leaves('{"a\\"}":"x\\\\","\\u0062":"{[\\"]}","c":"\\ud83d\\ude00"}'), [
      ['a"}', 'x\\'],
      ['b', '{["]}'],
      ['c', '😀'],
    ]);
  });

  test('a key that occurs twice in one object is noticed, in two objects is not', () => {
    assert.ok(jsonLeaves('{"a":1,"a":2}').duplicate);
    assert.ok(jsonLeaves('{"x":{"a":1,"a":2}}').duplicate);
    assert.not(jsonLeaves('{"x":{"a":1},"y":{"a":2},"a":3}').duplicate);
  });

  test('depth is counted outside texts only', () => {
    assert.is(jsonDepth('{"a":[{"b":"[[[["}]}', 100), 3);
    assert.is(jsonDepth('['.repeat(50_000), 100), 101);
  });
});

const own = (name: string): string => shared(`torture/jsonl-own/${name}`);
const present = hasShared('torture/jsonl-own');

suite('json lines', (test) => {
  test('short records have absent cells, empty texts stay empty, null is no value', async () => {
    const read = await readText('a.jsonl', '{"a":"1","b":""}\n{"b":"x"}\n{"a":null,"c":2}\n');
    assert.equal(read.columns, ['a', 'b', 'c']);
    assert.equal(read.rows, [
      ['1', '', null],
      [null, 'x', null],
      [null, null, '2'],
    ]);
  });

  test('texts with line breaks, quotes, commas and other scripts come back as they are', async () => {
    const texts = ['a\nb', 'c\r\nd', '"', ',', ' x ', '\u0000', 'é', '日本', '😀', 'null', ''];
    const read = await readText('a.jsonl', texts.map((t) => JSON.stringify({ t })).join('\n'));
    assert.equal(
      read.rows.map(([cell]) => cell),
      texts,
    );
  });

  test('an empty object is a row without values', async () => {
    const read = await readText('a.jsonl', '{"a":1}\n{}\n');
    assert.equal(read.rows, [['1'], [null]]);
  });

  test('CRLF, blank lines, a byte order mark, RS characters and a missing last line end are accepted', async () => {
    const read = await readText('a.jsonl', '\ufeff{"a":1}\r\n\r\n\u001e{"a":2}\n  \n{"a":3}');
    assert.equal(read.rows, [['1'], ['2'], ['3']]);
    assert.equal(kinds(read).sort(), ['blank-lines', 'record-separators']);
    assert.is(read.intake.files[0]!.records, 5);
  });

  test('a line that is no JSON, no object or no UTF-8 is rejected once, with its line; its neighbours stay', async () => {
    const good = Buffer.from('{"a":1}\n');
    for (const [bad, kind] of [
      [Buffer.from('{"a":NaN}\n'), 'invalid-json'],
      [Buffer.from('[1]\n'), 'not-an-object'],
      [Buffer.from([0x7b, 0x22, 0x61, 0x22, 0x3a, 0x22, 0xff, 0x22, 0x7d, 10]), 'invalid-utf8'],
      [Buffer.from(`{"a":${'['.repeat(20_000)}${']'.repeat(20_000)}}\n`), 'too-deep'],
    ] as const) {
      const read = await readText('a.jsonl', Buffer.concat([good, bad, good]));
      assert.is(read.intake.rows, 2, kind);
      assert.is(read.intake.rejected, 1, kind);
      assert.equal(
        read.intake.files[0]!.anomalies.map((a) => [a.kind, a.line, a.count]),
        [[kind, 2, 1]],
      );
      assert.ok(read.intake.proven);
    }
  });

  test('keys that would give one name give two columns', async () => {
    const read = await readText('a.jsonl', '{"a.b":1,"a":{"b":2}}\n');
    assert.equal(read.columns, ['a.b', 'a.b (2)']);
    assert.equal(read.rows, [['1', '2']]);
  });

  const exact: Record<string, { columns: string[]; rows: (string | null)[][]; rejected?: number }> = {
    'big_ints.jsonl': { columns: ['id'], rows: [['9007199254740993'], ['18446744073709551616']] },
    'bom.jsonl': { columns: ['id'], rows: [['1'], ['2']] },
    'dup_keys.jsonl': { columns: ['id'], rows: [['2']] },
    'good.jsonl': {
      columns: ['id', 'text'],
      rows: [
        ['1', 'a'],
        ['2', 'b'],
      ],
    },
    'mixed_types.jsonl': {
      columns: ['id', 'v', 'v.a'],
      rows: [
        ['1', '1', null],
        ['2', 'x', null],
        ['3', null, '1'],
        ['4', '[1]', null],
        ['5', null, null],
        ['6', null, null],
      ],
    },
    'no_final_newline.jsonl': { columns: ['id'], rows: [['1'], ['2']] },
    'proto.jsonl': {
      columns: ['__proto__.polluted', 'id', 'constructor.prototype.polluted'],
      rows: [
        ['1', '1', null],
        [null, '2', '1'],
      ],
    },
    'scalars.jsonl': { columns: ['id'], rows: [['1']], rejected: 4 },
    'truncated.jsonl': { columns: ['id'], rows: [['1']], rejected: 1 },
  };
  for (const [name, want] of Object.entries(exact))
    test.when(present, 'no hostile files here')(`${name} reads exactly`, async () => {
      const read = await readBack([own(name)]);
      assert.equal(read.columns, want.columns);
      assert.equal(read.rows, want.rows);
      assert.is(read.intake.rejected, want.rejected ?? 0);
      assert.is(({} as Record<string, unknown>).polluted, undefined);
    });

  test.when(present, 'no hostile files here')('512 levels and 5,000 keys are read', async () => {
    const deep = await readBack([own('deep_512.jsonl')]);
    assert.is(deep.intake.rows, 1);
    assert.is(deep.columns[0], Array(16).fill('a').join('.'));
    const wide = await readBack([own('wide_5000_keys.jsonl')], {}, true, '4GB');
    assert.is(wide.columns.length, 5000);
    assert.is(wide.rows[0]?.[4999], '4999');
  });

  test.when(present, 'no hostile files here')(
    'a list of objects is read, two objects on one line are refused',
    async () => {
      const list = await readBack([own('array_doc.json')]);
      assert.is(list.intake.rows, (JSON.parse(readFileSync(own('array_doc.json'), 'utf8')) as unknown[]).length);
      try {
        await readBack([own('concatenated.jsonl')]);
        assert.unreachable();
      } catch (error) {
        assert.is((error as { exit: number }).exit, 65, String(error));
      }
    },
  );
});
