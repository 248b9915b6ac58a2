import type { Frame, Locator, Page } from 'playwright-core';
import { pressUntil } from './press-until.js';
import { untilTaken, type Patience } from './until-taken.js';

/** The window around editors and panels: palette, quick open, notifications, settings themes. */
export class Workbench {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Opens a file by its name and waits until its editor is there. */
  async open(name: string): Promise<void> {
    await pressUntil(this.page, 'Control+p', this.input);
    await this.input.fill(name);
    // Not by a click: the list moves while it is narrowed down, and a panel may be called after the file.
    await this.page.locator(`.quick-input-list .monaco-list-row.focused[aria-label^="${name}"]`).waitFor();
    await this.page.keyboard.press('Enter');
    await this.page.locator(`.tab.active[data-resource-name="${name}"]`).waitFor();
    await this.page.locator('.editor-instance .view-lines').first().waitFor();
  }

  /** Makes the editors at the left the ones that files are opened in. */
  async focusFirstGroup(): Promise<void> {
    await pressUntil(this.page, 'Control+1', this.page.locator('.editor-group-container.active .editor-instance'));
  }

  /** Runs a command by its title, as shown in the palette, and waits until the palette has gone. */
  async run(title: string): Promise<void> {
    await untilTaken(async (options) => {
      await pressUntil(this.page, 'F1', this.input);
      await this.choose(title, '>', options);
    });
    await this.page.waitForFunction(() => {
      const input = document.querySelector<HTMLInputElement>('.quick-input-widget input.input');
      return !input || input.offsetParent === null || !input.value.startsWith('>');
    });
  }

  /** Narrows the open list down to a label and takes that row. */
  async choose(label: string, prefix = '', options: Patience = {}): Promise<void> {
    await this.input.fill(prefix + label, options);
    await this.row(label).first().click(options);
  }

  /** Waits until the open input box holds what is proposed. */
  async proposes(text: RegExp): Promise<void> {
    await this.page.waitForFunction((wanted) => {
      const input = document.querySelector<HTMLInputElement>('.quick-input-widget input.input');
      return new RegExp(wanted).test(input?.value ?? '');
    }, text.source);
  }

  /** Answers an open input box. */
  async answer(text: string): Promise<void> {
    await this.input.waitFor();
    await this.input.fill(text);
    await this.page.keyboard.press('Enter');
    await this.input.waitFor({ state: 'hidden' });
  }

  /**
   * Answers the dialog for a folder by typing its path, and takes it with the dialog's button: again where the dialog
   * put the folder it proposes over what was typed, which it does some time after it opens, or was still reading it.
   */
  async chooseFolder(path: string, button: string): Promise<void> {
    await untilTaken(async (options) => {
      await this.proposes(/\/$/);
      await this.input.fill(`${path}/`, options);
      await this.row('..').waitFor(options);
      await this.page.locator('.quick-input-widget').getByRole('button', { name: button }).click(options);
      await this.input.waitFor({ state: 'hidden', ...options });
    });
  }

  /** As `Developer: Reload Window` does; resolves when the window is there again. */
  async reload(): Promise<void> {
    await pressUntil(this.page, 'F1', this.input);
    await this.input.fill('>Developer: Reload Window');
    const loaded = this.page.waitForEvent('load');
    await this.row('Developer: Reload Window').first().click();
    await loaded;
    await this.page.locator('.monaco-workbench .statusbar').waitFor();
  }

  async save(): Promise<void> {
    await this.page.keyboard.press('Control+s');
    await this.page.locator('.tab.active.dirty').waitFor({ state: 'detached' });
  }

  notification(text: string | RegExp): Locator {
    return this.page.locator('.notification-list-item').filter({ hasText: text });
  }

  /** The tab of an editor or a panel beside editors. */
  tab(name: string): Locator {
    return this.page.locator('.tab').filter({ hasText: name });
  }

  /** An item of the status bar by its text. */
  statusItem(text: string | RegExp): Locator {
    return this.page.locator('.statusbar-item').filter({ hasText: text });
  }

  /** Presses a button of the open dialog. */
  async confirm(button: string): Promise<void> {
    await this.page.locator('.monaco-dialog-box').getByRole('button', { name: button, exact: true }).click();
  }

  /** The frame of a webview that holds an element; webviews are two frames deep. */
  async webview(selector: string): Promise<Frame> {
    const deadline = Date.now() + 60_000;
    for (;;) {
      for (const frame of this.page.frames()) {
        const found = await frame
          .locator(selector)
          .count()
          .catch(() => 0);
        if (found > 0) return frame;
      }
      if (Date.now() > deadline) throw new Error(`No webview showed ${selector} within a minute.`);
      await this.page.waitForTimeout(100);
    }
  }

  private get input(): Locator {
    return this.page.locator('.quick-input-widget:visible input.input');
  }

  private row(label: string): Locator {
    return this.page.locator(`.quick-input-list .monaco-list-row[aria-label^="${label}"]`);
  }
}
