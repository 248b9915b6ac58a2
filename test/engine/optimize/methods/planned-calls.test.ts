import assert from 'node:assert/strict';
import { fixtureOf } from '../../../support/optimize-fixture.js';
import { methodOf } from '../../../support/optimize-run.js';

interface Planned {
  readonly calls: readonly {
    readonly why: string;
    readonly train: number;
    readonly dev: number;
    readonly calls: number | null;
    readonly task: number;
    readonly writer: number;
    readonly proposals: number;
  }[];
}

describe('the calls of a search, worked out by hand', () => {
  for (const id of [
    'ape',
    'pe2',
    'opro',
    'copro',
    'prompt-mii',
    'fipo-one-shot',
    'prewrite-s',
    'promptagent',
    'textgrad',
    'random-separators',
  ]) {
    for (const { why, train, dev, calls, ...planned } of (fixtureOf(id) as Planned).calls) {
      it(`are ${planned.task} + ${planned.writer} for ${id} within ${calls ?? 'any number'}: ${why}`, () => {
        const sizes = { pool: 10, train, dev, test: 100 };
        assert.deepEqual(methodOf(id).estimate(sizes, calls ?? Infinity), planned);
      });
    }
  }
});
