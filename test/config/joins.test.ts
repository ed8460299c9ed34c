import { type JoinsAsked, joinsOf } from '../../src/config/joins.ts';
import { EXIT, RollcallError } from '../../src/lib/errors.ts';
import { assert, suite } from '../suite.ts';

const asked = (given: Partial<JoinsAsked>): JoinsAsked => ({
  manifest: ['clips.csv'],
  tables: [],
  links: [],
  join: [],
  on: [],
  ...given,
});

const faultOf = (given: Partial<JoinsAsked>): string => {
  try {
    joinsOf(asked(given));
  } catch (error) {
    assert.instance(error, RollcallError);
    assert.is((error as RollcallError).exit, EXIT.usage);
    assert.ok((error as RollcallError).message.length < 300);
    return (error as RollcallError).message;
  }
  throw new Error('it was accepted');
};

suite('tables and links', (test) => {
  test('one table needs neither', () => assert.is(joinsOf(asked({})), null));

  test('--join takes its name from the file and looks up from the manifest', () =>
    assert.equal(joinsOf(asked({ join: ['data/speakers.csv.gz'], on: ['speaker=id'] })), {
      tables: [
        { name: 'manifest', patterns: ['clips.csv'] },
        { name: 'speakers', patterns: ['data/speakers.csv.gz'] },
      ],
      links: [{ left: 'manifest', right: 'speakers', on: { left: 'speaker', right: 'id' } }],
    }));

  test('a second --join may look up from the first, and one file may be joined twice', () => {
    const { tables, links } = joinsOf(
      asked({ join: ['people.csv', 'cities.csv', 'people.csv'], on: ['speaker=id', 'people.city=code', 'rater=id'] }),
    )!;
    assert.equal(
      tables.map(({ name }) => name),
      ['manifest', 'people', 'cities', 'people-2'],
    );
    assert.equal(
      links.map(({ left, right }) => `${left}>${right}`),
      ['manifest>people', 'people>cities', 'manifest>people-2'],
    );
    assert.is(links[1]!.on.left, 'city');
  });

  test('a dotted column of the manifest stays its own name', () =>
    assert.is(joinsOf(asked({ join: ['people.csv'], on: ['meta.speaker=id'] }))!.links[0]!.on.left, 'meta.speaker'));

  test('the first of the tables of a configuration is counted when it names no manifest', () => {
    const tables = [
      { name: 'clips', patterns: ['clips.csv'] },
      { name: 'speakers', patterns: ['speakers.csv'] },
    ];
    const joins = joinsOf(asked({ manifest: [], tables, links: [{ from: 'clips.meta.speaker', to: 'speakers.id' }] }));
    assert.equal(joins, {
      tables,
      links: [{ left: 'clips', right: 'speakers', on: { left: 'meta.speaker', right: 'id' } }],
    });
  });

  test('what is wrong is named', () => {
    const speakers = [{ name: 'speakers', patterns: ['speakers.csv'] }];
    assert.match(faultOf({ join: ['a.csv'] }), '1 --join and 0 --on');
    assert.match(faultOf({ join: ['a.csv'], on: ['speaker'] }), 'LEFT=RIGHT');
    assert.match(faultOf({ join: ['a.csv'], on: ['=id'] }), 'LEFT=RIGHT');
    assert.match(faultOf({ manifest: [], join: ['a.csv'], on: ['x=id'] }), 'no manifest');
    assert.match(faultOf({ links: [{ from: 'a.x', to: 'b.y' }] }), 'no tables');
    assert.match(faultOf({ tables: speakers }), /"manifest" has no link|"speakers" has no link/);
    assert.match(
      faultOf({ tables: speakers, links: [{ from: 'clips.speaker', to: 'speakers.id' }] }),
      '"clips.speaker" is not TABLE.COLUMN; tables: manifest, speakers',
    );
    assert.match(faultOf({ tables: [{ name: 'manifest', patterns: ['b.csv'] }] }), 'keep one');
    assert.match(
      faultOf({
        tables: speakers,
        links: [
          { from: 'manifest.speaker', to: 'speakers.id' },
          { from: 'speakers.clip', to: 'manifest.id' },
        ],
      }),
      'looked up in itself',
    );
    assert.match(faultOf({ tables: speakers, links: [{ from: 'speakers.a', to: 'speakers.b' }] }), 'of one table');
  });
});
