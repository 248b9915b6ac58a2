import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PromptEditor } from './pages/prompt-editor.js';
import { ResultsPage } from './pages/results-page.js';
import { TestExplorerPage } from './pages/test-explorer-page.js';
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
metrics: [exact-match]
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

const rows = ['I love this film', 'I hate this film', 'I love it so', 'I hate it so', 'What can I say', 'Well'].map(
  (review, i) => JSON.stringify({ review, label: i % 2 === 0 ? 'good' : 'bad' }),
);
const many = Array.from({ length: 1200 }, (_, i) => JSON.stringify({ review: `Row number ${i}`, label: 'good' }));

describe('prompts as tests, in VS Code', () => {
  let session: VsCodeSession;
  let workbench: Workbench;
  let explorer: TestExplorerPage;

  before(async () => {
    const files = {
      'ask.prompt': prompt,
      'many.prompt': prompt.replace('rows.jsonl', 'many.jsonl'),
      'note.prompt': 'user:\nHi\n',
      'rows.jsonl': rows.join('\n'),
      'many.jsonl': many.join('\n'),
    };
    // Tall enough for the whole prompt: the lens above it must stay in view while a line below is edited.
    session = await openVsCode({ files, size: { width: 1500, height: 1100 } });
    workbench = new Workbench(session.page);
    await workbench.open('ask.prompt');
    await new PromptEditor(session.page).lens('Evaluate').first().waitFor();
  });
  afterEach(async function () {
    await pictureOfFailure(session.page, this.currentTest);
  });
  after(async () => session.close());

  it('lists the prompts that name data, and reads their rows when they are opened', async () => {
    explorer = await TestExplorerPage.open(session.page);
    await explorer.item('ask.prompt').waitFor();
    await explorer.item('many.prompt').waitFor();
    assert.equal(await explorer.item('note.prompt').count(), 0);
    await explorer.expand('ask.prompt');
    await explorer.item('I love this film').waitFor();
    assert.equal(await explorer.item(/line \d/).count(), rows.length);
  });

  it('runs a prompt and shows each row as passed or failed, with what was expected', async () => {
    await explorer.run('ask.prompt');
    await explorer.inState('Failed').first().waitFor({ timeout: 60_000 });
    await explorer.inState('Passed').first().waitFor();
    const results = await ResultsPage.find(session.page);
    await results.button('Run again').waitFor({ timeout: 60_000 });
    await takePictures(session.page, 'test-explorer');
  });

  it('has pages for many rows, each read when it is opened', async () => {
    await explorer.expand('many.prompt');
    await explorer.item('Rows 501 to 1,000').waitFor();
    await explorer.item('Rows 1,001 to 1,200').waitFor();
  });

  it('shows the last score above the prompt and beside its variants', async () => {
    await workbench.open('ask.prompt');
    const editor = new PromptEditor(session.page);
    await editor.lens(/best of 2: \d+\.\d % ±\d+\.\d exact-match on 6 rows$/).waitFor();
    const marks = await editor.marks('matrix:');
    assert.equal(marks.length, 2);
    for (const mark of marks) assert.match(mark, /^\d+\.\d %$/);
    await takePictures(session.page, 'last-score');
  });

  it('runs the failed rows again from the results, in a run of its own', async () => {
    const results = await ResultsPage.find(session.page);
    const count = Number(/(\d+)/.exec(await results.filter('Failed').innerText())?.[1]);
    assert.ok(count > 0 && count < rows.length);
    await results.button(/failed rows? again/).click();
    await results.notices.filter({ hasText: `A rerun of ${count} row` }).waitFor();
    await results.button('Run again').waitFor({ timeout: 60_000 });
    await workbench.focusFirstGroup();
    await new PromptEditor(session.page).lens(/on 6 rows$/).waitFor();
  });

  it('says that a score is stale once the data or the prompt has changed, and no more when that is undone', async () => {
    const editor = new PromptEditor(session.page);
    const path = join(session.workspace, 'rows.jsonl');
    const before = await readFile(path, 'utf8');
    await writeFile(path, `${before}\n${rows[0] ?? ''}`);
    await editor.lens(/stale: rows\.jsonl changed/).waitFor();
    await explorer.item('line 7').waitFor();
    await takePictures(session.page, 'stale-score');
    await writeFile(path, before);
    await editor.lens(/on 6 rows$/).waitFor();
    await editor.goTo(16, 1);
    await editor.type('Please. ');
    await editor.lens(/stale: the prompt changed/).waitFor();
    await editor.undoTo(/^Be/);
    await editor.lens(/on 6 rows$/).waitFor();
  });

  it('opens the results of the last run from the lens', async () => {
    await workbench.run('View: Close All Editors');
    await workbench.open('ask.prompt');
    await new PromptEditor(session.page).clickLens(/on 6 rows$/, workbench.tab('Hone Results'));
    const results = await ResultsPage.find(session.page);
    await results.variants.first().waitFor();
    assert.equal(await results.variants.count(), 2);
  });

  it('evaluates all prompts of the folder that name data: a run for each set of rows', async () => {
    await workbench.run('Hone: Evaluate Prompts in Folder');
    const results = await ResultsPage.find(session.page);
    await results.tab('many.prompt').waitFor();
    await results.shownTab('many.prompt').waitFor({ timeout: 60_000 });
    await results.button('Run again').waitFor({ timeout: 90_000 });
    await results.tab('ask.prompt').click();
    await results.shownTab('ask.prompt').waitFor();
    await takePictures(session.page, 'results-of-two-prompts');
  });
});
