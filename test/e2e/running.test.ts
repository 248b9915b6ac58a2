import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { OptimizerPage } from './pages/optimizer-page.js';
import { PromptEditor } from './pages/prompt-editor.js';
import { ResultsPage } from './pages/results-page.js';
import { Workbench } from './pages/workbench.js';
import { pictureOfFailure, takePictures } from './pictures.js';
import { openVsCode, type VsCodeSession } from './vscode-session.js';

describe('running the example prompt in VS Code with the offline learner', () => {
  let session: VsCodeSession;
  let workbench: Workbench;
  let editor: PromptEditor;

  before(async () => {
    session = await openVsCode({ folder: 'examples' });
    workbench = new Workbench(session.page);
    editor = new PromptEditor(session.page);
    await workbench.open('classify-question.prompt');
  });
  afterEach(async function () {
    await pictureOfFailure(session.page, this.currentTest);
  });
  after(async () => session.close());

  it('offers above the prompt what can be done with it', async () => {
    for (const words of ['Evaluate', 'Optimize', /about \d+ tokens/]) await editor.lens(words).first().waitFor();
  });

  it('evaluates the variants and shows scores, failures first', async () => {
    await workbench.run('Hone: Evaluate Prompt');
    const results = await ResultsPage.find(session.page);
    await results.button('Run again').waitFor({ timeout: 60_000 });
    assert.equal(await results.variants.count(), 2);
    assert.match(await results.variants.first().innerText(), /\d+\.\d\s%/);
    assert.match(await results.notices.first().innerText(), /not a language model/);
    assert.equal((await results.rows.first().locator('.mark.failed').count()) > 0, true);
    await takePictures(session.page, 'results');
  });

  it('opens a row with the exact messages that were sent', async () => {
    const results = await ResultsPage.find(session.page);
    const detail = await results.openRow(0);
    await detail.locator('.message').first().waitFor();
    const text = await detail.innerText();
    assert.match(text, /You sort questions by the kind of answer they ask for/);
    assert.doesNotMatch(text, /\{\{/);
    await takePictures(session.page, 'results-row');
  });

  describe('optimizing', () => {
    let optimizer: OptimizerPage;

    it('starts from the palette at once, since the learner costs nothing, and runs live in the side bar', async () => {
      await workbench.run('View: Close All Editors');
      await workbench.open('classify-question.prompt');
      await workbench.run('Hone: Optimize Prompt');
      optimizer = await OptimizerPage.find(session.page);
      await optimizer.chart.waitFor();
      await optimizer.candidates.first().waitFor();
    });

    it('ends with a verdict from the sealed test', async () => {
      await optimizer.verdict.waitFor({ timeout: 90_000 });
      const verdict = await optimizer.verdict.innerText();
      assert.match(verdict, /The new version is better: \d+\.\d\s% became \d+\.\d\s%/);
      assert.match(verdict, /on 80 sealed test rows/);
      await takePictures(session.page, 'optimizer');
    });

    it('shows the run again after the view was closed', async () => {
      await workbench.run('View: Show Explorer');
      await session.page.locator('.explorer-folders-view').waitFor();
      await workbench.run('View: Show Hone');
      optimizer = await OptimizerPage.find(session.page);
      await optimizer.verdict.waitFor();
    });

    it('shows the difference in the diff editor', async () => {
      await optimizer.button('Show diff').click();
      await session.page.locator('.tab.active').filter({ hasText: 'before ↔ new version' }).waitFor();
      await session.page.locator('.diffOverview').first().waitFor();
      await session.page.locator('.editor.modified .line-insert').first().waitFor();
      await takePictures(session.page, 'diff');
    });

    it('refuses to write over a prompt that has changed since the run', async () => {
      await workbench.run('View: Close All Editors');
      await workbench.open('classify-question.prompt');
      await editor.goTo(27, 1);
      await editor.type('New ');
      await optimizer.button('Accept').click();
      await optimizer.verdict.filter({ hasText: 'has changed since the run began' }).waitFor();
      await editor.focus();
      await workbench.run('File: Revert File');
      await session.page.locator('.tab.active.dirty').waitFor({ state: 'detached' });
    });

    it('writes the file when the new version is accepted, and not before', async () => {
      const path = join(session.workspace, 'prompts', 'classify-question.prompt');
      const before = await readFile(path, 'utf8');
      assert.equal(before, await readFile('examples/prompts/classify-question.prompt', 'utf8'));
      await optimizer.button('Accept').click();
      await optimizer.verdict.filter({ hasText: 'the file is written' }).waitFor();
      assert.notEqual(await readFile(path, 'utf8'), before);
    });

    it('keeps an estimate beside the budget while it is typed', async () => {
      await optimizer.button('New run').click();
      await optimizer.estimate.filter({ hasText: /About [\d,]+ calls, free/ }).waitFor();
      await optimizer.field('calls').fill('10');
      await optimizer.estimate.filter({ hasText: /below the \d+/ }).waitFor();
      await optimizer.field('calls').fill('many');
      await optimizer.frame.locator('.mistake').filter({ hasText: 'whole number' }).waitFor();
      await optimizer.frame.locator('vscode-button[disabled]').filter({ hasText: 'Start' }).waitFor();
      await optimizer.field('calls').fill('2000');
      await takePictures(session.page, 'optimizer-form');
    });
  });
});
