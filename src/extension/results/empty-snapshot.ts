import type { ResultsSnapshot, RowView } from '../../protocol/results.js';

/** What a list of rows shows first: failures, then the others by line. */
export const firstView: RowView = {
  filter: 'all',
  search: '',
  sort: { by: 'failures', variant: null, descending: false },
  labels: null,
  first: 0,
  count: 60,
};

/** What the panel shows before the first run. */
export const emptySnapshot: ResultsSnapshot = {
  prompt: null,
  started: null,
  rerunRows: null,
  runs: [],
  shown: 0,
  phase: 'empty',
  progress: { done: 0, total: 0, verdicts: 0 },
  stopped: null,
  problems: [],
  offline: false,
  notes: [],
  metrics: [],
  variants: [],
  comparisons: [],
  judges: [],
  matrices: [],
  distributions: [],
  rows: { view: firstView, total: 0, all: 0, searching: false, counts: {}, items: [] },
  open: null,
  comparison: null,
  history: null,
  variation: null,
  copied: null,
};
