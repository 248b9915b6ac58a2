import { fileURLToPath } from 'node:url';
import { Window } from 'happy-dom';
import { wordsBlock } from '../../src/extension/panels/words-block.js';
import { buildPanel } from './build-panel.js';

/** A panel as VS Code runs it: the bundled script in a page, messages in and out. */
export interface Panel<Request, Update> {
  readonly document: Document;
  /** What the panel has asked of the extension, in order. */
  readonly sent: readonly Request[];
  /** A message from the extension; resolves when the panel has drawn it. */
  receive(update: Update): Promise<void>;
  /** Lets the panel finish what it is doing. */
  settle(): Promise<void>;
  close(): Promise<void>;
}

/** What the extension says in the page of the editor's language. */
interface PageLanguage {
  readonly words?: Readonly<Record<string, string>> | undefined;
  readonly language?: string;
}

export async function openPanel<Request, Update>(
  name: 'results' | 'optimizer' | 'preview',
  { words, language }: PageLanguage = {},
): Promise<Panel<Request, Update>> {
  const script = await bundle(name);
  const window = new Window({ url: 'http://localhost/', width: 320, height: 600 });
  const sent: Request[] = [];
  Object.assign(window, {
    acquireVsCodeApi: () => ({ postMessage: (message: Request) => sent.push(structuredClone(message)) }),
  });
  window.document.body.innerHTML = `<div id="root"></div>${wordsBlock(words)}`;
  if (language !== undefined) window.document.body.dataset['numbers'] = language;
  window.eval(script);
  const settle = async (): Promise<void> => {
    await window.happyDOM.waitUntilComplete();
  };
  await settle();
  return {
    document: window.document as unknown as Document,
    sent,
    async receive(update) {
      window.dispatchEvent(new window.MessageEvent('message', { data: update }));
      await settle();
    },
    settle,
    close: () => window.happyDOM.close(),
  };
}

async function bundle(name: string): Promise<string> {
  const [script] = await buildPanel(name, {
    loader: { '.css': 'empty' },
    alias: { '@vscode/webview-ui-toolkit': fileURLToPath(new URL('./plain-controls.ts', import.meta.url)) },
  });
  return script?.text ?? '';
}
