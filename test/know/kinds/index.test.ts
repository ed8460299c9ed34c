import { guessKind, kindById, kinds } from '../../../src/know/kinds/index.ts';
import { roleByName } from '../../../src/read/roles/catalogue.ts';
import { detectTable } from '../../../src/read/roles/detect.ts';
import { mediaOf } from '../../../src/read/roles/evidence.ts';
import { factsOf } from '../../../src/read/roles/facts.ts';
import { tableShape } from '../../../src/read/roles/table-shape.ts';
import { layouts } from '../../read/roles/layouts.ts';
import { assert, suite } from '../../suite.ts';

suite('kinds of data', (test) => {
  test('the ten kinds of the interface exist, and one for everything else', () => {
    const named = 'speech faces image-text text medical-images annotations driving robotics objects totals'.split(' ');
    for (const id of [...named, 'records']) assert.is(kindById(id)?.id, id);
    assert.is(kinds.length, named.length + 1);
    assert.is(kindById('video'), undefined);
  });

  test('every kind asks five to nine questions, each once, about roles that exist', () => {
    for (const kind of kinds) {
      assert.ok(kind.questions.length >= 5 && kind.questions.length <= 9, `${kind.id}: ${kind.questions.length}`);
      assert.is(new Set(kind.questions.map(({ id }) => id)).size, kind.questions.length, kind.id);
      for (const { text, roles } of kind.questions) {
        assert.ok(text.endsWith('?'), text);
        assert.ok(roles.length > 0, text);
      }
      for (const id of [
        ...kind.expected,
        ...kind.questions.flatMap(({ roles }) => roles),
        ...kind.signs.flatMap(({ roles = [] }) => roles),
      ]) {
        const [entity, role] = id.split('.') as ['sample', string];
        const of = roleByName(role, entity)?.of;
        const isPerson = entity !== 'sample';
        assert.ok(
          of !== undefined && (of === entity || of === 'either' || (isPerson && of === 'person')),
          `${kind.id}: ${id}`,
        );
      }
    }
  });

  test('every kind asks a datasheet for five to seven things more, each once, about roles that exist', () => {
    for (const { id, datasheet } of kinds) {
      assert.ok(datasheet.length >= 5 && datasheet.length <= 7, `${id}: ${datasheet.length}`);
      assert.is(new Set(datasheet.map((asked) => asked.id)).size, datasheet.length, id);
      assert.ok(
        datasheet.some(({ roles }) => roles.length === 0),
        `${id}: nothing is left to people`,
      );
      for (const { text, roles } of datasheet) {
        assert.match(text, /^[A-Z].*\?$/);
        for (const role of roles) {
          const [entity, name] = role.split('.') as ['sample', string];
          assert.ok(roleByName(name, entity) !== undefined, `${id}: ${role}`);
        }
      }
    }
  });

  test('published layouts are recognised, and the reason names what was seen', () => {
    const wrong: string[] = [];
    for (const layout of layouts) {
      const facts = Object.entries(layout.columns).map(([name, [cell]], i) =>
        factsOf(
          name,
          i,
          Array.from({ length: layout.rows }, (_, row) => cell(row)),
        ),
      );
      const roles = detectTable(facts, tableShape(facts, [layout.path])).flatMap(({ entity, role }) =>
        role === null ? [] : [`${entity}.${role}`],
      );
      const { kind, reason } = guessKind({
        roles,
        columns: Object.keys(layout.columns),
        paths: [layout.path],
        media: facts.flatMap((column) => mediaOf(column) ?? []),
      });
      if (![layout.kind].flat().includes(kind.id)) wrong.push(`${layout.name}: ${kind.id} (${reason})`);
      assert.match(reason, kind.id === 'records' ? 'name it with --kind' : /^guessed from .*; change it with --kind$/);
    }
    assert.equal(wrong, []);
  });

  test('the reason names what was seen in words, one after the other', () => {
    const { reason } = guessKind({
      ...{ roles: ['contributor.ethnicity'], columns: ['file'], paths: ['faces.csv'], media: ['image'] },
    });
    assert.match(reason, /^guessed from .*the contributor ethnicity column.* and [^,]+; change it with --kind$/);
  });

  test('a table that shows no sign of a kind is called records', () => {
    const { kind, reason } = guessKind({ roles: [], columns: ['a', 'b'], paths: ['x.csv'], media: [] });
    assert.is(kind.id, 'records');
    assert.match(reason, 'nothing in the columns');
  });

  test('a sign that speaks twice is named once', () => {
    const { reason } = guessKind({ roles: ['sample.url'], columns: ['caption', 'url'], paths: [], media: ['image'] });
    const named = reason.match(/column "caption"/g) ?? [];
    assert.ok(named.length <= 1, reason);
    assert.match(reason, 'caption');
  });

  test('a sign in a column name is a word or its beginning, never a piece of another word', () => {
    const kindOf = (column: string) => guessKind({ roles: [], columns: [column], paths: [], media: [] }).kind.id;
    assert.equal(
      ['Task Categories', 'surface', 'airplane', 'PLANES', 'broadcast'].map(kindOf),
      Array(5).fill('records'),
    );
    assert.equal(['ego_pose', 'egoVehicle', 'lane', 'faceId', 'userFace'].map(kindOf), [
      ...['driving', 'driving', 'driving', 'faces', 'faces'],
    ]);
  });

  test('pictures are named by what stands beside them, and are pairs with text only where a text is', () => {
    const kindOf = (roles: string[], columns = ['photo']) =>
      guessKind({ roles, columns, paths: ['table.csv'], media: ['image'] }).kind.id;
    assert.is(kindOf(['sample.path']), 'records');
    assert.is(kindOf(['sample.path', 'sample.url'], ['image_url', 'width']), 'records');
    assert.is(kindOf(['contributor.gender', 'sample.label']), 'faces');
    assert.is(kindOf(['contributor.skin-tone']), 'faces');
    assert.is(kindOf(['sample.label'], ['filename', 'label', 'width']), 'objects');
    assert.is(kindOf(['sample.boxes']), 'objects');
    assert.is(kindOf(['sample.text']), 'image-text');
    assert.is(kindOf([], ['image', 'caption']), 'image-text');
  });

  test('patients have a gender, an age and an ethnicity, and their pictures stay medical', () => {
    const roles = ['gender', 'age', 'ethnicity', 'skin-tone'].map((role) => `contributor.${role}`);
    const columns = ['image_path', 'diagnosis'];
    assert.is(
      guessKind({ roles: [...roles, 'sample.label'], columns, paths: [], media: ['image'] }).kind.id,
      'medical-images',
    );
  });

  test('segments of recordings with their transcripts are speech, and the same columns without a recording are text', () => {
    const kindOf = (columns: string[]) =>
      guessKind({
        ...{ roles: ['sample.text', 'sample.language', 'sample.duration'], columns, paths: [], media: [] },
      }).kind.id;
    assert.is(kindOf(['recording_id', 'text', 'speaker']), 'speech');
    assert.is(kindOf(['page', 'text']), 'text');
  });
});
