import assert from 'node:assert/strict';
import type { OptimizerRequest, OptimizerSnapshot, OptimizerUpdate } from '../../src/protocol/optimizer.js';
import type { RunView } from '../../src/protocol/optimizer-run.js';
import { openPanel, type Panel } from '../support/panel.js';

const snapshot: OptimizerSnapshot = {
  trusted: true,
  prompt: 'prompts/ask.prompt',
  form: { method: 'demos', data: 'rows.jsonl', model: 'openai/gpt-4.1', writer: '', calls: '500', usd: '1', seed: '1' },
  mistakes: {},
  methods: [
    { id: 'demos', title: 'Demonstrations', summary: 'Tries examples.' },
    { id: 'rewrite', title: 'Rewrite', summary: 'Rewrites the instruction.' },
  ],
  estimate: {
    state: 'ready',
    cost: 'Up to 480 calls, $0.10 to $0.20.',
    buys: 'Buys about 12 versions.',
    warning: null,
  },
  confirm: true,
  run: null,
};

const score = { mean: 0.5, low: 0.4, high: 0.6 };

const run: RunView = {
  phase: 'running',
  prompt: 'prompts/ask.prompt',
  method: 'Demonstrations',
  offline: false,
  notes: [],
  sizes: { train: 50, dev: 60, test: 80, pool: 10 },
  spend: { calls: 90, taskCalls: 100, writerCalls: 2, tokens: 5000, usd: 0.05 },
  limits: { calls: 500, usd: 1 },
  curve: [],
  candidates: [
    {
      id: 'bbbbbbbbbbbb',
      operator: 'demo-set',
      parents: ['aaaaaaaaaaaa'],
      score: null,
      rejected: 'It was tried before.',
      best: false,
      seed: false,
    },
    {
      id: 'aaaaaaaaaaaa',
      operator: 'seed',
      parents: [],
      score: { ...score, n: 60, split: 'dev' },
      rejected: null,
      best: true,
      seed: true,
    },
  ],
  proposed: 2,
  rejected: 1,
  problems: [],
  verdict: null,
  decision: 'open',
  notice: null,
};

const verdict: NonNullable<RunView['verdict']> = {
  kind: 'better',
  sentence: 'The new version is better: 50.0 % became 70.0 %.',
  numbers: '+20.0 points (95 % interval 8.0 to 31.0), p < 0.001, on 80 sealed test rows.',
  seed: score,
  best: { mean: 0.7, low: 0.6, high: 0.8 },
  wins: 20,
  losses: 4,
  ties: 56,
  n: 80,
  changed: true,
  stop: 'The method tried all it had to try.',
};

describe('the optimizer view', () => {
  let panel: Panel<OptimizerRequest, OptimizerUpdate>;

  beforeEach(async () => (panel = await openPanel('optimizer')));
  afterEach(async () => panel.close());

  const show = (change: Partial<OptimizerSnapshot> = {}): Promise<void> =>
    panel.receive({ type: 'snapshot', snapshot: { ...snapshot, ...change } });
  const text = (selector: string): string => panel.document.querySelector(selector)?.textContent ?? '';
  const buttons = (): HTMLElement[] => [...panel.document.querySelectorAll<HTMLElement>('vscode-button')];
  const button = (words: string): HTMLElement | undefined => buttons().find(({ textContent }) => textContent === words);

  it('asks for its contents when it opens', () => assert.deepEqual(panel.sent, [{ type: 'ready' }]));

  it('says what to do without a prompt', async () => {
    await show({ prompt: null });
    assert.match(text('main'), /Open a prompt file/);
  });

  it('explains restricted mode and offers to manage trust', async () => {
    await show({ trusted: false });
    button('Manage trust')?.click();
    assert.deepEqual(panel.sent.at(-1), { type: 'manage-trust' });
  });

  it('says in one sentence what the chosen method does', async () => {
    await show({ form: { ...snapshot.form, method: 'rewrite' } });
    assert.equal(text('#method-help'), 'Rewrites the instruction.');
  });

  it('labels every control', async () => {
    await show();
    for (const control of panel.document.querySelectorAll('vscode-text-field, vscode-dropdown')) {
      assert.ok(control.getAttribute('aria-label'), control.id);
      assert.ok(panel.document.querySelector(`label[for=${control.id}]`), control.id);
    }
  });

  it('passes on what is typed', async () => {
    await show();
    const field = panel.document.querySelector<HTMLInputElement>('#calls');
    assert.ok(field);
    field.value = '750';
    field.dispatchEvent(new (panel.document.defaultView as typeof globalThis & Window).Event('input'));
    assert.deepEqual(panel.sent.at(-1), { type: 'change', field: 'calls', value: '750' });
  });

  it('shows what the budget costs and buys, with a warning', async () => {
    await show({ estimate: { state: 'ready', cost: 'Up to 30 calls.', buys: 'Buys 2.', warning: 'Too few.' } });
    assert.match(text('.estimate'), /Up to 30 calls\.Buys 2\.!Too few\./);
  });

  it('says that starting spends money when it does', async () => {
    await show();
    assert.ok(button('Start and spend'));
    await show({ confirm: false });
    button('Start')?.click();
    assert.deepEqual(panel.sent.at(-1), { type: 'start' });
  });

  const blocked: readonly Partial<OptimizerSnapshot>[] = [
    { mistakes: { calls: 'Write a whole number.' } },
    { estimate: { state: 'problem', message: 'There are no rows.' } },
    { estimate: { state: 'loading' } },
  ];
  for (const change of blocked) {
    it(`cannot be started with ${JSON.stringify(change)}`, async () => {
      await show(change);
      assert.equal(button('Start and spend')?.getAttribute('disabled'), 'true');
    });
  }

  it('shows a mistake beside its field and reads it out', async () => {
    await show({ mistakes: { calls: 'Write a whole number.' } });
    assert.equal(text('#calls-help[role=alert]'), 'Write a whole number.');
    assert.equal(panel.document.querySelector('#calls')?.getAttribute('aria-invalid'), 'true');
  });

  it('shows how a run goes: what was spent, what was tried and why it was thrown out', async () => {
    await show({ run });
    assert.match(text('.spend'), /102 of 500.*\$0\.05 of \$1\.00.*100 answers, 2 proposals.*12 from the cache/);
    assert.match(text('.candidates h2'), /2 tried, 1 rejected/);
    assert.match(text('.candidate'), /rejected.*It was tried before\., from aaaaaa/);
    assert.match(text('.candidate.best'), /the prompt as it is.*best.*50\.0\s%.*on 60 dev rows/);
  });

  it('can be stopped once', async () => {
    await show({ run });
    button('Stop')?.click();
    assert.deepEqual(panel.sent.at(-1), { type: 'stop' });
    await show({ run: { ...run, phase: 'stopping' } });
    assert.match(text('.status'), /Stopping/);
  });

  it('can be paused, says that nothing is asked meanwhile, and goes on', async () => {
    await show({ run });
    button('Pause')?.click();
    assert.deepEqual(panel.sent.at(-1), { type: 'pause' });
    await show({ run: { ...run, phase: 'paused' } });
    assert.match(text('.status'), /Paused\. Nothing more is asked/);
    assert.equal(panel.document.querySelector('vscode-progress-ring'), null);
    button('Resume')?.click();
    assert.deepEqual(panel.sent.at(-1), { type: 'resume' });
  });

  it('offers to go on with a run that was interrupted, or to leave it', async () => {
    await show({ run: { ...run, phase: 'interrupted' } });
    assert.match(text('.status'), /was interrupted\..*pays for no answer twice/);
    for (const [words, type] of [
      ['Resume', 'resume'],
      ['Leave it', 'new-run'],
    ] as const) {
      button(words)?.click();
      assert.deepEqual(panel.sent.at(-1), { type });
    }
  });

  it('shows the diff of any version', async () => {
    await show({ run });
    panel.document.querySelector<HTMLElement>('.link')?.click();
    assert.deepEqual(panel.sent.at(-1), { type: 'show-diff', candidate: 'bbbbbbbbbbbb' });
  });

  it('ends with the verdict and what may be done with it', async () => {
    await show({ run: { ...run, phase: 'ended', verdict } });
    assert.match(text('.verdict'), /The new version is better.*95 % interval.*20 better, 4 worse, 56 the same/);
    for (const [words, type] of [
      ['Accept', 'accept'],
      ['Keep the seed', 'keep-seed'],
      ['New run', 'new-run'],
    ] as const) {
      button(words)?.click();
      assert.deepEqual(panel.sent.at(-1), { type });
    }
  });

  it('offers nothing to accept when the prompt stays as it is', async () => {
    const stays = { ...verdict, kind: 'no reliable improvement', changed: false } as const;
    const tried = run.candidates.map((candidate) => ({ ...candidate, best: !candidate.seed }));
    await show({ run: { ...run, phase: 'ended', verdict: stays, candidates: tried } });
    assert.equal(button('Accept'), undefined);
    assert.equal(button('Keep the seed'), undefined);
    assert.ok(button('Show diff'), 'the best version that was tried can still be looked at');
  });

  it('does not offer to accept twice, and says what came of it', async () => {
    await show({ run: { ...run, phase: 'ended', verdict, decision: 'accepted', notice: 'Accepted.' } });
    assert.equal(button('Accept'), undefined);
    assert.match(text('.verdict'), /Accepted\./);
  });

  it('warns of problems while a run goes on, and reads out what ended it', async () => {
    await show({ run: { ...run, problems: ['A call timed out.'] } });
    assert.match(text('.notice.warning'), /A call timed out\./);
    await show({ run: { ...run, phase: 'failed', problems: ['No key for openai.'] } });
    assert.match(text('.notice.error[role=alert]'), /No key for openai\./);
  });

  it('says that the offline learner is not a language model', async () => {
    await show({ run: { ...run, offline: true } });
    assert.match(text('main'), /not a language model/);
  });
});
