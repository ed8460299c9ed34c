// The thread that draws one report: loads what that needs at once, then waits for the result.
import { parentPort } from 'node:worker_threads';
import type { Result } from '../../result/schema.ts';
import { renderReport, warmUp } from './render.ts';
import type { Rendered } from './render-thread.ts';

const port = parentPort!;
const answer = (rendered: Rendered): void => port.postMessage(rendered);

port.once('message', async (result: Result) => {
  try {
    answer({ html: await renderReport(result) });
  } catch (error) {
    answer({ error: error instanceof Error ? error : new Error(String(error)) });
  }
});
await warmUp();
