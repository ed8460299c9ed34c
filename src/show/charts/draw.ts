// Drawings → SVG text, in Node, by Vega-Lite and Vega. Both are loaded on demand, and each shape is compiled once: a
// further drawing of the same shape costs a few milliseconds. The loader refuses everything, so no drawing reads a file.
import type { Runtime, View as VegaView } from 'vega';
import type { Drawing } from './drawing.ts';
import { asImage } from './svg.ts';

interface Studio {
  draw(drawing: Drawing): Promise<string>;
}

const refuse = () => Promise.reject(new Error('a chart may not load anything'));
const loader = { load: refuse, sanitize: refuse, http: refuse, file: refuse };
const logger = {
  level: () => logger,
  warn: () => logger,
  info: () => logger,
  debug: () => logger,
  error: () => logger,
};

/** Whether a specification names data outside itself; such a specification is never compiled. */
export const readsElsewhere = (spec: unknown): boolean =>
  typeof spec === 'object' &&
  spec !== null &&
  Object.entries(spec).some(([key, value]) => key === 'url' || key === 'href' || readsElsewhere(value));

async function open(): Promise<Studio> {
  const [vega, lite] = await Promise.all([import('vega'), import('vega-lite')]);
  const compiled = new Map<string, Runtime>();
  const runtime = (drawing: Drawing): Runtime => {
    const known = compiled.get(drawing.shape);
    if (known) return known;
    const spec = drawing.spec();
    if (readsElsewhere(spec)) throw new Error(`chart ${drawing.shape} names data outside itself`);
    const made = vega.parse(lite.compile(spec, { logger: logger as never }).spec);
    compiled.set(drawing.shape, made);
    return made;
  };
  return {
    async draw(drawing) {
      const view: VegaView = new vega.View(runtime(drawing), {
        renderer: 'none',
        loader: loader as never,
        logger: logger as never,
      });
      try {
        view.width(drawing.width).height(drawing.height);
        for (const [name, rows] of Object.entries(drawing.data))
          view.data(
            name,
            rows.map((row) => ({ ...row })),
          );
        return await view.toSVG();
      } finally {
        view.finalize();
      }
    },
  };
}

let studio: Promise<Studio> | null = null;

function ready(): Promise<Studio> {
  studio ??= open();
  return studio;
}

/** What was drawn, by all that a drawing depends on. */
const drawn = new Map<string, string>();
const MOST_DRAWN = 1000;

/** Draws unless the same was drawn before. */
async function drawOnce(drawing: Drawing): Promise<string> {
  const { shape, data, width, height } = drawing;
  const id = JSON.stringify([shape, width, height, data]);
  const known = drawn.get(id);
  if (known !== undefined) return known;
  const { draw } = await ready();
  const svg = await draw(drawing);
  if (drawn.size < MOST_DRAWN) drawn.set(id, svg);
  return svg;
}

/** Draws ahead of `drawAll`, which then finds the same drawings done. */
export async function drawAhead(drawings: Drawing[]): Promise<void> {
  for (const drawing of drawings) await drawOnce(drawing);
}

/**
 * SVG of each drawing, in order, ready to stand in a page: one `<svg role="img">` named by its caption, numbers rounded.
 * The same drawings give the same text, in any order of calls.
 */
export async function drawAll(drawings: { drawing: Drawing; caption: string }[]): Promise<string[]> {
  const images: string[] = [];
  for (const { drawing, caption } of drawings) images.push(asImage(await drawOnce(drawing), caption));
  return images;
}
