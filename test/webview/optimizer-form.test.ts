import assert from 'node:assert/strict';
import type { OptimizerSnapshot } from '../../src/protocol/optimizer.js';
import { ready, snapshot } from '../support/optimizer-form.js';
import { openOptimizer, type OptimizerPanel } from '../support/optimizer-panel.js';

describe('the form of the optimizer view', () => {
  let panel: OptimizerPanel;

  beforeEach(async () => (panel = await openOptimizer()));
  afterEach(async () => panel.close());

  it('says what to do without a prompt', async () => {
    await panel.show({ prompt: null });
    assert.match(panel.text('main'), /Open a prompt file/);
    for (const [words, type] of [
      ['Find a prompt…', 'find-prompt'],
      ['Open the example', 'open-example'],
      ['New prompt', 'new-prompt'],
    ] as const) {
      panel.button(words)?.click();
      assert.deepEqual(panel.sent.at(-1), { type });
    }
  });

  it('says in one sentence what the chosen method does', async () => {
    await panel.show({ form: { ...snapshot.form, method: 'rewrite' } });
    assert.equal(panel.text('#method-help'), 'Rewrites the instruction.');
  });

  it('asks first what one has, and says what that means', async () => {
    await panel.show({ form: { ...snapshot.form, having: 'judge' } });
    assert.equal(panel.document.querySelector('vscode-dropdown')?.id, 'having');
    assert.equal(panel.text('#having-help'), 'A judge compares.');
  });

  it('has a field for a model that writes or judges only where the method has a use for it', async () => {
    await panel.show({ fields: ['having', 'method', 'judge'] });
    assert.ok(panel.document.querySelector('#judge'));
    assert.equal(panel.document.querySelector('#judge')?.getAttribute('placeholder'), 'openai/gpt-4.1, if empty');
    assert.equal(panel.document.querySelector('#writer'), null);
    assert.equal(panel.document.querySelector('#metric'), null);
    await panel.show();
    assert.equal(panel.document.querySelector('#judge'), null);
    assert.ok(panel.document.querySelector('#writer') && panel.document.querySelector('#metric'));
  });

  it('folds away what seldom is changed, with the sizes there are, and unfolds it for a mistake', async () => {
    await panel.show();
    const more = panel.document.querySelector('details');
    assert.ok(more);
    assert.equal(more.hasAttribute('open'), false);
    assert.equal(panel.document.querySelector('#dev')?.getAttribute('placeholder'), '30');
    assert.match(panel.text('details'), /Split once: 30 rows to learn from\./);
    await panel.show({ mistakes: { dev: 'Write a number of rows.' } });
    assert.equal(more.hasAttribute('open'), true);
  });

  it('says what a search looks for, and passes on what is chosen', async () => {
    await panel.show({ form: { ...snapshot.form, aim: 'pareto' } });
    const aim = panel.document.querySelector<HTMLSelectElement>('#aim');
    assert.ok(aim);
    assert.deepEqual(
      [...aim.querySelectorAll('vscode-option')].map((option) => option.textContent),
      ['Best score', 'Cheapest as good (Pareto)'],
    );
    assert.equal(panel.text('#aim-help'), 'Score, tokens and money count.');
    aim.value = 'score';
    aim.dispatchEvent(new (panel.document.defaultView as typeof globalThis & Window).Event('change'));
    assert.deepEqual(panel.sent.at(-1), { type: 'change', field: 'aim', value: 'score' });
    await panel.show({ fields: ['having', 'method', 'judge'] });
    assert.equal(panel.document.querySelector('#aim'), null);
  });

  it('keeps the last estimate in place while the next one is worked out', async () => {
    await panel.show();
    await panel.show({ estimate: { state: 'loading' } });
    assert.match(panel.text('.estimate.stale[aria-busy=true]'), /About 480 calls/);
  });

  it('can be set back to what the prompt says once something was changed', async () => {
    await panel.show();
    assert.equal(panel.button('Reset'), undefined);
    await panel.show({ edited: true });
    panel.button('Reset')?.click();
    assert.deepEqual(panel.sent.at(-1), { type: 'reset-form' });
  });

  it('labels every control', async () => {
    await panel.show();
    for (const control of panel.document.querySelectorAll('vscode-text-field, vscode-dropdown')) {
      assert.ok(control.getAttribute('aria-label'), control.id);
      assert.ok(panel.document.querySelector(`label[for=${control.id}]`), control.id);
    }
  });

  it('passes on what is typed', async () => {
    await panel.show();
    const field = panel.document.querySelector<HTMLInputElement>('#calls');
    assert.ok(field);
    field.value = '750';
    field.dispatchEvent(new (panel.document.defaultView as typeof globalThis & Window).Event('input'));
    assert.deepEqual(panel.sent.at(-1), { type: 'change', field: 'calls', value: '750' });
  });

  it('shows what the budget costs and buys, with a warning', async () => {
    await panel.show({ estimate: { ...ready, cost: 'About 30 calls.', buys: 'Buys 2.', warning: 'Too few.' } });
    assert.match(panel.text('.estimate'), /About 30 calls\.Buys 2\.Takes about 2 minutes\.!Too few\./);
  });

  it('says that starting spends money when it does', async () => {
    await panel.show();
    assert.ok(panel.button('Start and spend'));
    await panel.show({ confirm: false });
    panel.button('Start')?.click();
    assert.deepEqual(panel.sent.at(-1), { type: 'start' });
  });

  const blocked: readonly Partial<OptimizerSnapshot>[] = [
    { mistakes: { calls: 'Write a whole number.' } },
    { estimate: { state: 'problem', message: 'There are no rows.' } },
    { estimate: { state: 'loading' } },
  ];
  for (const change of blocked) {
    it(`cannot be started with ${JSON.stringify(change)}`, async () => {
      await panel.show(change);
      assert.equal(panel.button('Start and spend')?.getAttribute('disabled'), 'true');
    });
  }

  it('shows a mistake beside its field and reads it out', async () => {
    await panel.show({ mistakes: { calls: 'Write a whole number.' } });
    assert.equal(panel.text('#calls-help[role=alert]'), 'Write a whole number.');
    assert.equal(panel.document.querySelector('#calls')?.getAttribute('aria-invalid'), 'true');
  });
});
