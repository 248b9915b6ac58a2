import type { Frame, Locator, Page } from 'playwright-core';
import { Workbench } from './workbench.js';

/** The results panel, inside its webview. */
export class ResultsPage {
  readonly frame: Frame;

  private constructor(frame: Frame) {
    this.frame = frame;
  }

  static async find(page: Page): Promise<ResultsPage> {
    return new ResultsPage(await new Workbench(page).webview('main.results'));
  }

  get progress(): Locator {
    return this.frame.locator('.results-header .progress');
  }

  /** A button by its words. */
  button(name: string | RegExp): Locator {
    return this.frame.locator('vscode-button, button').filter({ hasText: name });
  }

  /** What became of the run beside an earlier one. */
  get difference(): Locator {
    return this.frame.locator('.difference');
  }

  get search(): Locator {
    return this.frame.locator('.search');
  }

  /** A choice of the rows shown. */
  filter(name: 'All' | 'Failed'): Locator {
    return this.frame.locator('.rows-title .choice button').filter({ hasText: name });
  }

  /** One of several runs that were started together. */
  tab(name: string): Locator {
    return this.frame.locator('.run-tabs button').filter({ hasText: name });
  }

  shownTab(name: string): Locator {
    return this.frame.locator('.run-tabs button[aria-pressed=true]').filter({ hasText: name });
  }

  get variants(): Locator {
    return this.frame.locator('.variants tbody tr');
  }

  get rows(): Locator {
    return this.frame.locator('.row-space .row');
  }

  get notices(): Locator {
    return this.frame.locator('.notice');
  }

  /** Opens a row's first answer and gives the detail below the list. */
  async openRow(index: number): Promise<Locator> {
    await this.rows.nth(index).locator('.answer').first().click();
    const detail = this.frame.locator('.cell-detail');
    await detail.waitFor();
    return detail;
  }
}
