import assert from 'node:assert/strict';
import { openOptimizer, type OptimizerPanel } from '../support/optimizer-panel.js';
import { runningView as run } from '../support/run-view.js';

describe('the optimizer view', () => {
  let panel: OptimizerPanel;

  beforeEach(async () => (panel = await openOptimizer()));
  afterEach(async () => panel.close());

  it('asks for its contents when it opens', () => assert.deepEqual(panel.sent, [{ type: 'ready' }]));

  it('explains restricted mode and offers to manage trust', async () => {
    await panel.show({ trusted: false });
    panel.button('Manage trust')?.click();
    assert.deepEqual(panel.sent.at(-1), { type: 'manage-trust' });
  });

  it('can be stopped once', async () => {
    await panel.show({ run });
    panel.button('Stop')?.click();
    assert.deepEqual(panel.sent.at(-1), { type: 'stop' });
    await panel.show({ run: { ...run, phase: 'stopping' } });
    assert.match(panel.text('.status'), /Stopping/);
  });

  it('can be paused, says that nothing is asked meanwhile, and goes on', async () => {
    await panel.show({ run });
    panel.button('Pause')?.click();
    assert.deepEqual(panel.sent.at(-1), { type: 'pause' });
    await panel.show({ run: { ...run, phase: 'paused' } });
    assert.match(panel.text('.status'), /Paused\. Nothing more is asked/);
    assert.equal(panel.document.querySelector('vscode-progress-ring'), null);
    panel.button('Resume')?.click();
    assert.deepEqual(panel.sent.at(-1), { type: 'resume' });
  });

  it('shows that it looks for a run from before a reload, without the form in between', async () => {
    await panel.show({ restoring: true });
    assert.ok(panel.document.querySelector('vscode-progress-ring'));
    assert.equal(panel.document.querySelector('main'), null);
    await panel.show({ restoring: true, run: { ...run, phase: 'restoring' } });
    assert.match(panel.text('.status'), /how far the run came/);
  });

  it('goes on with a run that was stopped or failed', async () => {
    for (const phase of ['ended', 'failed'] as const) {
      await panel.show({ run: { ...run, phase } });
      assert.equal(panel.button('Resume'), undefined);
      await panel.show({ run: { ...run, phase, resumable: true } });
      panel.button('Resume')?.click();
      assert.deepEqual(panel.sent.at(-1), { type: 'resume' });
    }
  });

  it('offers to go on with a run that was interrupted, or to leave it', async () => {
    await panel.show({ run: { ...run, phase: 'interrupted' } });
    assert.match(panel.text('.status'), /was interrupted after 102 calls\..*nothing is paid twice/);
    for (const [words, type] of [
      ['Resume', 'resume'],
      ['Leave it', 'new-run'],
    ] as const) {
      panel.button(words)?.click();
      assert.deepEqual(panel.sent.at(-1), { type });
    }
  });

  it('says why an interrupted run did not go on by itself', async () => {
    await panel.show({ run: { ...run, phase: 'interrupted', away: true } });
    assert.match(panel.text('.status'), /away too long for it to go on unasked\. Resume goes on from there/);
  });

  it('says nothing of money where a run was refused before anybody looked at what it has spent', async () => {
    await panel.show({ run: { ...run, phase: 'failed', resumable: true } });
    assert.match(panel.text('.status'), /could not go on\. What was answered is kept: Resume tries again/);
    assert.ok(panel.document.querySelector('.spend'));
    await panel.show({ run: { ...run, phase: 'failed', resumable: true, sizes: null } });
    assert.equal(panel.document.querySelector('.spend'), null);
  });

  it('says that a run was stopped before it came to anything', async () => {
    await panel.show({ run: { ...run, phase: 'ended', resumable: true, sizes: null } });
    assert.match(
      panel.text('.status'),
      /^You stopped the run\. What was answered is kept: Resume goes on from there\./,
    );
    assert.equal(panel.document.querySelector('.spend'), null);
    await panel.show({ run: { ...run, phase: 'ended' } });
    assert.match(panel.text('.status'), /^You stopped the run before it began\./);
    assert.equal(panel.button('Resume'), undefined);
  });

  it('says in a folder nobody trusts that a run is kept', async () => {
    await panel.show({ trusted: false });
    assert.doesNotMatch(panel.text('main'), /is kept/);
    await panel.show({ trusted: false, kept: true });
    assert.match(panel.text('main'), /is kept: once you trust the folder, it is shown again/);
  });

  it('warns of problems while a run goes on, and reads out what ended it', async () => {
    await panel.show({ run: { ...run, problems: ['A call timed out.'] } });
    assert.match(panel.text('.notice.warning'), /A call timed out\./);
    await panel.show({ run: { ...run, phase: 'failed', problems: ['No key for openai.'] } });
    assert.match(panel.text('.notice.error[role=alert]'), /No key for openai\./);
  });

  it('sets names in problems apart, and takes none of them for markup', async () => {
    await panel.show({
      run: { ...run, problems: ['2 answers to `rewrite` and `<img src=x>` are not used, ` neither.'] },
    });
    const notice = panel.document.querySelector('.notice.warning');
    const names = [...(notice?.querySelectorAll('code') ?? [])].map(({ textContent }) => textContent);
    assert.deepEqual(names, ['rewrite', '<img src=x>']);
    assert.match(notice?.textContent ?? '', /2 answers to rewrite and <img src=x> are not used, ` neither\./);
  });

  it('says that the offline learner is not a language model', async () => {
    await panel.show({ run: { ...run, offline: true } });
    assert.match(panel.text('main'), /not a language model/);
  });
});
