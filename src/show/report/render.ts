// A result → one HTML file: no script, no request, a policy that forbids both, and every chart already drawn. The same result
// gives the same bytes.
import { createHash } from 'node:crypto';
import { type Canonical, canonical } from '../../result/canonical.ts';
import type { Result } from '../../result/schema.ts';
import { drawAll } from '../charts/draw.ts';
import { readStyle, template } from '../templates.ts';
import { embedded } from './embed.ts';
import { pageModel } from './model.ts';

export { extractResult } from './embed.ts';

const STYLES = ['report.css', 'print.css'];

interface Prepared {
  style: string;
  policy: string;
  fill: (model: object) => string;
}

function prepare(): Prepared {
  const style = STYLES.map(readStyle).join('\n');
  const hash = createHash('sha256').update(style).digest('base64');
  const policy = `default-src 'none'; style-src 'sha256-${hash}'; img-src data:; base-uri 'none'; form-action 'none'`;
  return { style, policy, fill: template('report') };
}

let prepared: Prepared | null = null;

/** The report of a result, as the text of one HTML file. */
export const renderReport = (result: Result): Promise<string> => renderCanonical(canonical(result));

/** The same of a result that is in its canonical order. */
export async function renderCanonical(ordered: Canonical<Result>): Promise<string> {
  prepared ??= prepare();
  const { style, policy, fill } = prepared;
  const { page, drawn } = pageModel(ordered);
  const strips = page.first.worst.flatMap(({ strip }) => (strip ? [strip] : []));
  const figures = drawn.flatMap((figure) => (figure.drawing ? [{ figure, drawing: figure.drawing }] : []));
  const images = await drawAll([
    ...strips,
    ...figures.map(({ figure, drawing }) => ({ drawing, caption: figure.caption })),
  ]);
  strips.forEach((strip, i) => {
    strip.svg = images[i] ?? null;
  });
  figures.forEach(({ figure }, i) => {
    figure.svg = images[strips.length + i] ?? null;
  });
  const { json, complete } = embedded(ordered);
  return fill({ ...page, style, policy, json, complete });
}
