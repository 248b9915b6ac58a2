import assert from 'node:assert/strict';
import type { CellResult } from '../../../../src/engine/eval/contracts/cell.js';
import type { EvaluationReport } from '../../../../src/engine/eval/contracts/report.js';
import { flatnessOf } from '../../../../src/engine/eval/vary/flatness.js';
import { spreadOf } from '../../../../src/engine/eval/vary/spread.js';
import { createVaryCells } from '../../../../src/engine/eval/vary/vary-cells.js';
import { varyReport } from '../../../../src/engine/eval/vary/vary-report.js';
import { varySentences } from '../../../../src/engine/eval/vary/vary-sentences.js';

const scores = (...values: number[]): Float64Array => Float64Array.from(values);

function close(actual: number | null, expected: number): void {
  assert.ok(actual !== null && Math.abs(actual - expected) < 1e-7, `${actual} is not ${expected}`);
}

describe('spreadOf', () => {
  it('one row of two changes sides: all of the spread is noise', () => {
    // Means 1/2 and 1: SD = sqrt(2 · (1/4)²) = sqrt(1/8). Residuals ±1/4, four of them: MSE = 1/4 on 1 degree of freedom, a mean's share 1/8.
    const { observed, noise, beyond } = spreadOf([scores(1, 0), scores(1, 1)]);
    close(observed, Math.sqrt(1 / 8));
    close(noise, Math.sqrt(1 / 8));
    close(beyond, 0);
  });

  it('all rows change alike: all of it is the wording', () => {
    // Means 0.2 and 0.6: SD = sqrt(2 · 0.2²) = sqrt(0.08). No residual is left.
    const { observed, noise, beyond } = spreadOf([scores(0.1, 0.3), scores(0.5, 0.7)]);
    close(observed, Math.sqrt(0.08));
    close(noise, 0);
    close(beyond, Math.sqrt(0.08));
  });

  it('both: 4 rows, 3 texts', () => {
    // Means 3/4, 1/2, 0; mean 5/12; squares (1/3)² + (1/12)² + (5/12)² = 42/144; variance 21/144.
    // Row means 2/3, 2/3, 1/3, 0. SS total = 5 - 12·(5/12)² = 35/12, rows 3·Σ(r - 5/12)² = 11/12, texts 4·42/144 = 14/12.
    // Rest 10/12 on 6 degrees of freedom = 5/36; a mean's share 5/144. Beyond: 16/144 = (1/3)².
    const { observed, noise, beyond } = spreadOf([scores(1, 1, 1, 0), scores(1, 1, 0, 0), scores(0, 0, 0, 0)]);
    close(observed, Math.sqrt(21 / 144));
    close(noise, Math.sqrt(5 / 144));
    close(beyond, 1 / 3);
  });

  it('one text has no spread and nothing to tell noise from', () => {
    assert.deepEqual(spreadOf([scores(1, 0)]), { observed: 0, noise: null, beyond: null });
  });
});

describe('flatnessOf', () => {
  // Own mean 3/4. Changes 1/4 and 2/4, on average 3/8.
  const own = scores(1, 0, 1, 1);
  const varied = [scores(1, 0, 0, 1), scores(0, 1, 1, 1)];

  it('is the own score less the mean absolute change of rows', () => {
    assert.deepEqual(flatnessOf(own, varied), { change: 3 / 8, score: 3 / 8 });
  });

  it('takes what the change is to cost', () => {
    assert.deepEqual(flatnessOf(own, varied, 0.5), { change: 3 / 8, score: 9 / 16 });
  });

  it('a prompt that nothing moves keeps its score', () => {
    assert.deepEqual(flatnessOf(own, [own, own]), { change: 0, score: 3 / 4 });
  });
});

describe('varyReport', () => {
  const cell = (variant: string, row: string, score: number, label: string): CellResult => ({
    ...{
      variant,
      row,
      repeat: 0,
      line: 1,
      outcome: 'scored',
      answer: label,
      expected: 'a',
      label,
      scores: { m: score },
    },
    ...{ reasons: {}, inputTokens: 1, outputTokens: 1, usd: 0, milliseconds: 1, cached: false, error: undefined },
  });
  const variant = (id: string, prompt: string, mean: number): EvaluationReport['variants'][number] => ({
    ...{
      id,
      prompt,
      model: 'x/y',
      inputs: {},
      n: 2,
      scores: { m: { mean, low: 0, high: 1 }, f: { mean, low: 0, high: 1 } },
    },
    ...{ tokens: 1, usd: 0, seconds: 1, outcomes: { scored: 2, refused: 0, truncated: 0, error: 0 } },
  });
  const cells = createVaryCells();
  const asked: [string, number[], string][] = [
    ['o', [1, 1], 'aa'],
    ['t1', [1, 0], 'ab'],
    ['t2', [0, 0], 'bb'],
    ['c1', [1, 1], 'aa'],
  ];
  for (const [id, values, labels] of asked)
    values.forEach((value, row) => cells.add(cell(id, `r${row}`, value, labels[row] ?? '')));
  const evaluation: EvaluationReport = {
    ...{ run: 'r', calls: 8, cached: 0, errors: 0, rows: 2, comparisons: [], stop: 'finished', problems: [] },
    variants: [
      variant('o', 'a.prompt', 1),
      variant('t1', 'a.prompt#typos-1', 0.5),
      variant('t2', 'a.prompt#typos-2', 0),
      variant('c1', 'a.prompt#casing-1', 1),
    ],
  };
  const variations = ['typos-1', 'typos-2', 'casing-1'].map((name) => ({
    name,
    kind: name.slice(0, -2),
    text: name,
  }));
  const { groups } = varyReport(evaluation, {
    cells,
    prompt: 'a.prompt',
    text: '',
    seed: 0,
    writerCalls: 0,
    notes: [],
    variations,
  });
  const [m, f] = groups[0]?.metrics ?? [];

  it('says by kind and in all what the texts have, the worst and the best, and how many answers change', () => {
    const brief =
      m && [...m.kinds, m.all].map((k) => [k.kind, k.texts, k.mean, k.worst.name, k.best.name, k.range, k.changed]);
    assert.deepEqual(brief, [
      ['typos', 2, 0.25, 'typos-2', 'typos-1', 0.5, 3 / 4],
      ['casing', 1, 1, 'casing-1', 'casing-1', 0, 0],
      ['all', 3, 0.5, 'typos-2', 'casing-1', 1, 3 / 6],
    ]);
  });

  it('does not depend on the order in which answers come', () => {
    const value = (variant: number, row: number): number => ((variant * 7 + row * 3) % 10) / 10;
    const told = (order: readonly number[]): unknown => {
      const these = createVaryCells();
      const ids = ['o', 't1', 't2', 'c1'];
      for (const row of order) ids.forEach((id, i) => these.add(cell(id, `r${row}`, value(i, row), 'a')));
      return varyReport(evaluation, {
        cells: these,
        prompt: 'a.prompt',
        text: '',
        seed: 0,
        writerCalls: 0,
        notes: [],
        variations,
      });
    };
    const rows = Array.from({ length: 23 }, (_, i) => i);
    assert.deepEqual(told([...rows].reverse()), told(rows));
  });

  it('has flatness where rows have scores, and says of other metrics that they have none', () => {
    // Changes 1/2, 1 and 0: 1/2 on average.
    assert.deepEqual(m?.flatness, { change: 0.5, score: 0.5 });
    assert.deepEqual([f?.flatness, f?.all.spread.noise, f?.all.spread.observed], [null, null, 0.5]);
  });

  it('says it so that a person understands', () => {
    assert.deepEqual(m && varySentences(m), [
      'Over 3 texts that say the same, m is 50.0 % on average, from 0.0 % (typos-2) to 100.0 % (casing-1).',
      'The prompt as written has 100.0 %, with 0.0 % to 100.0 % left open by the sample of rows.',
      'The texts lie 50.0 points apart (standard deviation): single rows that change sides alone would make about 28.9, which more rows make smaller; the wording itself makes about 40.8.',
      '50.0 % of the answers are other ones than those to the prompt as written.',
      "Flatness (input-perturbation form): a row's score changes by 50.0 points on average, which leaves 50.0 % to select by.",
    ]);
  });
});
