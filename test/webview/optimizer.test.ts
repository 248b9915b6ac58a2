import assert from 'node:assert/strict';
import type { OptimizerRequest, OptimizerSnapshot, OptimizerUpdate } from '../../src/protocol/optimizer.js';
import { snapshot } from '../support/optimizer-form.js';
import { openPanel, type Panel } from '../support/panel.js';
import { runningView as run } from '../support/run-view.js';

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

  it('explains restricted mode and offers to manage trust', async () => {
    await show({ trusted: false });
    button('Manage trust')?.click();
    assert.deepEqual(panel.sent.at(-1), { type: 'manage-trust' });
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

  it('shows that it looks for a run from before a reload, without the form in between', async () => {
    await show({ restoring: true });
    assert.ok(panel.document.querySelector('vscode-progress-ring'));
    assert.equal(panel.document.querySelector('main'), null);
    await show({ restoring: true, run: { ...run, phase: 'restoring' } });
    assert.match(text('.status'), /how far the run came/);
  });

  it('goes on with a run that was stopped or failed', async () => {
    for (const phase of ['ended', 'failed'] as const) {
      await show({ run: { ...run, phase } });
      assert.equal(button('Resume'), undefined);
      await show({ run: { ...run, phase, resumable: true } });
      button('Resume')?.click();
      assert.deepEqual(panel.sent.at(-1), { type: 'resume' });
    }
  });

  it('offers to go on with a run that was interrupted, or to leave it', async () => {
    await show({ run: { ...run, phase: 'interrupted' } });
    assert.match(text('.status'), /was interrupted after 102 calls\..*nothing is paid twice/);
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
