import assert from 'node:assert/strict';
import { refusalsOf, scoresOf } from '../../../support/metric-scores.js';

describe('a regex whose value a row completes', () => {
  const yaml = `metrics: [{ type: regex, value: "^{{ start }}\\\\d+$" }]`;
  const score = (answer: string, start: string): ReturnType<typeof scoresOf> =>
    scoresOf(yaml, { answer, values: { start } });

  for (const [answer, start, wanted] of [
    ['A12', 'A', 1],
    ['B12', 'A', 0],
    ['B12', '[AB]', 1],
    ['{{ start }}12', 'A', 0],
  ] as const)
    it(`finds ${start} and a number in ${answer}: ${wanted}`, () =>
      assert.deepEqual(score(answer, start).scores, { regex: wanted }));

  it('says which pattern was not found', () =>
    assert.equal(score('B12', 'A').reasons['regex'], 'The answer does not match /^A\\d+$/.'));
  it('is an error of the row where that makes no pattern, and needs its column', () => {
    assert.throws(() => score('A12', '['), /its value is \/\^\[\\d\+\$\/ here: it is no regular expression/);
    assert.throws(() => scoresOf(yaml, { answer: 'A12', values: {} }), /'start' is undefined/);
  });
  it('finds nothing where it is empty', () =>
    assert.deepEqual(
      scoresOf('metrics: [{ type: regex, value: "{{ p }}" }]', { answer: 'A', values: { p: '' } }).scores,
      { regex: 0 },
    ));
  it('is refused where it is no template', () =>
    assert.match(refusalsOf('metrics: [{ type: regex, value: "{{ p" }]')[0] ?? '', /never closed/));
});
