import { type AuditOptions, audit } from '../../../src/audit.ts';
import { assert, hasShared, shared, suite } from '../../suite.ts';

const run = async (manifest: string[], more: Partial<AuditOptions> = {}) => {
  const { result, failures } = await audit({
    manifest: manifest.map((file) => shared(`data/${file}`)),
    read: {},
    declared: [],
    ignored: [],
    basis: {},
    name: 'real',
    release: null,
    targets: [],
    expects: [],
    judgeAbove: 0.005,
    asOf: null,
    parameters: {},
    version: '0',
    ...more,
  });
  assert.equal(failures, []);
  const own = (analyzer: string) => result.findings.filter(({ check }) => check.startsWith(`${analyzer}.`));
  const rows = (id: string, table: string) =>
    Object.fromEntries(
      result.checks
        .find((check) => check.id === id)!
        .tables.find((t) => t.id === table)!
        .rows.map(({ label, count }) => [label, count]),
    );
  return { result, own, rows };
};

suite('share analyzers on published data', (test) => {
  test.when(hasShared('data/fairface'), 'no FairFace')(
    'FairFace has the published counts and raises nothing above note',
    async () => {
      const { own, rows } = await run(['fairface/fairface_label_val.csv']);
      const race = rows('group-share.contributor.ethnicity', 'rows');
      assert.is(race.White, 2085);
      assert.is(
        Object.values(race).reduce((sum, n) => sum + n, 0),
        10_954,
      );
      assert.equal([...new Set(own('group-share').map(({ severity }) => severity))], ['note']);
    },
  );

  test.when(hasShared('data/sib200'), 'no SIB-200')('SIB-200 is equal by construction and raises nothing', async () => {
    const read = { pathColumns: [{ name: 'language', pattern: '{language}/dev.tsv' }] };
    const { own, result } = await run(['sib200/*/dev.tsv'], { read });
    assert.equal(own('language-share'), []);
    const check = result.checks.find(({ id }) => id === 'language-share.sample.language')!;
    assert.is(check.outcome, 'ok');
    assert.match(check.reason, /205 languages/);
  });

  test.when(hasShared('data/adult'), 'no Adult')(
    'Adult against the world: women are under, and the remedy closes it',
    async () => {
      const { own, rows } = await run(['adult/adult.data'], { targets: [{ role: null, spec: 'world' }] });
      const gender = rows('group-share.contributor.gender', 'rows');
      assert.equal([gender.Male, gender.Female], [21_790, 10_771]);
      const under = own('group-share').find(({ id }) => id.startsWith('group-share.under.contributor-gender'))!;
      const [item] = under.items;
      const more = under.collect!.rows[0]!.toReference!;
      const ratio = (added: number) => (10_771 + added) / (32_561 + added) / item!.reference!;
      assert.ok(ratio(more) >= 0.8 && ratio(more - 1) < 0.8, `${more} more`);
    },
  );

  test.when(hasShared('data/librispeech-speakers'), 'no LibriSpeech')(
    'LibriSpeech is within the world by sex, in ids and beside them in hours',
    async () => {
      const { result, own } = await run(['librispeech-speakers/SPEAKERS.TXT'], {
        targets: [{ role: null, spec: 'world' }],
      });
      const check = result.checks.find(({ id }) => id === 'group-share.contributor.gender')!;
      assert.equal(check.valueOutcomes, { within: 2 });
      assert.equal(
        check.tables.map(({ id }) => id),
        ['contributors', 'rows', 'hours'],
      );
      assert.equal(own('group-share'), []);
    },
  );
});
