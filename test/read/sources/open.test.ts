import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { createLoader } from '../../../src/engine/load.ts';
import { openSession } from '../../../src/engine/session.ts';
import type { ReadOptions } from '../../../src/read/relation.ts';
import { openManifest } from '../../../src/read/sources/open.ts';
import { resolveManifest } from '../../../src/read/sources/resolve.ts';
import { assert, suite } from '../../suite.ts';
import { kinds, type ReadBack, readBack, readText, refused, temporary } from '../read-back.ts';

const folderOf = (files: Record<string, string | Buffer>): string => {
  const root = temporary();
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(join(root, path, '..'), { recursive: true });
    writeFileSync(join(root, path), content);
  }
  return root;
};

const anomaliesOf = (read: ReadBack) => read.intake.files[0]!.anomalies.map((a) => [a.kind, a.line, a.count]);
const PEOPLE = 'id,gender,age\n1,female,30\n2,male,41\n3,female,25\n4,,60\n';
const PEOPLE_ROWS = [
  ['1', 'female', '30'],
  ['2', 'male', '41'],
  ['3', 'female', '25'],
  ['4', '', '60'],
];

suite('open: dialects and encodings', (test) => {
  const same: Record<string, [string, string | Buffer]> = {
    commas: ['a.csv', PEOPLE],
    tabs: ['a.tsv', PEOPLE.replaceAll(',', '\t')],
    semicolons: ['a.csv', PEOPLE.replaceAll(',', ';')],
    pipes: ['a.psv', PEOPLE.replaceAll(',', '|')],
    'a comma and a blank': ['a.csv', PEOPLE.replaceAll(',', ', ')],
    'padded pipes': ['a.txt', PEOPLE.replaceAll(',', '  | ')],
    CRLF: ['a.csv', PEOPLE.replaceAll('\n', '\r\n')],
    'lone CR': ['a.csv', PEOPLE.replaceAll('\n', '\r')],
    'no last line end': ['a.csv', PEOPLE.slice(0, -1)],
    'a UTF-8 mark': ['a.csv', `\ufeff${PEOPLE}`],
    'UTF-16 with a mark': ['a.csv', Buffer.from(`\ufeff${PEOPLE}`, 'utf16le')],
    'UTF-16 without a mark': ['a.csv', Buffer.from(PEOPLE, 'utf16le')],
    'UTF-16, big end first': ['a.csv', Buffer.from(`\ufeff${PEOPLE}`, 'utf16le').swap16()],
    gzip: ['a.csv.gz', gzipSync(PEOPLE)],
    'gzip in two members': ['a.csv.gz', Buffer.concat([gzipSync(PEOPLE.slice(0, 20)), gzipSync(PEOPLE.slice(20))])],
    'gzip under another name': ['a.csv', gzipSync(PEOPLE)],
    'the line that Excel wants': ['a.csv', `sep=;\n${PEOPLE.replaceAll(',', ';')}`],
    'every cell quoted': ['a.csv', PEOPLE.replace(/[^,\n]+/g, '"$&"')],
    'single quotes': ['a.csv', PEOPLE.replace(/(female|male)/g, "'$&'").replace("'male'", "'male'")],
    'blank lines': ['a.csv', PEOPLE.replaceAll('\n', '\n\n')],
    'mixed line ends': ['a.csv', PEOPLE.replace('\n', '\r\n')],
    'a preamble': ['a.csv', `Export of people\n\n${PEOPLE}`],
    'comment lines': ['a.csv', `# made by a tool\n# 2026\n${PEOPLE}`],
    'a header in a comment': ['a.csv', `# made by a tool\n#${PEOPLE}`],
    'columns without name and value at the end': ['a.csv', PEOPLE.replaceAll('\n', ',,\n')],
  };
  for (const [what, [name, content]] of Object.entries(same))
    test(`${what}: the table comes out`, async () => {
      const read = await readText(name, content);
      assert.equal(read.columns, ['id', 'gender', 'age']);
      assert.equal(read.rows, PEOPLE_ROWS);
      assert.ok(read.intake.proven);
      assert.is(read.intake.rejected, 0);
      const file = read.intake.files[0]!;
      assert.is(file.rows, 4);
    });

  test('zstd: the table comes out', async () => {
    const root = temporary();
    const session = await openSession({ allowed: [], temp: root });
    const file = join(root, 'a.csv.zst');
    await session.run(
      `COPY (SELECT i AS id, 'name ' || i AS name FROM range(50000) t(i)) TO '${file}' (HEADER, COMPRESSION zstd)`,
    );
    session.close();
    const read = await readBack([file], {}, false);
    assert.equal(read.columns, ['id', 'name']);
    assert.is(read.intake.rows, 50_000);
    assert.is(read.intake.files[0]!.dialect.compression, 'zstd');
  });

  test('backslashes before quotes are undone', async () => {
    const read = await readText('a.csv', 'id,t\n1,"he said \\"no\\""\n2,"a, b"\n3,c\n');
    assert.equal(read.rows, [
      ['1', 'he said "no"'],
      ['2', 'a, b'],
      ['3', 'c'],
    ]);
  });

  test('bare quotes in a TAB file are text, and no row is swallowed', async () => {
    const lines = ['id\tt', '1\t"a', '2\tb "c" d', '3\te"', '4\t"f" g'];
    const read = await readText('a.tsv', `${lines.join('\n')}\n`);
    assert.equal(
      read.rows,
      lines.slice(1).map((line) => line.split('\t')),
    );
    assert.is(read.intake.files[0]!.dialect.quote, '');
  });

  test('quotes that are needed in a TAB file are quotes', async () => {
    const read = await readText('a.tsv', 'id\tt\n1\t"a\tb"\n2\t"c ""d"""\n3\te\n');
    assert.equal(read.rows, [
      ['1', 'a\tb'],
      ['2', 'c "d"'],
      ['3', 'e'],
    ]);
  });

  test('Windows-1252 is read, and called a guess', async () => {
    const read = await readText('a.csv', Buffer.from('name,n\nJos\xe9,1\nFran\xe7ois,2\nZo\xeb,3\n', 'latin1'));
    assert.equal(read.rows[1], ['François', '2']);
    assert.ok(kinds(read).includes('invalid-utf8'));
    assert.ok(read.intake.notes.some((note) => note.includes('guess')));
  });

  test('one damaged character among good ones is shown as damaged, and the rest is untouched', async () => {
    const content = Buffer.concat([
      Buffer.from('name,n\nJosé,1\n'),
      Buffer.from([0x5a, 0xff, 0x2c, 0x32, 10]),
      Buffer.from('Zoë,3\n'),
    ]);
    const read = await readText('a.csv', content);
    assert.equal(
      read.rows.map(([name]) => name),
      ['José', 'Z\ufffd', 'Zoë'],
    );
    assert.equal(anomaliesOf(read), [['invalid-utf8', 3, 1]]);
    assert.is(read.intake.files[0]!.repaired, 1);
  });

  test('an encoding that nobody can recognise is read with the guess named, and --encoding wins', async () => {
    const lines = ['n,t', '1,\xe9\xe5\xec\xed', '2,\x81\xf9\xf9', '3,\xfd\x8d\xa4x', '4,plain'];
    const content = Buffer.from(`${lines.join('\n')}\n`, 'latin1');
    const read = await readText('a.csv', content);
    const [first] = read.intake.files[0]!.anomalies;
    assert.equal([first?.kind, first?.line, first?.count], ['invalid-utf8', 2, 3]);
    assert.match(first!.effect, /read as .*letters beyond ASCII may be wrong; --encoding decides/);
    assert.is(read.intake.rows, 4);
    assert.is(new Set(read.rows.map(([, text]) => text)).size, 4, 'different bytes stay different');
    const told = await readText('a.csv', content, { encoding: 'windows-1255' });
    assert.is(told.rows[0]?.[1], 'יולם');
    assert.equal(
      kinds(told).filter((kind) => kind === 'invalid-utf8'),
      [],
    );
  });

  test('lines of JSON in another encoding are read by evidence; a single damaged line is rejected', async () => {
    const line = (n: number) => `{"id":${n},"name":"José Núñez","city":"São Paulo"}\n`;
    const lines = Array.from({ length: 20 }, (_, n) => line(n)).join('');
    const read = await readText('a.jsonl', Buffer.from(lines, 'latin1'));
    assert.equal(read.rows[0], ['0', 'José Núñez', 'São Paulo']);
    assert.is(read.intake.rejected, 0);
    assert.ok(kinds(read).includes('invalid-utf8') && read.intake.notes.some((note) => note.includes('guess')));
    const one = await readText('a.jsonl', Buffer.concat([Buffer.from(lines), Buffer.from(line(20), 'latin1')]));
    assert.is(one.intake.rejected, 1);
    assert.is(one.intake.files[0]!.encoding, 'utf-8');
  });

  test('what is no text at all is refused', async () => {
    const bytes = Buffer.from(Array.from({ length: 4000 }, (_, at) => (at * 7919 + (at >> 3)) % 256));
    assert.is((await refused(readText('a.csv', bytes))).exit, 65);
    const oneLine = Buffer.concat([
      Buffer.from(PEOPLE),
      Buffer.from([1, 0xff, 2, 0xfe, 3, 44, 4, 44, 5, 10]),
      Buffer.from(PEOPLE.slice(14)),
    ]);
    assert.is((await readText('a.csv', oneLine)).intake.rows, 9, 'one such line is no reason');
    const wide = Buffer.concat([Buffer.from([0xff, 0xfe, 0, 0]), Buffer.from('a\0\0\0,\0\0\0')]);
    assert.match((await refused(readText('a.csv', wide))).message, 'UTF-32');
  });

  test('UTF-16 without a mark is seen in scripts beyond ASCII too', async () => {
    const content = Buffer.from('이름,도시\n김철수,서울\n이영희,부산\n박민수,제주\n', 'utf16le');
    for (const bytes of [content, Buffer.from(content).swap16()]) {
      const read = await readText('a.csv', bytes);
      assert.equal(read.columns, ['이름', '도시']);
      assert.equal(read.rows[2], ['박민수', '제주']);
    }
  });

  test('a few Western bytes among UTF-8 are repaired where they can mean one letter only, else shown as lost', async () => {
    const mixed = (text: string) =>
      Buffer.concat([Buffer.from(text.slice(0, -1)), Buffer.from(text.slice(-1), 'latin1')]);
    const content = Buffer.concat([
      Buffer.from('name,n\nZoë,1\nFrançois,2\n'),
      mixed('"Jos""\xe9'),
      Buffer.from('",3\n'),
      mixed('Mu\xf1'),
      Buffer.from('oz,4\nAndré,5\n'),
    ]);
    const read = await readText('a.csv', content);
    assert.equal(
      read.rows.map(([name]) => name),
      ['Zoë', 'François', 'Jos"é', 'Mu\ufffdoz', 'André'],
    );
    assert.equal(anomaliesOf(read).sort(), [
      ['invalid-utf8', 5, 1],
      ['mixed-encoding', 4, 1],
    ]);
    assert.is(read.intake.files[0]!.encoding, 'utf-8');
    const korean = Buffer.concat([content, Buffer.from('김철수,6\n')]);
    assert.equal(
      kinds(await readText('a.csv', korean)),
      ['invalid-utf8'],
      'beside other scripts a stray byte may be anything',
    );
  });

  test('text that was decoded wrongly before it was saved is named and left as it is', async () => {
    const content = 'name,n\nFranÃ§ois,1\nJosé,2\nSÃ£o Paulo,3\nSÃO PAULO,4\nIt' + 'â€™s,5\n';
    for (const text of [content, `${content}\n`]) {
      const read = await readText('a.csv', text);
      assert.is(read.rows[0]?.[0], 'FranÃ§ois');
      assert.equal(
        anomaliesOf(read).find(([kind]) => kind === 'mojibake'),
        ['mojibake', 2, 3],
      );
    }
  });

  test('a single column needs no delimiter', async () => {
    const read = await readText('a.txt', 'sentence\nHello, world\nno comma here\none, two, three\nfour\n');
    assert.equal(read.columns, ['sentence']);
    assert.is(read.rows.length, 4);
    assert.is(read.rows[2]?.[0], 'one, two, three');
  });
});

suite('open: headers and names', (test) => {
  test('a first line of data is not taken for a header', async () => {
    const read = await readText('a.tsv', 'I like it.\t27\tee1\nWhat now?\t3,4\tee2\nNo.\t27\tee3\nAh.\t2\tee4\n');
    assert.equal(read.columns, ['column 1', 'column 2', 'column 3']);
    assert.is(read.intake.rows, 4);
    assert.ok(kinds(read).includes('no-header'));
  });

  test('--no-header and --header decide', async () => {
    assert.is((await readText('a.csv', PEOPLE, { header: false })).intake.rows, 5);
    const read = await readText('a.csv', '1,2\n3,4\n', { header: true });
    assert.equal(read.columns, ['1', '2']);
    assert.equal(read.rows, [['3', '4']]);
  });

  test('--columns names the columns, with and without a header, and must fit', async () => {
    assert.equal((await readText('a.csv', '1,2\n3,4\n', { columns: ['x', 'y'] })).rows.length, 2);
    const read = await readText('a.csv', PEOPLE, { columns: ['x', 'y', 'z'] });
    assert.equal(read.columns, ['x', 'y', 'z']);
    assert.is(read.intake.rows, 4);
    assert.is((await refused(readText('a.csv', PEOPLE, { columns: ['x'] }))).exit, 64);
  });

  test('names are unique and never empty, and every change is told', async () => {
    const read = await readText('a.csv', 'score,score,, name ,Score\n1,2,3,4,5\n6,7,8,9,10\n');
    assert.equal(read.columns, ['score', 'score (2)', 'column 3', 'name', 'Score']);
    assert.equal(kinds(read).sort(), [
      'blank-column-name',
      'case-duplicate-column',
      'duplicate-column',
      'padded-column-name',
    ]);
  });

  test('a header of another width names nothing', async () => {
    const read = await readText('a.csv', 'id,genderage,city\n1,female,30,Seoul\n2,male,41,Busan\n3,female,25,Jeju\n');
    assert.equal(read.columns, ['column 1', 'column 2', 'column 3', 'column 4']);
    assert.is(read.intake.rows, 3);
    assert.equal(anomaliesOf(read)[0], ['ragged-row', 1, 1]);
  });

  test('hostile column names stay names', async () => {
    const names = ['__proto__', 'constructor', '"); DROP TABLE x; --', '<script>', "a'b", 'a\nb', '日本', 'a.b'];
    const line = names.map((name) => `"${name.replaceAll('"', '""')}"`).join(',');
    const read = await readText('a.csv', `${line}\n1,2,3,4,5,6,7,8\n`);
    assert.equal(read.columns, names);
    assert.equal(read.rows, [['1', '2', '3', '4', '5', '6', '7', '8']]);
  });
});

suite('open: damage', (test) => {
  const body = Array.from({ length: 30 }, (_, n) => `${n},name ${n},"text, ${n}",https://e.org/${n}`);
  const table = (change: (lines: string[]) => void): string => {
    const lines = ['id,name,text,url', ...body];
    change(lines);
    return `${lines.join('\n')}\n`;
  };

  test('rows of another width are rejected with the line of the first', async () => {
    const read = await readText(
      'a.csv',
      table((lines) => {
        lines[5] = '4,name 4,https://e.org/4';
        lines[9] = '8,name 8,"text, 8",https://e.org/8,more';
      }),
    );
    assert.is(read.intake.rows, 28);
    assert.equal(anomaliesOf(read), [['ragged-row', 6, 2]]);
    assert.ok(read.intake.proven);
    assert.is(read.intake.files[0]!.records, 30);
  });

  test('a quote that is never closed costs its own line only', async () => {
    const read = await readText(
      'a.csv',
      table((lines) => {
        lines[7] = '"6,name 6,text,https://e.org/6';
      }),
    );
    assert.is(read.intake.rows, 29);
    assert.ok(anomaliesOf(read).some(([kind, line]) => kind === 'unclosed-quote' && line === 8));
    assert.ok(read.rows.every((row) => (row[2] ?? '').length < 20));
  });

  test('a stray quote is kept as text and its row stays', async () => {
    const read = await readText(
      'a.csv',
      table((lines) => {
        lines[3] = '2,na"me 2,"text, 2",https://e.org/2';
      }),
    );
    assert.is(read.intake.rows, 30);
    assert.is(read.rows[2]?.[1], 'na"me 2');
    assert.equal(anomaliesOf(read), [['stray-quote', 4, 1]]);
  });

  test('the header again, a footer, a cut last row and a second table are no rows', async () => {
    const again = await readText(
      'a.csv',
      table((lines) => lines.splice(10, 0, lines[0]!)),
    );
    assert.is(again.intake.rows, 30);
    assert.equal(anomaliesOf(again), [['repeated-header', 11, 1]]);
    const footer = await readText(
      'a.csv',
      table((lines) => lines.push(',,,', 'Total: 30')),
    );
    assert.is(footer.intake.rows, 30);
    assert.ok(anomaliesOf(footer).some(([kind, line]) => kind === 'footer' && line === 33));
    const cut = await readText('a.csv', table(() => {}).slice(0, -30));
    assert.is(cut.intake.rows, 29);
    assert.ok(kinds(cut).includes('truncated-last-row'));
    const second = await readText(
      'a.csv',
      table((lines) => lines.push('a,b', '1,2', '3,4')),
    );
    assert.is(second.intake.rows, 30);
    assert.ok(anomaliesOf(second).some(([kind, line]) => kind === 'multiple-tables' && line === 32));
  });

  test('NUL bytes are kept and told', async () => {
    const read = await readText(
      'a.csv',
      table((lines) => {
        lines[2] = '1,na\u0000me,"text, 1",https://e.org/1';
      }),
    );
    assert.is(read.rows[1]?.[1], 'na\u0000me');
    assert.equal(anomaliesOf(read), [['nul-byte', 3, 1]]);
  });

  test('many rejects stop the run, a few do not, --allow-rejects goes on', async () => {
    const few = table((lines) => lines.push(...body, ...body, ...body, ...body, ...Array(99).fill('x,y')));
    assert.is((await readText('a.csv', few)).intake.rejected, 99);
    const many = table((lines) => {
      for (let n = 0; n < 100; n++) lines.splice(2 + n * 2, 0, '1,2,3', `${n},a,b,c`);
    });
    const error = await refused(readText('a.csv', many));
    assert.is(error.exit, 65);
    assert.ok(error.message.includes('--allow-rejects'));
    const read = await readText('a.csv', many, { allowRejects: true });
    assert.is(read.intake.rows, 130);
    assert.is(read.intake.rejected, 100);
  });

  test('a file without rows is refused alone and told beside others', async () => {
    for (const content of ['', '\n\n', 'id,gender,age\n']) {
      const error = await refused(readText('a.csv', content));
      assert.is(error.exit, 65);
    }
    const root = folderOf({ 'a.csv': PEOPLE, 'b.csv': '', 'c.csv': 'id,gender,age\n' });
    const read = await readBack([root]);
    assert.is(read.intake.rows, 4);
    assert.equal(kinds(read).sort(), ['empty-file', 'no-rows']);
  });

  test('a round number of rows is told', async () => {
    const rows = (n: number) => `id,name\n${Array.from({ length: n }, (_, at) => `${at},a${at}`).join('\n')}\n`;
    assert.equal(kinds(await readText('a.csv', rows(1000))), ['round-row-count']);
    assert.equal(kinds(await readText('a.csv', rows(999))), []);
    assert.equal(kinds(await readText('a.csv', rows(1001))), []);
  });

  test('cut compressed data and spreadsheets under another name are refused', async () => {
    const zipped = gzipSync(PEOPLE.repeat(500));
    for (const [name, content] of [
      ['a.csv.gz', zipped.subarray(0, zipped.length - 30)],
      ['a.csv', Buffer.from('PK\u0003\u0004xxxxxxxxxxxxxxxx', 'latin1')],
      ['a.parquet', Buffer.from(PEOPLE)],
    ] as const) {
      const error = await refused(readText(name, content));
      assert.is(error.exit, 65, name);
    }
  });
});

suite('open: several files', (test) => {
  test('files of different columns are united by name; an absent column is null', async () => {
    const root = folderOf({
      'a.csv': 'id,x\n1,a\n2,b\n',
      'b.tsv': 'x\tid\ty\nc\t3\t\nd\t4\tz\n',
      'c.jsonl': '{"id":5,"z":"q"}\n',
    });
    const read = await readBack([root]);
    assert.equal(read.columns, ['id', 'x', 'y', 'z']);
    assert.equal(read.rows.map((row) => JSON.stringify(row)).sort(), [
      '["1","a",null,null]',
      '["2","b",null,null]',
      '["3","c","",null]',
      '["4","d","z",null]',
      '["5",null,null,"q"]',
    ]);
    assert.equal(
      read.intake.files.map(({ path, rows }) => [path, rows]),
      [
        ['a.csv', 2],
        ['b.tsv', 2],
        ['c.jsonl', 1],
      ],
    );
  });

  test('--path-column takes the value from the path of each file, and every path must match', async () => {
    const root = folderOf({ 'ko/dev.tsv': 'id\tt\n1\ta\n', 'tw/dev.tsv': 'id\tt\n2\tb\n' });
    const pathColumns = [{ name: 'language', pattern: '{language}/dev.tsv' }];
    const read = await readBack([`${root}/*/dev.tsv`], { pathColumns });
    assert.equal(read.columns, ['id', 't', 'language']);
    assert.equal(read.rows.map((row) => row.join()).sort(), ['1,a,ko', '2,b,tw']);
    const error = await refused(
      readBack([root], { pathColumns: [{ name: 'language', pattern: '{language}/train.tsv' }] }),
    );
    assert.is(error.exit, 65);
    assert.is((await refused(readBack([root], { pathColumns: [{ name: 'id', pattern: '{id}/dev.tsv' }] }))).exit, 64);
  });

  test('the same file twice stops, and goes on when allowed', async () => {
    const root = folderOf({ 'a.csv': PEOPLE, 'copy.csv': PEOPLE });
    const error = await refused(readBack([root]));
    assert.is(error.exit, 65);
    assert.ok(error.message.includes('copy.csv') && error.message.includes('a.csv'));
    const read = await readBack([root], { allowOverlap: true });
    assert.is(read.intake.rows, 8);
    assert.equal(kinds(read), ['overlapping-file']);
  });

  test('the fingerprint depends on names and bytes, not on the order of the arguments', async () => {
    const root = folderOf({ 'a.csv': PEOPLE, 'b.csv': PEOPLE.replace('female', 'other') });
    const one = await readBack([`${root}/a.csv`, `${root}/b.csv`], {}, false);
    const two = await readBack([`${root}/b.csv`, `${root}/a.csv`], {}, false);
    assert.is(one.intake.fingerprint, two.intake.fingerprint);
    assert.is.not(one.intake.fingerprint, (await readBack([`${root}/a.csv`], {}, false)).intake.fingerprint);
  });

  test('file names with quotes and wildcards are only names', async () => {
    const root = folderOf({
      "a'b.csv": PEOPLE,
      'c[1]*.csv': PEOPLE.replace('30', '31'),
      'd".csv': PEOPLE.replace('30', '32'),
    });
    assert.is((await readBack([root])).intake.rows, 12);
  });
});

const parquetFile = async (path: string, select: string): Promise<void> => {
  const folder = temporary();
  const session = await openSession({ allowed: [join(path, '..')], temp: folder });
  await session.run(`COPY (${select}) TO '${path.replaceAll("'", "''")}' (FORMAT parquet)`);
  session.close();
};

suite('open: Parquet', (test) => {
  test('Parquet and text are one relation; nested fields are columns, binary ones are left out and said', async () => {
    const root = folderOf({ 'ko/a.csv': 'id,image.path\n1,x.png\n' });
    mkdirSync(join(root, 'tw'));
    await parquetFile(
      join(root, 'tw', 'a.parquet'),
      "SELECT 2 AS id, {'path': 'y.png', 'bytes': 'z'::BLOB} AS image, ['p', 'q'] AS tags",
    );
    const read = await readBack([root], { pathColumns: [{ name: 'lang', pattern: '{lang}/a.*' }] });
    assert.equal(read.columns, ['id', 'image.path', 'tags', 'lang']);
    assert.equal(read.rows.map((row) => JSON.stringify(row)).sort(), [
      '["1","x.png",null,"ko"]',
      '["2","y.png","[\\"p\\",\\"q\\"]","tw"]',
    ]);
    assert.equal(kinds(read), ['columns-left-out']);
    assert.ok(read.intake.notes.some((note) => note.includes('image.bytes')));
  });

  test('wildcards in the name of a Parquet file are only a name', async () => {
    const root = folderOf({});
    await parquetFile(join(root, 'b1.parquet'), 'SELECT 1 AS id');
    await parquetFile(join(root, 'b[1]*.parquet'), 'SELECT 2 AS id');
    const read = await readBack([join(root, 'b[1]*.parquet')]);
    assert.equal(read.rows, [['2']]);
  });

  test('a file with nothing but binary columns is refused', async () => {
    const root = folderOf({});
    await parquetFile(join(root, 'a.parquet'), "SELECT 'x'::BLOB AS bytes");
    assert.is((await refused(readBack([root]))).exit, 65);
  });
});

suite('open: flags', (test) => {
  test('a delimiter may be given by name, and nonsense is 64', async () => {
    const read = await readText('a.txt', 'a:b\n1:2\n3:4\n', { delimiter: ':' });
    assert.equal(read.columns, ['a', 'b']);
    assert.equal((await readText('a.txt', 'a\tb\n1\t2\n', { delimiter: 'tab' })).columns, ['a', 'b']);
    for (const options of [{ delimiter: 'ab' }, { quote: '!' }, { encoding: 'nonsense' }])
      assert.is((await refused(readText('a.csv', PEOPLE, options))).exit, 64);
  });

  test('--quote none reads quotes as text, --comment leaves its lines out', async () => {
    const read = await readText('a.csv', 'id,t\n1,"a"\n%note\n2,b\n', { quote: 'none', comment: '%' });
    assert.equal(read.rows, [
      ['1', '"a"'],
      ['2', 'b'],
    ]);
    assert.equal(anomaliesOf(read), [['comment-lines', 3, 1]]);
  });
});

suite('open: the life of a read', (test) => {
  const opened = async (root: string, temp: string, options: ReadOptions = {}) => {
    const resolved = await resolveManifest([root]);
    const session = await openSession({ allowed: resolved.folders, temp, threads: 1 });
    try {
      return await openManifest(resolved, { tempRoot: temp, ...options }, createLoader(session));
    } finally {
      session.close();
    }
  };

  test('dispose removes every temporary file, twice is once, and an error leaves none', async () => {
    const temp = temporary();
    const intake = await opened(folderOf({ 'a.csv': PEOPLE.replaceAll(',', ', ') }), temp);
    assert.ok(readdirSync(temp).length > 0);
    await intake.dispose();
    await intake.dispose();
    assert.equal(readdirSync(temp), []);
    await refused(opened(folderOf({ 'a.csv': 'id\n' }), temp));
    assert.equal(readdirSync(temp), []);
  });

  test('progress names the files and ends at their number', async () => {
    const seen: [string, number, number][] = [];
    const root = folderOf({ 'a.csv': PEOPLE, 'b.csv': `${PEOPLE}9,male,9\n` });
    const temp = temporary();
    const intake = await opened(root, temp, { progress: (message, done, total) => seen.push([message, done, total]) });
    await intake.dispose();
    assert.equal(seen[0], ['reading a.csv', 0, 2]);
    assert.equal(seen.at(-1), ['staging', 2, 2]);
  });
});
