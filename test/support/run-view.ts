import type { CandidateLine, RunView, VerdictView } from '../../src/protocol/optimizer-run.js';

const score = { mean: 0.5, low: 0.4, high: 0.6 };

const seedId = 'aaaaaaaaaaaa';

/** A version made from the seed that waits for its score. */
export function candidateLine(change: Partial<CandidateLine> = {}): CandidateLine {
  return {
    id: 'bbbbbbbbbbbb',
    operator: 'demo-set',
    parents: [seedId],
    under: seedId,
    score: null,
    duel: null,
    rejected: null,
    marks: null,
    best: false,
    inDescent: false,
    seed: false,
    ...change,
  };
}

export const seedLine = candidateLine({
  id: seedId,
  operator: 'seed',
  parents: [],
  under: null,
  score: { ...score, n: 60, split: 'dev' },
  best: true,
  inDescent: true,
  seed: true,
});

/** A run under way that has scored its seed and rejected one version. */
export const runningView: RunView = {
  phase: 'running',
  resumable: false,
  away: false,
  prompt: 'prompts/ask.prompt',
  method: 'Demonstrations',
  offline: false,
  byPlan: false,
  notes: [],
  sizes: { train: 50, dev: 60, test: 80, pool: 10 },
  work: { kind: 'writing', calls: 4 },
  spend: {
    ...{ calls: 90, taskCalls: 100, writerCalls: 2, tokens: 5000, usd: 0.05 },
    byRole: { task: { calls: 88, tokens: 4200, usd: 0.04 }, writer: { calls: 2, tokens: 800, usd: 0.01 } },
  },
  limits: { calls: 500, usd: 1 },
  curve: [],
  rows: { train: [], dev: [] },
  candidates: [
    seedLine,
    candidateLine({ rejected: { screen: 'no-duplicate', reason: 'The same as candidate aaaaaaaaaaaa.' } }),
  ],
  opened: null,
  proposed: 2,
  rejected: 1,
  problems: [],
  verdict: null,
  decision: 'open',
  notice: null,
};

export const betterVerdict: VerdictView = {
  kind: 'better',
  outcome: 'better',
  sentence: 'The new version is better: 50.0 % became 70.0 %.',
  numbers: '+20.0 points (95 % interval 8.0 to 31.0), p < 0.001, on 80 sealed test rows.',
  guard: 'Development rows: at least 61.0 % on new rows.',
  codeFaults: null,
  seed: score,
  best: { mean: 0.7, low: 0.6, high: 0.8 },
  wins: 20,
  losses: 4,
  ties: 56,
  n: 80,
  judged: false,
  moved: {
    wins: {
      lines: [{ line: 12, text: 'Who wrote it?', expected: 'human', before: 'place', after: 'human' }],
      hidden: 19,
    },
    losses: { lines: [{ line: 31, text: 'Where is it?', expected: 'place', before: 'place', after: '' }], hidden: 3 },
  },
  costs: { seed: { inputTokens: 100, usd: 0.0002 }, best: { inputTokens: 250, usd: 0.0005 } },
  front: [],
  changed: true,
  stop: 'The method tried all it had to try.',
};
