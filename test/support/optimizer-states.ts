import type { OptimizerSnapshot } from '../../src/protocol/optimizer.js';
import type { CandidateLine, RunView, VerdictView } from '../../src/protocol/optimizer-run.js';
import { ready, snapshot as form } from './optimizer-form.js';
import { betterVerdict, candidateLine, runningView, seedLine } from './run-view.js';

/** What the optimizer view can look like before a run. */
export function formStates(): Readonly<Record<string, OptimizerSnapshot>> {
  const shown = (change: Partial<OptimizerSnapshot>): OptimizerSnapshot => ({ ...form, ...change });
  return {
    'no prompt': shown({ prompt: null }),
    restricted: shown({ trusted: false }),
    form: shown({ edited: true }),
    'with a mistake': shown({ mistakes: { test: 'Give a whole number of rows.' }, estimate: { state: 'none' } }),
    'not to be estimated': shown({ estimate: { state: 'problem', message: 'rows.jsonl is not there.' } }),
    'with a warning': shown({ estimate: { ...ready, warning: 'Too few test rows to tell a small gain from luck.' } }),
  };
}

/** Everything a run can look like in the optimizer view; the form is not drawn meanwhile. */
export function runStates(): Readonly<Record<string, OptimizerSnapshot>> {
  const shown = (change: Partial<RunView>): OptimizerSnapshot =>
    ({ trusted: true, run: { ...grown, ...change } }) as OptimizerSnapshot;
  const ended = (change: Partial<VerdictView>): OptimizerSnapshot =>
    shown({ phase: 'ended', work: null, verdict: { ...betterVerdict, ...change } });
  const unchanged = { kind: 'no reliable improvement', changed: false, costs: null } as const;
  return {
    'reading the data': shown(unread),
    running: shown({}),
    'with a version opened': shown({ opened }),
    'with more versions than are shown': shown({ candidates: manyLines(), proposed: 1200 }),
    judged: shown({ candidates: [{ ...seedLine, score: null }, candidateLine({ duel, marks: marksOf('+~-.') })] }),
    'gone on after a reload': shown({ notes: [wentOn] }),
    'interrupted long ago': shown({ phase: 'interrupted', away: true, work: null }),
    'refused after a reload': shown({
      ...unread,
      phase: 'failed',
      resumable: true,
      problems: ['The key was refused.'],
    }),
    paused: shown({ phase: 'paused', offline: true }),
    failed: shown({ phase: 'failed', problems: ['A call timed out.', 'The key was refused. Set another one.'] }),
    better: ended({ front }),
    accepted: shown({ phase: 'ended', work: null, verdict: betterVerdict, decision: 'accepted', notice: 'Accepted.' }),
    unsure: ended({ ...unchanged, outcome: 'unsure' }),
    'nothing found': ended({ ...unchanged, outcome: 'nothing-found', moved: null, wins: 0, losses: 0 }),
    perfect: ended({ ...unchanged, outcome: 'perfect', moved: null, wins: 0, losses: 0 }),
    untested: ended({ ...unchanged, outcome: 'untested', moved: null, n: 0 }),
  };
}

const unread = { sizes: null, work: null, curve: [], candidates: [], proposed: 0, rejected: 0 } as const;

const wentOn =
  'The window was reloaded, and the run went on by itself. Calls under way at that moment were asked again.';

const dev = (mean: number): NonNullable<CandidateLine['score']> => ({
  ...{ mean, low: Math.max(0, mean - 0.1), high: Math.min(1, mean + 0.1), n: 60, split: 'dev' },
});

function marksOf(kinds: string): CandidateLine['marks'] {
  return { split: 'dev', marks: Array.from({ length: 60 }, (_, at) => kinds[at % kinds.length]).join(''), hidden: 0 };
}

const child = candidateLine({ operator: 'critique-rewrite', score: dev(0.6), marks: marksOf('+-+'), inDescent: true });
const best = candidateLine({
  ...{ id: 'cccccccccccc', parents: [child.id], under: child.id, score: dev(0.75), marks: marksOf('+++-') },
  ...{ best: true, inDescent: true },
});
const rejected = candidateLine({
  ...{ id: 'dddddddddddd', under: child.id, parents: [child.id, best.id] },
  rejected: { screen: 'same-placeholders', reason: 'It does not use {{ question }} any more.' },
});

const grown: RunView = {
  ...runningView,
  curve: [
    { calls: 60, usd: 0.02, mean: 0.5, low: 0.4, high: 0.6 },
    { calls: 100, usd: 0.04, mean: 0.75, low: 0.65, high: 0.85 },
  ],
  rows: { train: [], dev: Array.from({ length: 60 }, (_, at) => ({ line: at + 1, text: `Who wrote book ${at}?` })) },
  candidates: [{ ...seedLine, best: false, marks: marksOf('+-') }, child, best, rejected],
  proposed: 4,
  problems: ['2 of 4 answers of the writer to `rewrite` are not used.'],
};

const opened = {
  ...{ id: best.id, parent: child.id },
  before: 'Say what fits best. Weigh every word.\n\nQuestion: {{ question }}\n',
  after: 'Say what fits best, with the label alone.\n\nQuestion: {{ question }}\n',
};

const duel = { over: seedLine.id, wins: 20, losses: 12, ties: 8 };

const front: VerdictView['front'] = [
  { id: best.id, score: 0.75, inputTokens: 250, usd: 0.0005, seed: false, best: true },
  { id: seedLine.id, score: 0.5, inputTokens: 100, usd: 0.0002, seed: true, best: false },
];

/** A chain with side branches: deeper than is drawn further in. */
function manyLines(): CandidateLine[] {
  const lines = Array.from({ length: 199 }, (_, at) => {
    const under = at < 20 ? (lines20[at - 1] ?? seedLine.id) : (lines20[at % 20] ?? seedLine.id);
    const id = lines20[at] ?? at.toString(16).padStart(12, '0');
    return candidateLine({ id, parents: [under], under, score: dev((at % 60) / 100), marks: marksOf('+-~.') });
  });
  return [seedLine, ...lines];
}

const lines20 = Array.from({ length: 20 }, (_, at) => `e${at.toString(16).padStart(11, '0')}`);
