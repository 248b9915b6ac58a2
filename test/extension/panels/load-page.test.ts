import assert from 'node:assert/strict';
import { EventEmitter, once } from 'node:events';
import type * as vscode from 'vscode';
import { loadPage } from '../../../src/extension/panels/load-page.js';

/** A panel that says `loaded` whenever a page is put into it. */
function panelOf(): { panel: vscode.WebviewView; events: EventEmitter } {
  const events = new EventEmitter();
  const listenerOf = (name: string) => (listener: () => void) => {
    events.on(name, listener);
    return { dispose: () => events.off(name, listener) };
  };
  const webview = {
    set html(page: string) {
      events.emit('loaded', page);
    },
    onDidReceiveMessage: listenerOf('message'),
  };
  return { panel: { webview, onDidDispose: listenerOf('dispose') } as unknown as vscode.WebviewView, events };
}

describe('the page of a panel', () => {
  it('is loaded again, as another one, until it is heard of', async () => {
    const { panel, events } = panelOf();
    let count = 0;
    const second = once(events, 'loaded').then(async () => once(events, 'loaded'));
    loadPage(panel, () => `page ${++count}`, [1, 60_000]);
    assert.deepEqual(await second, ['page 2']);
    events.emit('message');
  });

  it('is loaded once more for each wait, and then no more', async () => {
    const { panel, events } = panelOf();
    const pages: string[] = [];
    const all = new Promise<void>((resolve) => {
      events.on('loaded', (page: string) => pages.push(page) === 3 && resolve());
    });
    loadPage(panel, () => `page ${pages.length + 1}`, [1, 1]);
    await all;
    await laterThan(1);
    assert.deepEqual(pages, ['page 1', 'page 2', 'page 3']);
  });

  for (const heard of ['message', 'dispose']) {
    it(`is not loaded again after: ${heard}`, async () => {
      const { panel, events } = panelOf();
      let count = 0;
      loadPage(panel, () => `page ${++count}`, [1]);
      events.emit(heard);
      await laterThan(1);
      assert.equal(count, 1);
    });
  }
});

/** Everything due `ms` from now has then happened: timers end in the order of their due times. */
async function laterThan(ms: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, ms + 10));
}
