import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pictureOfFailure, takePictures } from './pictures.js';
import { OptimizerPage } from './pages/optimizer-page.js';
import { PromptEditor } from './pages/prompt-editor.js';
import { Workbench } from './pages/workbench.js';
import { openVsCode, type VsCodeSession } from './vscode-session.js';

describe('the first minute in VS Code', () => {
  let session: VsCodeSession;
  let workbench: Workbench;
  let parent: string;

  before(async () => {
    parent = await mkdtemp(join(tmpdir(), 'hone-first-'));
    session = await openVsCode({
      files: { 'notes.txt': 'Nothing of Hone yet.\n' },
      // In less the walkthrough has no room for its pictures.
      size: { width: 1600, height: 900 },
    });
    workbench = new Workbench(session.page);
    // The palette has the commands of extensions only once they are read.
    await session.page.locator('.activitybar').getByRole('tab', { name: 'Hone' }).waitFor();
  });
  afterEach(async function () {
    await pictureOfFailure(session.page, this.currentTest);
  });
  after(async () => {
    await session.close();
    await rm(parent, { recursive: true, force: true });
  });

  it('offers a walkthrough with a step for each thing Hone does', async () => {
    await workbench.run('Hone: Get Started');
    const steps = session.page.locator('.gettingStartedContainer .getting-started-step');
    await steps.nth(7).waitFor();
    await steps.filter({ hasText: 'See what the model is sent' }).click();
    await session.page.locator('.getting-started-media img:visible').first().waitFor();
    // The step takes the focus once more when its picture is there.
    await session.page.locator('.tab.active').click();
    await takePictures(session.page, 'walkthrough');
  });

  it('says in the optimizer what to do where there is no prompt yet', async () => {
    await session.page.locator('.activitybar').getByRole('tab', { name: 'Hone' }).click();
    const view = await workbench.webview('main.optimizer h1');
    const buttons = await view.locator('vscode-button').allInnerTexts();
    assert.deepEqual(buttons, ['Find a prompt…', 'New prompt', 'Open the example']);
    await takePictures(session.page, 'optimizer-empty');
    await view.locator('vscode-button', { hasText: 'Find a prompt' }).click();
    await workbench.proposes(/^\.prompt$/);
    await session.page.keyboard.press('Escape');
  });

  it('starts a prompt from one of several, in an editor that is not written anywhere yet', async () => {
    await workbench.run('Hone: New Prompt');
    await workbench.choose('Extract');
    const editor = new PromptEditor(session.page);
    await editor.lines.filter({ hasText: 'Takes the facts of an invoice' }).first().waitFor();
    const optimizer = await OptimizerPage.find(session.page);
    await optimizer.frame.locator('h1', { hasText: /^Optimize Untitled-\d+$/ }).waitFor();
    await takePictures(session.page, 'new-prompt');
  });

  it('opens a copy of the example in a window of its own, with its first prompt and the walkthrough beside', async () => {
    const opened = session.page.context().waitForEvent('page');
    await workbench.run('Hone: Open Example Workspace');
    await workbench.chooseFolder(parent, 'Make hone-example Here');
    const page = await opened;
    page.setDefaultTimeout(30_000);
    await page.locator('.tab[data-resource-name="needs-work.prompt"]').waitFor();
    await page.locator('.gettingStartedContainer .getting-started-step').first().waitFor();
    await page.locator('.squiggly-error').first().waitFor();
    await page.locator('.tab[data-resource-name="needs-work.prompt"]').click();
    await takePictures(page, 'example');
  });
});
