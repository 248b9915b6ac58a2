import assert from 'node:assert/strict';
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pictureOfFailure, takePictures } from './pictures.js';
import { PreviewPage } from './pages/preview-page.js';
import { PromptEditor } from './pages/prompt-editor.js';
import { Workbench } from './pages/workbench.js';
import { openVsCode, type VsCodeSession } from './vscode-session.js';

/** The package without its Node.js part: VS Code then runs it in the browser's own extension host, as vscode.dev does. */
describe('the extension in a browser', () => {
  let session: VsCodeSession;
  let workbench: Workbench;
  let extensions: string;

  before(async () => {
    extensions = await mkdtemp(join(tmpdir(), 'hone-web-'));
    await cp(process.env['HONE_E2E_EXTENSIONS'] ?? '', extensions, { recursive: true });
    const [folder = ''] = (await readdir(extensions)).filter((name) => name.startsWith('hone.hone'));
    const path = join(extensions, folder, 'package.json');
    const { main, ...manifest } = JSON.parse(await readFile(path, 'utf8')) as Record<string, unknown>;
    assert.equal(main, './dist/extension.cjs');
    await writeFile(path, JSON.stringify(manifest));
    await rm(join(extensions, folder, 'dist', 'extension.cjs'));
    session = await openVsCode({ folder: 'examples', extensions });
    workbench = new Workbench(session.page);
    await workbench.open('needs-work.prompt');
  });
  afterEach(async function () {
    await pictureOfFailure(session.page, this.currentTest);
  });
  after(async () => {
    await session.close();
    await rm(extensions, { recursive: true, force: true });
  });

  it('marks what is wrong and offers the fix', async () => {
    const editor = new PromptEditor(session.page);
    await editor.squiggles('error').first().waitFor();
    await editor.goTo(21, 16);
    await editor.applyQuickFix("Change to 'question'");
    await editor.lines.filter({ hasText: '{{ question }}' }).first().waitFor();
    await takePictures(session.page, 'web');
  });

  it('completes the columns of the data, read through the editor', async () => {
    const editor = new PromptEditor(session.page);
    await workbench.open('classify-question.prompt');
    await editor.goTo(27, 25);
    await editor.type(' {{ ques');
    await editor.acceptSuggestion('question');
  });

  it('previews a prompt with its partials and the rows of its data, as it is typed', async () => {
    const editor = new PromptEditor(session.page);
    await workbench.open('classify-question.prompt');
    await workbench.run('Hone: Open Preview');
    const preview = await PreviewPage.find(session.page);
    await preview.shows(1, 'What colour do you get by mixing blue and yellow?');
    await preview.text(0).locator('.literal').filter({ hasText: 'abbreviation' }).first().waitFor();
    await preview.button('Next row').click();
    await preview.shows(1, 'How much does a litre of water weigh?');
    await workbench.focusFirstGroup();
    await editor.goTo(27, 1);
    await editor.type('Please. ');
    await preview.shows(1, 'Please. Question: How much');
    await takePictures(session.page, 'web-preview');
  });

  it('says where runs are possible', async () => {
    await workbench.run('Hone: Evaluate Prompt');
    await workbench.notification('on a desktop or a remote machine').waitFor();
  });

  it('says so of a review too', async () => {
    await workbench.run('Notifications: Clear All Notifications');
    await workbench.run('Hone: Review Prompt');
    await workbench.notification('on a desktop or a remote machine').waitFor();
  });
});
