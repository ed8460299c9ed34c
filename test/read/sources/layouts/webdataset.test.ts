import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { assert, suite } from '../../../suite.ts';
import { refused } from '../../read-back.ts';
import { folderOf, readLayout } from './plan-of.ts';

const LONG = `${'long/'.repeat(30)}0003`;

/** A tar file of these members, made by the tar of the system. */
const tarOf = (members: Record<string, string>, format = 'gnu'): Buffer => {
  const root = folderOf(members);
  execFileSync('tar', [`--format=${format}`, '-cf', join(root, '.out.tar'), ...Object.keys(members)], { cwd: root });
  return readFileSync(join(root, '.out.tar'));
};

const MEMBERS = {
  '0001.jpg': 'no image',
  '0001.json': '{"caption": "a b", "key": 7, "size": {"w": 640}}',
  '0001.cls': '3\n',
  '0002.jpg': 'no image',
  '0002.seg.png': 'no image',
  [`${LONG}.jpg`]: 'no image',
  [`${LONG}.json`]: '{"caption": "long"}',
};

suite('layouts: WebDataset', (test) => {
  for (const format of ['gnu', 'pax', 'ustar'])
    test(`members of a ${format} tar file are grouped by key; small ones are columns, images are not opened`, async () => {
      const read = await readLayout(folderOf({ 'train-0000.tar': tarOf(MEMBERS, format) }));
      assert.equal(read.rows, [
        {
          __key__: '0001',
          __members__: 'jpg,json,cls',
          caption: 'a b',
          key: '7',
          'size.w': '640',
          cls: '3',
          split: 'train',
        },
        {
          __key__: '0002',
          __members__: 'jpg,seg.png',
          caption: null,
          key: null,
          'size.w': null,
          cls: null,
          split: 'train',
        },
        {
          __key__: LONG,
          __members__: 'jpg,json',
          caption: 'long',
          key: null,
          'size.w': null,
          cls: null,
          split: 'train',
        },
      ]);
      assert.ok(read.intake.proven);
    });

  test('an index is held against the shards: lost ones and other counts are anomalies', async () => {
    const shardlist = [
      { url: 'a-0.tar', nsamples: 5 },
      { url: 'a-1.tar', nsamples: 1 },
      { url: 'a-2.tar', nsamples: 1 },
    ];
    const root = folderOf({
      'index.json': JSON.stringify({ __kind__: 'wids-shard-index-v1', shardlist }),
      'a-0.tar': tarOf(MEMBERS),
      'a-1.tar': tarOf({ '0009.jpg': 'x' }),
    });
    const read = await readLayout(root);
    assert.is(read.rows.length, 4);
    assert.equal(read.odd.sort(), [
      ['missing-shard', 1],
      ['sample-count', 2],
    ]);
    assert.ok(read.notes.includes('1 shards that the index lists are not here'));
  });

  test('an index alone gives its shards, and says how many samples it claims', async () => {
    const shardlist = [
      { url: 'x/a-0.tar', nsamples: 5 },
      { url: 'x/a-1.tar', nsamples: 6 },
    ];
    const read = await readLayout(join(folderOf({ 'index.json': JSON.stringify({ shardlist }) }), 'index.json'));
    assert.is(read.rows.length, 2);
    assert.ok(read.notes.includes('they hold 11 samples'), read.notes);
  });

  test('a tar file that is cut off, damaged or compressed is refused', async () => {
    const whole = tarOf(MEMBERS);
    const turned = Buffer.from(whole);
    turned[0] = turned[0]! ^ 1;
    for (const bytes of [
      whole.subarray(0, 1536),
      whole.subarray(0, 700),
      turned,
      Buffer.from('\u001f\u008b'.repeat(400), 'latin1'),
    ]) {
      const error = await refused(readLayout(folderOf({ 'a.tar': bytes })));
      assert.is(error.exit, 65);
      assert.ok(error.message.startsWith('a.tar: '), error.message);
    }
  });
});
