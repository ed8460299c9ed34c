import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { withManifest } from '../../../../src/open.ts';
import { coco, splitPattern } from '../../../../src/read/sources/layouts/coco.ts';
import type { ReadPlan } from '../../../../src/read/sources/layouts/read-plan.ts';
import { assert, hasShared, shared, suite } from '../../../suite.ts';
import { folderOf, planOf } from './plan-of.ts';

const OPTIONS = { declared: [], ignored: [], basis: {}, kind: undefined, ageBandWidth: 10, read: { threads: 1 } };

const planned = async (files: Record<string, unknown>, pattern = ''): Promise<ReadPlan | null> => {
  const texts = Object.entries(files).map(([name, value]) => [name, JSON.stringify(value)] as const);
  const root = folderOf(Object.fromEntries(texts));
  try {
    return await planOf(coco, [pattern === '' ? root : join(root, pattern)]);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
};

const box = (id: number, image: number, category = 1) => ({
  id,
  image_id: image,
  category_id: category,
  bbox: [0, 0, 2, 2],
  area: 4,
  iscrowd: 0,
});
const document = (from = 1) => ({
  info: { year: 2020 },
  licenses: [
    { id: 1, name: 'CC BY 4.0', url: 'https://example.org/by' },
    { id: 2, name: 'CC0', url: '' },
  ],
  images: [1, 2, 3].map((n) => ({ id: from + n, file_name: `${from + n}.jpg`, license: (n % 2) + 1, width: 2 })),
  annotations: [box(from + 1, from + 1), box(from + 2, from + 1, 2), box(from + 3, from + 2, 9), box(from + 4, 999)],
  categories: [
    { id: 1, name: 'cat', supercategory: 'animal' },
    { id: 2, name: 'car', supercategory: 'vehicle' },
    { id: 3, name: 'cup', supercategory: 'thing' },
  ],
});

const links = (plan: ReadPlan) => plan.links.map(({ left, right, on }) => `${left}.${on.left}=${right}.${on.right}`);
const rolesOf = (plan: ReadPlan) =>
  Object.fromEntries(plan.roles.map(({ table, column, role }) => [`${table}.${column}`, role]));

suite('COCO', (test) => {
  test('images are the rows, annotations a table beside them, categories and licences are looked up', async () => {
    const plan = (await planned({ 'instances.json': document() }))!;
    assert.equal(
      plan.tables.map(({ name, section }) => [name, section]),
      ['images', 'licenses', 'annotations', 'categories'].map((name) => [name, name]),
    );
    assert.equal(plan.kept, ['images', 'annotations']);
    assert.equal(links(plan), [
      'images.license=licenses.id',
      'annotations.image_id=images.id',
      'annotations.category_id=categories.id',
    ]);
    const roles = rolesOf(plan);
    assert.is(roles['annotations.categories.name'], 'sample.label');
    assert.is(roles['annotations.categories.supercategory'], 'sample.label-group');
    assert.is(roles['annotations.bbox'], 'sample.boxes');
    assert.is(roles['images.licenses.name'], 'sample.license');
    assert.is(plan.kind, 'objects');
  });

  test('a licence that is text and no list of licences is the licence', async () => {
    const { licenses: _, ...rest } = document();
    const plan = (await planned({ 'a.json': { ...rest, licenses: [] } }))!;
    assert.is(rolesOf(plan)['images.license'], 'sample.license');
    assert.ok(plan.notes.some((note) => /without records: licenses/.test(note)));
  });

  test('captions are text beside images, and images alone are images', async () => {
    const { annotations: _, ...rest } = document();
    const captions = (await planned({
      'a.json': { ...rest, categories: [], annotations: [{ id: 1, image_id: 2, caption: 'x' }] },
    }))!;
    assert.is(rolesOf(captions)['annotations.caption'], 'sample.text');
    assert.is(captions.kind, 'image-text');
    const bare = (await planned({ 'a.json': rest }))!;
    assert.equal(bare.kept, ['images']);
  });

  test('other documents are no COCO', async () => {
    const { images, annotations } = document();
    for (const other of [
      [{ images, annotations }],
      { images },
      { images: { a: images[0] }, annotations },
      { data: images },
    ])
      assert.is(await planned({ 'a.json': other }), null, JSON.stringify(other).slice(0, 40));
    assert.is(await planned({ 'a.json': document(), 'b.json': [{ x: 1 }] }), null);
  });

  test('splits in several files are one, with the split in the name of the file', async () => {
    const plan = (await planned({ 'instances_train2017.json': document(), 'instances_val2017.json': document(100) }))!;
    const images = plan.tables.find(({ name }) => name === 'images')!;
    assert.is(images.files.length, 2);
    assert.equal(images.read!.pathColumns, [{ name: 'split', pattern: 'instances_{split}.json' }]);
    assert.is(plan.tables.find(({ name }) => name === 'categories')!.files.length, 1);
    assert.is(rolesOf(plan)['images.split'], 'sample.split');
  });

  test('ids that begin anew in every split are told apart by their file; the split may be the name of the folder', async () => {
    const root = folderOf({
      'train/_annotations.coco.json': JSON.stringify(document()),
      'valid/_annotations.coco.json': JSON.stringify({
        ...document(),
        images: [{ id: 2, file_name: 'v2.jpg', license: 1, width: 2 }],
        annotations: [box(1, 2), box(2, 3)],
      }),
    });
    try {
      await withManifest({ ...OPTIONS, manifest: [root] }, async ({ intake, profile }) => {
        assert.equal(
          intake.relations.map(({ table, rows }) => [table, rows]),
          [
            ['images', 4],
            ['annotations', 6],
          ],
        );
        const found = intake.joins.find(({ right }) => right === 'images')!;
        // Image 3 is in train only: what names it in valid names nothing, nor does what names 999.
        assert.equal([found.matched, found.unmatched, found.unused], [4, 2, 1]);
        const split = profile.columns.find(({ role }) => role === 'split')!;
        assert.equal([...split.codes!.keys()].sort(), ['train', 'valid']);
      });
    } finally {
      rmSync(root, { recursive: true });
    }
  });

  test('files of other categories or other annotations are refused with their names', async () => {
    const other = { ...document(), categories: [{ id: 1, name: 'dog', supercategory: 'animal' }] };
    const captions = { ...document(), annotations: [{ id: 1, image_id: 2, caption: 'x' }] };
    for (const [second, what] of [
      [other, 'categories'],
      [captions, 'fields of annotations'],
    ] as const) {
      let message = '';
      await planned({ 'a.json': document(), 'b.json': second }).catch((error) => {
        message = (error as Error).message;
      });
      assert.match(message, what);
      assert.match(message, 'b.json');
    }
  });

  test('the split of a name is told whole', () => {
    assert.is(splitPattern(['test.json', 'train.json']), '{split}.json');
    assert.is(splitPattern(['a_test_v1.json', 'a_val_v1.json']), 'a_{split}_v1.json');
    assert.is(splitPattern(['one.json', 'two.json']), null);
    assert.is(splitPattern(['one.json']), null);
  });

  test('images without a box and boxes without an image or a category are counted', async () => {
    const root = folderOf({ 'a.json': JSON.stringify(document()) });
    try {
      await withManifest({ ...OPTIONS, manifest: [root] }, async ({ intake }) => {
        assert.equal(
          intake.relations.map(({ table, rows }) => [table, rows]),
          [
            ['images', 3],
            ['annotations', 4],
          ],
        );
        assert.equal(
          intake.joins.map(({ left, right, matched, unmatched, unused }) => [left, right, matched, unmatched, unused]),
          [
            ['images', 'licenses', 3, 0, 0],
            ['annotations', 'images', 3, 1, 1],
            ['annotations', 'categories', 3, 1, 1],
          ],
        );
      });
    } finally {
      rmSync(root, { recursive: true, force: true });
    }
  });

  const taco = 'data/taco/annotations.json';
  test.when(hasShared(taco), 'no real data here')(
    'TACO is read whole: images, boxes, categories and scenes',
    async () => {
      await withManifest({ ...OPTIONS, manifest: [shared(taco)] }, async ({ intake, profile }) => {
        const rows = intake.files.map((file) => [file.table, file.rows]);
        assert.equal(Object.fromEntries(rows), {
          images: 1500,
          annotations: 4784,
          categories: 60,
          scene_annotations: 4296,
        });
        assert.ok(intake.proven);
        const unused = intake.joins.map(({ left, right, unmatched, unused }) => [left, right, unmatched, unused]);
        assert.equal(unused, [
          ['annotations', 'images', 0, 0],
          ['annotations', 'categories', 0, 1],
          ['scene_annotations', 'images', 0, 4],
        ]);
        const label = profile.columns.find(({ role }) => role === 'label')!;
        assert.equal([label.table, label.name, label.distinct], ['annotations', 'categories.name', 59]);
        assert.is(profile.kind.id, 'objects');
      });
    },
  );
});
