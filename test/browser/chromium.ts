// The one browser of the tests: Debian's Chromium, started once for a file of tests and told to stay off the network.
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

const EXECUTABLE = '/usr/bin/chromium';
const FLAGS = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'];

export const hasChromium = existsSync(EXECUTABLE);

let browser: Promise<Browser> | null = null;

export interface Visit {
  page: Page;
  /** Everything asked for besides the file itself. */
  requests: string[];
  /** Everything the console or a dialog said. */
  complaints: string[];
}

/** Opens `html` from disk in a fresh context, hands it to `use`, and closes everything. */
export async function visit<T>(
  html: string,
  options: BrowserContextOptions & { fragment?: string },
  use: (visit: Visit) => Promise<T>,
): Promise<T> {
  browser ??= chromium.launch({ executablePath: EXECUTABLE, args: FLAGS });
  const folder = await mkdtemp(join(tmpdir(), 'rollcall-browser-'));
  const context = await (await browser).newContext(options);
  try {
    const file = join(folder, 'report.html');
    await writeFile(file, html);
    const url = pathToFileURL(file).href;
    const page = await context.newPage();
    const requests: string[] = [];
    const complaints: string[] = [];
    page.on('request', (request) => request.url().split('#')[0] === url || requests.push(request.url()));
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('dialog', (dialog) => {
      complaints.push(`dialog: ${dialog.message()}`);
      dialog.dismiss().catch(() => undefined);
    });
    await page.goto(options.fragment === undefined ? url : `${url}#${options.fragment}`);
    return await use({ page, requests, complaints });
  } finally {
    await context.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Ends the browser; to be called after the last test. */
export async function closeBrowser(): Promise<void> {
  const open = browser;
  browser = null;
  await (await open)?.close();
}
