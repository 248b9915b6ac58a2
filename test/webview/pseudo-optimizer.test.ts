import assert from 'node:assert/strict';
import type { OptimizerRequest, OptimizerSnapshot, OptimizerUpdate } from '../../src/protocol/optimizer.js';
import type { RunView } from '../../src/protocol/optimizer-run.js';
import { snapshot } from '../support/optimizer-form.js';
import { openPanel, type Panel } from '../support/panel.js';
import { plainWords, pseudoBundle } from '../support/pseudo-words.js';
import { betterVerdict, candidateLine, runningView, seedLine } from '../support/run-view.js';

/** Names, units and abbreviations that are the same in every language. */
const everywhere = [
  'Hone: Set API Key',
  'hone.model',
  'provider/model',
  'Hone',
  '.prompt',
  'data.jsonl',
  'demo set',
  'ms',
  ...['aaaaaa', 'bbbbbb', 'cccccc'],
];
const point = { usd: 0.01, mean: 0.5, low: 0.4, high: 0.6 };
const scored = { mean: 0.5, low: 0.4, high: 0.6, n: 60, split: 'dev' } as const;
const marked = candidateLine({ score: scored, marks: { split: 'dev', marks: '+-~.', hidden: 3 }, best: true });

const forms: Readonly<Record<string, Partial<OptimizerSnapshot>>> = {
  'with its estimate': {},
  'that was edited': { edited: true, confirm: false, fields: ['having', 'method', 'judge', 'calls', 'usd', 'seed'] },
  'while it estimates': { estimate: { state: 'loading' } },
  'without an estimate': { estimate: { state: 'none' } },
  'without a prompt': { prompt: null },
  'in restricted mode': { trusted: false },
  'in restricted mode with a run that is kept': { trusted: false, kept: true },
};

const runs: Readonly<Record<string, Partial<RunView>>> = {
  'before its first call': { work: null, sizes: null, proposed: 0, rejected: 0, candidates: [] },
  'that scores': { work: { kind: 'answering', candidates: ['x', 'y'], calls: 80, split: 'train' } },
  'that judges': { work: { kind: 'judging', calls: 12 }, offline: true },
  'that opens the sealed test': { work: { kind: 'testing', rows: 80 } },
  'with versions and a chart': {
    curve: [
      { calls: 10, ...point },
      { calls: 20, ...point, mean: 0.6 },
    ],
    candidates: [
      { ...seedLine, best: false },
      marked,
      candidateLine({ id: 'cccccccccccc', duel: { over: seedLine.id, wins: 3, losses: 2, ties: 1 } }),
    ],
    rows: { train: [], dev: [1, 2, 3, 4].map((line) => ({ line, text: 'Σ' })) },
    opened: { id: marked.id, parent: seedLine.id, before: 'Σ', after: 'Φ' },
    proposed: 300,
  },
  'that is paused': { phase: 'paused' },
  'that stops': { phase: 'stopping' },
  'that was interrupted': { phase: 'interrupted' },
  'that was interrupted long ago': { phase: 'interrupted', away: true },
  'that failed': { phase: 'failed' },
  'that was stopped before it began': { phase: 'ended' },
  'that was stopped before it went on': { phase: 'ended', resumable: true },
  'that found a better version': { phase: 'ended', work: null, verdict: betterVerdict, candidates: [seedLine, marked] },
  'that found none': {
    phase: 'ended',
    work: null,
    verdict: { ...betterVerdict, kind: 'no reliable improvement', outcome: 'unsure', changed: false, costs: null },
  },
  'without a verdict': {
    phase: 'ended',
    work: null,
    verdict: { ...betterVerdict, kind: 'no reliable improvement', outcome: 'untested', n: 0, changed: false },
  },
};

describe('the optimizer in a language of which every word was translated', () => {
  let panel: Panel<OptimizerRequest, OptimizerUpdate>;
  before(async () => (panel = await openPanel('optimizer', { words: pseudoBundle() })));
  after(() => panel.close());

  const english = async (shown: OptimizerSnapshot): Promise<string[]> => {
    await panel.receive({ type: 'snapshot', snapshot: shown });
    // While an estimate is worked out the last one stands.
    return plainWords(panel.document, [shown, snapshot, everywhere]);
  };

  for (const [state, change] of Object.entries(forms))
    it(`has no English left in a form ${state}`, async () =>
      assert.deepEqual(await english({ ...snapshot, ...change }), []));

  for (const [state, change] of Object.entries(runs))
    it(`has no English left in a run ${state}`, async () =>
      assert.deepEqual(await english({ ...snapshot, run: { ...runningView, ...change } }), []));
});
