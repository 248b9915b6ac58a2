import assert from 'node:assert/strict';
import { studentTail } from '../../../../src/engine/eval/statistics/student.js';

const close = (actual: number, expected: number): void =>
  assert.ok(Math.abs(actual - expected) < 1e-12, `${actual}, expected ${expected}`);

describe('studentTail', () => {
  for (const t of [-3, -0.5, 0, 0.1, 1, 2.5, 40]) {
    it(`above ${t} is what the closed forms for 1 and 2 degrees of freedom say`, () => {
      close(studentTail(t, 1), 0.5 - Math.atan(t) / Math.PI);
      close(studentTail(t, 2), 0.5 * (1 - t / Math.sqrt(2 + t * t)));
    });
  }

  it('above the root of 5 with 5 degrees is 1/4 - 2/(3π), and with many it is the normal tail', () => {
    close(studentTail(Math.sqrt(5), 5), 0.25 - 2 / (3 * Math.PI));
    assert.ok(Math.abs(studentTail(1.959964, 1e7) - 0.025) < 1e-7);
  });
});
