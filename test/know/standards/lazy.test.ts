import { spawnSync } from 'node:child_process';
import { lazy } from '../../../src/know/standards/lazy.ts';
import { assert, project, suite } from '../../suite.ts';

suite('lazy tables', (test) => {
  test('the value is made once, and not before it is asked for', () => {
    let made = 0;
    const value = lazy(() => ++made);
    assert.is(made, 0);
    assert.equal([value(), value(), made], [1, 1, 1]);
  });

  test('importing every codebook loads no table', () => {
    const script = `await import(${JSON.stringify(project('src/read/roles/codebooks/index.ts'))});
      const { createRequire } = await import('node:module');
      const loaded = Object.keys(createRequire(import.meta.url).cache).filter((path) => /cldr-core|iso-639-3/.test(path));
      console.log(JSON.stringify(loaded));`;
    const { stdout } = spawnSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
      encoding: 'utf8',
      cwd: project(''),
    });
    assert.equal(JSON.parse(stdout), []);
  });
});
