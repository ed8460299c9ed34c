import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { apportion, deal, random, shuffle } from '../../sample-data/draw.ts';
import { samples } from '../../sample-data/make.ts';
import { CLIPS, SPEAKERS, speech } from '../../sample-data/speech.ts';
import { assert, project, suite } from '../suite.ts';

const bytesIn = (folder: string): number =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => statSync(join(folder, name)))
    .reduce((sum, entry) => sum + (entry.isFile() ? entry.size : 0), 0);

suite('sample-data', (test) => {
  test('the committed samples are what the script makes, byte for byte', async () => {
    for (const [path, content] of Object.entries(await samples()))
      assert.ok(Buffer.compare(readFileSync(project(`sample-data/${path}`)), Buffer.from(content)) === 0, path);
  });

  test('the whole folder is at most 3 MB', () => {
    assert.ok(bytesIn(project('sample-data')) <= 3_000_000);
  });

  test('speakers keep their age, gender and accent over all their clips', () => {
    const rows = speech()
      .trimEnd()
      .split('\n')
      .slice(1)
      .map((row) => row.split('\t'));
    assert.is(rows.length, CLIPS);
    assert.is(new Set(rows.map(([client]) => client)).size, SPEAKERS);
    assert.is(new Set(rows.map((row) => [row[0], row[7], row[8], row[9]].join('\t'))).size, SPEAKERS);
  });

  test('parts add up to the total and follow the weights', () => {
    assert.equal(apportion(10, [1, 1, 1]), [4, 3, 3]);
    assert.equal(apportion(4, [3, 1]), [3, 1]);
    assert.equal(apportion(5, [0, 1]), [0, 5]);
  });

  test('what is dealt depends on the seed alone', () => {
    const hand = (seed: number) =>
      deal(
        20,
        [
          ['a', 1],
          ['b', 3],
        ],
        random(seed),
      ).join('');
    assert.is(hand(7), hand(7));
    assert.is.not(hand(7), hand(8));
    assert.is([...hand(7)].filter((card) => card === 'a').length, 5);
    assert.equal(shuffle([1, 2, 3, 4], random(1)).sort(), [1, 2, 3, 4]);
  });
});
