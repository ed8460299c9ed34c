import { type Runtime, View } from 'vega';
import { compileShape, compileSpec, readsElsewhere } from '../../../src/show/charts/compile.ts';
import { concentrationCurve } from '../../../src/show/charts/concentration-curve.ts';
import { dotPlot, strip } from '../../../src/show/charts/dot-plot.ts';
import { drawAll } from '../../../src/show/charts/draw.ts';
import type { Drawing, Shape } from '../../../src/show/charts/drawing.ts';
import { heatMap } from '../../../src/show/charts/heat-map.ts';
import { missingStrip } from '../../../src/show/charts/missing-strip.ts';
import { isLogarithmic, rankedBars } from '../../../src/show/charts/ranked-bars.ts';
import { SPECS } from '../../../src/show/charts/specs.ts';
import { asImage } from '../../../src/show/charts/svg.ts';
import { assert, suite } from '../../suite.ts';
import { elements, textOf } from '../page.ts';
import { row } from '../samples.ts';

const people = [
  row('contributor.gender', 'female', 30, 100, {
    interval: [0.2, 0.4],
    reference: 0.5,
    verdict: 'under',
    bounds: [0.25, 0.5],
  }),
  row('contributor.gender', 'male', 70, 100, { interval: [0.6, 0.8], reference: 0.5, verdict: 'over' }),
];
const crossed = ['a', 'b', 'c'].flatMap((first) =>
  ['x', 'y'].map((second, i) => ({ ...row('one', first, i * 5, 10), keys: { one: first, two: second } })),
);
const curve = [0, 1, 2].map((i) => row('contributor', String(i), i, 2, { x: i / 2 }));
const fields = [row('field', 'gender', 3, 4, { missing: 1 }), row('field', 'age', 4, 4, { missing: 0 })];

const drawings: Record<string, Drawing> = {
  'dot plot': dotPlot(people),
  strip: strip(people[0]!, true),
  'ranked bars': rankedBars(people),
  'ranked bars, logarithmic': rankedBars([row('r', 'many', 1000, 1001), row('r', 'few', 1, 1001)]),
  'heat map': heatMap(crossed, (_, code) => code)!,
  'concentration curve': concentrationCurve(curve),
  'missing strip': missingStrip(fields),
};

const draw = async (drawing: Drawing, caption = 'caption'): Promise<string> =>
  (await drawAll([{ drawing, caption }]))[0]!;
const texts = (svg: string): string[] =>
  elements(svg)
    .filter(({ name }) => name === 'text')
    .map(({ element }) => textOf(element));
const marks = (svg: string, colour: string): number =>
  svg.match(new RegExp(`(?:fill|stroke)="${colour}"`, 'g'))?.length ?? 0;

suite('charts', (test) => {
  for (const [name, drawing] of Object.entries(drawings)) {
    test(`${name}: one image with its name, without anything that a screen reader would spell out`, async () => {
      const svg = await draw(drawing, 'A "caption" <b>');
      const [root, ...rest] = elements(svg).filter(({ name: tag }) => !['html', 'head', 'body'].includes(tag));
      assert.is(root?.name, 'svg');
      assert.is(root?.attributes.role, 'img');
      assert.is(root?.attributes['aria-label'], 'A "caption" <b>');
      assert.equal(
        rest
          .flatMap(({ attributes }) => Object.keys(attributes))
          .filter((key) => /^(aria|role|style|on|href|id|class)/.test(key)),
        [],
      );
    });

    test(`${name}: short numbers, and nothing undefined`, async () => {
      const svg = await draw(drawing);
      assert.not.match(svg.replace(/>[^<]+</g, '><'), /\d\.\d{3,}|NaN|undefined|Infinity/);
    });

    test(`${name}: the same bytes whatever was drawn before`, async () => {
      const alone = await draw(drawing);
      const others = Object.values(drawings).map((other) => ({ drawing: other, caption: 'caption' }));
      assert.ok((await drawAll(others)).includes(alone));
      assert.ok((await drawAll(others.toReversed())).includes(alone));
    });
  }

  test('a dot plot draws a dot, an interval and a reference for each row that has them, and attention differs in shape', async () => {
    const svg = await draw(drawings['dot plot']!);
    assert.is(marks(svg, '#D55E00'), 2);
    assert.is(marks(svg, '#0072B2'), 2);
    const calm = await draw(dotPlot(people.map((one) => ({ ...one, verdict: 'within' }))));
    assert.is(marks(calm, '#D55E00'), 0);
    const shapes = (text: string) => text.match(/fill="#(?:0072B2|D55E00)"[^>]*/g)?.length;
    assert.is(shapes(svg), shapes(calm));
    assert.ok(texts(svg).includes('30 % · 30'));
    assert.ok(texts(svg).includes('female'));
  });

  test('a share that is not known is a line without a dot', async () => {
    const svg = await draw(dotPlot([row('r', 'nobody', 0, 0), people[1]!]));
    assert.is(marks(svg, '#D55E00'), 1);
    assert.ok(texts(svg).includes('nobody'));
  });

  test('ranked bars draw the twenty largest, largest first', async () => {
    const rows = Array.from({ length: 30 }, (_, i) => row('r', `v${i}`, i + 1, 465));
    const { data, height } = rankedBars(rows);
    assert.is(data.rows?.length, 20);
    assert.is(data.rows?.[0]?.k, 'v29');
    assert.is(height, 20 * 26);
  });

  test('the axis is logarithmic above a spread of a hundred, and a zero is then named but not drawn', async () => {
    assert.is(isLogarithmic([row('r', 'a', 100, 101), row('r', 'b', 1, 101)]), false);
    assert.is(isLogarithmic([row('r', 'a', 101, 102), row('r', 'b', 1, 102)]), true);
    const svg = await draw(rankedBars([row('r', 'a', 1000, 1001), row('r', 'b', 1, 1001), row('r', 'none', 0, 1001)]));
    assert.is(marks(svg, '#0072B2'), 2);
    assert.ok(texts(svg).includes('none'));
  });

  test('a heat map writes the number into each cell, and "none" where nothing is', async () => {
    const said = texts(await draw(drawings['heat map']!));
    assert.is(said.filter((text) => text === 'none').length, 3);
    assert.is(said.filter((text) => text === '5').length, 3);
  });

  test('a heat map frames the cells that ask for attention, and only those', async () => {
    const framed = crossed.map((one, i) => ({ ...one, verdict: i === 1 ? 'under' : 'within' }));
    assert.is(marks(await draw(heatMap(framed, (_, code) => code)!), '#D55E00'), 1);
    assert.is(marks(await draw(drawings['heat map']!), '#D55E00'), 0);
  });

  test('the steps of a heat map stay apart after rounding', async () => {
    const shares = [0.1, 0.3, 0.5, 0.7, 1].map((share, i) => ({
      ...row('one', 'a', i + 1, 9),
      keys: { one: 'a', two: `c${i}` },
      share,
    }));
    const svg = await draw(heatMap(shares, (_, code) => code)!);
    assert.is(new Set(svg.match(/(?<=#0072B2" fill-opacity=")[\d.]+/g)).size, 5);
  });

  test('a grid of more than twenty, or of three roles, is not drawn', () => {
    const wide = Array.from({ length: 21 }, (_, i) => ({
      ...row('one', 'a', 1, 21),
      keys: { one: 'a', two: `c${i}` },
    }));
    assert.is(
      heatMap(wide, (_, code) => code),
      null,
    );
    assert.is(
      heatMap([{ ...row('one', 'a', 1, 1), keys: { one: 'a', two: 'b', three: 'c' } }], (_, code) => code),
      null,
    );
  });

  test('names of fields of the drawing library cannot be chosen by data', async () => {
    for (const name of [
      '__proto__',
      'a.b',
      "x'y",
      'a[0]',
      'datum.k',
      '\u2028',
      'javascript:alert(1)',
      '</text><script>',
    ]) {
      const svg = await draw(dotPlot([{ ...people[0]!, keys: { [name]: name }, label: name }]));
      assert.is(elements(svg).filter(({ name: tag }) => tag === 'script').length, 0);
      assert.ok(texts(svg).some((text) => text.length > 0));
    }
  });

  test('what a build writes down of a shape draws the same', async () => {
    const shapes = Object.keys(SPECS) as Shape[];
    assert.equal(
      [...new Set(Object.values(drawings).map(({ shape }) => shape))].sort(),
      shapes.filter((shape) => shape !== 'heat-map').sort(),
    );
    for (const shape of shapes) {
      const runtime = await compileShape(shape);
      assert.equal(JSON.parse(JSON.stringify(runtime)), JSON.parse(JSON.stringify(await compileShape(shape))), shape);
      const drawing = Object.values(drawings).find((each) => each.shape === shape);
      if (drawing === undefined) continue;
      const view = new View(JSON.parse(JSON.stringify(runtime)) as Runtime, { renderer: 'none' });
      view.width(drawing.width).height(drawing.height);
      for (const [name, rows] of Object.entries(drawing.data))
        view.data(
          name,
          rows.map((row) => ({ ...row })),
        );
      assert.is(asImage(await view.toSVG(), 'caption'), await draw(drawing), shape);
    }
  });

  test('a specification that names data outside itself is seen, however deep, and no shape does', () => {
    assert.is(readsElsewhere({ layer: [{ data: { url: 'x.json' } }] }), true);
    assert.is(readsElsewhere({ encoding: { href: { field: 'x' } } }), true);
    for (const spec of Object.values(SPECS)) assert.is(readsElsewhere(spec()), false);
  });

  test('a specification that asks for a file is refused', async () => {
    const asked = compileSpec('asks', { data: { url: 'package.json' }, mark: 'bar', encoding: {} });
    assert.match(
      await asked.then(
        () => 'compiled',
        (error: Error) => error.message,
      ),
      'outside itself',
    );
  });
});
