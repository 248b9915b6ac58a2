import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PromptEditor } from './pages/prompt-editor.js';
import { Workbench } from './pages/workbench.js';
import { pictureOfFailure, takePictures } from './pictures.js';
import { openVsCode, type VsCodeSession } from './vscode-session.js';

const clean = `---
description: Says how somebody feels.
input:
  schema: { review: string }
---
system:
Answer with one word.

user:
Review: {{ review }}
`;

const files = {
  'clean.prompt': clean,
  'misspelt.prompt': clean.replace('{{ review', '{{ reviw'),
  'typed.prompt': clean,
  'unneeded.prompt': `${clean}{# hone-ignore-next-line template/syntax: was needed once #}\nDone.\n`,
  'on-save.prompt': clean,
  'silenced.prompt': clean.replace('{{ review', '{{ reviw'),
  'including.prompt': 'Hi {% include "partials/outer.j2" %}\n',
  'partials/outer.j2': '-\n{% include "partials/inner.j2" %}\n',
  'partials/inner.j2': 'Dear {{ name\n',
};

describe('editing a prompt file in VS Code', () => {
  let session: VsCodeSession;
  let workbench: Workbench;
  let editor: PromptEditor;

  before(async () => {
    const settings = { 'editor.codeActionsOnSave': { 'source.fixAll.hone': 'explicit' } };
    session = await openVsCode({ folder: 'examples', files, settings });
    workbench = new Workbench(session.page);
    editor = new PromptEditor(session.page);
  });
  afterEach(async function () {
    await pictureOfFailure(session.page, this.currentTest);
  });
  after(async () => session.close());

  const textOf = (name: string): Promise<string> => readFile(join(session.workspace, name), 'utf8');

  it('colours roles, front matter and holes differently from the text', async () => {
    await workbench.open('clean.prompt');
    for (const text of ['system', 'description', 'review']) await editor.differsFrom('Answer', text);
  });

  it('finds nothing in a good prompt', async () => {
    const findsNothing = async (): Promise<void> => {
      await editor
        .lens(/tokens/)
        .first()
        .waitFor();
      assert.equal(await editor.squiggles('error').count(), 0);
      assert.equal(await editor.squiggles('warning').count(), 0);
    };
    await workbench.open('clean.prompt');
    await findsNothing();
    await workbench.run('Hone: New Prompt');
    await workbench.choose('Blank');
    await session.page.locator('.tab.active[data-resource-name="Untitled-1"]').waitFor();
    await findsNothing();
  });

  it('leads from a fault in an included file through the includes to its place', async () => {
    await workbench.open('including.prompt');
    await editor.squiggles('error').first().waitFor();
    const way = await editor.wayToProblem();
    assert.match(
      way,
      /outer\.j2\(2, \d+\): .*includes 'partials\/inner\.j2' here[^]*inner\.j2\(1, 6\): .*never closed/,
    );
  });

  it('reports a misspelt variable when the file is opened, and mends it by a quick fix', async () => {
    await workbench.open('misspelt.prompt');
    await editor.squiggles('error').first().waitFor();
    await editor.goTo(10, 13);
    await editor.applyQuickFix('review');
    await editor.squiggles('error').first().waitFor({ state: 'detached' });
    await workbench.save();
    assert.equal(await textOf('misspelt.prompt'), clean);
  });

  it('reports while typing, and stops when the mistake is gone', async () => {
    await workbench.open('typed.prompt');
    await editor.goTo(10, 18);
    await editor.type('s');
    await editor.squiggles('error').first().waitFor();
    await editor.press('Backspace');
    await editor.squiggles('error').first().waitFor({ state: 'detached' });
  });

  it('follows hone.config.yaml when it changes', async () => {
    await workbench.open('silenced.prompt');
    await editor.squiggles('error').first().waitFor();
    await writeFile(join(session.workspace, 'hone.config.yaml'), 'rules: { template/undefined-variable: off }\n');
    await editor.squiggles('error').first().waitFor({ state: 'detached' });
    await writeFile(join(session.workspace, 'hone.config.yaml'), 'modle: offline/learner\n');
    await editor.squiggles('error').first().waitFor();
  });

  it('marks a key of hone.config.yaml that means nothing', async () => {
    await workbench.open('hone.config.yaml');
    await editor.squiggles('error').first().waitFor();
  });

  it('applies safe fixes on save', async () => {
    await workbench.open('unneeded.prompt');
    await editor.goTo(12, 6);
    await editor.type(' ');
    await workbench.save();
    await session.page.waitForFunction(() => !document.querySelector('.tab.active.dirty'));
    assert.doesNotMatch(await textOf('unneeded.prompt'), /hone-ignore/);
  });

  it('completes a declared variable inside a hole', async () => {
    await workbench.open('on-save.prompt');
    await editor.goTo(7, 22);
    await editor.type(' {{ rev');
    await editor.acceptSuggestion('review');
    await session.page.locator('.view-line').filter({ hasText: 'one word. {{ review' }).waitFor();
  });

  it('explains a variable when the pointer rests on it', async () => {
    await workbench.open('clean.prompt');
    await editor.goTo(10, 14);
    await workbench.run('Show or Focus Hover');
    await session.page.locator('.monaco-hover:visible').filter({ hasText: 'input: string' }).waitFor();
    await session.page.keyboard.press('Escape');
  });

  it('shows every mistake of the example that has them', async () => {
    await workbench.open('needs-work.prompt');
    await editor.squiggles('error').first().waitFor();
    await session.page.keyboard.press('Control+Shift+m');
    await session.page.locator('.markers-panel .monaco-list-row').first().waitFor();
    await takePictures(session.page, 'findings');
  });
});
