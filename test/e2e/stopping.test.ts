import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startModelServer, type ModelServer } from './model-server.js';
import { OptimizerPage } from './pages/optimizer-page.js';
import { PromptEditor } from './pages/prompt-editor.js';
import { ResultsPage } from './pages/results-page.js';
import { Workbench } from './pages/workbench.js';
import { pictureOfFailure } from './pictures.js';
import { openVsCode, type VsCodeSession } from './vscode-session.js';

const prompt = `---
model: local/echo
input:
  schema: { question: string }
data: rows.jsonl
expect: "{{ answer }}"
metrics: [exact-match]
---
user:
{{ question }}
`;

const rows = Array.from({ length: 40 }, (_, i) => JSON.stringify({ question: `Question ${i}`, answer: 'blue' }));

describe('runs that cost something, in VS Code', () => {
  let session: VsCodeSession;
  let workbench: Workbench;
  let server: ModelServer;

  before(async () => {
    server = await startModelServer('blue');
    const files = { 'ask.prompt': prompt, 'rows.jsonl': rows.join('\n'), 'hone.config.yaml': server.config };
    session = await openVsCode({ files });
    workbench = new Workbench(session.page);
    await workbench.open('ask.prompt');
    await workbench.run('Hone: Set API Key');
    await workbench.choose('local');
    await workbench.answer('sk-test');
  });
  afterEach(async function () {
    await pictureOfFailure(session.page, this.currentTest);
  });
  after(async () => {
    server.close();
    await session.close();
  });

  it('do not start by themselves: the optimizer shows what they cost and waits', async () => {
    await workbench.run('Hone: Optimize Prompt');
    const optimizer = await OptimizerPage.find(session.page);
    await optimizer.estimate.filter({ hasText: /About [\d,]+ calls, at a price Hone does not know/ }).waitFor();
    await optimizer.button('Start and spend').waitFor();
    assert.deepEqual(server.authorizations, []);
  });

  it('save the prompt first, and stop when asked', async () => {
    server.hold();
    const editor = new PromptEditor(session.page);
    await editor.goTo(10, 1);
    await editor.type('Say: ');
    await workbench.run('Hone: Evaluate Prompt');
    await workbench.confirm('Evaluate');
    const results = await ResultsPage.find(session.page);
    await results.progress.filter({ hasText: 'of 40 answers' }).waitFor();
    assert.match(await readFile(join(session.workspace, 'ask.prompt'), 'utf8'), /^Say: \{\{ question/m);
    await results.button('Stop').click();
    await results.notices.filter({ hasText: 'Stopped.' }).waitFor();
    await results.button('Run again').waitFor();
  });

  it('are one item in the status bar, which shows or stops them', async () => {
    const results = await ResultsPage.find(session.page);
    await results.button('Run again').click();
    await workbench.confirm('Evaluate');
    const item = workbench.statusItem('Hone: evaluating');
    await item.click();
    await workbench.choose('Stop');
    await item.waitFor({ state: 'detached' });
    await results.button('Run again').waitFor();
  });
});
