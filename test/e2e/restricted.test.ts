import { pictureOfFailure, takePictures } from './pictures.js';
import { OptimizerPage } from './pages/optimizer-page.js';
import { PreviewPage } from './pages/preview-page.js';
import { PromptEditor } from './pages/prompt-editor.js';
import { TestExplorerPage } from './pages/test-explorer-page.js';
import { Workbench } from './pages/workbench.js';
import { openVsCode, type VsCodeSession } from './vscode-session.js';

describe('VS Code in restricted mode', () => {
  let session: VsCodeSession;
  let workbench: Workbench;

  before(async () => {
    session = await openVsCode({ folder: 'examples', trusted: false });
    workbench = new Workbench(session.page);
    await workbench.open('needs-work.prompt');
  });
  afterEach(async function () {
    await pictureOfFailure(session.page, this.currentTest);
  });
  after(async () => session.close());

  it('reports findings', async () => {
    await new PromptEditor(session.page).squiggles('error').first().waitFor();
  });

  it('shows the preview with its rows', async () => {
    await workbench.open('classify-question.prompt');
    await workbench.run('Hone: Open Preview');
    const preview = await PreviewPage.find(session.page);
    await preview.shows(1, 'What colour do you get by mixing blue and yellow?');
    await workbench.focusFirstGroup();
    await workbench.open('needs-work.prompt');
  });

  it('refuses to evaluate, says why, and offers to manage trust', async () => {
    await workbench.run('Hone: Evaluate Prompt');
    const notification = workbench.notification('off in restricted mode');
    await notification.getByRole('button', { name: 'Manage Trust' }).click();
    await session.page.locator('.workspace-trust-editor').waitFor();
  });

  it('refuses to send a prompt to a model for its opinion', async () => {
    await workbench.open('needs-work.prompt');
    await workbench.run('Hone: Review Prompt');
    await workbench.notification('Reviewing sends this folder').waitFor();
  });

  it('lists prompts as tests that cannot be run, and says why', async () => {
    const explorer = await TestExplorerPage.open(session.page);
    const item = explorer.item('classify-question.prompt').first();
    await item.waitFor();
    await item.click();
    await session.page.locator('.test-explorer').filter({ hasText: 'off in restricted mode' }).waitFor();
  });

  it('explains itself in the optimizer view', async () => {
    await workbench.run('View: Show Hone');
    const optimizer = await OptimizerPage.find(session.page);
    await optimizer.button('Manage trust').waitFor();
    await takePictures(session.page, 'restricted');
  });
});
