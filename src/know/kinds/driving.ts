// Recordings from vehicles: what was driven through, where, when and in which weather.
import type { Kind } from './kind.ts';
import { labels, licence, other, required, time } from './questions.ts';

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
  populations: false,
  signs: [
    { column: /weather|time_?of_?day|lidar|ego|vehicle|road|lane|traffic|pedestrian/i, weight: 2 },
    { path: /driv|nuscenes|waymo|kitti|bdd|traffic|lidar/i, weight: 2 },
  ],
};
