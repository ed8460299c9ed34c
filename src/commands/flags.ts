// The flags of every command that opens a manifest, as data for the parser of the command line.
import type { Options } from 'yargs';

const READ = 'How the file is read (found out when not given):';
const TABLES = 'Which tables and rows are counted (one table and all rows when not given):';
const MEAN = 'What the columns mean (found out when not given):';

/** Options of every command that opens a manifest. */
export const OPEN_OPTIONS: Record<string, Options> = {
  config: { type: 'string', requiresArg: true, describe: 'a rollcall.yaml; flags win over it' },
  role: {
    type: 'string',
    array: true,
    requiresArg: true,
    group: MEAN,
    describe: 'COLUMN=[entity.]role, or COLUMN=ignored, COLUMN=context',
  },
  kind: {
    type: 'string',
    requiresArg: true,
    group: MEAN,
    describe: 'speech, faces, image-text, text, medical-images, annotations, driving, robotics, objects, totals',
  },
  basis: {
    type: 'string',
    array: true,
    requiresArg: true,
    group: MEAN,
    describe: 'COLUMN=self-reported|annotator|assigned|model: who said so',
  },
  'age-bands': {
    type: 'number',
    requiresArg: true,
    group: MEAN,
    describe: 'width of the bands that exact ages are put into (10)',
  },
  join: {
    type: 'string',
    array: true,
    requiresArg: true,
    group: TABLES,
    describe: 'FILE whose columns are looked up for each row; one --on for each --join',
  },
  on: {
    type: 'string',
    array: true,
    requiresArg: true,
    group: TABLES,
    describe: 'LEFT=RIGHT: column of the manifest = column of FILE; in FILE no value of RIGHT may repeat',
  },
  where: {
    type: 'string',
    array: true,
    requiresArg: true,
    group: TABLES,
    describe:
      'COLUMN=VALUE[,VALUE]: only rows with one of these cells; several --where must all hold; a value with a comma in double quotes: \'place="Seoul, KR",Busan\'',
  },
  encoding: {
    type: 'string',
    requiresArg: true,
    group: READ,
    describe: 'utf-8, utf-16le, utf-16be, windows-1252, latin-1',
  },
  delimiter: { type: 'string', requiresArg: true, group: READ, describe: 'the character between fields; tab as \\t' },
  quote: { type: 'string', group: READ, describe: 'the quote character; empty for none' },
  header: { type: 'boolean', group: READ, describe: 'the first record names the columns; --no-header: it does not' },
  columns: { type: 'string', requiresArg: true, group: READ, describe: 'column names, a,b,c' },
  comment: { type: 'string', requiresArg: true, group: READ, describe: 'lines that start with this are comments' },
  'path-column': {
    type: 'string',
    array: true,
    requiresArg: true,
    group: READ,
    describe: "a column from the path: language='{language}/dev.tsv'",
  },
  layout: {
    type: 'boolean',
    group: READ,
    describe: 'follow the layout of a folder that is recognised; --no-layout: all files are one table',
  },
  'allow-rejects': { type: 'boolean', group: READ, describe: 'go on when many records cannot be read' },
  'allow-network': {
    type: 'boolean',
    group: READ,
    describe: 'download remote paths (https://, s3://, hf://) before they are read',
  },
  'allow-overlap': { type: 'boolean', group: READ, describe: 'go on when the same file is given twice' },
  threads: { type: 'number', requiresArg: true, describe: 'threads of the engine (all cores)' },
  memory: {
    type: 'string',
    requiresArg: true,
    describe: 'memory of the engine (400MB); beyond it, it spills to disk',
  },
};
