import assert from 'node:assert/strict';
import { env } from 'vscode';
import { costRange, costText, fixed, whole } from '../../src/extension/numbers.js';
import { runsText } from '../../src/extension/run-words.js';
import { markText, scoreLens, variantLines } from '../../src/extension/scores/score-words.js';
import { rowOutcome } from '../../src/extension/testing/cell-outcome.js';
import { numberFormat } from '../../webview/shared/number-format.js';

/** A run that is kept with its prompt. */
const variant = { model: 'a/b', inputs: {}, n: 1250, mean: 0.84, low: 0.809, high: 0.86 };
const kept = { run: 'r', promptHash: '', files: [], model: null, metric: 'accuracy', variants: [variant] };

describe('numbers outside the panels', () => {
  const editor = env as { language: string };
  afterEach(() => (editor.language = 'en'));

  const said: readonly (readonly [where: string, said: () => string, en: string, de: string])[] = [
    [
      'the lens of a score',
      () => scoreLens({ ...kept, finished: true }, []).title,
      '84.0 % ±3.1 accuracy on 1,250 rows',
      '84,0 % ±3,1 accuracy on 1.250 rows',
    ],
    ['the marks of a matrix', () => markText([variant, { mean: 0.7 }]), '70.0 to 84.0 %', '70,0 to 84,0 %'],
    [
      'the lines of a hover',
      () => variantLines(kept).join(''),
      'a/b: 84.0 % accuracy (80.9 to 86.0) on 1,250 rows',
      'a/b: 84,0 % accuracy (80,9 to 86,0) on 1.250 rows',
    ],
    [
      'the status bar',
      () => runsText([{ title: 'evaluating', progress: { done: 1200, total: 4000, verdicts: 1000, usd: 1.5 } }]).text,
      'Hone: evaluating 1,200/4,000 · 1,000 verdicts · $1.50',
      'Hone: evaluating 1.200/4.000 · 1.000 verdicts · $1,50',
    ],
    ['a row of the Test Explorer', failure, 'a: f1 0.333', 'a: f1 0,333'],
    ['what a run costs', () => costRange({ low: 0.0042, high: 1.2 }), '$0.0042 to $1.20', '$0,0042 to $1,20'],
  ];
  for (const [where, text, en, de] of said) {
    it(`are written as the language of the editor does: ${where}`, () => {
      assert.equal(text(), en);
      editor.language = 'de';
      assert.equal(text(), de);
    });
  }

  it('are those of the panels', () => {
    for (const language of ['en', 'de', 'fr', 'pt-br', 'zh-cn', 'no such language']) {
      editor.language = language;
      const panels = numberFormat(language);
      for (const value of [0, 0.5, 1.005, 12345.678, -3]) {
        assert.equal(whole(value), panels.whole(value), `${language} ${value}`);
        assert.equal(fixed(value, 2), panels.fixed(value, 2), `${language} ${value}`);
        assert.equal(fixed(value, 4, 2), panels.fixed(value, 4, 2), `${language} ${value}`);
      }
    }
  });

  it('say that something is free only where all of it is', () => {
    assert.equal(costText(0), 'free');
    assert.equal(costRange({ low: 0, high: 0 }), 'free');
    assert.equal(costRange({ low: 0, high: 0.04 }), '$0 to $0.04');
    assert.equal(costRange({ low: 0.000042, high: 0.000042 }), '$0.000042');
  });
});

function failure(): string {
  const counts = { inputTokens: 1, outputTokens: 1, usd: 0, milliseconds: 1, cached: false, repeat: 0, line: 1 };
  const scored = { outcome: 'scored', answer: 'red', expected: 'blue', scores: { f1: 1 / 3 }, reasons: {} } as const;
  const cell = { ...counts, ...scored, variant: 'a', row: '1', label: undefined, error: undefined };
  return rowOutcome([cell], (id) => id)
    .failures.map(({ message }) => message)
    .join('');
}
