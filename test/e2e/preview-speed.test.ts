import assert from 'node:assert/strict';
import { PreviewPage } from './pages/preview-page.js';
import { PromptEditor } from './pages/prompt-editor.js';
import { Workbench } from './pages/workbench.js';
import { pictureOfFailure } from './pictures.js';
import { openVsCode, type VsCodeSession } from './vscode-session.js';

/** Milliseconds from a key to the screen; the design's promise for a 17 KB prompt. */
const goal = 100;
/** In which VS Code shows a key in its editor where nothing else keeps the machine busy: two frames. */
const quickEditor = 32;
const keys = 40;
const marker = 'count:';

const demos = Array.from({ length: 12 }, (_, i) => `  - { question: Who was number ${i}?, type: human }\n`).join('');
const rule = 'Read {{ question }} twice, then answer in a kind way. {% if question %}Be brief.{% endif %}\n';
const head = `---\ninput: { schema: { question: string } }\ndata: rows.jsonl\nexpect: "{{ type }}"\ndemos:\n${demos}---\n`;
const long = `${head}system:\n${marker}\n${rule.repeat(Math.ceil(16_600 / rule.length))}\nuser:\n{{ question }}\nLabel:\n`;
const rows = Array.from({ length: 500 }, (_, i) => JSON.stringify({ question: `What is ${i}?`, type: 'number' }));

describe('the preview of a long prompt', () => {
  let session: VsCodeSession;

  before(async () => {
    const files = { 'long.prompt': long, 'rows.jsonl': `${rows.join('\n')}\n` };
    session = await openVsCode({ files, size: { width: 1400, height: 860 } });
  });
  afterEach(async function () {
    await pictureOfFailure(session.page, this.currentTest);
  });
  after(async () => session.close());

  it(`follows each key within ${goal} ms, from the key to the screen`, async () => {
    assert.ok(long.length > 17_000 && long.length < 18_500, `the prompt has ${long.length} characters`);
    const { page } = session;
    const editor = new PromptEditor(page);
    const workbench = new Workbench(page);
    await workbench.open('long.prompt');
    await editor.clickLens('Preview', workbench.tab('Preview: '));
    const preview = await PreviewPage.find(page);
    await preview.shows(0, marker);
    await editor.goTo(long.slice(0, long.indexOf(marker)).split('\n').length, marker.length + 1);
    await page.evaluate(() =>
      document.addEventListener(
        'keydown',
        () => Object.assign(window, { pressedAt: performance.timeOrigin + performance.now() }),
        true,
      ),
    );
    const inEditor: number[] = [];
    const inPreview: number[] = [];
    for (let n = 1; n <= keys; n++) {
      const text = `${marker}${'1'.repeat(n)}`;
      const drawn = preview.frame.evaluate(paintedAt, { selector: '.messages', text: `${text}\n` });
      const typed = page.evaluate(paintedAt, { selector: '.editor-instance .view-lines', text });
      await page.keyboard.press('1');
      const pressed = await page.evaluate(() => (window as unknown as { pressedAt: number }).pressedAt);
      inEditor.push((await typed) - pressed);
      inPreview.push((await drawn) - pressed);
    }
    const [editorMedian, median, p95] = [share(inEditor, 0.5), share(inPreview, 0.5), share(inPreview, 0.95)];
    // A machine that is busy with other things is slow to show the key in the editor itself, and gets as many times longer.
    const allowed = goal * Math.max(1, editorMedian / quickEditor);
    const words = `preview median ${median} ms, p95 ${p95} ms, the editor itself ${editorMedian} ms, of ${keys} keys`;
    console.log(`      from key to screen: ${words}`);
    assert.ok(median <= allowed, `${words}; allowed are ${Math.round(allowed)} ms`);
  });
});

function share(times: readonly number[], at: number): number {
  return Math.round([...times].sort((a, b) => a - b)[Math.floor(times.length * at)] ?? NaN);
}

/** Runs in a page: when it has painted a text. */
function paintedAt({ selector, text }: { readonly selector: string; readonly text: string }): Promise<number> {
  return new Promise((resolve) => {
    new MutationObserver((_, observer) => {
      const shown = document.querySelector(selector)?.textContent ?? '';
      if (!shown.includes(text)) return;
      observer.disconnect();
      // A task after the frame's callbacks: the frame is painted then.
      requestAnimationFrame(() => setTimeout(() => resolve(performance.timeOrigin + performance.now())));
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
}
