// SVG text as Vega writes it → SVG text as a page wants it: one named image, short numbers, nothing that a screen reader
// would spell out. Only tags are touched: texts from the data pass as Vega escaped them.
import { clean } from './label.ts';
import { FONT, SIZE } from './style.ts';

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const attribute = (text: string) => text.replace(/[&<>"]/g, (c) => ESCAPES[c]!);

/** One decimal; two below 1, where opacities are. */
const short = (number: string): string => {
  const value = Number(number);
  const unit = Math.abs(value) < 1 ? 100 : 10;
  return String(Math.round(value * unit) / unit + 0);
};

/** What Vega writes and what it means anyway: the font is on the root, the rest are the defaults of SVG. */
const NEEDLESS = [
  ` font-family="${FONT}" font-size="${SIZE}px"`,
  ' transform="translate(0,0)"',
  ' opacity="1"',
  ' fill-opacity="1"',
  ' stroke-opacity="1"',
  ' stroke-width="1"',
  '<path d="M0,0h0v0h0Z"/>',
  '<path d="" display="none"/>',
];

/** `svg` with short numbers, and a root that is an image called `caption`. */
export function asImage(svg: string, caption: string): string {
  const open = /^<svg[^>]*>/.exec(svg)?.[0] ?? '';
  const size = (name: string) => short(new RegExp(`\\b${name}="([\\d.]+)"`).exec(open)?.[1] ?? '0');
  const [width, height] = [size('width'), size('height')];
  const root = `<svg class="chart" role="img" aria-label="${attribute(clean(caption))}" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${FONT}" font-size="${SIZE}" xmlns="http://www.w3.org/2000/svg">`;
  const body = svg
    .slice(open.length)
    .replace(/<[^>]+>/g, (tag) => tag.replace(/-?\d+\.\d{2,}(?:e-?\d+)?/g, short))
    .replace(/ (?:class|pointer-events|role|aria-[a-z]+)="[^"]*"/g, '');
  return root + NEEDLESS.reduce((text, needless) => text.replaceAll(needless, ''), body).replaceAll('<g></g>', '');
}
