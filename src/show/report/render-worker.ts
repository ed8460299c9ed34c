// The thread that draws one report: does everything once with a specimen, draws the charts of checks as they are judged, and
// then the report of the whole result, in which it finds these charts done.
import { parentPort } from 'node:worker_threads';
import { canonical } from '../../result/canonical.ts';
import type { Check } from '../../result/schema.ts';
import { drawAhead } from '../charts/draw.ts';
import { drawingsOf } from './figure.ts';
import { renderCanonical, renderReport } from './render.ts';
import type { Rendered, ToRender } from './render-thread.ts';
import { specimen } from './specimen.ts';

const port = parentPort!;
const answer = (rendered: Rendered): void => port.postMessage(rendered);
const checks: Check[] = [];

async function work(message: ToRender): Promise<void> {
  if ('check' in message) {
    const check = canonical(message.check);
    checks.push(check);
    // A chart that fails here fails again with the result, and is told then.
    await drawAhead(drawingsOf(check, { ...specimen, checks })).catch(() => undefined);
    return;
  }
  try {
    answer({ html: await renderCanonical(message.result) });
  } catch (error) {
    answer({ error: error instanceof Error ? error : new Error(String(error)) });
  }
}

// The first drawing of anything is slow; a failure here would come again with the result.
let last: Promise<void> = renderReport(specimen).then(
  () => undefined,
  () => undefined,
);
port.on('message', (message: ToRender) => {
  last = last.then(() => work(message));
});
