// Things in pictures or recordings: labelled objects, animals, plants, sounds.
import type { Kind } from './kind.ts';
import { labels, licence, other, people, required, sheet, source, split, time } from './questions.ts';

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
  datasheet: [
    sheet('composition', 'closed-world', 'Is everything in a picture labelled, or only what was asked for?', [
      'sample.boxes',
      'sample.label',
    ]),
    sheet(
      'collection',
      'label-rules',
      'From which size on is a thing labelled, what when it is cut off or hidden, and who decided doubtful cases?',
      ['annotator.id'],
    ),
    sheet('collection', 'pictures-from', 'Where are the pictures from, and which places and seasons are missing?', [
      'sample.country',
      'sample.place',
      'sample.time',
    ]),
    sheet('composition', 'people-in-it', 'Are people in the pictures, and how are they treated?'),
    sheet(
      'processing',
      'splits',
      'What keeps near-equal pictures (frames of one film, one place) out of different splits?',
      ['sample.split'],
    ),
  ],
  populations: false,
  signs: [
    { media: 'image', weight: 0.25 },
    { roles: ['sample.label', 'sample.labels', 'sample.boxes'], beside: 'image', weight: 1.25 },
    {
      column:
        /bbox|bounding|segmentation|supercategory|species|scientific_name|category_id|primary_label|taxon|iscrowd/i,
      weight: 2,
    },
    { roles: ['sample.latitude'], weight: 0.75 },
    { path: /coco|objects?|species|bird|plant|animal|taco|inat/i, weight: 1 },
  ],
};
