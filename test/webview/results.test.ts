import assert from 'node:assert/strict';
import type { ResultsRequest, ResultsSnapshot, ResultsUpdate } from '../../src/protocol/results.js';
import { openPanel, type Panel } from '../support/panel.js';

const estimate = { mean: 0.84, low: 0.791, high: 0.882 };

const snapshot: ResultsSnapshot = {
  prompt: 'prompts/ask.prompt',
  rerunRows: null,
  runs: [],
  shown: 0,
  phase: 'ended',
  progress: { done: 4, total: 4 },
  stopped: null,
  problems: [],
  offline: false,
  notes: [],
  metrics: ['exact-match'],
  variants: ['terse', 'polite'].map((label) => ({
    id: `id-${label}`,
    label,
    n: 2,
    scores: { 'exact-match': estimate },
    errors: 0,
    tokens: 12_345,
    usd: label === 'terse' ? 0.0042 : null,
  })),
  comparisons: ['polite is better by 6.2 points (2.9 to 9.5), 3 rows got worse.'],
  rows: {
    filter: 'all',
    total: 2,
    failed: 1,
    all: 2,
    first: 0,
    items: [
      {
        id: 'row-2',
        line: 2,
        expected: 'blue',
        cells: [
          { outcome: 'scored', passed: false, text: 'red' },
          { outcome: 'error', passed: false, text: 'Too slow.' },
        ],
      },
      { id: 'row-1', line: 1, expected: 'green', cells: [{ outcome: 'scored', passed: true, text: 'green' }, null] },
    ],
  },
  open: null,
};

describe('the results panel', () => {
  let panel: Panel<ResultsRequest, ResultsUpdate>;

  beforeEach(async () => (panel = await openPanel('results')));
  afterEach(async () => panel.close());

  const show = (change: Partial<ResultsSnapshot> = {}): Promise<void> =>
    panel.receive({ type: 'snapshot', snapshot: { ...snapshot, ...change } });
  const text = (selector: string): string => panel.document.querySelector(selector)?.textContent ?? '';
  const press = (selector: string): void => panel.document.querySelector<HTMLElement>(selector)?.click();

  it('asks for its contents when it opens', () => assert.deepEqual(panel.sent, [{ type: 'ready' }]));

  it('says what to do when there are no results', async () => {
    await show({ phase: 'empty', prompt: null });
    assert.match(text('main'), /No results yet.*Hone: Evaluate Prompt/);
  });

  it('shows each variant with its score, interval and cost', async () => {
    await show();
    const rows = [...panel.document.querySelectorAll('.variants tbody tr')].map(({ textContent }) => textContent);
    assert.match(rows[0] ?? '', /^terse.*84\.0\s%.*79\.1 to 88\.2.*12,345\$0\.0042$/);
    assert.match(rows[1] ?? '', /^polite.*–$/);
  });

  it('tells screen readers what the bars show', async () => {
    await show();
    assert.match(text('.interval-bar title'), /84\.0\s% \(79\.1 to 88\.2\)/);
  });

  it('shows comparisons as sentences', async () => {
    await show();
    assert.equal(text('.comparisons li'), snapshot.comparisons[0]);
  });

  it('says that the offline learner is not a language model, and only then', async () => {
    await show();
    assert.doesNotMatch(text('main'), /not a language model/);
    await show({ offline: true });
    assert.match(text('.notice'), /not a language model/);
  });

  it('says what is to be known of who answered', async () => {
    await show({ notes: ['vscode/acme/small is a model of the editor.'] });
    assert.match(text('.notice'), /vscode\/acme\/small is a model of the editor\.$/);
  });

  it('counts answers and can be stopped while it runs', async () => {
    await show({ phase: 'running', progress: { done: 3, total: 1200 } });
    assert.match(text('.progress'), /3 of 1,200 answers/);
    press('.results-header vscode-button');
    assert.deepEqual(panel.sent.at(-1), { type: 'stop' });
  });

  it('can be run again when it has ended', async () => {
    await show();
    press('.results-header vscode-button');
    assert.deepEqual(panel.sent.at(-1), { type: 'rerun' });
  });

  it('asks again about the rows that failed, and says what the scores of a rerun are of', async () => {
    await show({ rows: { ...snapshot.rows, failed: 0 } });
    assert.doesNotMatch(text('.results-header'), /failed/);
    await show();
    press('.results-header vscode-button:last-of-type');
    assert.deepEqual(panel.sent.at(-1), { type: 'rerun-failed' });
    await show({ rerunRows: 12 });
    assert.match(text('.notice'), /A rerun of 12 rows with all variants.*these rows alone/);
  });

  it('lets one of several runs be chosen, and shows no choice for one', async () => {
    await show();
    assert.equal(panel.document.querySelector('.run-tabs'), null);
    const runs = ['a.prompt', 'b.prompt'].map((label) => ({ label, phase: 'ended' as const }));
    await show({ runs, shown: 1 });
    assert.equal(text('.run-tabs [aria-pressed=true]'), 'b.prompt');
    press('.run-tabs button');
    assert.deepEqual(panel.sent.at(-1), { type: 'run', index: 0 });
  });

  it('reads an error out at once', async () => {
    await show({ problems: ['No key for openai.'], progress: { done: 0, total: 4 } });
    assert.equal(text('.notice[role=alert]').trim(), '×No key for openai.');
  });

  it('lists rows with marks, errors and what is not answered yet', async () => {
    await show();
    const cells = [...panel.document.querySelectorAll('.answer')].map(({ textContent }) => textContent);
    assert.deepEqual(cells, ['✗red', '✗error Too slow.', '✓green', '…']);
  });

  it('names each answer for screen readers', async () => {
    await show();
    const labels = [...panel.document.querySelectorAll('.answer')].map((cell) => cell.getAttribute('aria-label'));
    assert.deepEqual(labels, [
      'terse: wrong, red',
      'polite: error, Too slow.',
      'terse: right, green',
      'polite: not answered yet',
    ]);
  });

  it('asks for failed rows alone', async () => {
    await show();
    press('.choice button:last-child');
    assert.deepEqual(panel.sent.at(-1), { type: 'view', filter: 'failed', first: 0, count: 60 });
  });

  it('holds only the rows near the screen, and asks for others when it is scrolled', async () => {
    await show({ rows: { ...snapshot.rows, total: 10_000, all: 10_000 } });
    assert.equal(panel.document.querySelectorAll('.row-space .row').length, 2);
    const list = panel.document.querySelector<HTMLElement>('.row-list');
    assert.ok(list);
    list.scrollTop = 26 * 5000;
    list.dispatchEvent(new (panel.document.defaultView as typeof globalThis & Window).Event('scroll'));
    assert.deepEqual(panel.sent.at(-1), { type: 'view', filter: 'all', first: 4960, count: 80 });
  });

  it('opens an answer, shows the exact messages, and closes again', async () => {
    await show();
    press('.answer');
    assert.deepEqual(panel.sent.at(-1), { type: 'open', row: 'row-2', variant: 'id-terse' });
    await show({ open: openCell });
    assert.deepEqual(
      [...panel.document.querySelectorAll('.message')].map(({ textContent }) => textContent),
      ['systemBe terse.', 'userWhat colour?'],
    );
    assert.match(text('.facts'), /Expectedblue.*Answerred.*exact-match0 · differs/);
    press('.detail-title vscode-button:last-of-type');
    assert.deepEqual(panel.sent.at(-1), { type: 'close' });
  });

  it('never takes an answer for markup', async () => {
    await show({ open: { ...openCell, answer: '<img src=x onerror=alert(1)>' } });
    assert.equal(panel.document.querySelector('img'), null);
    assert.match(text('.facts'), /<img src=x/);
  });
});

const openCell: NonNullable<ResultsSnapshot['open']> = {
  row: 'row-2',
  variant: 'id-terse',
  line: 2,
  messages: [
    { role: 'system', content: 'Be terse.' },
    { role: 'user', content: 'What colour?' },
  ],
  problem: null,
  answer: 'red',
  expected: 'blue',
  label: null,
  scores: [{ metric: 'exact-match', value: 0, reason: 'differs' }],
  error: null,
  inputTokens: 9,
  outputTokens: 1,
  usd: 0.001,
  cached: false,
};
