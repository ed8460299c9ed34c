// DuckDB's package by require: imported, Node would first scan each of its files for exported names, which takes longer
// than loading it.
import { createRequire } from 'node:module';

export const { DuckDBInstance, DuckDBTypeId } = createRequire(import.meta.url)(
  '@duckdb/node-api',
) as typeof import('@duckdb/node-api');
