import { parseConfig } from '../../src/config/load.ts';
import { EXIT, RollcallError } from '../../src/lib/errors.ts';
import { assert, suite } from '../suite.ts';

const faultOf = async (text: string): Promise<RollcallError> => {
  try {
    await parseConfig(text, 'rollcall.yaml');
  } catch (error) {
    assert.instance(error, RollcallError);
    return error as RollcallError;
  }
  throw new Error('the configuration was accepted');
};

suite('configuration', (test) => {
  test('one text stands for a list of one', async () => {
    const config = await parseConfig('version: 1\nmanifest: clips.tsv\ntarget: world:15+\n', 'rollcall.yaml');
    assert.equal(config.manifest, ['clips.tsv']);
    assert.equal(config.target, ['world:15+']);
  });

  test('an unknown key is named and is a usage error', async () => {
    const error = await faultOf('version: 1\ntargets: world\n');
    assert.is(error.exit, EXIT.usage);
    assert.match(error.message, 'targets');
  });

  test('a wrong value names its key', async () => {
    assert.match((await faultOf('version: 1\njudge-above: 7\n')).message, 'judge-above');
    assert.match((await faultOf('version: 1\nas-of: tomorrow\n')).message, 'as-of');
    assert.match((await faultOf('version: 1\nmemory: lots\n')).message, 'memory');
  });

  test('a key that is given twice, or text that is no YAML, is a usage error', async () => {
    assert.match((await faultOf('version: 1\nname: a\nname: b\n')).message, 'rollcall.yaml is not YAML');
    assert.match((await faultOf('{')).message, 'rollcall.yaml is not YAML');
  });

  test('__proto__ changes no prototype', async () => {
    await faultOf('version: 1\n__proto__: {polluted: yes}\n');
    assert.is(({} as Record<string, unknown>).polluted, undefined);
  });

  test('a release that looks like a number stays as it is written', async () => {
    assert.is((await parseConfig('version: 1\nrelease: 22\n', 'rollcall.yaml')).release, '22');
  });
});
