import assert from 'node:assert/strict';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PromptEditor } from './pages/prompt-editor.js';
import { ResultsPage } from './pages/results-page.js';
import { Workbench } from './pages/workbench.js';
import { pictureOfFailure } from './pictures.js';
import { openVsCode, type VsCodeSession } from './vscode-session.js';

const promptFor = (model: string): string => `---
model: ${model}
input:
  schema: { question: string }
data: rows.jsonl
expect: blue
metrics: [exact-match]
---
system:
Answer in one word.

user:
{{ question }}
`;

describe("A model of the editor's own", () => {
  let session: VsCodeSession | undefined;
  let extensions: string;

  before(async function () {
    // Older versions let no extension bring a model without being started for it.
    if (process.env['HONE_E2E_VERSION'] === 'oldest') this.skip();
    extensions = await mkdtemp(join(tmpdir(), 'hone-models-'));
    await cp(process.env['HONE_E2E_EXTENSIONS'] ?? '', extensions, { recursive: true });
    await install(extensions);
    session = await openVsCode({
      files: {
        'ask.prompt': promptFor('vscode/acme/small'),
        'other.prompt': promptFor('vscode/acme/large'),
        'rows.jsonl': '{"question": "The sky is"}\n',
      },
      extensions,
    });
  });
  afterEach(async function () {
    if (session) await pictureOfFailure(session.page, this.currentTest);
  });
  after(async () => {
    await session?.close();
    if (session) await rm(extensions, { recursive: true, force: true });
  });

  it('answers an evaluation that was agreed to, and the results say what it is', async () => {
    const { page } = session ?? assert.fail('no session');
    const workbench = new Workbench(page);
    await workbench.open('ask.prompt');
    await workbench.run('Hone: Evaluate Prompt');
    await workbench.confirm('Evaluate');
    const results = await ResultsPage.find(page);
    await results.variants.filter({ hasText: /100\.0\s%/ }).waitFor();
    assert.match(await results.notices.first().innerText(), /vscode\/acme\/small is a model of the editor/);
  });

  it('is offered where a prompt names its model', async () => {
    const { page } = session ?? assert.fail('no session');
    const editor = new PromptEditor(page);
    await new Workbench(page).open('ask.prompt');
    await editor.goTo(2, 8);
    await page.keyboard.press('Control+Space');
    await page.locator('.suggest-widget.visible .monaco-list-row').filter({ hasText: 'vscode/acme/small' }).waitFor();
    await page.keyboard.press('Escape');
  });

  it('that is not there is named, with those that are', async () => {
    const { page } = session ?? assert.fail('no session');
    const workbench = new Workbench(page);
    await workbench.open('other.prompt');
    await workbench.run('Hone: Evaluate Prompt');
    await workbench.confirm('Evaluate');
    const results = await ResultsPage.find(page);
    await results.frame.getByText('It has: vscode/acme/small').first().waitFor();
  });
});

/** Beside Hone, in the list that VS Code loads extensions from. */
async function install(extensions: string): Promise<void> {
  const folder = 'test.acme-models-1.0.0';
  const path = join(extensions, folder);
  await cp('test/e2e/model-extension', path, { recursive: true });
  const list = join(extensions, 'extensions.json');
  const installed = JSON.parse(await readFile(list, 'utf8')) as unknown[];
  const location = { $mid: 1, path, scheme: 'file' };
  const entry = { identifier: { id: 'test.acme-models' }, version: '1.0.0', location, relativeLocation: folder };
  await writeFile(list, JSON.stringify([...installed, entry]));
}
