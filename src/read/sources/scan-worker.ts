// The worker thread that scans files, one after the other, so that the main thread stays free to stop it.
import { parentPort } from 'node:worker_threads';
import { EXIT, RollcallError } from '../../lib/errors.ts';
import { type ScanRequest, scanText } from './scan.ts';

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
    const exit = error instanceof RollcallError ? error.exit : EXIT.internal;
    const code = (error as NodeJS.ErrnoException).code ?? null;
    port.postMessage({
      id,
      error: {
        exit,
        code,
        message: error instanceof Error ? error.message : String(error),
        stack: error instanceof Error ? error.stack : undefined,
      },
    });
  }
};

port.on('message', ({ id, request }: { id: number; request: ScanRequest }) => {
  queue = queue.then(() => answer(id, request));
});
