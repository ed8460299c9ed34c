// The view over a relation: columns c0…cN as text and n0…nN as numbers, whatever the files hold. Names of a user appear
// here only, quoted, as fields of their own Parquet file.
import type { Condition, ParquetPart, ParquetSource, Relation } from '../../read/relation.ts';
import { quoteName, quoteText } from './quote.ts';

const NUMERIC = /^(TINYINT|SMALLINT|INTEGER|BIGINT|HUGEINT|U\w*INT\w*|FLOAT|DOUBLE|DECIMAL.*)$/i;
const NESTED = /^(STRUCT|MAP|UNION)|\[\d*\]$/i;

const field = ({ path }: ParquetSource): string =>
  path.slice(1).reduce((outer, name) => `struct_extract(${outer}, ${quoteText(name)})`, quoteName(path[0]!));

/** "1_000" is a number to the engine's cast, and text to everybody else. */
const numberOf = (text: string): string =>
  `CASE WHEN contains(${text}, '_') THEN NULL ELSE TRY_CAST(${text} AS DOUBLE) END`;

/** Every file holds numbers in this column, so that it can hold no blank and no word. */
export const isNumeric = (relation: Relation, index: number): boolean =>
  relation.parquet.every((part) => NUMERIC.test(part.source?.[index]?.type ?? ''));

const columnSql = (part: ParquetPart, index: number): string => {
  const constant = part.constants[index];
  const source = part.source?.[index];
  if (constant !== undefined)
    return `${quoteText(constant)} AS c${index}, ${numberOf(quoteText(constant))} AS n${index}`;
  if (part.source === null) return `c${index}, ${numberOf(`c${index}`)} AS n${index}`;
  if (source === null || source === undefined) return `NULL::VARCHAR AS c${index}, NULL::DOUBLE AS n${index}`;
  const cell = field(source);
  const text = NESTED.test(source.type) ? `to_json(${cell})::VARCHAR` : `${cell}::VARCHAR`;
  return `${text} AS c${index}, ${NUMERIC.test(source.type) ? `${cell}::DOUBLE` : numberOf(text)} AS n${index}`;
};

/** Parts that are read alike, in one `read_parquet`. */
const alike = (parts: ParquetPart[]): ParquetPart[][] => {
  const groups = new Map<string, ParquetPart[]>();
  for (const part of parts) {
    const id = JSON.stringify([part.source, part.constants]);
    groups.set(id, [...(groups.get(id) ?? []), part]);
  }
  return [...groups.values()];
};

const scan = (parts: ParquetPart[], more = ''): string =>
  `read_parquet([${parts.map(({ path }) => quoteText(path)).join(',')}]${more})`;

/** Columns c0…cN and n0…nN of all parts, or those of them in `only`. */
const columnsSql = (relation: Relation, only?: ReadonlySet<number>): string =>
  alike(relation.parquet)
    .map((parts) => {
      const columns = relation.columns.flatMap((_, index) =>
        only === undefined || only.has(index) ? [columnSql(parts[0]!, index)] : [],
      );
      return `SELECT ${columns.join(', ')} FROM ${scan(parts)}`;
    })
    .join(' UNION ALL ');

/** What the column with the name of the file is called: no manifest has a column of this name. */
const FILE = 'rollcall: file';

/** The same, and `source`: the number of the file that a row is from, through all parts. */
export const relationSql = (relation: Relation): string => {
  const first = new Map<ParquetPart, number>();
  relation.parquet.reduce((sum, part) => {
    first.set(part, sum);
    return sum + part.files.length;
  }, 0);
  return alike(relation.parquet)
    .map((parts) => {
      const columns = relation.columns.map((_, index) => columnSql(parts[0]!, index));
      const staged = parts[0]!.source === null;
      const values = parts.map((part) => `(${quoteText(part.path)}, ${first.get(part)})`).join(', ');
      const inner = `SELECT ${columns.join(', ')}, ${quoteName(FILE)} AS file${staged ? ', source AS own' : ''} FROM ${scan(parts, `, filename=${quoteText(FILE)}`)}`;
      return (
        `SELECT s.* EXCLUDE (file${staged ? ', own' : ''}), (f.first${staged ? ' + s.own' : ''})::INTEGER AS source FROM (${inner}) s ` +
        `JOIN (VALUES ${values}) f(path, first) ON s.file = f.path`
      );
    })
    .join(' UNION ALL ');
};

/** Cells are compared without blanks at their ends. */
export const conditionSql = ({ column, values }: Condition): string =>
  `coalesce(trim(c${column}, ${quoteText(' \t\r\n')}) IN (${values.map((value) => quoteText(value.trim())).join(', ')}), false)`;

/** Whole hundredths of degrees, so that every engine rounds alike. */
const coordinatesSql = ({ coordinates, columns }: Relation): string | null => {
  if (coordinates === undefined) return null;
  const [latitude, longitude] = [`n${coordinates.latitude}`, `n${coordinates.longitude}`];
  const hundredths = (degrees: string): string => `floor(${degrees} * 100 + 0.5)::BIGINT`;
  return (
    `CASE WHEN ${latitude} BETWEEN -90 AND 90 AND ${longitude} BETWEEN -180 AND 180 ` +
    `THEN ${hundredths(latitude)} || ',' || ${hundredths(longitude)} END AS c${columns.length}, NULL::DOUBLE AS n${columns.length}`
  );
};

const meeting = ({ where = [] }: Relation, all: string): string =>
  where.length === 0 ? all : `SELECT * FROM (${all}) WHERE ${where.map(conditionSql).join(' AND ')}`;

export const viewSql = (view: string, relation: Relation): string => {
  const [plain, more] = [columnsSql(relation), coordinatesSql(relation)];
  return `CREATE TEMP VIEW ${view} AS ${meeting(relation, more === null ? plain : `SELECT *, ${more} FROM (${plain})`)}`;
};

/**
 * The view with these columns only, as a query in brackets: to name hundreds of columns takes the engine longer than to read
 * one. null where one of them is made from others.
 */
export const partSql = (relation: Relation, columns: readonly number[]): string | null =>
  columns.some((column) => column >= relation.columns.length)
    ? null
    : `(${meeting(relation, columnsSql(relation, new Set([...columns, ...(relation.where ?? []).map(({ column }) => column)])))})`;

/** Rows that meet all conditions, `x`, and each of them alone, `m0`…. */
export const matchingSql = (relation: Relation): string => {
  const conditions = (relation.where ?? []).map(conditionSql);
  const alone = conditions.map((condition, i) => `count(*) FILTER (${condition})::DOUBLE AS m${i}`);
  return `SELECT count(*) FILTER (${conditions.join(' AND ')})::DOUBLE AS x, ${alone.join(', ')} FROM (${columnsSql(relation)})`;
};
