import type { ResultsRequest, ResultsSnapshot, ResultsUpdate, RowView } from '../../src/protocol/results.js';
import { openPanel } from './panel.js';

export const firstView: RowView = {
  filter: 'all',
  search: '',
  sort: { by: 'failures', variant: null, descending: false },
  labels: null,
  first: 0,
  count: 60,
};

export const estimate = { mean: 0.84, low: 0.791, high: 0.882 };

export const snapshot: ResultsSnapshot = {
  prompt: 'prompts/ask.prompt',
  started: null,
  rerunRows: null,
  runs: [],
  shown: 0,
  phase: 'ended',
  progress: { done: 4, total: 4, verdicts: 0 },
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
    cached: false,
    firstTokenMs: null,
  })),
  comparisons: ['polite is better by 6.2 points (2.9 to 9.5), 3 rows got worse.'],
  judges: [],
  matrices: [],
  distributions: [],
  comparison: null,
  history: null,
  variation: null,
  copied: null,
  rows: {
    view: firstView,
    total: 2,
    all: 2,
    searching: false,
    counts: { all: 2, failed: 1, differ: 1 },
    items: [
      {
        id: 'row-2',
        line: 2,
        expected: 'blue',
        cells: [
          { outcome: 'scored', passed: false, text: 'red', move: null },
          { outcome: 'error', passed: false, text: 'Too slow.', move: null },
        ],
      },
      {
        id: 'row-1',
        line: 1,
        expected: 'green',
        cells: [{ outcome: 'scored', passed: true, text: 'green', move: null }, null],
      },
    ],
  },
  open: null,
};

export const comparison: ResultsSnapshot['comparison'] = {
  run: 'then',
  title: '2026-11-26 12:30 UTC',
  changes: ['ask.prompt: changed'],
  prompts: [{ prompt: 'ask.prompt', diff: '--- ask.prompt\n+++ ask.prompt\n@@ -1,1 +1,1 @@\n-Be terse.\n+Be kind.\n' }],
  pairs: [
    {
      label: 'terse',
      metrics: [
        {
          metric: 'exact-match',
          then: estimate,
          now: estimate,
          sentence: 'this run is better by 6.2 points (2.9 to 9.5).',
        },
      ],
      lost: 1,
      won: 3,
      changed: 0,
    },
  ],
};

export const openCell: NonNullable<ResultsSnapshot['open']> = {
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
  label: 'terse',
  read: null,
  scores: [{ metric: 'exact-match', value: 0, reason: 'differs', votes: [] }],
  milliseconds: 812,
  firstTokenMs: null,
  grading: null,
  others: [],
  duels: [],
  error: null,
  inputTokens: 9,
  outputTokens: 1,
  usd: 0.001,
  cached: false,
};

/** The results panel, and what tests do with it. */
export interface ResultsPanelPage {
  readonly document: Document;
  readonly sent: readonly ResultsRequest[];
  /** Draws the snapshot above with these changes. */
  show(change?: Partial<ResultsSnapshot>): Promise<void>;
  text(selector: string): string;
  press(selector: string): void;
  /** The first button with these words. */
  button(name: string): HTMLElement | undefined;
  settle(): Promise<void>;
  close(): Promise<void>;
}

export async function openResultsPanel(): Promise<ResultsPanelPage> {
  const panel = await openPanel<ResultsRequest, ResultsUpdate>('results');
  const { document } = panel;
  return {
    document,
    sent: panel.sent,
    show: (change = {}) => panel.receive({ type: 'snapshot', snapshot: { ...snapshot, ...change } }),
    text: (selector) => document.querySelector(selector)?.textContent ?? '',
    press: (selector) => document.querySelector<HTMLElement>(selector)?.click(),
    button: (name) =>
      [...document.querySelectorAll<HTMLElement>('vscode-button, button')].find((one) =>
        one.textContent.includes(name),
      ),
    settle: () => panel.settle(),
    close: () => panel.close(),
  };
}
