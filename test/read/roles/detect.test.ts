import { roleByName } from '../../../src/read/roles/catalogue.ts';
import { DECISION, detectTable } from '../../../src/read/roles/detect.ts';
import { factsOf } from '../../../src/read/roles/facts.ts';
import { tableShape } from '../../../src/read/roles/table-shape.ts';
import { assert, suite } from '../../suite.ts';
import { type Layout, layouts } from './layouts.ts';

const detect = ({ columns, rows, path }: Layout) => {
  const facts = Object.entries(columns).map(([name, [cell]], index) =>
    factsOf(
      name,
      index,
      Array.from({ length: rows }, (_, row) => cell(row)),
    ),
  );
  return detectTable(facts, tableShape(facts, [path]));
};

suite('detection on layouts people publish', (test) => {
  test('a decision is right in 98 of 100, finds 85 of 100, and is never wrong about a person', () => {
    const wrong: string[] = [];
    const missed: string[] = [];
    const sensitive: string[] = [];
    let confident = 0;
    let wanted = 0;
    for (const layout of layouts) {
      const found = detect(layout);
      Object.entries(layout.columns).forEach(([name, [, truth]], index) => {
        const { entity, role, confidence, reason } = found[index]!;
        const expected = [truth].flat();
        const id = role === null ? null : `${entity}.${role}`;
        const line = `${layout.name}: ${name}: ${id ?? 'none'}, not ${expected.join(' or ')} (${reason})`;
        assert.is(role !== null, confidence >= DECISION, line);
        if (role !== null) confident++;
        if (role !== null && !expected.includes(id)) wrong.push(line);
        if (role !== null && !expected.includes(id) && roleByName(role)?.sensitive) sensitive.push(line);
        if (!expected.includes(null)) wanted++;
        if (role === null && !expected.includes(null)) missed.push(line);
      });
    }
    const precision = 1 - wrong.length / confident;
    const recall = 1 - missed.length / wanted;
    console.log(
      `  ${layouts.length} layouts: precision ${precision.toFixed(3)} of ${confident}, recall ${recall.toFixed(3)} of ${wanted}`,
    );
    for (const line of [...wrong, ...missed]) console.log(`    ${line}`);
    assert.equal(sensitive, []);
    assert.ok(precision >= 0.98, `precision ${precision}`);
    assert.ok(recall >= 0.85, `recall ${recall}`);
  });
});
