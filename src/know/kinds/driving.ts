// Recordings from vehicles: what was driven through, where, when and in which weather.
import type { Kind } from './kind.ts';
import { labels, licence, other, required, sheet, time } from './questions.ts';

export const driving: Kind = {
  id: 'driving',
  title: 'driving recordings',
  rowNoun: { one: 'scene', many: 'scenes' },
  leading: { people: ['contributors', 'rows'], content: ['hours', 'rows'] },
  expected: [
    'sample.country',
    'sample.place',
    'sample.time',
    'sample.weather',
    'sample.time-of-day',
    'sample.scene',
    'sample.device',
  ],
  questions: [
    required(
      other('place', 'In which countries and towns was it driven?', [
        'sample.country',
        'sample.country-of-content',
        'sample.region',
        'sample.place',
        'sample.latitude',
      ]),
    ),
    required(
      other('conditions', 'In which weather, light and kind of road?', [
        'sample.weather',
        'sample.time-of-day',
        'sample.lighting',
        'sample.scene',
        'sample.labels',
      ]),
    ),
    required({ ...time, text: 'At which time of day and year?' }),
    labels,
    other('device', 'With which sensors and vehicles?', ['sample.device']),
    other('duration', 'How many hours of each condition?', ['sample.duration']),
    licence,
  ],
  datasheet: [
    sheet(
      'composition',
      'places-times',
      'Which roads, weather, light and seasons are in it, and which were never driven?',
      ['sample.scene', 'sample.weather', 'sample.time-of-day'],
    ),
    sheet('composition', 'people-outside', 'How are people outside the vehicle treated: faces, number plates, homes?'),
    sheet(
      'collection',
      'vehicle',
      'Which vehicle and sensors were used, how were they calibrated, and did drivers know the purpose?',
      ['sample.device'],
    ),
    sheet('processing', 'rare-events', 'How were rare events chosen or enriched, and what is their natural rate?'),
    sheet(
      'processing',
      'label-rules',
      'From which size and distance on is a thing labelled, and what of it when it is hidden?',
      ['sample.boxes'],
    ),
  ],
  populations: false,
  signs: [
    { column: /weather|time_?of_?day|lidar|ego|vehicle|road|lane|traffic|pedestrian/i, weight: 2 },
    { path: /driv|nuscenes|waymo|kitti|bdd|traffic|lidar/i, weight: 2 },
  ],
};
