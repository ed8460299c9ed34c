import { cpSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { RollcallError } from '../../../../src/lib/errors.ts';
import { withManifest } from '../../../../src/open.ts';
import { croissant } from '../../../../src/read/sources/layouts/croissant.ts';
import { assert, hasShared, shared, suite } from '../../../suite.ts';
import { filesOf, folderOf, planOf } from './plan-of.ts';

const OPTIONS = { declared: [], ignored: [], basis: {}, kind: undefined, ageBandWidth: 10, read: { threads: 1 } };

const file = (id: string, more: object = {}) => ({
  '@type': 'cr:FileObject',
  '@id': id,
  contentUrl: id,
  encodingFormat: 'text/csv',
  ...more,
});
const column = (
  set: string,
  name: string,
  from: string,
  dataType: string | string[] = 'sc:Text',
  more: object = {},
) => ({
  '@type': 'cr:Field',
  '@id': `${set}/${name}`,
  name,
  dataType,
  source: { fileObject: { '@id': from }, extract: { column: name } },
  ...more,
});
const describing = (distribution: object[], recordSet: object[], more: object = {}) =>
  JSON.stringify({
    '@type': 'sc:Dataset',
    name: 'People',
    conformsTo: 'http://mlcommons.org/croissant/1.1',
    license: 'https://creativecommons.org/licenses/by/4.0/',
    distribution,
    recordSet,
    ...more,
  });

const planned = async (files: Record<string, string>, name = 'about.json') => {
  const root = folderOf(files);
  try {
    return await planOf(croissant, [join(root, name)]);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
};
const refused = async (files: Record<string, string>): Promise<RollcallError> => {
  try {
    await planned(files);
  } catch (error) {
    return error as RollcallError;
  }
  throw new Error('nothing was thrown');
};

const PEOPLE = describing(
  [file('people.csv'), file('words.csv')],
  [
    {
      '@id': 'words',
      dataType: 'sc:Enumeration',
      key: { '@id': 'words/code' },
      field: [column('words', 'code', 'words.csv'), column('words', 'page', 'words.csv', 'sc:URL')],
    },
    {
      '@id': 'people',
      field: [
        column('people', 'sex', 'people.csv', 'sc:Text', { equivalentProperty: 'sc:gender' }),
        column('people', 'word', 'people.csv', 'sc:Text', { references: { field: { '@id': 'words/code' } } }),
        column('people', 'part', 'people.csv', ['sc:Text', 'cr:Split']),
        column('people', 'kind', 'people.csv', ['sc:Text', 'cr:Label']),
      ],
    },
  ],
);
const FILES = {
  'about.json': PEOPLE,
  'people.csv': 'sex,word,part,kind\nf,a,train,x\nm,b,test,y\nf,a,train,x\n',
  'words.csv': 'code,page\na,https://example.org/a\nb,https://example.org/b\nc,https://example.org/c\n',
};

suite('Croissant', (test) => {
  test('record sets become tables, keys that are referred to links, and types roles', async () => {
    const plan = (await planned(FILES))!;
    assert.equal(filesOf(plan), { words: ['words.csv'], people: ['people.csv'] });
    assert.equal(plan.links, [{ left: 'people', right: 'words', on: { left: 'word', right: 'code' } }]);
    assert.equal(plan.kept, ['people']);
    assert.equal(
      plan.roles.map(({ table, column: name, role }) => [table, name, role]),
      [
        ['words', 'page', 'sample.url'],
        ['people', 'sex', 'contributor.gender'],
        ['people', 'part', 'sample.split'],
        ['people', 'kind', 'sample.label'],
      ],
    );
    assert.ok(plan.notes.some((note) => note.includes('licenses/by/4.0')));
  });

  test('what is described is opened: rows, looked-up columns and stated roles', async () => {
    const root = folderOf(FILES);
    try {
      await withManifest({ ...OPTIONS, manifest: [join(root, 'about.json')] }, async ({ intake, profile }) => {
        assert.is(intake.rows, 3);
        assert.equal(
          intake.joins.map(({ matched, unmatched, unused }) => [matched, unmatched, unused]),
          [[3, 0, 1]],
        );
        const roles = Object.fromEntries(profile.columns.map(({ name, entity, role }) => [name, `${entity}.${role}`]));
        assert.is(roles.sex, 'contributor.gender');
        assert.is(roles['words.page'], 'sample.url');
      });
    } finally {
      rmSync(root, { recursive: true, force: true });
    }
  });

  test('a set of files is found by its globs, and a split cut out of the path is a column', async () => {
    const field = {
      '@id': 'rows/split',
      name: 'split',
      source: {
        fileSet: { '@id': 'set' },
        extract: { fileProperty: 'fullpath' },
        transform: { regex: 'data/(?:partial-)?(train|test)/.+csv$' },
      },
      references: { field: { '@id': 'splits/name' } },
    };
    const id = { '@id': 'rows/id', name: 'id', source: { fileSet: { '@id': 'set' }, extract: { column: 'id' } } };
    const text = describing(
      [
        {
          '@type': 'cr:FileObject',
          '@id': 'repo',
          contentUrl: 'https://example.org/data',
          encodingFormat: 'git+https',
        },
        { '@type': 'cr:FileSet', '@id': 'set', containedIn: { '@id': 'repo' }, includes: 'data/*/*.csv' },
      ],
      [
        {
          '@id': 'splits',
          dataType: 'cr:Split',
          field: [{ '@id': 'splits/name' }],
          data: [{ 'splits/name': 'train' }],
        },
        { '@id': 'rows', field: [field, id] },
      ],
    );
    const files = { 'data/train/0.csv': 'id\n1\n', 'data/test/0.csv': 'id\n2\n', 'data/notes.csv': 'x\n1\n' };
    const plan = (await planned({ 'about.json': text, ...files }))!;
    assert.equal(filesOf(plan), { rows: ['data/test/0.csv', 'data/train/0.csv'] });
    assert.equal(plan.tables[0]!.read!.pathColumns, [{ name: 'split', pattern: '{split}/*' }]);
    assert.equal(
      plan.roles.map(({ column: name, role }) => [name, role]),
      [['split', 'sample.split']],
    );
    const elsewhere = await refused({ 'about.json': text });
    assert.is(elsewhere.exit, 65);
    assert.match(elsewhere.message, /lie elsewhere \(https:\/\/example\.org\/data\); download/);
  });

  test('a remote file that was downloaded beside the description is read', async () => {
    const remote = { contentUrl: 'https://example.org/v1/people.csv?download=1' };
    const fields = [column('people', 'sex', 'people', 'sc:Text')];
    const text = describing([file('people', remote)], [{ '@id': 'people', field: fields }]);
    const error = await refused({ 'about.json': text });
    assert.match(error.message, 'download');
    assert.ok(error.message.length < 300);
    assert.equal(filesOf((await planned({ 'about.json': text, 'people.csv': FILES['people.csv'] }))!), {
      people: ['people.csv'],
    });
  });

  test('nothing outside the folder of the description is read', async () => {
    for (const url of ['../people.csv', '/etc/hostname', 'file:///etc/hostname']) {
      const text = describing([file('p', { contentUrl: url })], [{ '@id': 'p', field: [column('p', 'x', 'p')] }]);
      const root = folderOf({ 'in/about.json': text, 'people.csv': 'x\n1\n' });
      try {
        await planOf(croissant, [join(root, 'in', 'about.json')]);
        assert.unreachable(url);
      } catch (error) {
        assert.is((error as RollcallError).exit, 65, String(error));
      } finally {
        rmSync(root, { recursive: true, force: true });
      }
    }
  });

  test('what cannot be used is said: other digests, references without a key, fields that are no column', async () => {
    const fields = [
      column('p', 'a', 'people.csv', 'sc:Text', { references: { field: { '@id': 'words/code' } } }),
      {
        '@id': 'p/b',
        name: 'b',
        source: { fileObject: { '@id': 'people.csv' }, extract: { fileProperty: 'content' } },
      },
    ];
    const text = describing([file('people.csv', { sha256: 'a'.repeat(64) })], [{ '@id': 'p', field: fields }], {
      'rai:dataCollection': 'x',
    });
    const { notes } = (await planned({ ...FILES, 'about.json': text }))!;
    for (const part of ['SHA-256', 'no key of a table', 'no column as it stands, not used: b', '1 properties'])
      assert.ok(
        notes.some((note) => note.includes(part)),
        `${part}: ${notes.join('; ')}`,
      );
  });

  test('records in lists of a JSON document are its sections', async () => {
    const field = (name: string, list: string) => ({
      '@id': `${list}/${name}`,
      name,
      source: { fileObject: { '@id': 'all.json' }, extract: { jsonPath: `$.${list}[*].${name}` } },
    });
    const text = describing(
      [file('all.json', { encodingFormat: 'application/json' })],
      [
        { '@id': 'people', field: [field('age', 'people')] },
        { '@id': 'pets', field: [field('age', 'pets')] },
      ],
    );
    const plan = (await planned({ 'about.json': text, 'all.json': '{"people":[{"age":3}],"pets":[{"age":4}]}' }))!;
    assert.equal(
      plan.tables.map(({ name, section }) => [name, section]),
      [
        ['people', 'people'],
        ['pets', 'pets'],
      ],
    );
  });

  test('other documents are no Croissant', async () => {
    for (const other of [
      '[{"a":1}]',
      '{"@type":"sc:Dataset","name":"x"}',
      '{"a":',
      '{"distribution":[{"@type":"cr:FileObject"}]}',
    ])
      assert.is(await planned({ 'about.json': other }), null, other);
  });

  test('an expression that could run for ever is not tried', async () => {
    const field = {
      '@id': 'r/s',
      name: 's',
      source: { fileSet: { '@id': 'set' }, extract: { fileProperty: 'fullpath' }, transform: { regex: '^((a+)+)+$' } },
    };
    const text = describing(
      [{ '@type': 'cr:FileSet', '@id': 'set', includes: '*.csv' }],
      [{ '@id': 'r', field: [field] }],
    );
    const plan = (await planned({ 'about.json': text, [`${'a'.repeat(60)}.csv`]: 'x\n1\n' }))!;
    assert.equal(plan.tables[0]!.read!.pathColumns, []);
  });

  const examples = 'schemas/croissant/examples';
  test.when(hasShared(examples), 'no published descriptions here')(
    'every published description is recognised: it gives tables where its files lie beside it, and a recipe where not',
    async () => {
      for (const name of readdirSync(shared(examples))) {
        const root = folderOf({
          'data/titanic.csv': 'sex,age\nf,1\n',
          'data/genders.csv': 'label,url\nf,x\n',
          'data/embarkation_ports.csv': 'key\nS\n',
        });
        try {
          cpSync(join(shared(examples), name), join(root, 'about.json'));
          const plan = await planOf(croissant, [join(root, 'about.json')]);
          assert.ok(plan, name);
          assert.ok(name.includes('titanic'), name);
          assert.equal(plan.kept, ['passengers']);
          assert.is(plan.links.length, 2);
        } catch (error) {
          assert.is((error as RollcallError).exit, 65, `${name}: ${error}`);
          assert.ok((error as Error).message.length < 300);
        } finally {
          rmSync(root, { recursive: true, force: true });
        }
      }
    },
  );
});
