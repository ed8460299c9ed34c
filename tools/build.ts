// Builds dist/ from nothing: what tsc makes of src (the library), the JSON Schema that the package publishes, and the command
// in few files under dist/bin, because opening a thousand modules takes longer than auditing ten thousand rows. The schema is
// exported from the zod schema that validates, so the two cannot differ.
import { spawnSync } from 'node:child_process';
import { chmodSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build as bundle, type Plugin } from 'esbuild';
import { z } from 'zod';

const root = fileURLToPath(new URL('../', import.meta.url));

/** The JSON Schema (2020-12) of the result document. */
export async function resultJsonSchema(): Promise<string> {
  const { resultSchema, SCHEMA_ID } = await import('../src/result/schema.ts');
  const schema = z.toJSONSchema(resultSchema, { io: 'output' });
  return `${JSON.stringify({ title: SCHEMA_ID, ...schema }, null, 1)}\n`;
}

/** Compiles the shapes of all charts into dist, so that the package need not load Vega-Lite to draw. */
async function compileCharts(): Promise<void> {
  const charts = `${root}dist/show/charts/`;
  const { SPECS } = (await import(`${charts}specs.js`)) as typeof import('../src/show/charts/specs.ts');
  const { compileShape } = (await import(`${charts}compile.js`)) as typeof import('../src/show/charts/compile.ts');
  const compiled: Record<string, unknown> = {};
  for (const shape of Object.keys(SPECS) as (keyof typeof SPECS)[]) compiled[shape] = await compileShape(shape);
  const text = JSON.stringify(JSON.stringify(compiled));
  writeFileSync(`${charts}compiled.js`, `export const COMPILED = JSON.parse(${text});\n`);
}

/** Packages with native parts, with large data, or in CommonJS and loaded on demand stay what npm installs. */
const APART = ['@duckdb/node-bindings', '@rapideditor/country-coder', 'cldr-core', 'iso-639-3', 'yaml'];

/** The package that measures the width of text makes these on import, for 60 ms that most runs do not need. */
const ON_DEMAND = [
  ['const segmenter = new Intl.Segmenter();', 'segment', 'new Intl.Segmenter()'],
  ['const rgiEmojiRegex = /^\\p{RGI_Emoji}$/v;', 'test', "new RegExp('^\\\\p{RGI_Emoji}$', 'v')"],
] as const;
const widthOnDemand: Plugin = {
  name: 'width-on-demand',
  setup({ onLoad }) {
    onLoad({ filter: /node_modules\/string-width\/index\.js$/ }, ({ path }) => {
      let contents = readFileSync(path, 'utf8');
      for (const [eager, method, made] of ON_DEMAND) {
        const name = eager.split(' ')[1];
        contents = contents.replace(
          eager,
          () => `let made_${name}; const ${name} = {${method}: (text) => (made_${name} ??= ${made}).${method}(text)};`,
        );
      }
      if (/^const .*(new Intl\.|\\p\{RGI_Emoji\})/m.test(contents))
        throw new Error(`${path} makes other things on import`);
      return { contents };
    });
  },
};

/** Bundles the command and its threads into dist/bin; returns the names of the packages that went in. */
async function bundleCommand(): Promise<string[]> {
  const { metafile } = await bundle({
    entryPoints: {
      cli: `${root}dist/cli.js`,
      'scan-worker': `${root}dist/read/sources/scan-worker.js`,
      'arrow-process': `${root}dist/read/sources/arrow/arrow-process.js`,
      'render-worker': `${root}dist/show/report/render-worker.js`,
    },
    outdir: `${root}dist/bin`,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    minify: true,
    external: APART,
    metafile: true,
    plugins: [widthOnDemand],
    logLevel: 'error',
    // Packages in CommonJS ask for Node's own modules by require, which an ES module has not.
    banner: { js: "import{createRequire as requireFrom}from'node:module';const require=requireFrom(import.meta.url);" },
  });
  const names = Object.keys(metafile.inputs).flatMap(
    (path) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? [],
  );
  return [...new Set(names)].sort();
}

/** The licence texts of bundled packages, as each of them asks for. */
const licencesOf = (packages: string[]): string =>
  packages
    .map((name) => {
      const folder = `${root}node_modules/${name}`;
      const { version, license } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8')) as Record<string, string>;
      const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
      return `${name} ${version} (${license})\n\n${file === undefined ? '' : readFileSync(`${folder}/${file}`, 'utf8').trim()}\n`;
    })
    .join(`\n${'-'.repeat(80)}\n\n`);

async function build(): Promise<void> {
  rmSync(`${root}dist`, { recursive: true, force: true });
  const { status } = spawnSync('tsc', ['-p', 'tsconfig.json'], { cwd: root, stdio: 'inherit' });
  if (status !== 0) throw new Error('src does not compile');
  writeFileSync(`${root}dist/result/result.schema.json`, await resultJsonSchema());
  await compileCharts();
  const bundled = await bundleCommand();
  writeFileSync(`${root}dist/bin/LICENSES.txt`, licencesOf(bundled));
  const command = `${root}dist/bin/cli.js`;
  if (!readFileSync(command, 'utf8').startsWith('#!/usr/bin/env node\n'))
    throw new Error('src/cli.ts must begin with #!/usr/bin/env node');
  chmodSync(command, 0o755);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await build();
