import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { kindPrompt, kindRows } from '../support/optimize-workspace.js';
import { PreviewPage } from './pages/preview-page.js';
import { ResultsPage } from './pages/results-page.js';
import { Workbench } from './pages/workbench.js';
import { pictureOfFailure, takePictures } from './pictures.js';
import { openVsCode, type VsCodeSession } from './vscode-session.js';

describe('a reload of the window', () => {
  let session: VsCodeSession;
  let workbench: Workbench;

  before(async () => {
    session = await openVsCode({
      files: {
        'kind.prompt': kindPrompt,
        'other.prompt': 'Dear {{ name }}, hello.\n',
        'rows.jsonl': kindRows(12),
        'hone.config.yaml': 'model: offline/learner\n',
      },
      size: { width: 1500, height: 1000 },
    });
    workbench = new Workbench(session.page);
  });
  afterEach(async function () {
    await pictureOfFailure(session.page, this.currentTest);
  });
  after(async () => session.close());

  it('keeps the preview: its prompt, its row and its lock', async () => {
    await workbench.open('kind.prompt');
    await workbench.run('Hone: Open Preview');
    const preview = await PreviewPage.find(session.page);
    await preview.button('Next row').click();
    await preview.shows(1, 'walk 1');
    await preview.button('Lock').click();
    await preview.button('Locked').waitFor();
    await workbench.focusFirstGroup();
    await workbench.open('other.prompt');
    await workbench.reload();
    const after = await PreviewPage.find(session.page);
    await after.title.filter({ hasText: 'kind.prompt' }).waitFor();
    await after.shows(1, 'walk 1');
    await after.button('Locked').click();
    await after.button('Lock').waitFor();
    await workbench.tab('Preview: kind.prompt').locator('.action-label[aria-label^="Close"]').click();
  });

  it('keeps the results, read from their journal', async () => {
    await workbench.focusFirstGroup();
    await workbench.open('kind.prompt');
    await workbench.run('Hone: Evaluate Prompt');
    const results = await ResultsPage.find(session.page);
    await results.button('Run again').waitFor();
    const before = await results.variants.first().innerText();
    await workbench.reload();
    const after = await ResultsPage.find(session.page);
    await after.button('Run again').waitFor();
    assert.equal(await after.variants.first().innerText(), before);
    await takePictures(session.page, 'results-after-reload');
    const asItWas = after.notices.filter({ hasText: 'as it was' });
    await asItWas.waitFor();
    await after.button('Run again').click();
    await asItWas.waitFor({ state: 'detached' });
    await after.button('Run again').waitFor();
    assert.equal(await workbench.tab('Hone Results').count(), 1);
  });

  it('leaves the results empty, and says what to do, where their run is gone', async () => {
    await rm(join(session.workspace, '.hone'), { recursive: true });
    await workbench.reload();
    const results = await ResultsPage.find(session.page);
    await results.frame.locator('main.empty').waitFor();
    assert.match(await results.frame.locator('main.empty').innerText(), /Evaluate/);
    assert.equal(await workbench.notification(/./).count(), 0);
  });
});
