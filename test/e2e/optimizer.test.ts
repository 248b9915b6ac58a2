import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { startModelServer, type ModelServer } from './model-server.js';
import { OptimizerPage } from './pages/optimizer-page.js';
import { Workbench } from './pages/workbench.js';
import { pictureOfFailure, takePictures } from './pictures.js';
import { openVsCode, type VsCodeSession } from './vscode-session.js';

const prompt = `---
model: local/echo
input: { schema: { question: string } }
output: { labels: [blue, red] }
data: rows.jsonl
expect: "{{ answer }}"
metrics: [exact-match, contains]
---
Answer with one colour, please, and take your time to think about it.

{{ question }}
`;

const rows = Array.from({ length: 60 }, (_, i) =>
  JSON.stringify({ question: `Question ${i}`, answer: i % 2 === 0 ? 'blue' : 'red' }),
);

describe('an optimization in its view, in VS Code', () => {
  let session: VsCodeSession;
  let workbench: Workbench;
  let server: ModelServer;
  let optimizer: OptimizerPage;

  before(async () => {
    server = await startModelServer('blue');
    const config = `providers:\n  local: { baseUrl: "${server.address}/v1" }\n`;
    const files = { 'ask.prompt': prompt, 'rows.jsonl': rows.join('\n'), 'hone.config.yaml': config };
    session = await openVsCode({ files });
    workbench = new Workbench(session.page);
  });
  afterEach(async function () {
    await pictureOfFailure(session.page, this.currentTest);
  });
  after(async () => {
    server.close();
    await session.close();
  });

  const text = (words: string | RegExp): Locator => optimizer.frame.locator('main').filter({ hasText: words }).first();

  async function reopened(): Promise<void> {
    await workbench.run('View: Show Explorer');
    await session.page.locator('.explorer-folders-view').waitFor();
    await workbench.run('View: Show Hone');
    optimizer = await OptimizerPage.find(session.page);
  }

  it('asks first what one has, and offers the methods that can do with it', async () => {
    await workbench.open('ask.prompt');
    await workbench.run('Hone: Optimize Prompt');
    optimizer = await OptimizerPage.find(session.page);
    await optimizer.estimate.filter({ hasText: 'at a price Hone does not know' }).waitFor();
    assert.equal(await optimizer.field('judge').count(), 0);
    await optimizer.choose('having', 'Rows without answers');
    await optimizer.field('judge').waitFor();
    await text('SPO').waitFor();
    await optimizer.estimate.filter({ hasText: /About [\d,]+ calls/ }).waitFor();
    await optimizer.choose('having', 'A description and a few rows');
    await text('IPC').waitFor();
    await optimizer.field('judge').waitFor({ state: 'detached' });
    await takePictures(session.page, 'optimizer-having');
    await optimizer.choose('having', 'Rows with right answers');
    await optimizer.choose('method', 'Hill climbing');
  });

  it('has the rest folded away, with the sizes of the split', async () => {
    await optimizer.frame.locator('summary').filter({ hasText: 'More settings' }).click();
    await optimizer.field('seed').waitFor();
    await text(/Split once: 18 rows to learn from, 18 to compare versions on, 18 sealed until the end/).waitFor();
    await optimizer.field('seed').scrollIntoViewIfNeeded();
    await takePictures(session.page, 'optimizer-more');
  });

  it('keeps what was typed when it is closed and opened again', async () => {
    await optimizer.field('calls').fill('150');
    await optimizer.estimate.filter({ hasText: /About [\d,]+ calls/ }).waitFor();
    await reopened();
    await optimizer.estimate.filter({ hasText: /About [\d,]+ calls/ }).waitFor();
    await optimizer.holds('calls', '150');
  });

  it('asks nothing while it is paused, and says so', async () => {
    server.hold();
    await optimizer.frame.locator('vscode-button:not([disabled])').filter({ hasText: 'Start and spend' }).click();
    await server.asked(1);
    await optimizer.button('Pause').click();
    await optimizer.status.filter({ hasText: 'Paused.' }).waitFor();
    await workbench.statusItem('paused').waitFor();
    server.release();
    await takePictures(session.page, 'optimizer-paused');
    assert.ok(server.authorizations.length <= 8, `${server.authorizations.length} requests`);
  });

  it('goes on while the view is closed, and is shown again', async () => {
    await optimizer.button('Resume').click();
    await server.asked(20);
    server.hold();
    await reopened();
    await optimizer.button('Pause').waitFor();
    await optimizer.candidates.first().waitFor();
  });

  it('goes on by itself after a reload of the window, with its view closed and no prompt open', async () => {
    await workbench.run('View: Show Explorer');
    await session.page.locator('.explorer-folders-view').waitFor();
    await workbench.run('View: Close All Editors');
    await workbench.reload();
    await workbench.statusItem(/Hone: optimizing \d+\/150/).waitFor();
    const before = server.authorizations.length;
    await workbench.run('View: Show Hone');
    optimizer = await OptimizerPage.find(session.page);
    await optimizer.candidates.first().waitFor();
    await text('the run went on by itself').waitFor();
    await takePictures(session.page, 'optimizer-reloaded');
    server.release();
    await server.asked(before + 1);
    server.hold();
  });

  it('is paused and resumed from the status bar, and stays paused over a reload', async () => {
    await workbench.statusItem('Hone: optimizing').click();
    await workbench.choose('Pause');
    await optimizer.status.filter({ hasText: 'Paused.' }).waitFor();
    await workbench.reload();
    optimizer = await OptimizerPage.find(session.page);
    await optimizer.status.filter({ hasText: 'Paused.' }).waitFor();
    const before = server.authorizations.length;
    server.release();
    await takePictures(session.page, 'optimizer-paused-reloaded');
    assert.equal(server.authorizations.length, before);
    await workbench.statusItem('paused').click();
    await workbench.choose('Resume');
    await server.asked(before + 1);
  });

  it('ends with its verdict, which is there after another reload, and nothing is asked again', async () => {
    await optimizer.verdict.waitFor({ timeout: 60_000 });
    const words = 'No better version was found.';
    await optimizer.verdict.filter({ hasText: words }).waitFor();
    const asked = server.authorizations.length;
    // What was under way at either reload.
    assert.ok(server.askedTwice() <= 2 * 8, `${server.askedTwice()} requests were asked twice`);
    await workbench.reload();
    optimizer = await OptimizerPage.find(session.page);
    await optimizer.verdict.filter({ hasText: words }).waitFor();
    assert.equal(server.authorizations.length, asked);
  });

  it('stops when it is told to, and can be gone on with', async () => {
    await workbench.open('ask.prompt');
    await optimizer.button('New run').click();
    await optimizer.field('calls').waitFor();
    await optimizer.holds('calls', '150');
    server.hold();
    // Nothing of another model is in the cache.
    await optimizer.field('model').fill('local/other');
    await optimizer.field('calls').fill('250');
    // What both changes buy, not the estimate that stood there before: Start waits for it.
    await optimizer.frame
      .locator('.estimate:not(.stale)')
      .filter({ hasText: 'Buys about 6 changed versions' })
      .waitFor();
    const { length } = server.authorizations;
    await optimizer.frame.locator('vscode-button:not([disabled])').filter({ hasText: 'Start and spend' }).click();
    await server.asked(length + 1);
    await optimizer.button('Stop').click();
    await optimizer.status.filter({ hasText: 'Stopped before its end.' }).waitFor();
    await optimizer.button('Resume').waitFor();
    await takePictures(session.page, 'optimizer-stopped');
  });
});
