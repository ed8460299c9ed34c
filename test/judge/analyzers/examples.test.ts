import { analyzers } from '../../../src/judge/analyzers/index.ts';
import { forbiddenIn } from '../../../src/judge/findings/words.ts';
import { judge, planChecks } from '../../../src/judge/judge.ts';
import { assert, suite } from '../../suite.ts';

for (const analyzer of analyzers) {
  suite(`examples of ${analyzer.meta.id}`, (test) => {
    for (const example of analyzer.examples) {
      test(`${example.outcome}: ${example.name}`, () => {
        const context = example.context();
        const planned = planChecks([analyzer], context);
        const judged = planned.map((check) => {
          const tables = example.tables(check.request);
          const names = new Map(Object.entries(check.request.tallies).map(([name, tally]) => [tally, name]));
          return judge([check], (tally) => tables[names.get(tally)!]!, context);
        });
        assert.equal(
          judged.flatMap(({ failures }) => failures.map(({ error }) => String(error))),
          [],
        );
        const outcomes = judged.flatMap(({ checks }) => checks.map(({ outcome }) => outcome));
        const worst = (['error', 'gap', 'undetermined', 'ok', 'not-applicable'] as const).find((o) =>
          outcomes.includes(o),
        );
        const reasons = judged.flatMap(({ checks }) => checks.map(({ reason }) => reason)).join('; ');
        assert.is(worst, example.outcome, reasons);
        const findings = judged.flatMap((each) => each.findings);
        assert.equal([...new Set(findings.map(({ code }) => code))].sort(), [...new Set(example.codes)].sort());
        const texts = findings.flatMap(({ sentence, severityReason, collect }) => [
          sentence,
          severityReason,
          collect?.sentence ?? '',
        ]);
        assert.equal([...texts, reasons].flatMap(forbiddenIn), []);
        if (process.env.SHOW)
          for (const f of findings) console.log(f.severity, f.sentence, f.severityReason, JSON.stringify(f.collect));
      });
    }
  });
}
