// How the files were read, where another reader might see it otherwise: what is plain is found out again in an instant and
// is not written down.
import type { IntakeFile } from '../read/relation.ts';
import { scalar } from './yaml-text.ts';

const PLAIN: Record<string, string[]> = { csv: [','], tsv: ['\t'], tab: ['\t'] };
const PLAIN_ENCODINGS = /^(utf-?8.*|ascii|binary|)$/i;

const endOf = (path: string): string =>
  /\.([a-z0-9]+)$/i.exec(path.replace(/\.(gz|zst)$/i, ''))?.[1]?.toLowerCase() ?? '';

/** What all of these have; null when they differ, or there are none. */
const only = <T>(files: readonly IntakeFile[], of: (file: IntakeFile) => T): T | null => {
  const [first, ...rest] = files.map(of);
  return first === undefined || rest.some((other) => other !== first) ? null : first;
};

/** Keys of the configuration and their YAML: encoding, delimiter, quote, header, comment; only what is not plain. */
export function readSettings(files: readonly IntakeFile[]): Record<string, string> {
  const texts = files.filter(({ dialect }) => typeof dialect.delimiter === 'string');
  const encoding = only(files, (file) => file.encoding);
  const delimiter = only(texts, ({ dialect }) => String(dialect.delimiter));
  const isUsual = texts.every(
    ({ path }) => delimiter === null || (PLAIN[endOf(path)] ?? [',', '\t']).includes(delimiter),
  );
  const quote = only(texts, ({ dialect }) => String(dialect.quote));
  const mark = only(texts, ({ dialect }) => String(dialect.comment));
  return {
    ...(encoding === null || PLAIN_ENCODINGS.test(encoding) ? {} : { encoding: scalar(encoding) }),
    ...(isUsual || delimiter === null || delimiter.length !== 1 ? {} : { delimiter: JSON.stringify(delimiter) }),
    ...(quote === "'" ? { quote: JSON.stringify(quote) } : {}),
    ...(mark ? { comment: JSON.stringify(mark) } : {}),
    ...(only(texts, ({ dialect }) => dialect.header) === false ? { header: 'false' } : {}),
  };
}
