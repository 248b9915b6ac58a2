import type { Frame, Locator, Page } from 'playwright-core';
import { Workbench } from './workbench.js';

/** The preview, inside its webview. */
export class PreviewPage {
  readonly frame: Frame;

  private constructor(frame: Frame) {
    this.frame = frame;
  }

  static async find(page: Page): Promise<PreviewPage> {
    return new PreviewPage(await new Workbench(page).webview('main.preview'));
  }

  get title(): Locator {
    return this.frame.locator('.title h1');
  }

  get messages(): Locator {
    return this.frame.locator('.message');
  }

  /** A message's text by its number, from 0. */
  text(message: number): Locator {
    return this.messages.nth(message).locator('.text');
  }

  /** A piece by what it shows. */
  piece(text: string): Locator {
    return this.frame.locator('.message [data-piece]').filter({ hasText: text });
  }

  get marked(): Locator {
    return this.frame.locator('.message .marked');
  }

  button(name: string): Locator {
    return this.frame.getByRole('button', { name, exact: true });
  }

  get rowNumber(): Locator {
    return this.frame.locator('.row-number');
  }

  get notices(): Locator {
    return this.frame.locator('.notice');
  }

  /** Waits until a message holds a text. */
  async shows(message: number, text: string): Promise<void> {
    await this.text(message).filter({ hasText: text }).waitFor();
  }
}
