import { gzipSync } from 'node:zlib';
import { ByteWindow } from '../../../src/read/sources/byte-window.ts';
import { JsonCursor } from '../../../src/read/sources/json-cursor.ts';
import { assert, hasShared, shared, suite } from '../../suite.ts';
import { kinds, type ReadBack, readBack, readText, refused } from '../read-back.ts';

const read = (value: unknown, name = 'a.json'): Promise<ReadBack> =>
  readText(name, typeof value === 'string' ? value : JSON.stringify(value, null, 2));

/** Rows as objects, absent cells left out. */
const objects = ({ columns, rows }: ReadBack) =>
  rows.map((row) => Object.fromEntries(columns.flatMap((name, at) => (row[at] === null ? [] : [[name, row[at]]]))));

const PEOPLE = [
  { id: 1, gender: 'female', name: 'Ana "A" \\ {[' },
  { id: 2, gender: 'male', name: 'ü\n]}' },
  { id: 3, gender: null, name: '' },
];
const ROWS = [
  { id: '1', gender: 'female', name: 'Ana "A" \\ {[' },
  { id: '2', gender: 'male', name: 'ü\n]}' },
  { id: '3', name: '' },
];

suite('json documents', (test) => {
  test('a list of objects is read as its records, however it is written', async () => {
    for (const text of [
      JSON.stringify(PEOPLE),
      JSON.stringify(PEOPLE, null, 4),
      `\ufeff ${JSON.stringify(PEOPLE)}\r\n`,
    ]) {
      const found = await read(text);
      assert.equal(objects(found), ROWS);
      const [file] = found.intake.files;
      assert.is(file!.format, 'json');
      assert.is(file!.dialect.document, 'list of records');
      assert.equal([file!.records, file!.rows, file!.rejected, file!.proven], [3, 3, 0, true]);
    }
  });

  test('an object keyed by id is read with the key as a column', async () => {
    const found = await read({ a: PEOPLE[0], b: PEOPLE[1], 'c"\n': PEOPLE[2] });
    assert.equal(objects(found), [
      { key: 'a', ...ROWS[0] },
      { key: 'b', ...ROWS[1] },
      { key: 'c"\n', ...ROWS[2] },
    ]);
    assert.is(found.intake.files[0]!.dialect.document, 'records by key');
  });

  test('a column of the records called key keeps its name', async () => {
    const found = await read({ a: { key: 'x' }, b: { key: 'y' } });
    assert.equal(found.columns, ['document key', 'key']);
    assert.equal(found.rows, [
      ['a', 'x'],
      ['b', 'y'],
    ]);
  });

  test('a key that occurs twice in a keyed object is an anomaly with its line, and both records stay', async () => {
    const found = await read('{\n"a": {"x": 1},\n"b": {"x": 2},\n"a": {"x": 3}\n}');
    assert.is(found.intake.rows, 3);
    assert.equal(
      found.intake.files[0]!.anomalies.map(({ kind, line, count }) => [kind, line, count]),
      [['duplicate-record-key', 4, 1]],
    );
  });

  test('one object is one record, with dotted columns and lists kept', async () => {
    const found = await read({ id: 7, who: { age: 30, at: { city: 'Rome' } }, tags: ['a b', 'c'], boxes: [] });
    assert.equal(objects(found), [
      { id: '7', 'who.age': '30', 'who.at.city': 'Rome', tags: '["a b","c"]', boxes: '[]' },
    ]);
  });

  test('objects of different keys under one roof are one record, not records by key', async () => {
    const found = await read({ person: { age: 3 }, place: { city: 'Rome' } });
    assert.equal(found.columns, ['person.age', 'place.city']);
    assert.is(found.intake.rows, 1);
  });

  test('the one section of records in a document is read, and what was left out is said', async () => {
    for (const document of [
      { version: '1', about: { by: 'x' }, data: PEOPLE },
      { data: PEOPLE, n: 3, also: [1, 2] },
    ]) {
      const found = await read(document);
      assert.equal(objects(found), ROWS);
      assert.is(found.intake.files[0]!.dialect.section, 'data');
      assert.equal(
        found.intake.files[0]!.anomalies.map(({ kind, count }) => [kind, count]),
        [['left-out-members', 2]],
      );
    }
  });

  test('several sections of records are refused with their names', async () => {
    const error = await refused(read({ images: PEOPLE, boxes: PEOPLE }));
    assert.is(error.exit, 65);
    assert.match(error.message, /images, boxes/);
  });

  test('a section that is asked for is read alone, from a list or by key', async () => {
    const text = JSON.stringify({ images: PEOPLE, info: 1, people: { a: PEOPLE[0], b: PEOPLE[1] } });
    assert.equal(objects(await readText('a.json', text, { section: 'images' })), ROWS);
    assert.equal(
      objects(await readText('a.json', text, { section: 'people' })).map(({ key }) => key),
      ['a', 'b'],
    );
    for (const section of ['nothing', 'info'])
      assert.is((await refused(readText('a.json', text, { section }))).exit, 65, section);
  });

  test('a record that is no JSON or no object is rejected with its line, its neighbours stay', async () => {
    const found = await read('[\n{"a": 1},\n{"a": NaN},\n[1],\n{"a": 2}, 5\n]');
    assert.equal(found.rows, [['1'], ['2']]);
    assert.equal(found.intake.rejected, 3);
    assert.equal(
      found.intake.files[0]!.anomalies.map(({ kind, line, count }) => [kind, line, count]),
      [
        ['invalid-json', 3, 1],
        ['not-an-object', 4, 2],
      ],
    );
  });

  test('a document that is cut off keeps its whole records, and is not proven', async () => {
    const text = JSON.stringify(PEOPLE, null, 1);
    const keyed = JSON.stringify({ a: PEOPLE[0], b: PEOPLE[1], c: PEOPLE[2] });
    const section = JSON.stringify({ info: 1, data: PEOPLE });
    for (const whole of [text, keyed, section]) {
      const cut = await read(whole.slice(0, -12));
      assert.equal([cut.intake.rows, cut.intake.rejected, cut.intake.proven], [2, 1, false], whole);
      assert.ok(kinds(cut).includes('truncated-document'));
    }
    const between = await read(text.slice(0, text.lastIndexOf(',\n {')));
    assert.equal([between.intake.rows, between.intake.rejected, between.intake.proven], [2, 0, false]);
    const nothing = await refused(read('[{"a": 1'));
    assert.is(nothing.exit, 65);
    assert.match(nothing.message, /truncated-document/);
  });

  test('a document that breaks off being JSON between its records is refused with the line', async () => {
    const broken: [string, number][] = [
      ['[\n{"a":1}\n{"a":2}]', 3],
      ['[{"a":1},\n]', 2],
      ['[{"a":1}]\n[]', 2],
      ['{"a":{"x":1}\n"b":{"x":2}}', 2],
      ['{"a" {"x":1}}', 1],
      ['{a:{"x":1}}', 1],
      ['[{"a":1},,{"a":2}]', 1],
      ['[{"a":1}}', 1],
    ];
    for (const [text, line] of broken) {
      const error = await refused(read(text));
      assert.is(error.exit, 65, text);
      assert.match(error.message, `line ${line}:`, text);
      assert.ok(error.message.length < 300);
    }
  });

  test('one object a line in a file called .json is read as lines, and objects written over lines one by one', async () => {
    const lines = await read('{"a":1}\n{"a":2}\n');
    assert.is(lines.intake.files[0]!.format, 'jsonl');
    assert.equal(lines.rows, [['1'], ['2']]);
    const spread = await read('{\n "a": 1\n}\n{\n "a": 2\n}\n');
    assert.is(spread.intake.files[0]!.dialect.document, 'records one after the other');
    assert.equal(spread.rows, [['1'], ['2']]);
  });

  test('gzip and UTF-16 are read as for other text', async () => {
    const text = JSON.stringify(PEOPLE);
    assert.equal(objects(await readText('a.json.gz', gzipSync(text))), ROWS);
    assert.equal(objects(await readText('a.json', Buffer.from(`\ufeff${text}`, 'utf16le'))), ROWS);
  });

  test('a document without records says so', async () => {
    for (const text of ['[]', '{}', '[1, 2]', '"x"', '12']) {
      const error = await refused(read(text));
      assert.is(error.exit, 65, text);
    }
  });

  test('an object of very many scalar members is refused, for its keys are values', async () => {
    const error = await refused(read(Object.fromEntries(Array.from({ length: 150 }, (_, i) => [`w${i}`, i]))));
    assert.is(error.exit, 65);
    assert.match(error.message, /150 keys/);
  });

  test('wherever the bytes are divided, the same values are found', async () => {
    const text = Buffer.from('[ {"a\\"]":"}\\\\"} ,\n[1,[2]], "x,\\"y" , -1.5e3,null ]');
    const spans = async (size: number): Promise<string[]> => {
      const chunks = (async function* () {
        for (let at = 0; at < text.length; at += size) yield text.subarray(at, at + size);
      })();
      const cursor = new JsonCursor(new ByteWindow(chunks));
      const found: string[] = [];
      await cursor.members(await cursor.next(), async (_, first) => {
        const { start, stop, line } = await cursor.value(first, true);
        found.push(`${line} ${cursor.window.buf.subarray(start, stop)}`);
      });
      return found;
    };
    const want = ['1 {"a\\"]":"}\\\\"}', '2 [1,[2]]', '2 "x,\\"y"', '2 -1.5e3', '2 null'];
    for (let size = 1; size <= text.length; size++) assert.equal(await spans(size), want, `${size} bytes`);
  });
});

const real = (path: string, rows: number, check: (found: ReadBack) => void = () => {}) => ({ path, rows, check });

suite('json documents of the world', (test) => {
  for (const { path, rows, check } of [
    real('data/hs-brexit/HS-Brexit_train.json', 784, ({ columns, rows: cells }) => {
      assert.is(columns[0], 'key');
      assert.is(new Set(cells.map(([key]) => key)).size, 784);
      const label = columns.indexOf('hard_label');
      assert.ok(columns.includes('other_info.annotators group') && label > 0);
    }),
    real('data/presidio-synth-pii/synth_dataset_v2.json', 1500, ({ columns }) =>
      assert.equal(columns, ['full_text', 'masked', 'spans', 'template_id', 'metadata']),
    ),
    real('data/data-provenance/speech/AMI.json', 1, ({ rows: cells }) => assert.is(cells[0]![0], 'AMI')),
    real('data/common-voice/release-stats/cv-corpus-25.0-2026-03-09.json', 290),
  ])
    test.when(hasShared(path), 'no real data here')(`${path} has ${rows} records`, async () => {
      const found = await readBack([shared(path)]);
      assert.equal([found.intake.rows, found.intake.rejected, found.intake.proven], [rows, 0, true]);
      check(found);
    });
});
