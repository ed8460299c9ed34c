import { speakers } from '../../../src/know/references/speakers.ts';
import { assert, suite } from '../../suite.ts';

suite('speakers by language', (test) => {
  test('G-CLDR-2: 21.4 % of the world use English, and the shares overlap', () => {
    const reference = speakers('world');
    assert.is(Math.round((reference.shares.get('en') ?? 0) * 1000), 214);
    assert.is(reference.overlapping, true);
    assert.ok([...reference.shares.values()].reduce((sum, share) => sum + share, 0) > 1);
    assert.match(reference.notes[0] as string, /second languages/);
  });

  test('the reference takes over the spelling of the data', () => {
    const plain = speakers('world').shares;
    const { shares } = speakers('world', ['en-Latn', 'arb-Arab', 'ko']);
    assert.is(shares.get('en-Latn'), plain.get('en'));
    assert.is(shares.get('arb-Arab'), plain.get('ar'));
    assert.is(shares.has('en') || shares.has('ar'), false);
    assert.is(shares.size, plain.size);
  });

  test('a language that the data give in several ways is not compared, and a note says so', () => {
    const { shares, notes } = speakers('world', ['zh-Hans', 'zh-Hant', 'yue']);
    assert.not.ok(shares.has('zh') || shares.has('zh-Hans') || shares.has('zh-Hant'));
    assert.ok(shares.has('yue'));
    assert.ok(notes.some((note) => /^Chinese stands in the data as zh-Hans, zh-Hant/.test(note)));
  });

  test('codes that are no languages are passed over', () => {
    assert.is(speakers('world', ['declined', '(withheld)', 'x']).shares.size, speakers('world').shares.size);
  });

  test('one country has its own languages', () => {
    const swiss = speakers('CH').shares;
    assert.ok((swiss.get('de') ?? 0) > 0.5 && (swiss.get('rm') ?? 1) < 0.02);
    assert.is(speakers('AQ').shares.size, 0);
  });
});
