import assert from 'node:assert/strict';
import { isInside, joinedSpans } from '../../../src/engine/text/joined-spans.js';

const span = (start: number, end: number): { start: number; end: number } => ({ start, end });

describe('joined spans', () => {
  it('are one where they touch or overlap', () =>
    assert.deepEqual(joinedSpans([span(0, 5), span(1, 2), span(5, 7), span(9, 10)]), [span(0, 7), span(9, 10)]));

  it('hold what lies inside one of them', () => {
    const joined = joinedSpans([span(2, 5), span(8, 10)]);
    const inside = [span(2, 5), span(3, 4), span(8, 9)];
    const outside = [span(1, 3), span(4, 6), span(5, 8), span(4, 9), span(10, 11), span(0, 1)];
    assert.deepEqual(
      [inside.map((each) => isInside(joined, each)), outside.map((each) => isInside(joined, each))],
      [
        [true, true, true],
        [false, false, false, false, false, false],
      ],
    );
  });
});
