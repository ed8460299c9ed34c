// The worker thread that scans files, one after the other, so that the main thread stays free to stop it.
import { parentPort } from 'node:worker_threads';
import { scanText } from './scan.ts';
import { toScanError } from './scan-error.ts';
import type { ScanRequest } from './scan-report.ts';

const port = parentPort!;
let queue = Promise.resolve();

const answer = async (id: number, request: ScanRequest): Promise<void> => {
  let told = 0;
  try {
    const report = await scanText(request, (bytes) => {
      if (bytes - told < 16 << 20) return;
      told = bytes;
      port.postMessage({ id, bytes });
    });
    port.postMessage({ id, report });
  } catch (error) {
    port.postMessage({ id, error: toScanError(error) });
  }
};

port.on('message', ({ id, request }: { id: number; request: ScanRequest }) => {
  queue = queue.then(() => answer(id, request));
});
