// The name of the result document's contract; apart from the schema, so that writing a result loads no validator.

export const SCHEMA_ID = 'rollcall-result/1';
