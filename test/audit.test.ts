import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type AuditOptions, audit } from '../src/audit.ts';
import type { Result } from '../src/result/schema.ts';
import { assert, suite } from './suite.ts';

/** Audits lines of CSV, each file by its name. */
async function audited(files: Record<string, string[]>, more: Partial<AuditOptions> = {}): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'rollcall-audit-'));
  for (const [name, lines] of Object.entries(files)) writeFileSync(join(folder, name), `${lines.join('\n')}\n`);
  const { result, failures } = await audit({
    ...{ name: 'test', release: null, targets: [], expects: [], judgeAbove: 0.005, asOf: null, parameters: {} },
    ...{ version: '0', declared: [], ignored: [], basis: {}, read: {} },
    manifest: Object.keys(files).map((name) => join(folder, name)),
    ...more,
  });
  assert.equal(failures, []);
  return result;
}

const rows = (n: number, row: (i: number) => string): string[] => Array.from({ length: n }, (_, i) => row(i));
const said = ({ findings }: Result): string[] =>
  findings.map(({ check, code, severity }) => `${check.split('.')[0]}.${code} ${severity}`);
const SUBJECTS = ['river', 'mountain', 'harbour', 'library', 'orchard', 'station', 'valley', 'island'];
const sentence = (i: number): string => `the ${SUBJECTS[i % 8]} number ${i} was seen from afar`;

suite('an audit, from file to findings', (test) => {
  for (const size of [1000, 6000])
    test(`words for "missing" are no texts: no repetition, no leak, no writing system (${size} rows)`, async () => {
      const result = await audited({
        'texts.csv': [
          'text,language,split',
          ...rows(size, (i) => `${i % 5 === 0 ? 'N/A' : sentence(i)},en,${i % 2 === 0 ? 'train' : 'test'}`),
        ],
      });
      assert.equal(
        said(result).filter((one) => /^(exact-duplicates|script-share)/.test(one) && !one.endsWith('note')),
        [],
      );
      const check = (id: string) => result.checks.find((each) => each.id.startsWith(id))!;
      const { total, known, missing } = check('exact-duplicates').tables[0]!;
      assert.equal([total, known, missing], [size, (size * 4) / 5, size / 5]);
      const lengths = check('length-distribution').tables[0]!;
      assert.equal([lengths.total, lengths.missing], [size, size / 5]);
      assert.is(check('script-share').tables[0]!.missing, size / 5);
    });

  test('the same texts in train and test are a leak', async () => {
    const result = await audited({
      'texts.csv': ['text,split', ...rows(400, (i) => `${sentence(i % 380)},${i < 300 ? 'train' : 'test'}`)],
    });
    assert.ok(said(result).includes('exact-duplicates.leak high'), said(result).join());
  });

  test('prompts that several people read are no leak of high level, and one column of addresses is as good as its twin', async () => {
    const speech = await audited(
      {
        'clips.csv': [
          'path,client_id,sentence,split',
          ...rows(400, (i) => `clip_${i}.mp3,s${i % 40},${sentence(i % 50)},${i < 200 ? 'train' : 'test'}`),
        ],
      },
      { kind: 'speech' },
    );
    assert.ok(said(speech).includes('exact-duplicates.leak low'), said(speech).join());
    const twins = await audited({
      'pages.csv': [
        'url,thumbnail_url,caption',
        ...rows(400, (i) => `https://a.example/${i % 200},https://b.example/${i % 200},${sentence(i)}`),
      ],
    });
    assert.equal(
      said(twins).filter((one) => one.startsWith('exact-duplicates.repeats')),
      ['exact-duplicates.repeats medium', 'exact-duplicates.repeats medium'],
    );
  });

  test('what was looked up in another table is no repetition', async () => {
    const files = {
      'clips.csv': ['path,speaker', ...rows(300, (i) => `clip_${i}.mp3,s${i % 30}`)],
      'speakers.csv': ['id,homepage_link', ...rows(30, (i) => `s${i},https://people.example/${i}`)],
    };
    const folder = mkdtempSync(join(tmpdir(), 'rollcall-audit-'));
    for (const [name, lines] of Object.entries(files)) writeFileSync(join(folder, name), `${lines.join('\n')}\n`);
    const tables = Object.keys(files).map((file) => ({ name: file.slice(0, -4), patterns: [join(folder, file)] }));
    const links = [{ left: 'clips', right: 'speakers', on: { left: 'speaker', right: 'id' } }];
    const result = await audited({}, { manifest: tables[0]!.patterns, joins: { tables, links } });
    assert.ok(result.columns.some(({ name, role }) => name === 'speakers.homepage_link' && role === 'url'));
    assert.not(
      said(result).some((one) => one.startsWith('exact-duplicates.repeats')),
      said(result).join(),
    );
  });

  test('who declined once and answered once does not contradict himself', async () => {
    const answers = ['female', 'prefer not to say'];
    const result = await audited({
      'clips.csv': [
        'path,client_id,gender',
        ...rows(400, (i) => `clip_${i}.mp3,s${i % 100},${i % 100 < 50 ? answers[i < 200 ? 0 : 1] : 'male'}`),
      ],
    });
    assert.not(
      said(result).some((one) => one.startsWith('self-contradiction')),
      said(result).join(),
    );
  });

  test('a configuration that froze nothing lists no value as new', async () => {
    const file = {
      'clips.csv': ['path,gender', ...rows(300, (i) => `clip_${i}.mp3,${i % 3 === 0 ? 'zorp' : 'female'}`)],
    };
    const declared = [
      { column: 'gender', role: 'gender' },
      { column: 'age', role: 'age' },
    ];
    const result = await audited(file, { declared, configured: ['gender', 'age'] });
    assert.ok(said(result).includes('declared-columns.gone critical'), said(result).join());
    assert.not(said(result).some((one) => one.startsWith('declared-columns.values-new')));
  });
});
