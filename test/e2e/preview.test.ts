import assert from 'node:assert/strict';
import { PreviewPage } from './pages/preview-page.js';
import { PromptEditor } from './pages/prompt-editor.js';
import { Workbench } from './pages/workbench.js';
import { artifactPath, pictureOfFailure, takePictures } from './pictures.js';
import { openVsCode, type VsCodeSession } from './vscode-session.js';

const asked = `---
model: openai/gpt-4.1-mini
input:
  schema: { question: string, audience: string }
  trust: { question: user }
data: rows.jsonl
expect: "{{ type }}"
matrix: { tone: [Be brief., Be polite.] }
demos:
  - { question: Who painted Guernica?, audience: all, type: human }
---
system:
You sort questions. {{ tone }}
{% include "partials/rules.prompt" %}

user:
Question: {{ question }}
For: {{ audience }}
`;

/** As the editor shows it: blanks there are not plain ones. */
const questionLine = /^Question:\s\{\{\squestion\s\}\}$/;

const rows = [
  { question: 'What is blue?', audience: 'experts', type: 'entity' },
  { question: 'How far is the moon?', type: 'number' },
  { question: 'Why is the sky blue?', audience: 'children', type: 'description' },
];

const files = {
  'ask.prompt': asked,
  'partials/rules.prompt': 'Know the {{ tone }} rules.',
  'rows.jsonl': `${rows.map((row) => JSON.stringify(row)).join('\n')}\n`,
  'mail.prompty':
    '---\ninputs:\n  tone: { kind: string, default: "${file:tone.txt}" }\n---\nsystem:\nTone: {{ tone }}\n',
  'tone.txt': 'brief',
  'plain.prompt': '---\ninput: { schema: { name: string } }\n---\nDear {{ name }}, hello.\n',
};

describe('the preview in VS Code', () => {
  let session: VsCodeSession;
  let workbench: Workbench;
  let editor: PromptEditor;
  let preview: PreviewPage;

  before(async () => {
    session = await openVsCode({ files, size: { width: 1400, height: 860 } });
    workbench = new Workbench(session.page);
    editor = new PromptEditor(session.page);
    await workbench.open('ask.prompt');
    await session.page.keyboard.press('Control+b');
    await editor.clickLens('Preview', workbench.tab('Preview: '));
    preview = await PreviewPage.find(session.page);
  });
  afterEach(async function () {
    await pictureOfFailure(session.page, this.currentTest);
  });
  after(async () => session.close());

  it('opens from the lens with the messages as they will be sent, demonstrations included', async () => {
    await preview.shows(3, 'Question: What is blue?');
    assert.deepEqual(await preview.messages.locator('.role').allTextContents(), [
      'system',
      'user',
      'assistant',
      'user',
    ]);
    assert.equal(await preview.text(0).textContent(), 'You sort questions. Be brief.\nKnow the Be brief. rules.');
    assert.equal(await preview.text(2).textContent(), 'human');
  });

  it('shows the expected answer and what the input costs', async () => {
    assert.equal(await preview.frame.locator('.expected code').textContent(), 'entity');
    assert.match((await preview.frame.locator('.totals').textContent()) ?? '', /about \d+ tokens, \$0\.0000/);
  });

  it('follows typing in the unsaved buffer', async () => {
    await editor.goTo(13, 20);
    await editor.type(' quickly');
    await preview.shows(0, 'You sort questions. quickly');
    await session.page.locator('.tab.dirty[data-resource-name="ask.prompt"]').waitFor();
  });

  it('marks the piece at the cursor', async () => {
    await editor.goTo(17, 16);
    await preview.marked.first().waitFor();
    assert.ok((await preview.marked.allTextContents()).includes('What is blue?'));
  });

  it('goes on to the next row, and marks what it lacks', async () => {
    await preview.button('Next row').click();
    await preview.shows(3, 'How far is the moon?');
    await preview.text(3).locator('.missing').filter({ hasText: 'audience' }).waitFor();
    await preview.frame.locator('.legend').filter({ hasText: 'this row has no such column' }).waitFor();
  });

  it('finds a row by its text', async () => {
    const search = preview.frame.locator('.row-search input');
    await search.fill('SKY');
    await search.press('Enter');
    await preview.shows(3, 'Why is the sky blue?');
    assert.equal(await preview.rowNumber.inputValue(), '3');
    await preview.frame.locator('.matches').filter({ hasText: '1 row' }).waitFor();
  });

  it('shows another variant', async () => {
    await preview.frame.locator('.select select').selectOption({ label: 'tone=“Be polite.”' });
    await preview.shows(0, 'Know the Be polite. rules.');
  });

  it('leads from a piece to its source, and from the cursor back to the piece', async () => {
    await preview.text(3).locator('.value').first().click();
    await preview.text(3).locator('.marked').filter({ hasText: 'Why is the sky blue?' }).waitFor();
    // The piece may have been marked before: what is typed must meet the selection, in an editor that has the focus.
    await session.page.locator('.statusbar').getByText('(8 selected)').waitFor();
    await editor.type('audience');
    await preview.shows(3, 'Question: children');
    await editor.undoTo(questionLine);
    await preview.shows(3, 'Question: Why');
  });

  it('leads from a value to its row in the data', async () => {
    await preview.button('rows.jsonl:3').click();
    await session.page.locator('.tab.active[data-resource-name="rows.jsonl"]').waitFor();
    assert.equal(await preview.title.textContent(), 'ask.prompt');
  });

  it('shows what is typed into the data, saved or not', async () => {
    await editor.goTo(3, 14);
    await editor.type('Say: ');
    await preview.shows(3, 'Question: Say: Why is the sky blue?');
    assert.equal(await preview.rowNumber.inputValue(), '3');
    await session.page.locator('.tab.dirty[data-resource-name="rows.jsonl"]').waitFor();
  });

  it('shows what is typed into a partial, saved or not, and stays with its prompt', async () => {
    await preview.text(0).locator('.literal').filter({ hasText: 'rules.' }).click();
    await session.page.locator('.tab.active[data-resource-name="rules.prompt"]').waitFor();
    await editor.press('End');
    await editor.type(' Always.');
    await preview.shows(0, 'rules. Always.');
    assert.equal(await preview.title.textContent(), 'ask.prompt');
  });

  it('marks a value that is missing in a partial, and leads to its place', async () => {
    await editor.type(' {{ region');
    await preview.text(0).locator('.missing').filter({ hasText: 'region' }).waitFor();
    await workbench.open('ask.prompt');
    await preview.frame.locator('.legend .link').filter({ hasText: 'partials/rules.prompt:1' }).click();
    await session.page.locator('.tab.active[data-resource-name="rules.prompt"]').waitFor();
  });

  it('keeps the last good messages while the template is broken, and leads to the fault', async () => {
    await workbench.open('ask.prompt');
    await editor.goTo(17, 24);
    await editor.type('{{ ');
    await preview.frame.locator('.messages.stale').waitFor();
    await preview.notices.locator('.link').click();
    await session.page.locator('.statusbar-item').filter({ hasText: 'Ln 17, Col 23' }).waitFor();
    await editor.undoTo(questionLine);
    await preview.frame.locator('.messages:not(.stale)').waitFor();
  });

  it('looks right in every theme', async () => {
    await preview.button('Previous row').click();
    await preview.shows(3, 'How far is the moon?');
    await takePictures(session.page, 'preview');
  });

  it('fits beside an editor in a small window', async () => {
    await session.page.setViewportSize({ width: 760, height: 860 });
    const widths = await preview.frame.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
    assert.ok((widths[1] ?? 0) < 360, 'the panel is narrow');
    assert.ok((widths[0] ?? 0) <= (widths[1] ?? 0), 'nothing sticks out');
    await session.page.screenshot({ path: artifactPath('preview-narrow.png') });
    await session.page.setViewportSize({ width: 1400, height: 860 });
  });

  it('asks for values where there are no rows', async () => {
    await workbench.focusFirstGroup();
    await workbench.open('plain.prompt');
    await preview.text(0).locator('.missing').filter({ hasText: 'name' }).waitFor();
    await preview.frame.locator('vscode-text-field#value-name input').fill('Bo');
    await preview.shows(0, 'Dear Bo, hello.');
  });

  it('shows what a prompt refers to, as it is typed', async () => {
    await workbench.focusFirstGroup();
    await workbench.open('mail.prompty');
    await preview.shows(0, 'Tone: brief');
    await workbench.open('tone.txt');
    await editor.goTo(1, 1);
    await editor.type('very ');
    await preview.shows(0, 'Tone: very brief');
    assert.equal(await preview.title.textContent(), 'mail.prompty');
    await workbench.open('plain.prompt');
    await preview.title.filter({ hasText: 'plain.prompt' }).waitFor();
  });

  it('stays with a prompt it is locked onto', async () => {
    await preview.button('Lock').click();
    await preview.button('Locked').waitFor();
    await workbench.focusFirstGroup();
    await workbench.open('ask.prompt');
    await editor.goTo(1, 1);
    assert.equal(await preview.title.textContent(), 'plain.prompt');
    await preview.button('Locked').click();
    await preview.button('Lock').waitFor();
    await workbench.focusFirstGroup();
    await workbench.open('plain.prompt');
    await workbench.open('ask.prompt');
    await preview.title.filter({ hasText: 'ask.prompt' }).waitFor();
  });
});
