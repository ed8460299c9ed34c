// SQL of the staging step: text sources that are told everything, copied into one Parquet file of text columns.
// The engine may not guess: no detection, strict, all text, every refused line stored.
import type { ColumnOrigin, TextSource } from '../engine.ts';
import { quoteText } from './quote.ts';

/** Records up to this size fit the engine's default line buffer. */
const DEFAULT_LINE = 1_900_000;
/** Half of the engine's default, which keeps a third of its memory free at no cost in time; so does the row group. */
const BUFFER_BYTES = 16_000_000;
const ROW_GROUP = 61_440;

export interface StagedSource {
  source: TextSource;
  columns: ColumnOrigin[];
}

const readOptions = (source: TextSource, longest: number): string => {
  const names = Array.from({ length: source.fields }, (_, field) => `'f${field}':'VARCHAR'`).join(',');
  return [
    'auto_detect=false',
    'header=false',
    `skip=${source.skipLines}`,
    `delim=${quoteText(source.delimiter)}`,
    `quote=${quoteText(source.quote)}`,
    `escape=${quoteText(source.escape)}`,
    // Told for LF only: in strict mode the engine misreads CRLF files when it is told so, and not when it finds out.
    ...(source.newline === '\n' ? ["new_line='\\n'"] : []),
    `compression=${quoteText(source.compression)}`,
    'strict_mode=true',
    'store_rejects=true',
    'allow_quoted_nulls=false',
    'filename=true',
    `columns={${names}}`,
    ...(source.padded ? ['null_padding=true'] : []),
    ...(longest > DEFAULT_LINE ? [`max_line_size=${longest * 2}`] : [`buffer_size=${BUFFER_BYTES}`]),
    ...(source.padded || longest > DEFAULT_LINE ? ['parallel=false'] : []),
  ].join(', ');
};

/** Sources that can be read by one `read_csv`: same dialect, same fields, same origins up to constants. */
const alike = ({ source, columns }: StagedSource): string =>
  JSON.stringify([
    source.compression,
    source.delimiter,
    source.quote,
    source.escape,
    source.skipLines,
    source.fields,
    source.padded,
    source.newline,
    source.longestRecord > DEFAULT_LINE ? source.longestRecord : 0,
    columns.map((origin) => (origin === null ? null : 'field' in origin ? origin.field : 'constant')),
  ]);

const groupSql = (members: { index: number; staged: StagedSource }[]): string => {
  const { source, columns } = members[0]!.staged;
  const single = members.length === 1;
  const longest = Math.max(...members.map(({ staged }) => staged.source.longestRecord));
  const constants = columns.flatMap((origin, column) => (origin !== null && 'constant' in origin ? [column] : []));
  const constant = ({ staged }: { staged: StagedSource }, column: number): string =>
    quoteText((staged.columns[column] as { constant: string }).constant);
  const cell = (origin: ColumnOrigin, column: number): string => {
    if (origin === null) return 'NULL::VARCHAR';
    if ('constant' in origin) return single ? constant(members[0]!, column) : `m.k${column}`;
    return source.padded ? `f${origin.field}` : `coalesce(f${origin.field}, '')`;
  };
  const select = columns.map((origin, column) => `${cell(origin, column)} AS c${column}`);
  const paths = members.map(({ staged }) => quoteText(staged.source.path)).join(', ');
  const scan = `read_csv([${paths}], ${readOptions(source, longest)})`;
  if (single) return `SELECT ${[...select, `${members[0]!.index}::INTEGER AS source`].join(', ')} FROM ${scan}`;
  const values = members.map(
    (member) =>
      `(${[quoteText(member.staged.source.path), member.index, ...constants.map((column) => constant(member, column))].join(', ')})`,
  );
  const names = ['file', 'i', ...constants.map((column) => `k${column}`)];
  return `SELECT ${[...select, 'm.i::INTEGER AS source'].join(', ')} FROM ${scan} AS t JOIN (VALUES ${values.join(', ')}) AS m(${names.join(', ')}) ON t.filename = m.file`;
};

/** One statement that copies all sources to `target`, with the column `source` saying which row came from where. */
export function stageSql(sources: StagedSource[], target: string): string {
  const groups = new Map<string, { index: number; staged: StagedSource }[]>();
  sources.forEach((staged, index) => {
    const id = alike(staged);
    groups.set(id, [...(groups.get(id) ?? []), { index, staged }]);
  });
  const body = [...groups.values()].map(groupSql).join(' UNION ALL ');
  return `COPY (${body}) TO ${quoteText(target)} (FORMAT parquet, COMPRESSION snappy, ROW_GROUP_SIZE ${ROW_GROUP})`;
}

/** Rows of a staged file by source. */
export const stagedRowsSql = (target: string): string =>
  `SELECT source::DOUBLE AS source, count(*)::DOUBLE AS rows FROM read_parquet(${quoteText(target)}) GROUP BY source`;

/** Refused lines, each (file, line) once. */
export const REJECTS_SQL =
  'SELECT DISTINCT s.file_path AS file, e.line::DOUBLE AS line FROM reject_errors e JOIN reject_scans s USING (scan_id, file_id) ORDER BY file, line LIMIT 10000';

export const DROP_REJECTS_SQL = ['DROP TABLE IF EXISTS reject_errors', 'DROP TABLE IF EXISTS reject_scans'];

/** Counted, not taken from the footer: a footer may claim any number. */
export const parquetRowsSql = (path: string): string =>
  `SELECT count(*)::DOUBLE AS rows FROM read_parquet(${quoteText(path)})`;

export const parquetShapeSql = (path: string): string => `SELECT * FROM read_parquet(${quoteText(path)}) LIMIT 0`;

export const parquetBytesSql = (path: string): string =>
  `SELECT sum(total_compressed_size)::DOUBLE AS bytes FROM parquet_metadata(${quoteText(path)})`;

/** Decodes every value of a file. */
export const parquetDecodeSql = (path: string): string =>
  `SELECT bit_xor(hash(COLUMNS(*))) FROM read_parquet(${quoteText(path)})`;
