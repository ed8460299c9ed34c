// `npm run new analyzer <id>`: writes an analyzer, its test and its line in the index. All of it compiles; its test and the
// parity test fail until the question, the method, the limits and three examples are there.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const INDEX = 'src/judge/analyzers/index.ts';

const analyzerText = (
  id: string,
  name: string,
): string => `// What it is for, and the one decision that is not obvious, in two to six lines.
// The question a reviewer would ask stands in \`meta\`; thresholds and severities are not set here.
import type { Counts } from '../../count/tally.ts';
import type { Analysis, Analyzer, Context, Request } from '../analyzer.ts';

/** The counts that are wanted, one request for each check; none where the question does not apply. */
function tallies(_context: Context): Request[] {
  return [];
}

/** Tables of counts → measures, tables and findings. Pure: no file, clock, chance or engine. */
function analyze(_tables: Record<string, Counts>, _request: Request, _context: Context): Analysis {
  throw new Error('${id} is not written yet');
}

export const ${name}: Analyzer = {
  meta: {
    id: '${id}',
    family: 'demographic',
    title: '',
    question: '',
    why: '',
    method: '',
    limits: '',
    version: 1,
    needs: [],
    uses: [],
    options: [],
    messages: {},
  },
  tallies,
  analyze,
  examples: [],
};
`;

const testText = (id: string, name: string): string => `import { ${name} } from '../../../src/judge/analyzers/${id}.ts';
import { assert, suite } from '../../suite.ts';

suite('${id}', (test) => {
  // The examples run by themselves. Here stand the cases that need words: ties, an empty manifest, one group with everything.
  test('it is written down', () => {
    assert.ok(${name}.examples.length >= 3, 'an example that finds something, one that is ok, one that cannot tell');
  });
});
`;

const camel = (id: string): string => id.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

/** The index with one more analyzer: its import among the sorted imports, its name at the end of the list. */
export function withAnalyzer(index: string, id: string): string {
  const line = `import { ${camel(id)} } from './${id}.ts';`;
  const imports = [...index.matchAll(/^import \{ \w+ \} from '\.\/[\w-]+\.ts';$/gm)];
  const after = imports.filter(([text]) => text.split("'")[1]! < `./${id}.ts`).at(-1);
  const list = /(export const analyzers\b[^=]*= \[)([^\]]*)\]/;
  if (imports.length === 0 || !list.test(index))
    throw new Error(`${INDEX} does not look as expected: add the line by hand`);
  const at = after === undefined ? imports[0]!.index : after.index + after[0].length + 1;
  return `${index.slice(0, at)}${line}\n${index.slice(at)}`.replace(list, (_, head: string, items: string) => {
    const names = items.split(',').map((name) => name.trim());
    return `${head}${[...names.filter((name) => name !== ''), camel(id)].join(', ')}]`;
  });
}

/** Writes the files of a new analyzer below `root`; returns their paths. Errors: an id that is no noun in kebab-case, or taken. */
export function newAnalyzer(root: string, id: string): string[] {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id))
    throw new Error(`"${id}" is no analyzer id: lower-case words joined by hyphens, like accent-share`);
  const files = {
    [`src/judge/analyzers/${id}.ts`]: analyzerText(id, camel(id)),
    [`test/judge/analyzers/${id}.test.ts`]: testText(id, camel(id)),
  };
  for (const path of Object.keys(files)) if (existsSync(join(root, path))) throw new Error(`${path} exists already`);
  const index = withAnalyzer(readFileSync(join(root, INDEX), 'utf8'), id);
  for (const [path, text] of Object.entries({ ...files, [INDEX]: index })) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return [...Object.keys(files), INDEX];
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [what, id = ''] = process.argv.slice(2);
  const root = fileURLToPath(new URL('../', import.meta.url));
  try {
    if (what !== 'analyzer') throw new Error('usage: npm run new analyzer <id>');
    const written = newAnalyzer(root, id);
    spawnSync('biome', ['check', '--write', ...written], { cwd: root });
    console.log(
      `${written.join('\n')}\nthe test fails until they are filled: node --import tsx test/judge/analyzers/${id}.test.ts`,
    );
  } catch (error) {
    console.error((error as Error).message);
    process.exitCode = 64;
  }
}
