import * as vscode from 'vscode';
import { wordsBlock } from './words-block.js';

/** What a panel's page may do and read: its own scripts and styles, and where there are any, pictures in these folders. */
export function webviewOptions(
  extensionUri: vscode.Uri,
  pictures: readonly vscode.Uri[] = [],
): vscode.WebviewOptions & vscode.WebviewPanelOptions {
  const own = vscode.Uri.joinPath(extensionUri, 'dist', 'webview');
  return { enableScripts: true, localResourceRoots: [own, ...pictures] };
}

/** The page that loads `dist/webview/<panel>.js`; a nonce allows that script and no other. */
export function webviewPage(
  webview: vscode.Webview,
  extensionUri: vscode.Uri,
  panel: 'results' | 'optimizer' | 'preview',
): string {
  const asset = (ending: string): string =>
    webview.asWebviewUri(vscode.Uri.joinPath(extensionUri, 'dist', 'webview', `${panel}.${ending}`)).toString();
  const nonce = randomName();
  const policy = [
    "default-src 'none'",
    `style-src ${webview.cspSource}`,
    `font-src ${webview.cspSource}`,
    `script-src 'nonce-${nonce}'`,
    // Files of the workspace and what a prompt holds itself: nothing is fetched from anywhere else.
    ...(panel === 'preview' ? [`img-src ${webview.cspSource} data:`] : []),
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="${vscode.l10n.bundle ? vscode.env.language : 'en'}">
<head>
<meta charset="UTF-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${asset('css')}">
<title>Hone</title>
</head>
<body data-numbers="${vscode.env.language}">
<div id="root"></div>
${wordsBlock(vscode.l10n.bundle)}<script nonce="${nonce}" src="${asset('js')}"></script>
</body>
</html>`;
}

/** What nobody can guess. */
function randomName(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
