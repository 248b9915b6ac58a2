import assert from 'node:assert/strict';
import { devBound } from '../../../src/engine/optimize/dev-bound.js';
import { exactMatch } from '../../../src/engine/eval/metrics/exact-match.js';
import { parsePrompt } from '../../../src/engine/prompt/parse-prompt.js';
import { makeRows, makeSplits } from '../../support/optimize-run.js';

describe('the guard beside a dev score', () => {
  const prompt = parsePrompt('user:\nIs it odd? {{ text }}\n', 'p.prompt');
  const splits = makeSplits(makeRows(400));
  const n = splits.dev.length;
  const right = new Float64Array(n).fill(1);
  const bound = (text: string, scores = right, metric = exactMatch): ReturnType<typeof devBound> =>
    devBound({ metric, prompt, splits }, { text, scores });

  it('is e to the minus (cost + ln 20) / n where every row is right, and costs more the more was changed', () => {
    const kept = bound(prompt.text);
    const bytes = Buffer.byteLength(prompt.text);
    assert.ok(kept && Math.abs(kept.nats - (2 * Math.log(bytes + 1) + Math.log(257))) < 1e-9);
    assert.ok(Math.abs(kept.least - Math.exp(-(kept.nats + Math.log(20)) / n)) < 1e-9);
    const changed = bound(prompt.text.replace('odd', 'odd or even'));
    assert.ok(changed && Math.abs(changed.nats - kept.nats - 8 * Math.log(257)) < 1e-9);
    assert.ok(changed.least < kept.least);
  });

  it('takes rows without a score for wrong', () => {
    assert.deepEqual([bound(prompt.text, right.slice(1))?.mean, bound(prompt.text)?.n], [(n - 1) / n, n]);
  });

  it('is not given where the theorem does not speak: scores beyond 0 to 1, and none at all', () => {
    assert.equal(bound(prompt.text, right, { ...exactMatch, range: [0, 5] }), undefined);
    assert.equal(bound(prompt.text, new Float64Array(0)), undefined);
  });
});
