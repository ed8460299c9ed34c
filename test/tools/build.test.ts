import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { globSync } from 'tinyglobby';
import { resultJsonSchema } from '../../tools/build.ts';
import { assert, project, suite } from '../suite.ts';

suite('the published JSON Schema of the result', (test) => {
  test('it accepts every result document that the tests hold, and refuses a changed one', async () => {
    const ajv = new Ajv2020({ strict: true, allowUnionTypes: true });
    const validate = ajv.compile(JSON.parse(await resultJsonSchema()));
    const results = globSync('test/fixtures/results/*.json', { cwd: project('') });
    assert.ok(results.length > 0);
    for (const path of results) {
      const result: object = JSON.parse(readFileSync(project(path), 'utf8'));
      assert.ok(validate(result), `${path}: ${JSON.stringify(validate.errors)}`);
      assert.not.ok(validate({ ...result, extra: 1 }), path);
      assert.not.ok(validate({ ...result, schema: 'rollcall-result/0' }), path);
    }
  });

  test('it names itself as the result document does', async () => {
    const schema = JSON.parse(await resultJsonSchema());
    assert.is(schema.title, 'rollcall-result/1');
    assert.is(schema.$schema, 'https://json-schema.org/draft/2020-12/schema');
    assert.ok(schema.required.includes('findings'));
  });
});
