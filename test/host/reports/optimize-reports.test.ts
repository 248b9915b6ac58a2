import assert from 'node:assert/strict';
import type { OptimizeReport } from '../../../src/engine/optimize/contracts.js';
import { optimizeHtml } from '../../../src/host/reports/optimize-html.js';
import { optimizeMarkdown } from '../../../src/host/reports/optimize-markdown.js';

const share = { mean: 0.5, low: 0.4, high: 0.6 };
const row = (line: number, after: string) => ({
  ...{ line, input: `Who <b>wrote</b> it | ${line}?`, expected: 'human' },
  ...{ seed: { answer: 'place', score: 0 }, best: { answer: after, score: 1 } },
});
const report: OptimizeReport = {
  ...{ run: 'run-1', method: 'protegi', seed: 1, stop: 'finished', candidates: 2 },
  spend: { calls: 90, taskCalls: 100, writerCalls: 2, tokens: 5000, usd: 0.25 },
  dev: { seed: share, best: { mean: 0.8, low: 0.7, high: 0.9 } },
  costs: { seed: { inputTokens: 10, usd: 0.1 }, best: { inputTokens: 20, usd: 0.2 } },
  front: [
    { id: 'bbbbbbbbbbbb', score: 0.8, inputTokens: 20, usd: 0.002 },
    { id: 'aaaaaaaaaaaa', score: 0.5, inputTokens: 10, usd: 0.001 },
  ],
  test: {
    ...{ n: 80, seed: share, best: { mean: 0.7, low: 0.6, high: 0.8 }, metric: 'exact-match' },
    ...{ difference: 0.2, low: 0.08, high: 0.31, p: 0.0004, wins: 30, losses: 1, ties: 49, verdict: 'better' },
  },
  moved: { wins: Array.from({ length: 30 }, (_, at) => row(at + 1, 'human')), losses: [row(77, '<script>x</script>')] },
  ...{ bestText: 'Say who.\nBe brief.\n', seedText: 'Say who.\n' },
};
const place = { file: 'ask.prompt', journal: '.hone/runs/run-1.jsonl', learners: [] };
const unchanged: OptimizeReport = {
  ...report,
  bestText: report.seedText,
  test: { ...report.test, n: 0, verdict: 'no reliable improvement' },
};
const untested = Object.fromEntries(
  Object.entries(unchanged).filter(([key]) => key !== 'moved'),
) as unknown as OptimizeReport;

describe('the report of an optimization', () => {
  it('is a page that says the verdict, both scores, every row that moved, and the change', () => {
    const page = optimizeHtml(report, place);
    assert.match(page, /<p class="verdict">Better by 20\.0 points \(8\.0 to 31\.0\)/);
    assert.match(page, /sealed test, 80 rows/);
    assert.match(page, /<summary>1 test row got worse<\/summary>[\s\S]*<summary>30 test rows got better<\/summary>/);
    assert.equal(page.match(/Who &lt;b&gt;wrote/g)?.length, 31);
    assert.match(page, /<span class="add">\+Be brief\.<\/span>/);
    assert.match(page, /bbbbbb<\/td><td>80\.0 %<\/td><td>20<\/td><td>\$2\.00/);
    assert.match(page, /100 answers and 2 calls to the writer/);
    assert.match(page, /Every step is in \.hone\/runs\/run-1\.jsonl/);
  });

  it('says what each model took of it, where more than one was asked', () => {
    const writer = { calls: 2, tokens: 1000, usd: null };
    const task = { calls: 1088, tokens: 4000, usd: 0.2 };
    const shared = { ...report, spend: { ...report.spend, byRole: { writer, task } } };
    assert.match(
      optimizeHtml(shared, place),
      /the model that answers<\/td><td>1,088<\/td><td>4,000<\/td><td>\$0\.20[\s\S]*the model that writes<\/td><td>2<\/td><td>1,000<\/td><td>unknown/,
    );
    assert.match(
      optimizeMarkdown(shared, place),
      /^\| paid to \| calls \| tokens \| cost \|\n.*\n\| the model that answers \| 1,088 \| 4,000 \| \$0\.20 \|$/m,
    );
    const alone = { ...report, spend: { ...report.spend, byRole: { task } } };
    for (const one of [report, alone]) assert.doesNotMatch(optimizeHtml(one, place), /the model that answers/);
  });

  it('runs nothing that an answer brings', () => {
    const page = optimizeHtml(report, place);
    assert.doesNotMatch(page, /<script/);
    assert.match(page, /&lt;script&gt;x/);
  });

  it('says in Markdown the same, with as many rows as one reads', () => {
    const text = optimizeMarkdown(report, { ...place, out: 'better.prompt' });
    assert.match(text, /^Better by 20\.0 points/m);
    assert.match(text, /<summary>30 test rows got better<\/summary>/);
    assert.match(text, /\| 1 \| Who &lt;b&gt;wrote&lt;\/b&gt; it \\\| 1\? \| human \| place \| human \|/);
    assert.match(text, /10 more rows in the HTML report/);
    assert.match(text, /The result is in `better\.prompt`, every step in/);
  });

  it('claims nothing where the test was not opened', () => {
    for (const text of [optimizeHtml(untested, place), optimizeMarkdown(untested, place)]) {
      assert.match(text, /The sealed test was not opened, so there is no verdict/);
      assert.doesNotMatch(text, /got worse|sealed test, 0 rows/);
    }
  });

  const same = { difference: 0, low: 0, high: 0, p: 1, wins: 0, losses: 0, ties: 80, best: share } as const;
  const keeping: OptimizeReport = { ...untested, test: { ...untested.test, ...same, n: 80 } };
  const judged = { judges: ['a/b'], asked: 0, turned: 0 };
  const kept: [what: string, report: OptimizeReport, says: RegExp][] = [
    [
      'none of those tried was better',
      keeping,
      /No better prompt was found: 2 candidates tried, none came to a higher/,
    ],
    ['the judge preferred none', { ...keeping, judged }, /2 candidates tried, none was preferred to it\./],
    ['nothing was asked', { ...keeping, candidates: 0 }, /no candidate came as far as being asked/],
    ['no call was left', { ...keeping, candidates: 0, stop: 'budget' }, /Nothing was tried: .* Raise the limit, /],
    ['nothing was wrong', { ...keeping, candidates: 0, stop: 'perfect' }, /right on every row that candidates/],
  ];
  for (const [what, seedKept, says] of kept)
    it(`says why the seed stays where ${what}, and compares it with nothing`, () => {
      for (const text of [optimizeHtml(seedKept, place), optimizeMarkdown(seedKept, place)]) {
        assert.match(text, says);
        assert.match(text, /The seed prompt stays\./);
        assert.doesNotMatch(text, /p = 1\.000|the chosen one|0 rows got better/);
      }
    });

  it('still says the numbers where a candidate was tested and was no better', () => {
    const tested = { ...keeping, moved: { wins: [], losses: [] } };
    assert.match(optimizeMarkdown(tested, place), /^No reliable improvement: 0\.0 points .* p = 1\.000/m);
  });

  it('says who answered when it was no language model', () => {
    const page = optimizeHtml(report, { ...place, learners: ['offline/learner'] });
    assert.match(page, /offline\/learner is a small deterministic learner, not a language model/);
  });
});
