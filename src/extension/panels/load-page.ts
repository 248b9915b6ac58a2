import type * as vscode from 'vscode';

/** Milliseconds until a page that is not heard of is loaded again: more each time, for the line may just be slow. */
const patience: readonly number[] = [8_000, 20_000, 40_000];

/**
 * Loads a panel's page, and once more where nothing is heard of it. Where VS Code is served to a browser, all pages may
 * share one origin and with it one service worker: of two that load at once, one may find it gone and stay empty.
 * @param page Another text each time, as a nonce makes it: VS Code does not load the same one again.
 */
export function loadPage(
  { webview, onDidDispose }: Pick<vscode.WebviewView, 'webview' | 'onDidDispose'>,
  page: () => string,
  waits = patience,
): void {
  let timer: NodeJS.Timeout | undefined;
  const load = (attempt: number): void => {
    webview.html = page();
    if (attempt < waits.length) timer = setTimeout(load, waits[attempt], attempt + 1);
  };
  const heard = webview.onDidReceiveMessage(() => clearTimeout(timer));
  onDidDispose(() => {
    clearTimeout(timer);
    heard.dispose();
  });
  load(0);
}
