// SVG text as Vega writes it → SVG text as a page wants it: one named image, short numbers, nothing that a screen reader
// would spell out. Only tags are touched: texts from the data pass as Vega escaped them.
import { clean } from './label.ts';

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const attribute = (text: string) => text.replace(/[&<>"]/g, (c) => ESCAPES[c]!);

const short = (number: string) => String(Math.round(Number(number) * 10) / 10 + 0);

/** `svg` with at most one decimal in its geometry, and a root that is an image called `caption`. */
export function asImage(svg: string, caption: string): string {
  const open = /^<svg[^>]*>/.exec(svg)?.[0] ?? '';
  const size = (name: string) => short(new RegExp(`\\b${name}="([\\d.]+)"`).exec(open)?.[1] ?? '0');
  const [width, height] = [size('width'), size('height')];
  const root = `<svg class="chart" role="img" aria-label="${attribute(clean(caption))}" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" xmlns="http://www.w3.org/2000/svg">`;
  const body = svg
    .slice(open.length)
    .replace(/<[^>]+>/g, (tag) => tag.replace(/-?\d+\.\d{2,}(?:e-?\d+)?/g, short))
    .replace(/<g fill="none" stroke-miterlimit="10"/g, '<g fill="none"')
    .replace(/ (?:class|pointer-events|role|aria-[a-z]+)="[^"]*"/g, '');
  return root + body;
}
