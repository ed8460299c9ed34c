// Makes the sample manifests. The committed files are what this script writes, byte for byte; a test holds them to it.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { portraits } from './portraits.ts';
import { speech } from './speech.ts';
import { webText } from './web-text.ts';

/** Path inside this folder → its content. */
export const samples = async (): Promise<Record<string, Uint8Array>> => ({
  'speech/validated.tsv': Buffer.from(speech()),
  'portraits/faces.csv': Buffer.from(portraits()),
  'web-text/documents.parquet': await webText(),
});

if (process.argv[1] === fileURLToPath(import.meta.url))
  for (const [path, content] of Object.entries(await samples())) {
    writeFileSync(new URL(path, import.meta.url), content);
    console.log(`sample-data/${path}: ${content.length} bytes`);
  }
