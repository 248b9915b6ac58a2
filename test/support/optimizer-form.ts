import type { OptimizerSnapshot } from '../../src/protocol/optimizer.js';

/** An estimate as the form shows it. */
export const ready = {
  state: 'ready',
  cost: 'About 480 calls, $0.10 to $0.20.',
  time: 'Takes about 2 minutes.',
  buys: 'Buys about 12 versions.',
  rows: 'Split once: 30 rows to learn from.',
  warning: null,
} as const;

/** The form of a prompt whose run costs something. */
export const snapshot: OptimizerSnapshot = {
  trusted: true,
  restoring: false,
  kept: false,
  prompt: 'prompts/ask.prompt',
  form: {
    having: 'answers',
    method: 'demos',
    data: 'rows.jsonl',
    model: 'openai/gpt-4.1',
    writer: '',
    judge: '',
    metric: '',
    aim: 'score',
    train: '',
    dev: '',
    test: '',
    calls: '500',
    usd: '1',
    seed: '1',
  },
  fields: [
    'having',
    'method',
    'data',
    'model',
    'writer',
    'metric',
    'aim',
    'train',
    'dev',
    'test',
    'calls',
    'usd',
    'seed',
  ],
  usual: { writer: 'openai/gpt-4.1', judge: 'openai/gpt-4.1', train: '30', dev: '30', test: '40' },
  havings: [
    { id: 'answers', title: 'Rows with right answers', summary: 'Answers are scored.' },
    { id: 'judge', title: 'Rows without answers', summary: 'A judge compares.' },
  ],
  objectives: [
    { id: '', title: 'exact-match (the first of the prompt)' },
    { id: 'contains', title: 'contains' },
  ],
  aims: [
    { id: 'score', title: 'Best score', summary: 'The best score is tested.' },
    { id: 'pareto', title: 'Cheapest as good (Pareto)', summary: 'Score, tokens and money count.' },
  ],
  edited: false,
  mistakes: {},
  methods: [
    { id: 'demos', title: 'Demonstrations', summary: 'Tries examples.' },
    { id: 'rewrite', title: 'Rewrite', summary: 'Rewrites the instruction.' },
  ],
  estimate: ready,
  confirm: true,
  run: null,
};
