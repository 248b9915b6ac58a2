import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pressUntil } from './pages/press-until.js';
import { PromptEditor } from './pages/prompt-editor.js';
import { Workbench } from './pages/workbench.js';
import { pictureOfFailure } from './pictures.js';
import { openVsCode, type VsCodeSession } from './vscode-session.js';

const files = {
  'ask.prompt': `---
input:
  schema: { question: string }
data: ask-rows.csv
---
system:
{% include "ask-rules.j2" %}

user:
{{ question }}
`,
  'ask-rules.j2': 'Answer {{ question }} in one word.\n',
  'ask-rows.csv': 'id,question\n1,Who?\n',
};

describe('renaming and finding names in VS Code', () => {
  let session: VsCodeSession;
  let workbench: Workbench;
  let editor: PromptEditor;

  before(async () => {
    session = await openVsCode({ folder: 'examples', files });
    workbench = new Workbench(session.page);
    editor = new PromptEditor(session.page);
  });
  afterEach(async function () {
    await pictureOfFailure(session.page, this.currentTest);
  });
  after(async () => session.close());

  const textOf = (name: string): Promise<string> => readFile(join(session.workspace, name), 'utf8');

  it('goes from an include to its file', async () => {
    await workbench.open('ask.prompt');
    await editor
      .lens(/tokens?/)
      .first()
      .waitFor();
    await editor.goTo(7, 15);
    await editor.press('F12');
    await session.page.locator('.tab.active[data-resource-name="ask-rules.j2"]').waitFor();
  });

  it('goes from a declaration to the very cell of the data file', async () => {
    await workbench.open('ask.prompt');
    await editor.goTo(3, 15);
    await editor.press('F12');
    await session.page.locator('.tab.active[data-resource-name="ask-rows.csv"]').waitFor();
    await session.page.locator('.statusbar-item').filter({ hasText: 'Ln 1, Col 4' }).waitFor();
  });

  it('renames a variable in prompt, front matter, partial and data at once, asking about the data', async () => {
    await workbench.open('ask.prompt');
    await editor.goTo(10, 6);
    const input = session.page.locator('.rename-box input');
    await pressUntil(session.page, 'F2', input);
    await input.fill('query');
    await session.page.keyboard.press('Enter');
    const preview = session.page.locator('.bulk-edit-panel');
    const data = preview.locator('.monaco-list-row').filter({ hasText: 'ask-rows.csv' });
    await data.getByRole('checkbox').first().check();
    await preview.getByRole('button', { name: 'Apply' }).click();
    await session.page.locator('.view-line').filter({ hasText: '{{ query }}' }).waitFor();
    await workbench.run('File: Save All Files');
    const expected = Object.entries(files).map(([name, text]) => [name, text.replaceAll('question', 'query')]);
    await session.page.waitForFunction(() => !document.querySelector('.tab.dirty'));
    const found = await Promise.all(expected.map(async ([name = '']) => [name, await textOf(name)]));
    assert.deepEqual(found, expected);
  });

  // Last: the list of references takes the focus whenever it is ready.
  it('finds every place of a variable', async () => {
    await editor.goTo(10, 6);
    await workbench.run('References: Find All References');
    const rows = session.page.locator('.references-view .monaco-list-row, [id^="workbench.view"] .monaco-list-row');
    for (const name of ['ask-rows.csv', 'ask-rules.j2', 'ask.prompt'])
      await rows.filter({ hasText: name }).first().waitFor();
  });
});
