// Things in pictures or recordings: labelled objects, animals, plants, sounds.
import type { Kind } from './kind.ts';
import { labels, licence, other, people, required, source, split, time } from './questions.ts';

export const objects: Kind = {
  id: 'objects',
  title: 'labelled things',
  rowNoun: { one: 'item', many: 'items' },
  leading: { people: ['contributors', 'rows'], content: ['rows'] },
  expected: ['sample.label', 'sample.country', 'sample.scene', 'sample.license', 'sample.source'],
  questions: [
    required(labels),
    required(
      other('place', 'Where in the world was it recorded?', [
        'sample.country',
        'sample.country-of-content',
        'sample.region',
        'sample.place',
        'sample.latitude',
      ]),
    ),
    required(licence),
    other('scene', 'In which settings?', ['sample.scene']),
    time,
    people('Who recorded it, and how much did each of them?'),
    source,
    split,
  ],
  populations: false,
  signs: [
    { media: 'image', weight: 0.25 },
    {
      column:
        /bbox|bounding|segmentation|supercategory|species|scientific_name|category_id|primary_label|taxon|iscrowd/i,
      weight: 2,
    },
    { role: 'sample.latitude', weight: 0.75 },
    { path: /coco|objects?|species|bird|plant|animal|taco|inat/i, weight: 1 },
  ],
};
