// Real columns, value by value: what is read, and exactly which values are left for a person.
import { readdirSync, readFileSync } from 'node:fs';
import { codebookFor } from '../../../../src/read/roles/codebooks/index.ts';
import { assert, hasShared, shared, suite } from '../../../suite.ts';

const lines = (path: string) => readFileSync(shared(path), 'utf8').split(/\r?\n/).filter(Boolean);
const cells = (line: string, delimiter: string) =>
  delimiter === ','
    ? [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map((match) => (match[1] ?? '').replace(/^"|"$/g, '').trim())
    : line.split(delimiter);
const distinct = (path: string, column: string, delimiter = ',') => {
  const [header = '', ...rows] = lines(path);
  const at = cells(header, delimiter).indexOf(column);
  assert.ok(at >= 0, `${path} has ${column}`);
  return [...new Set(rows.map((row) => cells(row, delimiter)[at] ?? ''))];
};
const sorted = (role: string, values: string[]) => {
  const codebook = codebookFor(role, { values });
  const left: Record<string, string[]> = { unmapped: [], missing: [], declined: [] };
  const codes = new Map<string, string>();
  for (const value of values) {
    const meaning = codebook.read(value);
    if (typeof meaning === 'string') left[meaning]?.push(value);
    else codes.set(value, meaning.code);
  }
  return { codes, unmapped: left.unmapped ?? [], missing: left.missing ?? [], declined: left.declined ?? [] };
};

suite('codebooks on real columns', (test) => {
  const accents = 'speech-accent-archive/speakers_all.csv';
  test.when(hasShared(`data/${accents}`), 'needs the data beside the project')(
    'speech accent archive: all 176 countries are read, a misspelt sex is not, age 0 is not an age',
    () => {
      const path = `data/${accents}`;
      const { codes, unmapped, missing } = sorted('country', distinct(path, 'country'));
      assert.is(codes.size, 176);
      assert.equal([unmapped, missing], [[], ['']]);
      for (const [name, code] of [
        ['tibet', 'CN'],
        ['virginia', 'US'],
        ['sicily', 'IT'],
        ['romanian', 'RO'],
        ['yugoslavia', 'YUCS'],
        ['kosovo', 'XK'],
      ]) {
        assert.is(codes.get(name as string), code, name);
      }
      assert.equal(sorted('sex', distinct(path, 'sex')).unmapped, ['famale']);
      assert.equal(sorted('age', distinct(path, 'age')).unmapped.map(Number), [0]);
      const languages = sorted('native-language', distinct(path, 'native_language'));
      assert.is(languages.codes.get('ga'), 'gaa');
      for (const name of ['cameroon', 'nicaragua', 'northern', 'swiss', 'synthesized', 'tok'])
        assert.ok(languages.unmapped.includes(name), name);
      assert.ok(languages.codes.size >= 180, `${languages.codes.size} of 214 languages`);
    },
  );

  test.when(hasShared('data/common-voice'), 'needs the data beside the project')(
    'Common Voice: ages, genders and 290 locales',
    () => {
      const path = 'data/common-voice/cv-corpus-22.0-ko/validated.tsv';
      assert.equal([...sorted('gender', distinct(path, 'gender', '\t')).codes.values()].sort(), ['female', 'male']);
      const ages = sorted('age', distinct(path, 'age', '\t'));
      assert.equal([...ages.codes.values()].sort(), ['10-19', '20-29', '30-39', '40-49', '50-59']);
      const release = JSON.parse(
        readFileSync(shared('data/common-voice/release-stats/cv-corpus-25.0-2026-03-09.json'), 'utf8'),
      );
      const locales = sorted('language', Object.keys(release.locales));
      assert.equal(locales.unmapped, []);
      assert.is(locales.codes.size, 290);
      assert.is(locales.codes.get('nan-tw'), 'nan');
    },
  );

  test.when(hasShared('data/fairface'), 'needs the data beside the project')(
    'FairFace: nine age bands in order, two genders',
    () => {
      const path = 'data/fairface/fairface_label_val.csv';
      const { codes } = sorted('age', distinct(path, 'age'));
      assert.equal([...codes.values()].sort(codebookFor('age').compare), [
        '0-2',
        '3-9',
        '10-19',
        '20-29',
        '30-39',
        '40-49',
        '50-59',
        '60-69',
        '70+',
      ]);
      assert.equal([...sorted('gender', distinct(path, 'gender')).codes.values()].sort(), ['female', 'male']);
    },
  );

  test.when(hasShared('data/popquorn-offensiveness'), 'needs the data beside the project')(
    'POPQUORN: raters as they describe themselves',
    () => {
      const path = 'data/popquorn-offensiveness/raw_data.csv';
      assert.equal(
        [...sorted('gender', ['Woman', 'Man', 'Non-binary']).codes.values()],
        ['female', 'male', 'nonbinary'],
      );
      const bands = readFileSync(shared(path), 'utf8').match(/\d\d-\d\d|>65/g) ?? [];
      const ages = sorted(
        'age',
        [...new Set(bands)].filter((band) => readFileSync(shared(path), 'utf8').includes(`,${band},`)),
      );
      assert.ok(ages.codes.has('54-59') && ages.codes.get('>65') === '65+');
      assert.equal(ages.unmapped, []);
    },
  );

  test.when(hasShared('data/adult'), 'needs the data beside the project')(
    'Adult: misspelt and cut-off countries are left',
    () => {
      const { unmapped, missing, codes } = sorted('country', distinct('data/adult/adult.data', 'native-country'));
      assert.equal(unmapped.sort(), [
        'Columbia',
        'Holand-Netherlands',
        'Hong',
        'Outlying-US(Guam-USVI-etc)',
        'South',
        'Trinadad&Tobago',
      ]);
      assert.equal(missing, ['?']);
      assert.is(codes.get('England'), 'GB');
      assert.is(codes.get('Yugoslavia'), 'YUCS');
    },
  );

  test.when(hasShared('data/compas'), 'needs the data beside the project')('COMPAS: sex and age bands', () => {
    const path = 'data/compas/compas-two-years-noname.csv';
    assert.equal([...sorted('sex', distinct(path, 'sex')).codes.values()].sort(), ['female', 'male']);
    assert.equal([...sorted('age', distinct(path, 'age_cat')).codes.values()].sort(), ['0-24', '25-45', '45+']);
  });

  test.when(hasShared('data/sib200'), 'needs the data beside the project')('SIB-200: 205 tags give 205 codes', () => {
    const tags = readdirSync(shared('data/sib200'));
    const { codes, unmapped } = sorted('language', tags);
    assert.equal([unmapped, tags.length, new Set(codes.values()).size], [[], 205, 205]);
  });

  test.when(hasShared('data/github-innovation-graph'), 'needs the data beside the project')(
    'GitHub Innovation Graph: every economy is read as it stands, Namibia included',
    () => {
      const values = distinct('data/github-innovation-graph/developers.csv', 'iso2_code');
      const { codes } = sorted('country', values);
      assert.is(values.length, codes.size);
      for (const [raw, code] of codes) assert.is(raw, code);
      assert.ok(codes.has('NA') && codes.has('EU') && codes.has('XK'));
    },
  );

  test.when(hasShared('data/reference'), 'needs the data beside the project')(
    'World Bank: 217 economies are read, 48 aggregates are not',
    () => {
      const path = 'data/reference/worldbank-population.csv';
      for (const column of ['Country Name', 'Country Code']) {
        const { codes, unmapped } = sorted('country', distinct(path, column));
        assert.is(codes.size, 217, column); // 216 of 217 (no Channel Islands) and the European Union
        assert.is(unmapped.length, 48, column);
      }
    },
  );
});
