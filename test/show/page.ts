// A rendered page as a parser sees it: its elements with their attributes, and its text.
import { type DefaultTreeAdapterMap, parse } from 'parse5';

type Node = DefaultTreeAdapterMap['node'];
type Element = DefaultTreeAdapterMap['element'];

export interface Seen {
  name: string;
  attributes: Record<string, string>;
  element: Element;
}

const isElement = (node: Node): node is Element => 'tagName' in node;

const children = (node: Node): Node[] => ('childNodes' in node ? node.childNodes : []);

export function elements(html: string): Seen[] {
  const found: Seen[] = [];
  const visit = (node: Node): void => {
    if (isElement(node))
      found.push({
        name: node.tagName,
        attributes: Object.fromEntries(node.attrs.map(({ name, value }) => [name, value])),
        element: node,
      });
    children(node).forEach(visit);
  };
  visit(parse(html));
  return found;
}

/** Text of a page, scripts and styles left out. */
export function textOf(node: Node): string {
  if ('value' in node) return node.value;
  if (isElement(node) && (node.tagName === 'script' || node.tagName === 'style')) return '';
  return children(node).map(textOf).join('');
}

/** Which elements with which attribute names the page holds, and how often. */
export function inventory(html: string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { name, attributes } of elements(html)) {
    const key = `${name} ${Object.keys(attributes).sort().join(' ')}`;
    counts[key] = (counts[key] ?? 0) + 1;
  }
  return counts;
}
