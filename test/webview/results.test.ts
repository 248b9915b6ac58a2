import assert from 'node:assert/strict';
import type { ResultsRequest } from '../../src/protocol/results.js';
import {
  comparison,
  estimate,
  firstView,
  openResultsPanel,
  type ResultsPanelPage,
  snapshot,
} from '../support/results-panel.js';

describe('the results panel', () => {
  let panel: ResultsPanelPage;

  beforeEach(async () => (panel = await openResultsPanel()));
  afterEach(async () => panel.close());

  it('asks for its contents when it opens', () => assert.deepEqual(panel.sent, [{ type: 'ready' }]));

  it('says what to do when there are no results', async () => {
    await panel.show({ phase: 'empty', prompt: null });
    assert.match(panel.text('main'), /No results yet.*Hone: Evaluate Prompt/);
  });

  it('shows each variant with its score, interval and cost', async () => {
    await panel.show();
    const rows = [...panel.document.querySelectorAll('.variants tbody tr')].map(({ textContent }) => textContent);
    assert.match(rows[0] ?? '', /^terse.*84\.0\s%.*79\.1 to 88\.2.*12,345\$0\.0042$/);
    assert.match(rows[1] ?? '', /^polite.*price unknown$/);
  });

  it('calls what costs nothing free, and nothing that came from the cache or was never asked', async () => {
    const variant = { ...snapshot.variants[0]!, usd: 0 };
    for (const [change, cost] of [
      [{}, 'free'],
      [{ cached: true }, 'from the cache'],
      [{ tokens: 0 }, '–'],
      [{ usd: 0.000042 }, '$0.000042'],
    ] as const) {
      await panel.show({ variants: [{ ...variant, ...change }] });
      assert.equal(panel.text('.variants tbody td:last-child'), cost);
    }
  });

  it('tells screen readers what the bars show', async () => {
    await panel.show();
    assert.match(panel.text('.interval-bar title'), /84\.0\s% \(79\.1 to 88\.2\)/);
  });

  it('shows comparisons as sentences', async () => {
    await panel.show();
    assert.equal(panel.text('.comparisons li'), snapshot.comparisons[0]);
  });

  it('says that the offline learner is not a language model, and only then', async () => {
    await panel.show();
    assert.doesNotMatch(panel.text('main'), /not a language model/);
    await panel.show({ offline: true });
    assert.match(panel.text('.notice'), /not a language model/);
  });

  it('says what is to be known of who answered', async () => {
    await panel.show({ notes: ['vscode/acme/small is a model of the editor.'] });
    assert.match(panel.text('.notice'), /vscode\/acme\/small is a model of the editor\.$/);
  });

  it('counts answers and can be stopped while it runs', async () => {
    await panel.show({ phase: 'running', progress: { done: 3, total: 1200, verdicts: 7 } });
    assert.match(panel.text('.progress'), /3 of 1,200 answers, 7 verdicts of judges$/);
    await panel.show({ phase: 'running', progress: { done: 3, total: 1200, verdicts: 0 } });
    assert.match(panel.text('.progress'), /3 of 1,200 answers$/);
    panel.press('.results-header vscode-button');
    assert.deepEqual(panel.sent.at(-1), { type: 'stop' });
  });

  it('can be run again when it has ended', async () => {
    await panel.show();
    panel.press('.results-header vscode-button');
    assert.deepEqual(panel.sent.at(-1), { type: 'rerun' });
  });

  it('asks again about the rows that failed, and says what the scores of a rerun are of', async () => {
    await panel.show({ rows: { ...snapshot.rows, counts: { all: 2, failed: 0 } } });
    assert.equal(panel.button('failed'), undefined);
    await panel.show();
    panel.button('Run the failed row again')?.click();
    assert.deepEqual(panel.sent.at(-1), { type: 'rerun-failed' });
    await panel.show({ rerunRows: 12 });
    assert.match(panel.text('.notice'), /A rerun of 12 rows with all variants.*these rows alone/);
  });

  it('lets one of several runs be chosen, and shows no choice for one', async () => {
    await panel.show();
    assert.equal(panel.document.querySelector('.run-tabs'), null);
    const runs = ['a.prompt', 'b.prompt'].map((label) => ({ label, phase: 'ended' as const }));
    await panel.show({ runs, shown: 1 });
    assert.equal(panel.text('.run-tabs [aria-pressed=true]'), 'b.prompt');
    panel.press('.run-tabs button');
    assert.deepEqual(panel.sent.at(-1), { type: 'run', index: 0 });
  });

  it('reads an error out at once', async () => {
    await panel.show({ problems: ['No key for openai.'], progress: { done: 0, total: 4, verdicts: 0 } });
    assert.equal(panel.text('.notice[role=alert]').trim(), '×No key for openai.');
  });

  it('can be compared, exported, copied and followed back only when it has ended', async () => {
    await panel.show({ phase: 'running' });
    for (const name of ['Compare…', 'Export…', 'Copy scores', 'History'])
      assert.equal(panel.button(name), undefined, name);
    await panel.show();
    const requests: readonly (readonly [string, ResultsRequest])[] = [
      ['Compare…', { type: 'compare', run: null }],
      ['Export…', { type: 'export' }],
      ['Copy scores', { type: 'copy', what: 'scores' }],
      ['History', { type: 'history' }],
    ];
    for (const [name, request] of requests) {
      panel.button(name)?.click();
      assert.deepEqual(panel.sent.at(-1), request);
    }
  });

  it('shows what changed since an earlier run, and leads to the rows that moved', async () => {
    await panel.show({ comparison });
    assert.match(
      panel.text('.difference'),
      /2026-11-26 12:30.*ask\.prompt: changed.*this run is better by 6\.2 points/s,
    );
    assert.match(panel.text('.line-diff .removed'), /-Be terse\./);
    assert.deepEqual(
      [...panel.document.querySelectorAll('.difference .jumps button')].map(({ textContent }) => textContent),
      ['1 row got worse', '3 rows got better'],
    );
    panel.press('.difference .jumps button');
    assert.deepEqual(panel.sent.at(-1), { type: 'view', view: { ...firstView, filter: 'regressed' } });
    panel.button('Open in the diff editor')?.click();
    assert.deepEqual(panel.sent.at(-1), { type: 'prompt-diff', prompt: 'ask.prompt' });
    panel.button('End the comparison')?.click();
    assert.deepEqual(panel.sent.at(-1), { type: 'end-comparison' });
  });

  it('lists the runs of the prompt, newest first, to show or to compare with', async () => {
    await panel.show({ history: { metric: 'exact-match', entries: null } });
    assert.match(panel.text('.history'), /Reading the runs/);
    const entry = { label: 'offline/learner', score: estimate, n: 250, note: '' };
    const entries = [
      { ...entry, run: 'old', started: '2026-11-25 10:00', note: 'a.prompt changed since', isShown: false },
      { ...entry, run: 'new', started: '2026-11-26 12:30', isShown: true },
    ];
    await panel.show({ history: { metric: 'exact-match', entries } });
    const rows = [...panel.document.querySelectorAll('.history tbody tr')].map(({ textContent }) => textContent);
    assert.match(rows[0] ?? '', /^2026-11-26 12:30.*84\.0\s% 79\.1 to 88\.2250shown$/);
    assert.match(rows[1] ?? '', /^2026-11-25 10:00a\.prompt changed since.*ShowCompare$/);
    const chart = panel.document.querySelector('.history-chart > svg');
    assert.match(chart?.getAttribute('aria-label') ?? '', /^offline\/learner: 84\.0\s%, 84\.0\s%$/);
    panel.press('.history [aria-label^=Show]');
    assert.deepEqual(panel.sent.at(-1), { type: 'open-run', run: 'old' });
    panel.press('.history [aria-label^=Compare]');
    assert.deepEqual(panel.sent.at(-1), { type: 'compare', run: 'old' });
  });

  it('shows how far the score depends on the form of the prompt', async () => {
    const kind = { texts: 2, mean: 0.8, spread: 0.021, changed: 0.25 };
    const kinds = [
      { ...kind, kind: 'typos', worst: { name: 'typos-2', score: 0.7 }, best: { name: 'typos-1', score: 0.9 } },
    ];
    const worst = { name: 'typos-2', diff: '--- as written\n+++ typos-2\n@@ -1,1 +1,1 @@\n-Be terse.\n+Be tesre.\n' };
    const sentences = ['Over 2 texts that say the same, …'];
    const score = { label: 'offline/learner', metric: 'exact-match', original: estimate, sentences, kinds, worst };
    await panel.show({ variation: { notes: ['One score is not the truth.'], scores: [score] } });
    const rows = [...panel.document.querySelectorAll('.difference tbody tr')].map(({ textContent }) => textContent);
    assert.deepEqual(rows, [
      'as written184.0\u00A0%',
      'typos280.0\u00A0%2.170.0\u00A0% typos-290.0\u00A0% typos-125.0\u00A0%',
    ]);
    assert.match(panel.text('.difference'), /One score is not the truth/);
    assert.match(panel.text('.line-diff .added'), /\+Be tesre\./);
  });

  it('shows how rows score, in words too', async () => {
    const bins = [1, 0, 3];
    await panel.show({ distributions: [{ variant: 'id-terse', label: 'terse', low: 0, high: 3, bins }] });
    assert.equal(panel.text('.distribution title'), '0.00 to 1.00: 1 row, 2.00 to 3.00: 3 rows');
  });

  it('says that a run of the past is being read, and which it is', async () => {
    await panel.show({
      phase: 'loading',
      progress: { done: 0, total: 0, verdicts: 0 },
      variants: [],
      started: '2026-11-25 10:00',
    });
    assert.match(panel.text('.progress'), /Reading the run/);
    await panel.show({ started: '2026-11-25 10:00' });
    assert.match(panel.text('.notice'), /The run of 2026-11-25 10:00 UTC, as it was/);
  });
});
