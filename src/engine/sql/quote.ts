// The only quoting of SQL. Names of a user never reach SQL (columns are c0…cN); what is quoted here are our own paths
// and the literal lists of codes.

/** A text literal. */
export const quoteText = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** An identifier (field names inside a user's Parquet file). */
export const quoteName = (name: string): string => `"${name.replaceAll('"', '""')}"`;
