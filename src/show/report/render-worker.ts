// The thread that draws one report: does everything once with a specimen, then waits for the result.
import { parentPort } from 'node:worker_threads';
import type { Result } from '../../result/schema.ts';
import { renderReport } from './render.ts';
import type { Rendered } from './render-thread.ts';
import { specimen } from './specimen.ts';

const port = parentPort!;
const answer = (rendered: Rendered): void => port.postMessage(rendered);

port.once('message', async (result: Result) => {
  try {
    answer({ html: await renderReport(result) });
  } catch (error) {
    answer({ error: error instanceof Error ? error : new Error(String(error)) });
  }
});
// The first drawing of anything is slow; a failure here would come again with the result, and is told then.
await renderReport(specimen).catch(() => undefined);
