// The one reader of templates/: logic-less Handlebars files and styles that are shipped beside the compiled code. The folder
// stands two levels above this file both in the source tree and in the installed package.
import { readdirSync, readFileSync } from 'node:fs';
import Handlebars from 'handlebars';

const root = new URL('../../templates/', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), 'utf8');

/** Text of a file of templates/, for styles. */
export const readStyle = (name: string): string => read(`styles/${name}`);

/**
 * Renders `templates/<folder>/page.hbs` with its partials (`templates/<folder>/partials/*.hbs`). A name that the model
 * does not give throws: an empty place in a report would be a lie by silence.
 */
export function template<Model extends object>(folder: string): (model: Model) => string {
  const engine = Handlebars.create();
  const strict = { strict: true, knownHelpersOnly: true, preventIndent: true } as const;
  for (const file of readdirSync(new URL(`${folder}/partials/`, root)).toSorted()) {
    engine.registerPartial(file.replace(/\.hbs$/, ''), engine.compile(read(`${folder}/partials/${file}`), strict));
  }
  return engine.compile<Model>(read(`${folder}/page.hbs`), strict);
}
