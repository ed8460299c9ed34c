// One group inside another, against the rest of the file: what a total hides (women are 47 % of all images, and 31 % of those of
// one ethnic group). It needs no outside reference, so it is a fact about the file. Hundreds of cells are screened at once, and
// the report says how many.
import type { Counts } from '../../count/tally.ts';
import { count, counted, percent } from '../../lib/format.ts';
import type { Measure } from '../../result/schema.ts';
import type { Analysis, Analyzer, Context, Request } from '../analyzer.ts';
import { crossOf } from '../coverage/cross.ts';
import { type Screened, standing, thin } from '../coverage/cross-findings.ts';
import { crossTable } from '../coverage/cross-table.ts';
import { labelOf } from '../coverage/labels.ts';
import { NARROW_MESSAGE, narrow } from '../coverage/narrow.ts';
import { MOST_CODES, MOST_PAIRS, pairsOf, pairTally } from '../coverage/pairs.ts';
import { cautiousRatio, screen } from '../coverage/screen.ts';
import { analyzeTriple, tripleRequests } from '../coverage/triples.ts';
import { exampleCategory, exampleContext, exampleCounts } from '../example.ts';
import { columnWords, titled, unitNoun } from '../findings/nouns.ts';
import { countVerdicts, outcomeOf } from '../findings/outcome.ts';
import { type RecordedColumn, roleOf, subjectOf } from '../recorded.ts';

function tallies(context: Context): Request[] {
  const pairs = pairsOf(context).map(
    (pair): Request => ({
      subject: [pair.outer, pair.inner].sort((a, b) => (roleOf(a) < roleOf(b) ? -1 : 1)).map(subjectOf),
      columns: [pair.outer, pair.inner],
      tallies: pair.refused === null ? { pair: pairTally(pair, context) } : {},
    }),
  );
  return [...pairs, ...tripleRequests(context)];
}

function analyze(tables: Record<string, Counts>, request: Request, context: Context): Analysis {
  if (tables.triple) return analyzeTriple(tables.triple, request, context);
  const [outer, inner] = request.columns as [RecordedColumn, RecordedColumn];
  const words = (column: RecordedColumn): string => columnWords(column, context);
  const title = `${titled(words(inner))} inside ${words(outer)}`;
  const empty = { title, valueOutcomes: {}, reference: null, measures: [], tables: [], figures: [], findings: [] };
  const counts = tables.pair;
  if (!counts) {
    const refused = pairsOf(context).find((pair) => pair.outer === outer && pair.inner === inner)?.refused;
    return { ...empty, outcome: 'not-applicable', reason: refused ?? 'this pair is not crossed unasked' };
  }
  const { entity } = counts.tally;
  const { floorEntities, floorRows } = context.options;
  const units = entity === null || inner.entity === 'sample' ? ['rows'] : [`${entity.name}s`, 'rows'];
  const made = units.map((unit): Screened => {
    const cross = crossOf(counts, roleOf(outer), roleOf(inner), unit);
    const cells = screen(cross, entity === null ? floorRows : floorEntities);
    const floor = unit === 'rows' ? floorRows : floorEntities;
    return { cross, cells, frame: { id: unit, title, outer, inner }, context, floor };
  });
  const leading = made[0]!;
  const { cells, cross } = leading;
  const screened = cells.filter((cell) => cell.screened);
  const findings = [standing(leading), made[1] ? narrow(leading, made[1]) : null, thin(leading)].filter(
    (draft) => draft !== null,
  );
  const unit = unitNoun(cross.unit, context.kind);
  return {
    ...empty,
    outcome: outcomeOf(findings, countVerdicts(screened), screened.length),
    reason:
      screened.length > 0
        ? `${count(screened.length)} of ${counted(cells.length, 'combination', 'combinations')} could be compared with the rest of the file`
        : `no group has enough ${unit.many} to be compared with the rest of the file`,
    valueOutcomes: countVerdicts(cells),
    measures: measuresOf(leading),
    tables: made.map((each) => crossTable(each.cross, each.cells, each.frame, each === leading)),
    figures: cells.length > 0 ? [{ kind: 'heat-map', table: cross.unit, caption: captionOf(leading, unit.many) }] : [],
    findings,
  };
}

function measuresOf({ cells }: Screened): Measure[] {
  const screened = cells.filter((cell) => cell.screened);
  const strongest = screened
    .filter(({ ratio }) => ratio !== null)
    .sort((a, b) => cautiousRatio(a) - cautiousRatio(b))[0];
  const method = 'share inside the group over the share in the rest of the file, 95 % log interval (Katz 1978)';
  return [
    {
      id: 'group-by-group.screened',
      label: 'Combinations compared',
      value: screened.length,
      unit: 'combinations',
      method: 'enough in the group and at least 5 expected',
    },
    ...(strongest
      ? [
          {
            id: 'group-by-group.least-ratio',
            label: 'Smallest ratio, by its cautious end',
            value: strongest.ratio,
            unit: 'ratio',
            interval: strongest.ratioInterval!,
            method,
          },
        ]
      : []),
  ];
}

function captionOf({ cells, frame }: Screened, clips: string): string {
  const [largest] = [...cells].sort((a, b) => b.count - a.count || (a.group + a.value < b.group + b.value ? -1 : 1));
  const { group, value, count: most, share } = largest!;
  return `The largest cell is ${labelOf(frame.inner, value)} within ${labelOf(frame.outer, group)}: ${count(most)} ${clips}, ${percent(share)} of that group.`;
}

const example = (name: string, cells: [string, string, number][], outcome: Analysis['outcome'], codes: string[]) => ({
  ...{ name, outcome, codes },
  context: () =>
    exampleContext(
      cells.reduce((sum, [, , rows]) => sum + rows, 0),
      [
        exampleCategory('contributor.age', ['20-39', '40-59', '60+']),
        exampleCategory('contributor.gender', ['female', 'male']),
      ],
    ),
  tables: (request: Request) => ({
    pair: exampleCounts(
      request.tallies.pair!,
      cells.map(([age, gender, rows]) => ({ 'contributor.age': age, 'contributor.gender': gender, rows })),
    ),
  }),
});

export const groupByGroup: Analyzer = {
  meta: {
    id: 'group-by-group',
    family: 'demographic',
    title: 'One group inside another',
    question: 'Is a group that is well covered in total missing from part of the data?',
    why: 'Totals hide gaps: half of all speakers may be women, and almost none of those over sixty.',
    method: `Each value of the role with fewer values is counted inside each group of the other, and its share compared with its share in the rest of the file (the group left out). Where people have an id, people are counted; labels are counted in rows with cluster-robust sizes. Compared are cells whose group reaches the floor (30 people, else 100 rows) and that would hold at least 5 if the group were like the rest. A cell stands out when the ratio is outside 0.8 to 1.25 with a Benjamini-Hochberg adjusted p of at most 0.05 over all cells compared (minimum-effect test on the log ratio; Katz 1978, Murphy and Myors 1999) and what is not recorded in the group could not undo it. Level: high when the end of the 95 % interval nearest to 1 is under 0.5 or over 2, else medium. Where people are counted, a group of at least 100 rows and 5 but fewer than 30 people, of which one value of another attribute holds 90 % of the rows and clearly less elsewhere, is a fact (medium). Combinations under the floor that their two groups, spread alike, would bring to the floor are listed (low). Crossed are gender, age, ethnicity, skin type and tone, disability, religion and sexual orientation with each other and with country, country of origin and of residence, nationality, region, first language, proficiency, accent, dialect and context; all of them but age with education, occupation and income; and labels inside each; up to ${MOST_PAIRS} pairs of up to ${MOST_CODES} values. Of the first three of the people's attributes together, combinations under the floor are listed that hold fewer than independence of the three would give, although each two of them reach the floor (low where independence would reach it, else a note).`,
    limits:
      'Only the first three attributes of people are looked at together, the others two at a time. A difference is no cause, and the rest of the file is no target: it may itself be lopsided.',
    version: 1,
    needs: ['two attributes of people with two values or more', 'one of them and a label'],
    uses: [],
    options: [],
    messages: {
      fewer:
        '"{value}" is {count} of {total} ({share}) where the {role} is "{group}", against {rest} in the rest of the file ({found} of {screened} combinations {stand} out).',
      more: '"{value}" is {count} of {total} ({share}) where the {role} is "{group}", against {rest} in the rest of the file ({found} of {screened} combinations {stand} out).',
      narrow: NARROW_MESSAGE,
      rare: '{found} fewer than {floor} though each two of the three have more, led by {label}: {count}, where independent groups would give {expected}.',
      thin: '{found} {hold} fewer than {floor}{led} "{value}" where the {role} is "{group}": {count}, where groups spread alike would give {expected}.',
    },
  },
  tallies,
  analyze,
  examples: [
    example(
      'women are half of the younger clips and a tenth of the older ones',
      [
        ['20-39', 'female', 500],
        ['20-39', 'male', 500],
        ['40-59', 'female', 480],
        ['40-59', 'male', 520],
        ['60+', 'female', 100],
        ['60+', 'male', 900],
      ],
      'gap',
      ['fewer'],
    ),
    example(
      'women are about half in every age band',
      [
        ['20-39', 'female', 5000],
        ['20-39', 'male', 5100],
        ['40-59', 'female', 5050],
        ['40-59', 'male', 4950],
        ['60+', 'female', 5020],
        ['60+', 'male', 5000],
      ],
      'ok',
      [],
    ),
    example(
      'twelve clips in each age band can show nothing',
      [
        ['20-39', 'female', 6],
        ['20-39', 'male', 6],
        ['40-59', 'female', 5],
        ['40-59', 'male', 7],
        ['60+', 'female', 1],
        ['60+', 'male', 11],
      ],
      'undetermined',
      [],
    ),
  ],
};
