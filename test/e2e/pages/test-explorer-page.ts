import type { Locator, Page } from 'playwright-core';
import { Workbench } from './workbench.js';

/** The Test Explorer in the side bar. */
export class TestExplorerPage {
  readonly page: Page;

  private constructor(page: Page) {
    this.page = page;
  }

  static async open(page: Page): Promise<TestExplorerPage> {
    await new Workbench(page).run('Testing: Focus on Test Explorer View');
    const explorer = new TestExplorerPage(page);
    await explorer.rows.first().waitFor();
    return explorer;
  }

  /** All items that are shown. */
  get rows(): Locator {
    return this.page.locator('.test-explorer-tree .monaco-list-row');
  }

  item(label: string | RegExp): Locator {
    return this.rows.filter({ hasText: label });
  }

  /** Items in a state, by what screen readers are told. */
  inState(state: 'Passed' | 'Failed' | 'Errored' | 'Not yet run'): Locator {
    return this.page.locator(`.test-explorer-tree .monaco-list-row[aria-label*="(${state}"]`);
  }

  async expand(label: string | RegExp): Promise<void> {
    const item = this.item(label).first();
    if ((await item.getAttribute('aria-expanded')) === 'true') return;
    await item.locator('.monaco-tl-twistie').click();
    await this.page.locator('.test-explorer-tree .monaco-list-row[aria-level="2"]').first().waitFor();
  }

  /** Presses the button with which an item is run. */
  async run(label: string | RegExp): Promise<void> {
    const item = this.item(label).first();
    await item.hover();
    await item.locator('.action-label.codicon-testing-run-icon').click();
  }
}
