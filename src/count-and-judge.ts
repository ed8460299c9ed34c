// Counting and judging side by side: a check is judged as soon as the last of its counts is in, while the engine works on
// those of the next.
import { collect, lookup } from './count/collect.ts';
import { tallyId } from './count/plan.ts';
import type { Counts, Tally } from './count/tally.ts';
import type { Engine } from './engine/engine.ts';
import type { Context } from './judge/analyzer.ts';
import { type Judged, type JudgedCheck, judge, judgeCheck, type PlannedCheck } from './judge/judge.ts';
import type { Check } from './result/schema.ts';

interface Hooks {
  signal?: AbortSignal | undefined;
  counted?(done: number, total: number): void;
  /** Hears of each check that is judged while others are still counted. */
  judged?: ((check: Check) => void) | undefined;
}

/** Judges `planned`; `more` is counted beside it. Errors: those of the engine. */
export async function countAndJudge(
  engine: Engine,
  planned: readonly PlannedCheck[],
  more: readonly Tally[],
  context: Context,
  hooks: Hooks,
): Promise<Judged & { countsOf: (tally: Tally) => Counts }> {
  const tallies = [...more, ...planned.flatMap(({ request }) => Object.values(request.tallies))];
  const waiting = planned.map((check) => ({
    check,
    without: new Set(Object.values(check.request.tallies).map(tallyId)),
  }));
  const counts: Counts[] = [];
  const early = new Map<PlannedCheck, JudgedCheck>();
  for await (const one of collect(engine, tallies, context.columns, hooks.signal, hooks.counted)) {
    counts.push(one);
    const id = tallyId(one.tally);
    for (const { check, without } of waiting) {
      if (!without.delete(id) || without.size > 0) continue;
      const judged = judgeCheck(check, lookup(counts), context);
      early.set(check, judged);
      hooks.judged?.(judged.check);
    }
  }
  const countsOf = lookup(counts);
  return { ...judge(planned, countsOf, context, early), countsOf };
}
