import { forbiddenIn } from '../../src/judge/findings/words.ts';
import { terminalSummary } from '../../src/show/terminal.ts';
import { assert, suite } from '../suite.ts';
import { allFailed, EXAMPLES, example, manyValues, nothingJudged, saying } from './samples.ts';

const paths = { report: 'rollcall-out/x/report.html', result: 'rollcall-out/x/result.json' };
const plain = { color: false, width: 100 };

suite('terminal summary', (test) => {
  for (const result of [...EXAMPLES.map(example), nothingJudged(), allFailed(), manyValues(300)])
    test(`${result.dataset.name}, ${result.summary.verdict.code}: at most ten lines that fit, with the report and what to do next`, () => {
      const text = terminalSummary(result, paths, plain);
      const lines = text.split('\n');
      assert.ok(lines.length <= 10, `${lines.length} lines`);
      assert.ok(
        lines.every((line) => line.length <= plain.width),
        text,
      );
      assert.match(text, paths.report);
      assert.match(text, /^next +\S/m);
      assert.equal(forbiddenIn(text), []);
    });

  test('the worst findings of different questions stand in it, worst first', () => {
    const text = terminalSummary(example('common-voice-tw'), paths, plain);
    assert.ok(text.indexOf('◆ critical No speaker') > 0);
    assert.ok(text.indexOf('▲ high') > text.indexOf('◆ critical'));
  });

  test('colour only where it is asked for', () => {
    const coloured = '\u001b[';
    assert.not.match(terminalSummary(example('coco'), paths, plain), coloured);
    assert.match(terminalSummary(example('coco'), paths, { color: true, width: 80 }), coloured);
  });

  test('no text of a manifest can write to the terminal', () => {
    const text = terminalSummary(saying(['\u001b]0;owned\u0007', '\u001b[2J', 'a\r\nb']), paths, plain);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: their absence is what is tested
    assert.not.match(text, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
    assert.ok(text.split('\n').length <= 10);
  });

  test('without a target it says how to declare one', () => {
    assert.match(terminalSummary(example('goemotions'), paths, plain), '--target');
    assert.not.match(terminalSummary(example('common-voice-tw'), paths, plain), '--target world');
  });
});
