import assert from 'node:assert/strict';
import { PromptEditor } from './pages/prompt-editor.js';
import { Workbench } from './pages/workbench.js';
import { pictureOfFailure } from './pictures.js';
import { openVsCode, type VsCodeSession } from './vscode-session.js';

const prompt = `---
input:
  schema: { review: string }
---
Review: {{ review }}
`;

describe('linting on save alone', () => {
  let session: VsCodeSession;

  before(async () => {
    session = await openVsCode({ files: { 'ask.prompt': prompt }, settings: { 'hone.lint.run': 'onSave' } });
  });
  afterEach(async function () {
    await pictureOfFailure(session.page, this.currentTest);
  });
  after(async () => session.close());

  it('says nothing of a mistake until the file is saved, and of its end neither', async () => {
    const workbench = new Workbench(session.page);
    const editor = new PromptEditor(session.page);
    await workbench.open('ask.prompt');
    const tokens = await editor.lens(/\d+ tokens/).textContent();
    await editor.goTo(5, 17);
    await editor.type('s');
    // Lenses are made anew from the text with the mistake in it.
    await editor.goTo(6, 1);
    await editor.type('Answer in one short sentence.');
    await editor
      .lens(/\d+ tokens/)
      .filter({ hasNotText: tokens ?? '' })
      .waitFor();
    assert.equal(await editor.squiggles('error').count(), 0);
    await editor.press('Control+s');
    await editor.squiggles('error').first().waitFor();
    await editor.goTo(5, 18);
    await editor.press('Backspace');
    await editor.press('Control+s');
    await editor.squiggles('error').first().waitFor({ state: 'detached' });
  });
});
