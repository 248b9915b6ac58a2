import assert from 'node:assert/strict';
import { openPanelPages, type PanelPage, type PanelPages, themes } from '../support/panel-page.js';
import { formStates, runStates } from '../support/optimizer-states.js';
import { previewStates, resultsStates } from '../support/panel-states.js';
import { readingFaults } from '../support/reading-faults.js';
import { artifactPath } from './pictures.js';

const panels = { results: resultsStates(), preview: previewStates(), optimizer: { ...formStates(), ...runStates() } };
const names = ['results', 'preview', 'optimizer'] as const;

function statesOf(name: (typeof names)[number]): (readonly [string, object])[] {
  return Object.entries<object>(panels[name]);
}

/** What a key press left the focus on: its words, and whether it can be seen. */
interface Stop {
  readonly name: string;
  readonly isVisible: boolean;
}

describe('the panels in a browser', () => {
  let pages: PanelPages;

  before(async function () {
    // The panels are the same in all versions.
    if (process.env['HONE_E2E_VERSION'] === 'oldest') this.skip();
    pages = await openPanelPages();
  });
  // Nothing was opened where all is skipped.
  after(async () => (pages as PanelPages | undefined)?.close());

  for (const theme of themes) {
    for (const name of names) {
      it(`can be read and operated by everybody: ${name}, ${theme}`, async () => {
        const panel = await pages.open(name, theme);
        const faults: string[] = [];
        for (const [state, snapshot] of statesOf(name)) {
          await panel.show(snapshot);
          await unfold(panel);
          for (const fault of await readingFaults(panel.page)) faults.push(`${state}: ${fault}`);
        }
        await panel.page.close();
        assert.deepEqual(faults, []);
      });
    }
  }

  // A side bar has 300 pixels at first.
  for (const width of [320, 260])
    for (const name of names) {
      it(`has room in ${width} pixels, and only tables scroll sideways: ${name}`, async () => {
        const panel = await pages.open(name, 'dark', { width, height: 900 });
        for (const [state, snapshot] of statesOf(name)) {
          await panel.show(snapshot);
          await unfold(panel);
          const taken = await panel.page.evaluate(() => document.documentElement.scrollWidth);
          assert.ok(taken <= width, `${state} is ${taken} pixels wide`);
        }
        await panel.page.screenshot({ path: artifactPath(`${name}-${width}.png`), fullPage: true });
        await panel.page.close();
      });
    }

  it('leads by Tab to every action of the results, one after the other, and shows where one is', async () => {
    const panel = await pages.open('results', 'dark');
    await panel.show(panels.results['ended'] ?? {});
    await unfold(panel);
    const stops = await walk(panel);
    const words = stops.map(({ name }) => name);
    for (const action of [
      'Run again',
      'Run 312 failed rows again',
      'Compare…',
      'History',
      'Copy scores',
      'Export…',
      'good answered as good: 20. List these rows',
      'Search rows',
      'Failed 312',
      'Copy rows',
      'Line',
      'terse: got worse, wrong, red',
      'Run this row again',
      'Copy answer',
      'Close',
      'the earlier run',
      'Copy messages',
    ])
      assert.ok(words.includes(action), `${action} is not among ${words.join(' | ')}`);
    // One cell stands for the whole table: 5,000 rows would never end.
    assert.equal(words.filter((word) => /^(?:terse|polite): /.test(word)).length, 1);
    assert.deepEqual(
      stops.filter(({ isVisible }) => !isVisible),
      [],
    );
    await panel.page.close();
  });

  it('leads by Tab to every action of the preview', async () => {
    const panel = await pages.open('preview', 'dark');
    await panel.show(panels.preview['usual'] ?? {});
    const stops = await walk(panel);
    assert.deepEqual(
      stops.map(({ name }) => name),
      [
        'Locked',
        'Copy JSON',
        'asktell',
        'briefpolite',
        'Previous row',
        'Row number, of 250',
        'Next row',
        'questions.jsonl:3',
        'Find a row that holds a text; Enter for the next, Shift+Enter for the one before',
        'Variables',
        'Whitespace',
        'line 9',
        'Copy the system message',
        'Be·',
        'Copy the user message',
      ],
    );
    assert.deepEqual(
      stops.filter(({ isVisible }) => !isVisible),
      [],
    );
    await panel.page.close();
  });

  it('gives the focus back to the answer that was opened, when that is closed', async () => {
    const panel = await pages.open('results', 'dark');
    const ended = panels.results['compared'] ?? {};
    await panel.show(ended);
    const { page } = panel;
    assert.equal(await page.evaluate(() => document.activeElement?.tagName), 'BODY');
    await page.locator('[data-cell="0:1"]').focus();
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowRight', 'Enter']) await page.keyboard.press(key);
    assert.deepEqual((await panel.sent()).at(-1), { type: 'open', row: 'row-2', variant: 'id-polite' });
    const open = { ...panels.results['ended']?.open, row: 'row-2', variant: 'id-polite' };
    await panel.show({ ...ended, open });
    assert.equal(await page.evaluate(() => document.activeElement?.tagName), 'H2');
    await page.keyboard.press('Escape');
    assert.deepEqual((await panel.sent()).at(-1), { type: 'close' });
    await panel.show(ended);
    assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('data-cell')), '2:2');
    await page.close();
  });

  it('keeps the focus near, where an update takes its place away', async () => {
    const panel = await pages.open('results', 'dark');
    const { page } = panel;
    await panel.show(panels.results['running'] ?? {});
    await page.locator('vscode-button', { hasText: 'Stop' }).focus();
    await panel.show(panels.results['compared'] ?? {});
    assert.equal(await page.evaluate(() => document.activeElement?.textContent), 'Run again');
    await page.close();
  });

  it('keeps the place in the rows and the cell, while answers come in', async () => {
    const panel = await pages.open('results', 'dark');
    const { page } = panel;
    const ended = panels.results['compared'];
    assert.ok(ended);
    await panel.show(ended);
    await page.locator('[data-cell="0:1"]').focus();
    for (let i = 0; i < 30; i++) await page.keyboard.press('ArrowDown');
    const place = (): Promise<unknown> =>
      page.evaluate(() => [
        document.querySelector('.row-list')?.scrollTop,
        document.activeElement?.getAttribute('data-cell'),
      ]);
    const before = await place();
    const items = [...ended.rows.items].reverse();
    await panel.show({ ...ended, rows: { ...ended.rows, items, total: 5060, all: 5060 } });
    assert.deepEqual(await place(), before);
    await page.close();
  });

  it('colours what was put in as it colours what was taken out', async () => {
    const panel = await pages.open('results', 'dark');
    await panel.show(panels.results['compared'] ?? {});
    const grounds = await panel.page.evaluate(() =>
      ['.added', '.removed', '.place'].map((kind) => {
        const line = document.querySelector(`.line-diff ${kind}`);
        return line && getComputedStyle(line).backgroundColor;
      }),
    );
    assert.deepEqual(grounds, ['rgba(156, 204, 44, 0.2)', 'rgba(255, 0, 0, 0.2)', 'rgba(0, 0, 0, 0)']);
    await panel.page.close();
  });

  for (const [name, what, words] of [
    ['results', 'scores', 'Copy scores'],
    ['results', 'rows', 'Copy rows'],
    ['preview', '1', 'Copy the user message'],
  ] as const) {
    it(`says at '${words}' that it is done, for a moment, and moves nothing`, async () => {
      const panel = await pages.open(name, 'dark');
      const { page } = panel;
      const snapshot = name === 'results' ? panels.results['ended'] : panels.preview['usual'];
      await panel.show(snapshot ?? {});
      const button = page.locator(`[aria-label="${words}"]:not(.control)`);
      const before = await page.locator('main').ariaSnapshot();
      const room = await button.boundingBox();
      const rest = await button.innerText();
      const fits = await button.locator('.swapped').evaluate((label) => label.scrollWidth <= label.clientWidth);
      assert.ok(fits, 'its words stay inside');
      await panel.show({ ...snapshot, copied: { what, times: 1 } });
      assert.deepEqual([await button.innerText(), await button.boundingBox()], ['Copied', room]);
      assert.equal(await page.locator('[role=status]', { hasText: /^Copied$/ }).count(), 1);
      await button.filter({ hasText: rest }).waitFor();
      assert.equal(await page.locator('main').ariaSnapshot(), before);
      // What was copied before the panel was drawn is of the past; the same copied again is not.
      await panel.show({ ...snapshot, copied: { what, times: 2 } });
      assert.equal(await button.innerText(), 'Copied');
      await page.close();
    });
  }

  it('moves nothing for people who want less motion', async () => {
    const panel = await pages.open('results', 'dark');
    await panel.show(panels.results['running'] ?? {});
    const moving = await panel.page.evaluate(() => document.getAnimations().length);
    assert.equal(moving, 0);
    await panel.page.close();
  });
});

async function unfold({ page }: PanelPage): Promise<void> {
  await page.evaluate(() => {
    for (const fold of document.querySelectorAll('details')) fold.open = true;
  });
}

/** Goes through the page by Tab, from its first control until it is left. */
async function walk({ page }: PanelPage): Promise<Stop[]> {
  const stops: Stop[] = [];
  await page.locator('main').evaluate((main) => {
    main.tabIndex = -1;
    main.focus();
  });
  for (;;) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(() => {
      const focused = document.activeElement;
      if (focused === null || focused === document.body || focused.hasAttribute('data-seen')) return undefined;
      focused.setAttribute('data-seen', '');
      // A control of the toolkit draws its frame itself, as a border in the colour of the focus.
      const { outlineStyle, borderColor } = getComputedStyle(focused.shadowRoot?.activeElement ?? focused);
      const name = focused.getAttribute('aria-label') ?? focused.textContent;
      return { name, isVisible: outlineStyle !== 'none' || borderColor === 'rgb(0, 120, 212)' };
    });
    if (stop === undefined) return stops;
    stops.push(stop);
  }
}
