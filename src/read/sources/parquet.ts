// A Parquet file of the user: read where it lies. Its leaf columns become ours by path; binary and deeply nested ones
// are left out, and said.
import type { ParquetSource } from '../relation.ts';

const LEFT_OUT = /^(BLOB|BIT|GEOMETRY|VARIANT)\b|^MAP\(|^UNION\(|^(STRUCT|MAP|UNION|BLOB)\b.*\[\d*\]$|\]\[\d*\]$/;

export interface ParquetColumns {
  names: string[];
  sources: ParquetSource[];
  leftOut: string[];
}

/** Columns of a file by its leaves: name = path joined by dots. */
export function parquetColumns(leaves: ParquetSource[]): ParquetColumns {
  const kept = leaves.filter(({ type }) => !LEFT_OUT.test(type));
  return {
    names: kept.map(({ path }) => path.join('.')),
    sources: kept,
    leftOut: leaves.filter(({ type }) => LEFT_OUT.test(type)).map(({ path }) => path.join('.')),
  };
}
