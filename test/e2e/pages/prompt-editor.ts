import type { Locator, Page } from 'playwright-core';
import { pressUntil, shows } from './press-until.js';

/** The active text editor. */
export class PromptEditor {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get lines(): Locator {
    return this.root.locator('.view-line');
  }

  /** Squiggles of one severity. */
  squiggles(severity: 'error' | 'warning' | 'info' | 'hint'): Locator {
    return this.root.locator(`.squiggly-${severity}`);
  }

  /** Code lenses, by their text. */
  lens(text: string | RegExp): Locator {
    return this.root.locator('.codelens-decoration a, .codelens-decoration > span').filter({ hasText: text });
  }

  /** Clicks a lens until its effect shows: a click is lost when the lenses are drawn anew under it. */
  async clickLens(text: string | RegExp, effect: Locator): Promise<void> {
    for (let n = 0; n < 5; n++) {
      await this.lens(text).click();
      if (await shows(effect)) return;
    }
    await effect.first().waitFor();
  }

  /** What the extension draws behind parts of a line: no text of the line, but content that a style puts there. */
  async marks(line: string): Promise<string[]> {
    const marked = this.lines.filter({ hasText: line }).locator('span[class*="ced-"]');
    await marked.first().waitFor({ state: 'attached' });
    const contents = await marked.evaluateAll((spans) =>
      spans.map((span) => getComputedStyle(span, '::after').content),
    );
    return contents.filter((content) => content !== 'none').map((content) => content.replaceAll('"', ''));
  }

  /** Waits until two texts have different colours: the grammar colours a line some time after it is there. */
  async differsFrom(one: string, other: string): Promise<void> {
    await this.page.waitForFunction(
      (starts) => {
        const tokens = [...document.querySelectorAll('.editor-group-container.active .view-line span[class^=mtk]')];
        const [a, b] = starts
          .map((start) => tokens.find(({ textContent }) => textContent.trimStart().startsWith(start)))
          .map((token) => token && getComputedStyle(token).color);
        return a !== undefined && b !== undefined && a !== b;
      },
      [one, other] as const,
    );
  }

  /** Puts the cursor at a place, counted from 1. */
  async goTo(line: number, column: number): Promise<void> {
    await this.focus();
    const input = this.page.locator('.quick-input-widget:visible input.input');
    await pressUntil(this.page, 'Control+g', input);
    await input.fill(`:${line}:${column}`);
    await this.page.keyboard.press('Enter');
    await input.waitFor({ state: 'hidden' });
    await this.focused();
  }

  /** Types once the editor has the focus: whatever opened it may hand the focus over a moment later. */
  async type(text: string): Promise<void> {
    await this.focused();
    await this.page.keyboard.type(text, { delay: 20 });
  }

  /** Puts text in at once: of lines typed by key, the one that ends a line could take a suggestion instead. */
  async insert(text: string): Promise<void> {
    await this.focused();
    await this.page.keyboard.insertText(text);
  }

  /** Presses a key once the editor has the focus. */
  async press(key: string): Promise<void> {
    await this.focused();
    await this.page.keyboard.press(key);
  }

  /** Undoes until a line is as it was; how many keys one step of undoing takes back is the editor's business. */
  async undoTo(line: RegExp): Promise<void> {
    await this.focused();
    await pressUntil(this.page, 'Control+z', this.lines.filter({ hasText: line }), 1500);
  }

  async focus(): Promise<void> {
    await this.root.locator('.view-lines').click();
    await this.focused();
  }

  /** Waits until the active editor has the focus. */
  async focused(): Promise<void> {
    await this.root.locator('.monaco-editor.focused').first().waitFor();
  }

  /** What the editor shows of the next problem when it is gone to: its message, and the places that led there. */
  async wayToProblem(): Promise<string> {
    await this.focus();
    await this.page.keyboard.press('F8');
    const shown = this.page.locator('.marker-widget .descriptioncontainer');
    await shown.waitFor();
    return shown.innerText();
  }

  /** Takes a suggestion that typing has brought up, or asks for it where it has not come. */
  async acceptSuggestion(label: string): Promise<void> {
    const row = this.page.locator('.suggest-widget.visible .monaco-list-row').filter({ hasText: label });
    for (let n = 0; n < 5 && !(await shows(row)); n++) {
      // A list that is open is only narrowed down, and shows more of its entries when it is asked for again.
      await this.page.keyboard.press('Escape');
      await this.page.keyboard.press('Control+Space');
    }
    await row.first().click();
  }

  /** Applies the first quick fix at the cursor, which must hold these words. */
  async applyQuickFix(words: string): Promise<void> {
    await this.focused();
    const first = this.page.locator('.action-widget .monaco-list-row.action.focused').filter({ hasText: words });
    await pressUntil(this.page, 'Control+.', first);
    await this.page.keyboard.press('Enter');
  }

  private get root(): Locator {
    return this.page.locator('.editor-group-container.active .editor-instance');
  }
}
