// Episodes of robots: which robot, which task, which place, who steered it.
import type { Kind } from './kind.ts';
import { licence, other, people, required, synthetic } from './questions.ts';

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
  populations: false,
  signs: [
    { role: 'sample.embodiment', weight: 1 },
    { column: /robot|episode|gripper|embodiment|end_?effector|joint_|teleop|operator/i, weight: 2 },
    { path: /robot|episode|manipulation|embodiment/i, weight: 2 },
  ],
};
