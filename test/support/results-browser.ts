import { readFileSync } from 'node:fs';
import { chromium, type Page } from 'playwright-core';
import type { ResultsState } from '../../src/extension/results/results-state.js';
import { readResultsRequest } from '../../src/protocol/read-results-request.js';

/** The built results panel in a real Chromium, with a run behind it as in the extension's process. */
export interface ResultsBrowser {
  /** @returns milliseconds from the page's start until its rows are painted */
  readonly open: () => Promise<number>;
  /** The page opened last. */
  readonly page: Page;
  close(): Promise<void>;
}

const chromiumPath = process.env['HONE_E2E_CHROMIUM'] ?? '/usr/bin/chromium';

export async function openResultsBrowser(state: ResultsState): Promise<ResultsBrowser> {
  const browser = await chromium.launch({ executablePath: chromiumPath, args: ['--no-sandbox', '--disable-gpu'] });
  let page = await browser.newPage();
  return {
    get page() {
      return page;
    },
    async open() {
      await page.close();
      page = await browser.newPage({ viewport: { width: 900, height: 700 } });
      return open(page, state);
    },
    close: () => browser.close(),
  };
}

async function open(page: Page, state: ResultsState): Promise<number> {
  const answer = (message: unknown): string => {
    const request = readResultsRequest(message);
    if (request?.type === 'view') state.show(request.view);
    return JSON.stringify({ type: 'snapshot', snapshot: state.snapshot() });
  };
  await page.exposeFunction('askHost', answer);
  await page.addInitScript(() => {
    const asked = (window as unknown as { askHost: (message: unknown) => Promise<string> }).askHost;
    const postMessage = (message: unknown): void =>
      void asked(message).then((update) => window.postMessage(JSON.parse(update), '*'));
    Object.assign(window, { acquireVsCodeApi: () => ({ postMessage }) });
  });
  await page.route('http://panel.test/', async (route) => route.fulfill({ contentType: 'text/html', body: html() }));
  await page.goto('http://panel.test/');
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const look = (): void => {
          if (document.querySelector('.row-space .row') === null) requestAnimationFrame(look);
          // A task after the frame's callbacks: the frame is painted then.
          else requestAnimationFrame(() => setTimeout(() => resolve(performance.now())));
        };
        look();
      }),
  );
}

function html(): string {
  const [style, script] = ['css', 'js'].map((ending) => readFileSync(`dist/webview/results.${ending}`, 'utf8'));
  return `<!DOCTYPE html><html lang="en"><head><meta charset="UTF-8"><title>Hone</title><style>${style}</style></head><body><div id="root"></div><script>${script?.replaceAll('</script', '<\\/script') ?? ''}</script></body></html>`;
}
