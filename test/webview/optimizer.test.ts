import assert from 'node:assert/strict';
import type { OptimizerRequest, OptimizerSnapshot, OptimizerUpdate } from '../../src/protocol/optimizer.js';
import { openPanel, type Panel } from '../support/panel.js';
import { runningView as run } from '../support/run-view.js';

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
