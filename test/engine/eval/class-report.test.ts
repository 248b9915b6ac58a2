import assert from 'node:assert/strict';
import type { CellResult, Variant } from '../../../src/engine/eval/contracts/cell.js';
import { reportOn } from '../../../src/engine/eval/report.js';
import { resolveMetrics } from '../../../src/engine/eval/resolve-metrics.js';
import { createRunTally } from '../../../src/engine/eval/run-tally.js';
import { evalClasses } from '../../../src/cli/reporters/eval-classes.js';
import { parsePrompt } from '../../../src/engine/prompt/parse-prompt.js';

type Given = readonly [expected: string, label: string | undefined, answer?: string];

function reportOf(metrics: string, cells: readonly Given[]): ReturnType<typeof reportOn> {
  const front = `expect: "{{ x }}"\noutput: { labels: [yes, no] }\nmetrics: ${metrics}`;
  const prompt = parsePrompt(`---\n${front}\n---\nx`, 'x.prompt');
  const variant: Variant = { id: 'v', prompt, model: 'm', inputs: {} };
  const tally = createRunTally([{ variant, metrics: resolveMetrics(prompt.config).metrics }], 1);
  for (const [at, [expected, label, answer = '']] of cells.entries()) {
    const cell = { variant: 'v', row: String(at), line: at, repeat: 0, outcome: 'scored', answer, expected, label };
    const paid = { inputTokens: 1, outputTokens: 1, usd: 0, milliseconds: 1, cached: false, error: undefined };
    tally.add({ ...cell, ...paid, scores: {}, reasons: {} } as CellResult);
  }
  return reportOn(tally, { run: 'r', stop: 'finished', problems: [], seed: 1 });
}

describe('the confusion matrix of a report', () => {
  const cells: Given[] = [
    ['yes', 'yes'],
    ['yes', 'no'],
    ['no', 'no'],
    ['no', undefined],
    ['maybe', 'yes'],
  ];
  const report = reportOf('[macro-f1]', cells);
  const [variant] = report.variants;

  it('counts answers by expected and read label, unread ones last', () => {
    assert.deepEqual(variant?.classes?.labels, ['yes', 'no', 'maybe']);
    assert.deepEqual(variant.classes.counts, [
      [1, 1, 0, 0],
      [0, 1, 0, 1],
      [1, 0, 0, 0],
    ]);
    assert.deepEqual(variant.classes.scores[0], { precision: 1 / 2, recall: 1 / 2, f1: 1 / 2, n: 2 });
    assert.match(variant.classes.reading, /longest where they overlap.*names two has none/);
  });

  it('is readable in a terminal', () => {
    assert.equal(
      evalClasses(report.variants, new Map([['v', 'mine']])),
      `
mine: expected labels, and how often each was answered
  expected  yes  no  maybe  none  precision  recall      F1
  yes         1   1      0     0     50.0 %  50.0 %  50.0 %
  no          0   1      0     1     50.0 %  50.0 %  50.0 %
  maybe       1   0      0     0      0.0 %   0.0 %   0.0 %
`,
    );
  });

  it('is left out where nothing reads labels', () => {
    const [plain] = reportOf('[exact-match]', cells).variants;
    assert.equal(plain?.classes, undefined);
    const [numbers] = reportOf('[pearson]', [['1', undefined, 'so 1']]).variants;
    assert.equal(numbers?.classes, undefined);
  });

  it('metrics of numbers read them from the answers, with an interval', () => {
    const rows = [1, 2, 3, 4, 5].map((n): Given => [String(n), undefined, `I say 9, no: ${n * 2}`]);
    const { variants } = reportOf('[pearson, macro-f1]', rows);
    assert.equal(variants[0]?.scores['pearson']?.mean, 1);
    const off = reportOf('[spearman]', [...rows, ['6', undefined, 'none'], ['7', undefined, '1']]).variants[0];
    const { mean = 0, low = 0, high = 0 } = off?.scores['spearman'] ?? {};
    // Ranks 1 to 6 answered 2 3 4 5 6 1: 1 - 6 · 30 / (6 · 35).
    assert.ok(Math.abs(mean - 1 / 7) < 1e-9, String(mean));
    assert.ok(low < mean && mean < high);
  });
});
