// Drawings → SVG text, in Node, by Vega, which is loaded on demand. Each shape is compiled once, by the build or when it is
// first drawn: a further drawing of the same shape costs a few milliseconds. The loader refuses everything, so no drawing reads a file.
import type { Runtime, View as VegaView } from 'vega';
import { COMPILED } from './compiled.ts';
import type { Drawing, Shape } from './drawing.ts';
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

async function open(): Promise<Studio> {
  const vega = await import('vega');
  const compiled = new Map<Shape, Runtime>();
  const runtimeOf = async (shape: Shape): Promise<Runtime> => {
    const runtime =
      COMPILED[shape] ?? compiled.get(shape) ?? (await (await import('./compile.ts')).compileShape(shape));
    compiled.set(shape, runtime);
    return runtime;
  };
  return {
    async draw(drawing) {
      const view: VegaView = new vega.View(await runtimeOf(drawing.shape), {
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
