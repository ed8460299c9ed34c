// The main thread's side of the drawing thread: what a report needs is loaded there while the manifest is read here.

import { startThread } from '../../lib/thread.ts';
import type { Canonical } from '../../result/canonical.ts';
import type { Check, Result } from '../../result/schema.ts';

export interface Renderer {
  /** Draws the charts of a check ahead of its result. */
  prepare(check: Check): void;
  /** The report of a result, as `renderReport` gives it; rejects with the error of the thread. */
  render(result: Canonical<Result>): Promise<string>;
  close(): Promise<void>;
}

/** What the thread is told. */
export type ToRender = { check: Check } | { result: Canonical<Result> };

/** What the thread answers. */
export type Rendered = { html: string } | { error: Error };

/** Starts the thread and lets it load; it does not keep the process alive until it is asked. */
export function startRenderer(): Renderer {
  const thread = startThread(import.meta.url, 'render-worker');
  thread.unref();
  const failed = new Promise<never>((_, reject) => thread.once('error', reject));
  failed.catch(() => undefined);
  const gone = new Promise<never>((_, reject) =>
    thread.once('exit', () => reject(new Error('the drawing thread ended'))),
  );
  gone.catch(() => undefined);
  const tell = (message: ToRender): void => thread.postMessage(message);
  return {
    prepare(check) {
      const shown = new Set(check.figures.map(({ table }) => table));
      if (shown.size > 0) tell({ check: { ...check, tables: check.tables.filter(({ id }) => shown.has(id)) } });
    },
    render(result) {
      thread.ref();
      const answer = new Promise<string>((resolve, reject) => {
        thread.once('message', (rendered: Rendered) =>
          'html' in rendered ? resolve(rendered.html) : reject(rendered.error),
        );
      });
      tell({ result });
      return Promise.race([answer, failed, gone]);
    },
    async close() {
      await thread.terminate();
    },
  };
}
