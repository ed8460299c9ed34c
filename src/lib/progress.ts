// One line of progress on a terminal, rewritten in place; nothing at all in a pipe.

export interface Progress {
  show(message: string, done: number, total: number): void;
  clear(): void;
}

const EVERY_MS = 100;

/** `write` gets terminal text; `isTerminal` false gives a progress that never writes. */
export function createProgress(write: (text: string) => void, isTerminal: boolean, now: () => number): Progress {
  let last = Number.NEGATIVE_INFINITY;
  let isShown = false;
  return {
    show(message, done, total) {
      if (!isTerminal || now() - last < EVERY_MS) return;
      last = now();
      isShown = true;
      const share = total > 0 ? ` ${Math.min(100, Math.floor((100 * done) / total))} %` : '';
      write(`\r\u001b[2K${message.slice(0, 60)}${share}`);
    },
    clear() {
      if (isShown) write('\r\u001b[2K');
      isShown = false;
    },
  };
}
