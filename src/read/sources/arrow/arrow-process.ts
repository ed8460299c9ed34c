// The process that reads one Arrow file and ends: its parser may run out of memory or never come back on a damaged file, and
// then only this process is lost.
import { toScanError } from '../scan-error.ts';
import { readArrow } from './read-arrow.ts';

process.once('message', async ({ path, copy }: { path: string; copy: string }) => {
  try {
    process.send?.({ report: await readArrow(path, copy, () => process.connected) });
  } catch (error) {
    process.send?.({ error: toScanError(error) });
  }
  process.disconnect?.();
});
