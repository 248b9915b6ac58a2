import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type ChatServer, servedBy, startChatServer } from '../support/chat-server.js';
import { graded, makeRows, plainPrompt, scriptedWriter } from '../support/optimize-run.js';
import { OptimizerPage } from './pages/optimizer-page.js';
import { Workbench } from './pages/workbench.js';
import { pictureOfFailure, takePictures } from './pictures.js';
import { openVsCode, type VsCodeSession } from './vscode-session.js';

const rows = makeRows(240);
const prompt = plainPrompt.replace('name: decide', 'name: decide\nmodel: local/any\ndata: rows.jsonl');

const advice = ['Do it the careful way.', 'Answer with yes or no alone.', 'When in doubt, say no.'];
const writer = scriptedWriter((drawn, text) => `${text} ${advice[drawn % advice.length] ?? ''} Case ${drawn % 5}.`);
const task = graded(rows, (text) => (text.includes('the careful way') ? 0.9 : text.includes('alone') ? 0.6 : 0.4));

/** Requests after which the server waits: enough for a few versions with scores. */
const firstPart = 420;

describe('an optimization in VS Code, watched to its end', () => {
  let session: VsCodeSession;
  let workbench: Workbench;
  let server: ChatServer;
  let optimizer: OptimizerPage;
  let goOn = (): void => undefined;

  before(async () => {
    const held = new Promise<void>((resolve) => (goOn = resolve));
    server = await startChatServer(async (chat, index) => {
      if (index >= firstPart) await held;
      const isForWriter = chat.messages.some(({ content }) => /between <\w+> and <\/\w+>/.test(content));
      return servedBy(isForWriter ? writer : task)(chat, index);
    });
    const config = `providers:\n  local: { baseUrl: "${server.baseUrl}", prices: { any: { input: 1, output: 4 } } }\n`;
    const data = rows.map(({ values }) => JSON.stringify(values)).join('\n');
    const files = { 'decide.prompt': prompt, 'rows.jsonl': data, 'hone.config.yaml': config };
    session = await openVsCode({ files, size: { width: 1100, height: 1400 } });
    workbench = new Workbench(session.page);
    await workbench.open('decide.prompt');
    await workbench.run('Hone: Optimize Prompt');
    optimizer = await OptimizerPage.find(session.page);
    await optimizer.button('Start and spend').and(optimizer.frame.locator(':not([disabled])')).click();
  });
  afterEach(async function () {
    await pictureOfFailure(session.page, this.currentTest);
  });
  after(async () => {
    goOn();
    await session.close();
    await server.close();
  });

  it('says what it does, and draws the score against calls and against money', async () => {
    await optimizer.chart.waitFor();
    await optimizer.candidates.nth(2).waitFor();
    assert.match(await optimizer.status.innerText(), /…$/);
    await optimizer.choice('Money').click();
    await optimizer.choice('Money').and(optimizer.frame.locator('[aria-pressed=true]')).waitFor();
    assert.match(await optimizer.frame.locator('.spend').innerText(), /Cost\s+\$\d+\.\d+ of \$/);
    await optimizer.frame.locator('summary', { hasText: 'The chart as a table' }).click();
    assert.match(await optimizer.frame.locator('.chart .numbers').innerText(), /\$\d+\.\d+\s+\d+\.\d\s%/);
    await takePictures(session.page, 'optimizer-running');
  });

  it('opens what a version changed in place, by keys too', async () => {
    const lines = optimizer.frame.locator('[data-candidate]');
    await lines.first().focus();
    for (let press = 0; press < 2; press++) await session.page.keyboard.press('ArrowDown');
    await session.page.keyboard.press('Enter');
    await optimizer.frame.locator('.candidate-detail ins').first().waitFor();
    await optimizer.frame.locator('.row-marks').first().waitFor();
    await optimizer.frame.locator('.candidate-detail').scrollIntoViewIfNeeded();
    await takePictures(session.page, 'optimizer-version');
    // Pictures are taken by the palette, which took the focus.
    await lines.nth(2).focus();
    await session.page.keyboard.press('Escape');
    await optimizer.frame.locator('.candidate-detail').waitFor({ state: 'detached' });
  });

  it('ends with the verdict, and the test rows that were won and lost', async () => {
    goOn();
    await optimizer.verdict.waitFor({ timeout: 120_000 });
    assert.match(await optimizer.verdict.innerText(), /The new version is better: \d+\.\d\s% became \d+\.\d\s%/);
    await optimizer.frame.locator('summary', { hasText: 'Test rows that got better' }).click();
    await optimizer.frame.locator('.moved .won .moved-row summary').first().click();
    await optimizer.frame.locator('.moved .won dd').first().waitFor();
    assert.match(await optimizer.frame.locator('.costs').innerText(), /Tokens read[\s\S]*1,000 calls/);
    const shares = await optimizer.frame.locator('.spend .numbers').innerText();
    assert.match(shares, /Answers\s[\d,]+\s[\d,]+\s\$\d+\.\d+\s+The writer\s\d+\s[\d,]+\s\$\d+\.\d+/);
    await optimizer.verdict.scrollIntoViewIfNeeded();
    await takePictures(session.page, 'optimizer-result');
  });

  it('hands out a report that can be read here', async () => {
    await optimizer.button('Report').click();
    await workbench.choose('Read it here');
    await workbench.tab('Preview').waitFor();
    const preview = await workbench.webview('h1:has-text("decide.prompt, optimized")');
    assert.match(await preview.locator('body').innerText(), /Better by \d+\.\d points/);
  });

  it('writes what was tested when it is accepted', async () => {
    await optimizer.button('Accept').click();
    await optimizer.verdict.filter({ hasText: 'the file is written' }).waitFor();
    assert.match(await readFile(join(session.workspace, 'decide.prompt'), 'utf8'), /the careful way/);
  });
});
