import type { Frame, Locator, Page } from 'playwright-core';
import { Workbench } from './workbench.js';

/** The optimizer view in the side bar, inside its webview. */
export class OptimizerPage {
  readonly frame: Frame;

  private constructor(frame: Frame) {
    this.frame = frame;
  }

  static async find(page: Page): Promise<OptimizerPage> {
    return new OptimizerPage(await new Workbench(page).webview('main.optimizer'));
  }

  button(name: string): Locator {
    return this.frame.locator('vscode-button').filter({ hasText: name });
  }

  /** A button of a choice between ways to show something. */
  choice(name: string): Locator {
    return this.frame.locator('.choice button').filter({ hasText: name });
  }

  get verdict(): Locator {
    return this.frame.locator('.verdict');
  }

  get candidates(): Locator {
    return this.frame.locator('.candidate');
  }

  get chart(): Locator {
    return this.frame.locator('.plot canvas');
  }

  get status(): Locator {
    return this.frame.locator('.status .words');
  }

  /** The text box of a form field. */
  field(id: string): Locator {
    return this.frame.locator(`vscode-text-field#${id} input`);
  }

  /** Waits until a text box holds this: the toolkit fills it in a moment after it is there. */
  async holds(id: string, value: string): Promise<void> {
    const handle = await this.field(id).elementHandle();
    await this.frame.waitForFunction(([input, wanted]) => (input as HTMLInputElement).value === wanted, [
      handle,
      value,
    ] as const);
  }

  get estimate(): Locator {
    return this.frame.locator('.estimate');
  }

  /** Takes an option of a dropdown of the form. */
  async choose(id: string, option: string): Promise<void> {
    const dropdown = this.frame.locator(`vscode-dropdown#${id}`);
    await dropdown.click();
    await dropdown.locator('vscode-option').filter({ hasText: option }).first().click();
  }
}
