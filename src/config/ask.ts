// What only a person can answer about data of its kind, as blocks to uncomment: three to seven, the ones first without
// which nothing is judged, then what the kind should say and no column does.
import type { Kind, SheetSection } from '../know/kinds/kind.ts';
import { LABELS } from '../know/kinds/role-families.ts';
import { listFirst } from '../lib/format.ts';
import type { ProfiledColumn } from '../read/roles/role.ts';
import { scalar } from './yaml-text.ts';

/** A question, and the lines of YAML that answer it (without "# "). */
export interface Ask {
  text: string;
  answer: string[];
}

export interface Known {
  kind: Kind;
  /** Columns whose role is decided, by the name that the configuration calls them. */
  columns: { name: string; column: ProfiledColumn }[];
  /** Keys of the configuration that are answered already. */
  set: ReadonlySet<string>;
}

const MOST = 7;
const SPARE = 3;
const PEOPLE = new Set(['contributor', 'annotator']);

const rolesOf = ({ columns }: Known): Set<string> =>
  new Set(columns.map(({ column: { entity, role } }) => `${entity}.${role}`));

const target = ({ kind, set }: Known): Ask[] =>
  kind.populations && !set.has('target')
    ? [
        {
          text: 'Whom is it made for? Without an answer it is described, and not judged.',
          answer: ['target: world:15+  # everybody of 15 and over; or world, KR:18+, shares.csv, gender=shares.csv'],
        },
      ]
    : [];

const basis = ({ columns }: Known): Ask[] => {
  const unknown = columns.filter(
    ({ column }) => PEOPLE.has(column.entity ?? '') && column.labels !== undefined && column.basis === 'unknown',
  );
  return unknown.length === 0
    ? []
    : [
        {
          text: 'Who said so about the people: they themselves, an annotator, whoever assigned it, or a model?',
          answer: [
            'basis:',
            ...unknown.map(({ name }) => `  ${scalar(name)}: self-reported  # or annotator, assigned, model`),
          ],
        },
      ];
};

const labels = ({ columns, set }: Known): Ask[] => {
  const column = columns.find(({ column: { role } }) => LABELS.includes(role ?? ''));
  return column === undefined || set.has('expect')
    ? []
    : [
        {
          text: `Which values of ${scalar(column.name)} are expected, and how many of each?`,
          answer: [
            'expect:',
            `  ${scalar(column.name)}: uniform  # or min:0.05 (each at least 5 %), or a CSV of value,share`,
          ],
        },
      ];
};

/** What the kind should say and no column does; what it cannot do without first. */
const unanswered = (known: Known): Ask[] => {
  const roles = rolesOf(known);
  return known.kind.questions
    .filter((question) => !question.roles.some((role) => roles.has(role)))
    .sort((a, b) => Number(b.required) - Number(a.required))
    .map(({ text, roles: wanted }) => ({
      text: `${text} No column is read as it; where one is, say so under roles:`,
      answer: [`  COLUMN: ${listFirst(wanted, 4).replace(/ and (?=[^,]*$)/, ' or ')}`],
    }));
};

const part = ({ columns, set }: Known): Ask[] => {
  const split = columns.find(({ column: { role, raws } }) => role === 'split' && (raws?.size ?? 0) > 1);
  const value = [...(split?.column.raws?.values() ?? [])].flat()[0];
  return split === undefined || value === undefined || set.has('where')
    ? []
    : [
        {
          text: 'Which part of it is audited? All rows, unless only some are named.',
          answer: ['where:', `  ${scalar(split.name)}: [${scalar(value)}]`],
        },
      ];
};

const usual: Ask[] = [
  { text: 'Which release of the data is this?', answer: ['release: "1.0"'] },
  {
    text: 'When does a pipeline have to stop? At a finding of this level, with exit code 1.',
    answer: ['fail-on: critical  # or high, medium'],
  },
];

const SECTIONS: Record<SheetSection, string> = {
  composition: 'What is in it',
  collection: 'How it was collected',
  processing: 'What was done to it',
  uses: 'What it is for',
};

/** What a datasheet of this kind asks beyond others, by section in its order, with the columns that tell part of the answer. */
export function datasheetFor({ kind, columns }: Known): { section: string; questions: string[] }[] {
  const part = (roles: string[]): string => {
    const told = columns.filter(({ column: { entity, role } }) => roles.includes(`${entity}.${role}`));
    return told.length === 0 ? '' : ` (In part: ${told.map(({ name }) => name).join(', ')}.)`;
  };
  return Object.entries(SECTIONS).flatMap(([id, section]) => {
    const questions = kind.datasheet.filter((asked) => asked.section === id);
    return questions.length === 0
      ? []
      : [{ section, questions: questions.map(({ text, roles }) => `${text}${part(roles)}`) }];
  });
}

/** Three to seven questions for this data. */
export function questionsFor(known: Known): Ask[] {
  const first = [...target(known), ...basis(known), ...labels(known)];
  const more = unanswered(known).slice(0, Math.max(1, MOST - SPARE - first.length + 1));
  return [...first, ...more, ...part(known), ...usual].slice(0, MOST);
}
