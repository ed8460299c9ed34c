// The text of a rollcall.yaml that freezes what was found: what is decided as it stands, what is not as comments, what only
// a person can answer as blocks to uncomment. Pure; the command reads, and writes.
import { counted } from '../lib/format.ts';
import type { Frozen } from '../read/roles/configured.ts';
import type { ProfiledColumn } from '../read/roles/role.ts';
import type { Ask } from './ask.ts';
import { aligned, comment, flow, heading, keyOf, type Line, scalar } from './yaml-text.ts';

/** A column as the configuration tells it. */
export interface DraftColumn {
  name: string;
  column: ProfiledColumn;
  /** `contributor.gender`, `sample.duration[ms]`, `ignored`; null: not decided. */
  declaration: string | null;
  /** Why, and some values that may be printed. */
  why: string;
}

export interface Draft {
  name: string;
  /** Settings that stand before everything: manifest, tables, links, where, dialect; as lines of YAML. */
  input: string[];
  kind: { id: string; why: string; others: string[] };
  columns: DraftColumn[];
  basis: Record<string, string>;
  questions: Ask[];
  /** What is to be written down beside this file. */
  datasheet: { section: string; questions: string[] }[];
  frozen: Frozen;
  /** What to type next. */
  next: string;
}

const wrapped = (text: string): string[] => text.match(/.{1,100}(?:\s|$)/g)?.map((line) => comment(line)) ?? [];

const decided = ({ columns }: Draft): string[] => {
  const lines = columns.flatMap(({ name, declaration, why }): Line[] =>
    declaration === null ? [] : [{ key: name, value: declaration, why }],
  );
  return lines.length === 0 ? ['roles: {}'] : ['roles:', ...aligned(lines, '  ')];
};

const undecided = ({ columns }: Draft): string[] => {
  const open = columns.filter(({ declaration }) => declaration === null);
  const asked = open.flatMap(({ name, column, why }): Line[] =>
    column.guess == null ? [] : [{ key: name, value: column.guess, why }],
  );
  const unknown = open.flatMap(({ name, column, why }): Line[] =>
    column.guess == null ? [{ key: name, value: '?', why }] : [],
  );
  return [
    ...(asked.length === 0
      ? []
      : ['', '  # Not sure: a line that is right takes effect without its first "#".', ...aligned(asked, '  # ')]),
    ...(unknown.length === 0
      ? []
      : [
          '',
          '  # Not read: give a role to what should be counted, such as sample.context for any category.',
          ...aligned(unknown, '  # '),
        ]),
  ];
};

/** Values that no codebook knows, as a map to fill in. */
const gaps = ({ columns }: Draft): string[] => {
  const open = columns.filter(({ declaration, column }) => declaration !== null && column.unmapped.length > 0);
  if (open.length === 0) return [];
  return [
    '',
    ...wrapped(
      'Cells that no codebook knows: each is a group of its own until it has a code here. A code is one of those that the column already has, missing, or declined.',
    ),
    '# codes:',
    ...open.flatMap(({ name, column }) => [
      `#   ${keyOf(name)}`,
      ...aligned(
        column.unmapped.map(({ value, count }) => ({ key: value, value: 'CODE', why: counted(count, 'row', 'rows') })),
        '#     ',
      ),
    ]),
  ];
};

const basisOf = ({ basis }: Draft): string[] => {
  const known = Object.entries(basis);
  return known.length === 0
    ? []
    : ['', '# Who said so.', 'basis:', ...known.map(([name, value]) => `  ${keyOf(name)} ${value}`)];
};

const asked = ({ questions }: Draft): string[] =>
  questions.flatMap(({ text, answer }, i) => [
    '',
    ...wrapped(`${i + 1}. ${text}`),
    ...answer.map((line) => `# ${line}`),
  ]);

const unmeasured = ({ datasheet }: Draft): string[] =>
  datasheet.length === 0
    ? []
    : [
        '',
        ...wrapped(
          'A datasheet of such data answers these as well. Numbers tell a part of some; the rest people write down, elsewhere:',
        ),
        ...datasheet.flatMap(({ section, questions }) => [
          ...wrapped(`${section}:`),
          ...questions.flatMap((text) => wrapped(`- ${text}`)),
        ]),
      ];

const map = (name: string, values: Record<string, string>): string[] =>
  Object.keys(values).length === 0
    ? []
    : [`  ${name}:`, ...Object.entries(values).map(([key, value]) => `    ${keyOf(key)} ${scalar(value)}`)];

const frozenLines = ({ frozen: { rollcall, columns, codebooks, references, unmapped } }: Draft): string[] => [
  'frozen:',
  `  rollcall: ${scalar(rollcall)}`,
  `  columns: ${flow(columns, '  ')}`,
  ...map('codebooks', codebooks),
  ...map('references', references),
  ...(Object.keys(unmapped).length === 0
    ? []
    : [
        '  unmapped:',
        ...Object.entries(unmapped).map(([name, values]) => `    ${keyOf(name)} ${flow(values, '    ')}`),
      ]),
];

/** The text of the file. */
export function draftText(draft: Draft): string {
  const { name, input, kind, next } = draft;
  return [
    ...wrapped(
      'What the columns of this data mean, and what it is held against. Written by `rollcall init`; from here on nothing is guessed: what is wrong here is wrong in every report, so read it once.',
    ),
    comment(`Then: ${next}`),
    '',
    'version: 1',
    `name: ${scalar(name)}`,
    ...input,
    '',
    ...wrapped(`What it is: ${kind.why}. Others: ${kind.others.join(', ')}.`),
    `kind: ${scalar(kind.id)}`,
    '',
    heading('What each column means'),
    ...wrapped(
      'COLUMN: entity.role, or ignored. In brackets the unit of a duration, sample.duration[ms]; how several values stand in a cell, sample.labels[comma]; or that the id of a sample repeats, sample.id[key].',
    ),
    ...decided(draft),
    ...undecided(draft),
    ...basisOf(draft),
    ...gaps(draft),
    '',
    heading('What only you can say'),
    ...wrapped('An answer takes effect without the "# " in front of its lines.'),
    ...asked(draft),
    ...unmeasured(draft),
    '',
    heading('What the numbers rest on'),
    ...wrapped(
      'Written by the program. With it nothing is guessed again, and a run says what has changed since: columns, values, codebooks, reference figures.',
    ),
    ...frozenLines(draft),
    '',
  ].join('\n');
}
