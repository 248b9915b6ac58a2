import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PreviewPage } from './pages/preview-page.js';
import { PromptEditor } from './pages/prompt-editor.js';
import { Workbench } from './pages/workbench.js';
import { pictureOfFailure } from './pictures.js';
import { openVsCode, type VsCodeSession } from './vscode-session.js';

const ask = `---
input:
  schema: { question: string }
data: rows.jsonl
---
system:
Answer in one word.

user:
{{ question | replace("a", "b") }}
Topic: {{ topic }}
Level: {{ levle }}
`;

const files = {
  'ask.prompt': ask,
  'rows.jsonl': '{"question":"Who wrote Hamlet?","topic":"plays"}\n{"question":"Who wrote Emma?","topic":"novels"}\n',
  'untidy.prompt': '---\nname:   untidy\nconfig:\n      seed: 1\n---\nuser:\nSay  {{x|upper}}  twice.\n',
  'model.prompt': '---\nname: x\n\n---\nHi\n',
  'reader.prompty': '---\nname: reader\ninputs:\n  - name: text\n    kind: string\n---\nuser:\nRead {{ text }}.\n',
  'card.poml': `<poml><let name="from" value="'POML'" /><task>Hello from {{ from }}.</task></poml>\n`,
  'broken.poml': '<poml>\n<hnt>Be brief.</hnt>\n</poml>\n',
  'greet.prompt':
    '---\ninput: { default: { guest: Bo } }\n---\n{{#if guest}}Hello {{guest}} from Handlebars.{{/if}}\n{{guset}}\n',
  'promptfooconfig.yaml':
    'prompts:\n    -   Say  {{text|upper}}\nproviders: [openai:gpt-4.1-mini]\ntests:\n    - vars: { text: a }\n',
  'AGENTS.md': '# Rules\n\nBe kind.\n',
};

describe('the language of prompts in VS Code', () => {
  let session: VsCodeSession;
  let workbench: Workbench;
  let editor: PromptEditor;

  before(async () => {
    session = await openVsCode({ files });
    workbench = new Workbench(session.page);
    editor = new PromptEditor(session.page);
  });
  afterEach(async function () {
    await pictureOfFailure(session.page, this.currentTest);
  });
  after(async () => session.close());

  const textOf = (name: string): Promise<string> => readFile(join(session.workspace, name), 'utf8');
  const lineWith = (text: string | RegExp): ReturnType<PromptEditor['lines']['filter']> =>
    editor.lines.filter({ hasText: text });

  it('shows what a variable holds in the first row when the pointer rests on it', async () => {
    await workbench.open('ask.prompt');
    await editor.goTo(10, 6);
    await workbench.run('Show or Focus Hover');
    await session.page.locator('.monaco-hover:visible').filter({ hasText: 'Who wrote Hamlet?' }).waitFor();
    await session.page.keyboard.press('Escape');
  });

  it('shows what it holds in the row that the preview shows', async () => {
    await workbench.run('Hone: Open Preview');
    const preview = await PreviewPage.find(session.page);
    await preview.shows(1, 'plays');
    await preview.button('Next row').click();
    await preview.shows(1, 'novels');
    await workbench.focusFirstGroup();
    await editor.goTo(10, 6);
    await workbench.run('Show or Focus Hover');
    await session.page.locator('.monaco-hover:visible').filter({ hasText: 'row 2' }).waitFor();
    await session.page.keyboard.press('Escape');
    await workbench.run('View: Close Editors in Other Groups');
  });

  it('shows the parameters of a filter while its arguments are written', async () => {
    await editor.goTo(10, 31);
    await workbench.run('Trigger Parameter Hints');
    const active = session.page.locator('.parameter-hints-widget.visible .parameter.active');
    await active.filter({ hasText: 'new' }).waitFor();
    await session.page.keyboard.press('Escape');
  });

  it('tells an undeclared variable from a declared one by its colour', async () => {
    await session.page.waitForFunction(() => {
      const tokens = [...document.querySelectorAll('.editor-group-container.active .view-line span[class^=mtk]')];
      const [declared, undeclared] = ['topic', 'levle'].map((text) =>
        tokens.find(({ textContent }) => textContent.trim() === text),
      );
      return declared && undeclared && getComputedStyle(declared).color !== getComputedStyle(undeclared).color;
    });
  });

  it('shows the tokens of each message at its role line', async () => {
    await lineWith(/^system:.*\d+\stokens/).waitFor();
    await lineWith(/^user:.*\d+\+\stokens/).waitFor();
  });

  it('folds messages and front matter', async () => {
    await workbench.run('Fold All');
    await lineWith('Topic').waitFor({ state: 'detached' });
    assert.equal(await lineWith('schema').count(), 0);
    await workbench.run('Unfold All');
    await lineWith('Topic').waitFor();
  });

  it('formats front matter and tags, and nothing that reaches the model', async () => {
    await workbench.open('untidy.prompt');
    await workbench.run('Format Document');
    await lineWith('x | upper').waitFor();
    await workbench.save();
    const tidy = '---\nname: untidy\nconfig:\n  seed: 1\n---\nuser:\nSay  {{ x | upper }}  twice.\n';
    assert.equal(await textOf('untidy.prompt'), tidy);
  });

  it('completes a model in the front matter', async () => {
    await workbench.open('model.prompt');
    await editor.goTo(3, 1);
    await editor.type('model: gpt-4.1-mi');
    await editor.acceptSuggestion('openai/gpt-4.1-mini');
    await lineWith('model: openai/gpt-4.1-mini').waitFor();
  });

  it('knows Prompty files: colours, keys and variables', async () => {
    await workbench.open('reader.prompty');
    await editor.differsFrom('Read', 'user');
    await editor.goTo(8, 16);
    await editor.type(' {{ te');
    await editor.acceptSuggestion('text');
    await lineWith('Read {{ text }} {{ text').waitFor();
  });

  // Their parsers wait in files of their own, in the package as well.
  for (const { name, faulty, sent, message } of [
    { name: 'card.poml', faulty: 'broken.poml', sent: 'Hello from POML.', message: 0 },
    { name: 'greet.prompt', faulty: 'greet.prompt', sent: 'Hello Bo from Handlebars.', message: 1 },
  ]) {
    it(`marks what is wrong in ${faulty} and previews ${name}`, async () => {
      await workbench.open(faulty);
      await editor.squiggles('error').first().waitFor();
      await workbench.open(name);
      await workbench.run('Hone: Open Preview');
      await (await PreviewPage.find(session.page)).shows(message, sent);
      await workbench.focusFirstGroup();
      await workbench.run('View: Close Editors in Other Groups');
    });
  }

  it('formats and completes a promptfoo configuration, which is YAML to the editor', async () => {
    await workbench.open('promptfooconfig.yaml');
    await workbench.run('Format Document');
    await lineWith('text | upper').waitFor();
    await editor.goTo(6, 1);
    await editor.type('evaluateOpt');
    await editor.acceptSuggestion('evaluateOptions');
    await lineWith('evaluateOptions:').waitFor();
    await workbench.save();
    const tidy =
      'prompts:\n  - Say  {{ text | upper }}\nproviders: [openai:gpt-4.1-mini]\ntests:\n  - vars: { text: a }\nevaluateOptions:';
    assert.equal(await textOf('promptfooconfig.yaml'), tidy);
  });

  it('puts no lens and no squiggle into a Markdown file of instructions', async () => {
    await workbench.open('AGENTS.md');
    await lineWith('Be kind').waitFor();
    assert.equal(await editor.lens(/tokens/).count(), 0);
    assert.equal(await editor.squiggles('error').count(), 0);
  });
});
