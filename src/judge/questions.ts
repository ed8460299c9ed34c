// What a dataset of its kind should be able to answer about itself, and whether it can. A question is answered by a column that
// was read for it and holds values; when every check of that column had to say "cannot tell", it is not answered after all.
import type { Kind, KindQuestion } from '../know/kinds/kind.ts';
import { counted, listFirst } from '../lib/format.ts';
import { type ProfiledColumn, roleId } from '../read/roles/role.ts';
import type { Check, Result } from '../result/schema.ts';
import { roleWords } from './findings/nouns.ts';
import { isRecorded, missingCells, type RecordedColumn, roleOf } from './recorded.ts';

type Question = Result['questions'][number];

const NAMED = 3;

/** The questions of the kind in its order: answered or not, by which checks, and why. `rows`: rows of the main table. */
export function answerQuestions(
  kind: Kind,
  columns: readonly ProfiledColumn[],
  checks: readonly Check[],
  rows: number,
): Question[] {
  return kind.questions.map((question) => answer(question, kind, columns, checks, rows));
}

function answer(
  { id, text, roles }: KindQuestion,
  kind: Kind,
  columns: readonly ProfiledColumn[],
  checks: readonly Check[],
  rows: number,
): Question {
  const read = columns.filter(isRecorded).filter((column) => roles.includes(roleOf(column)));
  const filled = read.filter((column) => missingCells(column) < rows || column.table !== columns[0]?.table);
  const about = checks.filter(({ subject }) =>
    subject.some(({ entity, role, column }) =>
      filled.some((each) => each.name === column && roleOf(each) === roleId(entity, role)),
    ),
  );
  const spoke = about.filter(({ outcome }) => outcome === 'gap' || outcome === 'ok');
  const silent =
    about.find(({ outcome }) => outcome === 'error') ?? about.find(({ outcome }) => outcome === 'undetermined');
  const answered = filled.length > 0 && (spoke.length > 0 || silent === undefined);
  const reason = answered
    ? `read from ${quoted(filled)}${hidden(filled, kind)}`
    : filled.length > 0
      ? silent!.reason
      : read.length > 0
        ? `${quoted(read)} is empty`
        : unread(roles, kind, columns);
  return { id, text, answered, checks: spoke.map((check) => check.id), reason };
}

const quoted = (columns: readonly RecordedColumn[]): string =>
  listFirst(
    columns.map(({ name }) => `"${name}"`),
    NAMED,
  );

/** What the answer leaves out. */
function hidden(columns: readonly RecordedColumn[], { rowNoun }: Kind): string {
  const least = Math.min(...columns.map(missingCells));
  return least > 0 ? `; missing for ${counted(least, rowNoun.one, rowNoun.many)}` : '';
}

function unread(roles: readonly string[], kind: Kind, columns: readonly ProfiledColumn[]): string {
  const unsure = columns.find(
    (column) =>
      column.entity !== null &&
      column.role !== null &&
      !isRecorded(column) &&
      roles.includes(roleId(column.entity, column.role)),
  );
  const none = `no column is read as ${listFirst(wordsOf(roles, kind), NAMED).replace(/ and (?=[^,]*$)/, ' or ')}`;
  return unsure
    ? `${none}; "${unsure.name}" may be, and counts once it is declared (--role "${unsure.name}=${unsure.role}")`
    : none;
}

/** Reader words for what the required questions lack: "recorded gender", "licence". */
export function missingWords(kind: Kind, questions: readonly Question[]): string[] {
  const open = new Set(questions.filter(({ answered }) => !answered).map(({ id }) => id));
  const words = kind.questions
    .filter(({ id, required }) => required && open.has(id))
    .map(({ roles }) => wordsOf(roles, kind));
  return [...new Set(words.map((names) => names[0]!))];
}

const wordsOf = (roles: readonly string[], kind: Kind): string[] => [
  ...new Set(
    roles.map((role) => {
      const [entity, name] = role.split('.') as [string, string];
      return roleWords(entity, name, kind);
    }),
  ),
];
