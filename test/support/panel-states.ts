import type { MessageView, PreviewSnapshot, PromptView } from '../../src/protocol/preview.js';
import type { ResultsSnapshot, RowWindow } from '../../src/protocol/results.js';
import { previewSnapshot, rendering } from './preview-panel.js';
import { comparison, estimate, openCell, snapshot } from './results-panel.js';

/** Everything the results panel can look like, by a name for it. */
export function resultsStates(): Readonly<Record<string, ResultsSnapshot>> {
  const none: RowWindow = { ...snapshot.rows, all: 0, total: 0, items: [] };
  const rows = manyRows();
  return {
    empty: { ...snapshot, phase: 'empty', prompt: null },
    loading: { ...snapshot, phase: 'loading', started: '2026-11-26 12:30', variants: [], rows: none },
    running: { ...snapshot, phase: 'running', progress: { done: 3, total: 1200, verdicts: 0 }, runs, shown: 0 },
    failed: { ...snapshot, progress: { done: 0, total: 4, verdicts: 0 }, problems, variants: [], rows: none },
    ended: {
      ...snapshot,
      ...facts,
      variants: withErrors,
      offline: true,
      stopped: 'Stopped. What was answered is kept.',
      rows,
      open: answer,
    },
    compared: { ...snapshot, rows, comparison, history },
    'reading the history': { ...snapshot, rows, history: { metric: null, entries: null } },
    'no row found': {
      ...snapshot,
      rows: { ...snapshot.rows, total: 0, items: [], view: { ...rows.view, search: 'x' } },
    },
    searching: {
      ...snapshot,
      rows: { ...snapshot.rows, searching: true, total: 0, items: [], view: { ...rows.view, search: 'x' } },
    },
    varied: { ...snapshot, rows, variation, rerunRows: 3 },
  };
}

/** Everything the preview can look like. */
export function previewStates(): Readonly<Record<string, PreviewSnapshot>> {
  const { prompt } = previewSnapshot;
  const shown = (change: Partial<PromptView>): PreviewSnapshot => ({
    ...previewSnapshot,
    prompt: prompt && { ...prompt, names: ['ask', 'tell'], variants: ['brief', 'polite'], ...change },
  });
  return {
    empty: { ...previewSnapshot, prompt: null },
    usual: { ...shown({ marks: [{ message: 1, piece: 1 }] }), pinned: true, view: { legend: true, whitespace: true } },
    stale: shown({
      stale: true,
      problems: [
        { message: 'The template ends inside a tag.', place: 'line 3', severity: 'error' },
        { message: 'Its data was read in part.', place: null, severity: 'warning' },
      ],
    }),
    'values to type': shown({
      rows: null,
      fields: [
        { name: 'question', type: 'string', text: 'Why?' },
        { name: 'tone', type: 'any', text: '' },
      ],
    }),
    'a long message': shown({ rendering: { ...rendering, messages: [long] } }),
  };
}

const long: MessageView = {
  role: 'user',
  demo: 1,
  hidden: 1200,
  tokens: 900,
  usd: null,
  pieces: [
    { kind: 'literal', text: 'word '.repeat(900), variable: null },
    { kind: 'section', text: 'context', variable: null },
    { kind: 'history', text: 'history', variable: null },
    { kind: 'value', text: 'a value', variable: 'other' },
  ],
};

const runs: ResultsSnapshot['runs'] = [
  { label: 'a.prompt', phase: 'running' },
  { label: 'b.prompt', phase: 'ended' },
];

const withErrors = snapshot.variants.map((variant) => ({ ...variant, errors: 12 }));

const problems = ['No key for openai. Run Hone: Set API Key.'];

function manyRows(): RowWindow {
  const moves = ['regressed', 'improved', 'changed', null] as const;
  const items = Array.from({ length: 60 }, (_, index) => {
    const cells = snapshot.rows.items[index % 2]?.cells ?? [];
    const moved = cells.map((cell, at) => cell && { ...cell, move: moves[(index + at) % 4] ?? null });
    return { id: `row-${index}`, line: index + 1, expected: 'blue', cells: moved };
  });
  const counts = { all: 5000, failed: 312, differ: 40, regressed: 3, improved: 5, changed: 8 };
  return { ...snapshot.rows, total: 5000, all: 5000, items, counts };
}

const facts: Pick<ResultsSnapshot, 'judges' | 'notes' | 'matrices' | 'distributions'> = {
  judges: ['Judges took 12 calls.'],
  notes: ['vscode/acme/small is a model of the editor.'],
  matrices: ['terse', 'polite'].map((label) => ({
    variant: `id-${label}`,
    label,
    labels: ['good', 'bad'],
    counts: [
      [20, 10, 1],
      [8, 22, 0],
    ],
  })),
  distributions: ['terse', 'polite'].map((label) => ({
    variant: `id-${label}`,
    label,
    low: 0,
    high: 1,
    bins: [1, 0, 4, 8, 12, 9, 7, 5, 3, 1],
  })),
};

const answer: ResultsSnapshot['open'] = {
  ...openCell,
  row: 'row-0',
  others: [
    { name: 'polite', answer: 'dark red it is' },
    { name: 'the earlier run', answer: 'blue' },
  ],
  read: 'rouge',
  grading: { calls: 3, tokens: 1200, usd: 0.01, cached: false },
  scores: [{ metric: 'exact-match', value: 0, reason: 'differs', votes: ['openai/gpt-4.1: pass'] }],
  duels: [{ metric: 'preferred', against: 'polite', value: 1, reason: 'clearer' }],
  problem: 'ask.prompt changed since this run: these are the messages that would be sent now.',
};

const history: ResultsSnapshot['history'] = {
  metric: 'exact-match',
  entries: [0.7, 0.8, 0.84].flatMap((mean, run) =>
    ['terse', 'polite'].map((label) => ({
      run: `run-${run}`,
      started: `2026-11-2${run} 12:30`,
      label,
      score: { mean: label === 'terse' ? mean : 0.75, low: mean - 0.1, high: mean + 0.05 },
      n: 60,
      note: run === 0 ? 'ask.prompt changed since' : '',
      isShown: run === 2,
    })),
  ),
};

const variation: ResultsSnapshot['variation'] = {
  notes: ['Not varied: the order of demonstrations.'],
  scores: [
    {
      label: 'terse',
      metric: 'exact-match',
      original: estimate,
      sentences: ['Over 12 texts that say the same, exact-match is between 70 and 84 %.'],
      kinds: [
        {
          kind: 'casing',
          texts: 3,
          mean: 0.8,
          spread: 0.02,
          worst: { name: 'upper', score: 0.7 },
          best: { name: 'lower', score: 0.84 },
          changed: 0.1,
        },
      ],
      worst: { name: 'upper', diff: '--- a\n+++ b\n@@ -1,1 +1,1 @@\n-Be terse.\n+BE TERSE.\n' },
    },
  ],
};
