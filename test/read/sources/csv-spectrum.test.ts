import { readdirSync, readFileSync } from 'node:fs';
import { assert, hasShared, shared, suite } from '../../suite.ts';
import { readBack } from '../read-back.ts';

const root = shared('torture/csv-spectrum');
const names = hasShared('torture/csv-spectrum/csvs') ? readdirSync(`${root}/csvs`) : ['(csv-spectrum)'];

/** Where the JSON of the suite does not fit its own CSV: the stored CSV has no CR; the JSON has another phone number. */
const corrected: Record<string, (json: string) => string> = {
  'newlines_crlf.csv': (json) => json.replaceAll('\\r\\n', '\\n'),
  'location_coordinates.csv': (json) => json.replace('1234567890', '2095257564'),
};

suite('csv-spectrum', (test) => {
  for (const name of names)
    test.when(hasShared(`torture/csv-spectrum/csvs/${name}`), 'no hostile files here')(
      `${name} gives its JSON`,
      async () => {
        const json = readFileSync(`${root}/json/${name.replace('.csv', '.json')}`, 'utf8');
        const want = [JSON.parse(corrected[name]?.(json) ?? json) as unknown].flat();
        const { columns, rows } = await readBack([`${root}/csvs/${name}`]);
        assert.equal(
          rows.map((row) => Object.fromEntries(columns.map((column, at) => [column, row[at]]))),
          want,
        );
      },
    );
});
