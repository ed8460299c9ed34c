// SQL that brings remote files over: bytes are copied as they are, so that the read is proven on a local copy.
import { quoteText } from './quote.ts';

export const LOAD_HTTPFS_SQL = ['INSTALL httpfs', 'LOAD httpfs'];

/** Addresses that a remote pattern matches, sorted. */
export const remoteFilesSql = (url: string): string => `SELECT file FROM glob(${quoteText(url)}) ORDER BY file`;

/** Copies the bytes of one remote file to a local one. */
export const copyBytesSql = (url: string, target: string): string =>
  `COPY (SELECT content FROM read_blob(${quoteText(url)})) TO ${quoteText(target)} (FORMAT blob)`;
