// Episodes of robots: which robot, which task, which place, who steered it.
import type { Kind } from './kind.ts';
import { licence, other, people, required, sheet, synthetic } from './questions.ts';

export const robotics: Kind = {
  id: 'robotics',
  title: 'robot episodes',
  rowNoun: { one: 'episode', many: 'episodes' },
  personNoun: { one: 'operator', many: 'operators' },
  leading: { people: ['contributors', 'rows'], content: ['hours', 'rows'] },
  expected: ['sample.id', 'sample.task', 'sample.embodiment', 'sample.scene', 'contributor.id', 'sample.duration'],
  questions: [
    required(other('task', 'Which tasks are shown?', ['sample.task', 'sample.text', 'sample.label', 'sample.labels'])),
    required(other('robot', 'Which robots and sensors?', ['sample.embodiment', 'sample.device'])),
    required(
      other('scene', 'In which places?', ['sample.scene', 'sample.environment', 'sample.place', 'sample.country']),
    ),
    people('How many people steered, and how much did each of them?'),
    other('duration', 'How many hours of each task?', ['sample.duration']),
    synthetic,
    licence,
  ],
  datasheet: [
    sheet('composition', 'outcomes', 'Are failed attempts kept and marked, and how is success defined?', [
      'sample.label',
    ]),
    sheet('collection', 'operators', 'Who operated the robots, how well trained, and did they agree to be recorded?', [
      'contributor.id',
      'sample.consent',
    ]),
    sheet(
      'collection',
      'setups',
      'Which robots, grippers, cameras and rooms are in it, and at which rates was it recorded?',
      ['sample.embodiment', 'sample.scene', 'sample.device'],
    ),
    sheet(
      'collection',
      'instructions',
      'Who wrote the task descriptions, before or after the episode, and in which language?',
      ['sample.task'],
    ),
    sheet('uses', 'safety', 'Which motions are unsafe on other robots or near people?'),
  ],
  populations: false,
  signs: [
    { roles: ['sample.embodiment'], weight: 1 },
    { column: /robot|episode|gripper|embodiment|end_?effector|joint_|teleop|operator/i, weight: 2 },
    { path: /robot|episode|manipulation|embodiment/i, weight: 2 },
  ],
};
