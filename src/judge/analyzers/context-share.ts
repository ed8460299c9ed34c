// In which circumstances the samples were made: scenes, weather, light, rooms, devices, robots, tasks, styles, models. Like labels
// they have no right distribution; unlike labels, a few rows of one of them are no finding, because nothing is learned of it.
import type { Counts } from '../../count/tally.ts';
import type { Analysis, Analyzer, Context, Request } from '../analyzer.ts';
import { rowColumns, rowShareRequest } from '../coverage/row-shares.ts';
import { checkShares } from '../coverage/share-check.ts';
import { dominanceDraft, SHARE_MESSAGES } from '../coverage/share-findings.ts';
import { leadOf } from '../coverage/share-reason.ts';
import { exampleOfRows } from '../example.ts';

const CIRCUMSTANCES = [
  ...['scene', 'environment', 'weather', 'time-of-day', 'lighting', 'device', 'embodiment', 'task', 'style', 'tone'],
  ...['generator', 'context'],
];

const tallies = (context: Context): Request[] =>
  rowColumns(context, CIRCUMSTANCES).map((column) => rowShareRequest(column, context));

const analyze = (tables: Record<string, Counts>, request: Request, context: Context): Analysis =>
  checkShares(tables, request, context, {
    figure: 'ranked-bars',
    levels: [],
    rollUps: [],
    fewerOnly: false,
    facts: dominanceDraft,
    lead: leadOf,
    measures: () => [],
  });

const example = exampleOfRows('sample.scene');

export const contextShare: Analyzer = {
  meta: {
    id: 'context-share',
    family: 'contextual',
    title: 'Circumstances',
    question:
      'In which scenes, light, rooms, with which devices or models were the samples made, and does one of them rule?',
    why: 'What was only ever recorded in daylight or with one microphone fails elsewhere, and no count of people shows it.',
    method:
      'Rows are counted for each recorded scene, weather, time of day, light, room, device, robot, task, style, tone, generating model and any category declared as context; intervals and effective numbers as for labels. A value that holds nearly everything is a fact; nothing is judged unless it was declared with --expect.',
    limits:
      'It counts what is recorded; no sample is opened. Which circumstances matter depends on the use, and values that never occur are not known to be possible.',
    version: 1,
    needs: ['a scene, weather, time of day, light, room, device, robot, task, style, tone, model or context'],
    uses: [],
    options: [],
    messages: SHARE_MESSAGES,
  },
  tallies,
  analyze,
  examples: [
    example('nearly all of it by day', { day: 9000, night: 600, dusk: 400 }, 0, 'gap', ['dominance']),
    example('three scenes of like size', { street: 400, home: 350, office: 250 }, 40, 'ok', []),
    example('no row says where it was made', {}, 80, 'undetermined', []),
  ],
};
