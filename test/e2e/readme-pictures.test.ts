import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import assert from 'node:assert/strict';
import { OptimizerPage } from './pages/optimizer-page.js';
import { PreviewPage } from './pages/preview-page.js';
import { PromptEditor } from './pages/prompt-editor.js';
import { Workbench } from './pages/workbench.js';
import { ResultsPage } from './pages/results-page.js';
import { artifactPath, pictureOfFailure, useTheme } from './pictures.js';
import { openVsCode, type VsCodeSession } from './vscode-session.js';

/** Set to renew the pictures the README shows; otherwise they go to the artefacts. */
const folder = process.env['HONE_UPDATE_PICTURES'] ? 'media' : artifactPath('');

describe('pictures for the README', () => {
  let session: VsCodeSession;
  let workbench: Workbench;

  before(async () => {
    session = await openVsCode({ folder: 'examples', size: { width: 1060, height: 720 } });
    workbench = new Workbench(session.page);
    await session.page.keyboard.press('Control+b');
  });
  afterEach(async function () {
    await pictureOfFailure(session.page, this.currentTest);
  });
  after(async () => session.close());

  /** For the walkthrough, which is light where the editor is. */
  async function takeInBoth(name: string): Promise<void> {
    await take(name);
    await useTheme(session.page, 'light');
    await take(`${name}-light`);
    await useTheme(session.page, 'dark');
  }

  async function take(name: string): Promise<void> {
    const path = join(folder, `screenshot-${name}.png`);
    await session.page.screenshot({ path });
    assert.ok((await stat(path)).size < 200_000, `${path} is too large for a README`);
  }

  it('shows findings in the editor', async () => {
    await workbench.open('needs-work.prompt');
    await new PromptEditor(session.page).squiggles('error').first().waitFor();
    await session.page.keyboard.press('Control+Shift+m');
    await session.page.locator('.markers-panel .monaco-list-row').nth(4).waitFor();
    await takeInBoth('findings');
  });

  it('shows the preview beside its prompt', async () => {
    await session.page.keyboard.press('Control+Shift+m');
    await workbench.open('classify-question.prompt');
    await workbench.run('Hone: Open Preview');
    const preview = await PreviewPage.find(session.page);
    await preview.shows(1, 'What colour do you get');
    await new PromptEditor(session.page).goTo(27, 16);
    await preview.marked.first().waitFor();
    await takeInBoth('preview');
    await workbench.run('View: Close All Editors in Group');
  });

  it('shows the results with scores and rows', async () => {
    await workbench.open('classify-question.prompt');
    await workbench.run('Hone: Evaluate Prompt');
    await (await ResultsPage.find(session.page)).button('Run again').waitFor({ timeout: 60_000 });
    await workbench.focusFirstGroup();
    await workbench.run('View: Close All Editors in Group');
    await (await ResultsPage.find(session.page)).rows.first().waitFor();
    await take('results');
    await workbench.run('View: Close All Editors');
  });

  it('shows the optimizer with its verdict', async () => {
    await workbench.open('classify-question.prompt');
    await workbench.run('Hone: Optimize Prompt');
    const optimizer = await OptimizerPage.find(session.page);
    await optimizer.verdict.waitFor({ timeout: 90_000 });
    await optimizer.button('Show diff').click();
    await session.page.locator('.editor.modified .line-insert').first().waitFor();
    await takeInBoth('optimizer');
  });
});
