import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { PromptEditor } from './pages/prompt-editor.js';
import { ResultsPage } from './pages/results-page.js';
import { Workbench } from './pages/workbench.js';
import { pictureOfFailure, takePictures } from './pictures.js';
import { openVsCode, type VsCodeSession } from './vscode-session.js';

const prompt = `---
model: offline/learner
input:
  schema: { review: string }
output:
  labels: [good, bad]
data: rows.jsonl
expect: "{{ label }}"
metrics: [exact-match, macro-f1]
matrix: { style: [terse, polite] }
demos:
  - { review: "I love it", label: good }
  - { review: "I hate it", label: bad }
---
system:
Be {{ style }}. Answer with the label alone: good or bad.

user:
Review: {{ review }}
`;

const kinds = ['I love this film', 'I hate this film', 'I love it so', 'I hate it so', 'What can I say', 'Well'];
const rows = Array.from({ length: 60 }, (_, i) =>
  JSON.stringify({ review: `${kinds[i % kinds.length] ?? ''}, number ${i + 1}`, label: i % 2 === 0 ? 'good' : 'bad' }),
);

async function clipboardHolds(page: Page, text: string): Promise<void> {
  await page.waitForFunction(async (wanted) => (await navigator.clipboard.readText()).includes(wanted), text);
}

describe('what can be done with results in VS Code', () => {
  let session: VsCodeSession;
  let workbench: Workbench;
  let editor: PromptEditor;
  const results = (): Promise<ResultsPage> => ResultsPage.find(session.page);

  before(async () => {
    const near = prompt.replace('[exact-match, macro-f1]', '[edit-similarity]');
    const files = { 'ask.prompt': prompt, 'near.prompt': near, 'rows.jsonl': rows.join('\n') };
    session = await openVsCode({ files, size: { width: 1500, height: 1100 } });
    workbench = new Workbench(session.page);
    editor = new PromptEditor(session.page);
    await workbench.open('ask.prompt');
    await editor.lens('Evaluate').first().waitFor();
  });
  afterEach(async function () {
    await pictureOfFailure(session.page, this.currentTest);
  });
  after(async () => session.close());

  it('compares a run with the one before the prompt was changed', async () => {
    await workbench.run('Hone: Evaluate Prompt');
    await (await results()).button('Run again').waitFor({ timeout: 60_000 });
    await editor.lens('exact-match on 60 rows').waitFor();
    const path = join(session.workspace, 'ask.prompt');
    await writeFile(path, prompt.replace('  - { review: "I hate it", label: bad }\n', ''));
    await editor.lens('stale: the prompt changed').waitFor();
    await (await results()).button('Run again').click();
    await editor.lens('stale').waitFor({ state: 'detached', timeout: 60_000 });
    await (await results()).button('Compare…').click();
    await workbench.choose('2');
    const panel = await results();
    await panel.difference.waitFor();
    const text = await panel.difference.innerText();
    assert.match(text, /ask\.prompt: changed/);
    assert.match(text, /- {2}- \{ review: "I hate it", label: bad \}/);
    assert.match(text, /\d+ rows? got worse/);
  });

  it('leads to the rows that got worse, and shows an answer beside that of then', async () => {
    const panel = await results();
    await panel.button('got worse').first().click();
    await panel.frame.locator('.choice button[aria-pressed=true]', { hasText: 'Got worse' }).waitFor();
    await panel.frame.locator('.move.regressed').first().waitFor();
    const detail = await panel.openRow(0);
    await detail.locator('.word-diff').waitFor();
    await detail.locator('.message').first().waitFor();
    await takePictures(session.page, 'results-compared');
  });

  it('follows the prompt over its runs and opens an earlier one', async () => {
    const panel = await results();
    await panel.button('History').click();
    const runs = panel.frame.locator('.history tbody tr');
    await runs.nth(3).waitFor();
    assert.equal(await runs.count(), 4);
    assert.match(await runs.nth(3).innerText(), /ask\.prompt changed since/);
    await runs.nth(3).getByRole('button', { name: 'Show the run' }).click();
    await panel.notices.filter({ hasText: 'as it was' }).waitFor();
    await takePictures(session.page, 'results-history');
  });

  it('finds rows by what they were given, by their line and by a field of the confusion matrix', async () => {
    const panel = await results();
    await panel.search.fill('17');
    await panel.frame.locator('h2', { hasText: '1 row listed' }).waitFor();
    await panel.search.fill('FILM, number 13');
    await panel.frame
      .locator('[role=row]', { has: panel.frame.getByRole('gridcell', { name: '13', exact: true }) })
      .waitFor();
    await panel.frame.locator('h2', { hasText: '1 row listed' }).waitFor();
    await panel.search.fill('');
    await panel.frame.locator('summary', { hasText: 'Confusion matrix' }).click();
    const field = panel.frame.locator('.field-count').first();
    const count = (await field.innerText()).trim();
    await field.click();
    await panel.frame.locator('.picked').waitFor();
    await panel.frame.locator('h2', { hasText: `${count} rows listed` }).waitFor();
    await takePictures(session.page, 'results-matrix');
    await panel.frame.locator('.picked').click();
  });

  it('exports what the command line exports', async () => {
    const panel = await results();
    await panel.button('Export…').click();
    await workbench.choose('CSV');
    const file = join(session.workspace, 'results.csv');
    // It proposes a name, which would replace what was typed before.
    await workbench.proposes(/\.csv$/);
    await workbench.answer(file);
    await workbench.notification('Exported to').waitFor();
    const lines = (await readFile(file, 'utf8')).trim().split('\r\n');
    assert.equal(lines.length, 121);
    assert.match(lines[0] ?? '', /^variant,row,line,repeat,outcome,answer,expected/);
  });

  it('copies scores, and the answers of marked rows', async () => {
    await session.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    const panel = await results();
    await panel.button('Copy scores').click();
    await panel.frame.locator('.more-actions button', { hasText: /^Copied$/ }).waitFor();
    await clipboardHolds(session.page, 'style=polite');
    for (const row of [0, 1]) await panel.rows.nth(row).locator('.mark-cell input').click();
    await panel.frame.locator('.actions', { hasText: '2 rows marked' }).waitFor();
    await panel.button('Copy them').click();
    await clipboardHolds(session.page, 'line\texpected');
  });

  it('runs the marked rows again, in a run of their own', async () => {
    const panel = await results();
    await panel.button('Run them again').click();
    const again = await results();
    await again.notices.filter({ hasText: 'A rerun of 2 rows' }).waitFor({ timeout: 60_000 });
    await again.button('Run again').waitFor({ timeout: 60_000 });
    assert.equal(await again.rows.count(), 2);
  });

  it('shows how rows score where they are not only right or wrong', async () => {
    await workbench.focusFirstGroup();
    await workbench.open('near.prompt');
    await workbench.run('Hone: Evaluate Prompt');
    const panel = await results();
    await panel.frame
      .locator('summary', { hasText: 'How the rows score by edit-similarity' })
      .click({ timeout: 60_000 });
    await panel.frame.locator('.distribution').first().waitFor();
    await takePictures(session.page, 'results-distribution');
  });

  it('varies the prompt and tells how far its score depends on its form', async () => {
    await workbench.focusFirstGroup();
    await workbench.open('ask.prompt');
    await workbench.run('Hone: Vary Prompt');
    const panel = await results();
    await panel.frame.locator('h2', { hasText: 'The prompt in other forms' }).waitFor({ timeout: 60_000 });
    assert.match(await panel.difference.innerText(), /Over \d+ texts that say the same, exact-match is/);
    await takePictures(session.page, 'results-varied');
  });
});
