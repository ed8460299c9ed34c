import { listReferences, loadReference, resolveTarget } from '../../../src/know/references/index.ts';
import { digestOf } from '../../../src/know/references/seal.ts';
import { assert, suite } from '../../suite.ts';

suite('references', (test) => {
  test('every bundled reference names its source, date and licence, and its digest can be recomputed', async () => {
    for (const info of listReferences()) {
      for (const field of ['title', 'source', 'date', 'licence'] as const)
        assert.ok(info[field].length > 3, `${info.id} ${field}`);
      const reference = await loadReference(info.id);
      assert.is(reference.id, info.id);
      assert.is(digestOf(reference.shares), info.digest);
      assert.match(info.digest, /^[0-9a-f]{64}$/);
    }
  });

  test('one country by language is made on demand; an unknown id is a usage error', async () => {
    assert.is((await loadReference('KR.language')).id, 'KR.language');
    assert.ok((await loadReference('world:15+.gender')).shares.has('female'));
    for (const id of ['moon.age', 'world.race', 'toString', 'KR.gender']) {
      const error = await loadReference(id).catch((caught: { exit: number }) => caught);
      assert.is((error as { exit: number }).exit, 64, id);
    }
  });

  test('the role asked for is the role of the answer', async () => {
    for (const role of ['gender', 'sex', 'country', 'residence', 'nationality', 'region', 'subregion', 'language']) {
      const { reference, reason } = await resolveTarget('world', role, []);
      assert.is(reference?.role, role);
      assert.is(reason, '');
    }
  });

  test('what a target says nothing about has no reference, and a reason', async () => {
    const reasons: [string, string, RegExp][] = [
      ['world', 'race', /no figures of the world by race/],
      ['world', 'first-language', /second languages/],
      ['world:15+', 'country', /all ages together/],
      ['world:15+', 'language', /all ages together/],
      ['KR', 'gender', /no figures of South Korea by gender/],
      ['KR:18+', 'language', /all ages together/],
      ['AQ', 'language', /no figures of languages in Antarctica/],
      ['world', 'constructor', /no figures/],
    ];
    for (const [spec, role, reason] of reasons) {
      const resolved = await resolveTarget(spec, role, []);
      assert.is(resolved.reference, null, `${spec} ${role}`);
      assert.match(resolved.reason, reason);
    }
  });

  test('regions of the data decide the level of the reference; mixed levels are not compared', async () => {
    assert.is((await resolveTarget('world', 'region', ['150', '142'])).reference?.shares.size, 5);
    assert.is((await resolveTarget('world', 'region', ['039', '154', 'declined'])).reference?.shares.size, 22);
    assert.match((await resolveTarget('world', 'region', ['150', '154'])).reason, /mix/);
  });

  test('figures of women and men say nothing about people who told trans and cis apart', async () => {
    assert.is((await resolveTarget('world', 'gender', ['female', 'male', 'nonbinary'])).reference?.id, 'world.gender');
    const { reference, reason } = await resolveTarget('world', 'gender', ['cis-woman', 'trans-woman', 'cis-man']);
    assert.is(reference, null);
    assert.match(reason, 'trans and cis people');
  });
});
