import { readFile } from 'node:fs/promises';
import { type Browser, chromium, type Page } from 'playwright-core';
import { buildPanel } from './build-panel.js';

export const themes = ['light', 'dark', 'high-contrast', 'high-contrast-light'] as const;
export type Theme = (typeof themes)[number];
type PanelName = 'results' | 'optimizer' | 'preview';

/** The panels in a real Chromium, with the toolkit's own controls and the colours that VS Code gives them in a theme. */
export interface PanelPages {
  open(name: PanelName, theme: Theme, size?: { readonly width: number; readonly height: number }): Promise<PanelPage>;
  close(): Promise<void>;
}

export interface PanelPage {
  readonly page: Page;
  /** Draws a snapshot. */
  show(snapshot: object): Promise<void>;
  /** What the panel has asked of the extension, in order. */
  sent(): Promise<readonly { readonly type: string }[]>;
}

export async function openPanelPages(): Promise<PanelPages> {
  const executablePath = process.env['HONE_E2E_CHROMIUM'] ?? '/usr/bin/chromium';
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  return {
    open: async (name, theme, size = { width: 900, height: 1000 }) => openPanelPage(browser, { name, theme, size }),
    close: () => browser.close(),
  };
}

interface Asked {
  readonly name: PanelName;
  readonly theme: Theme;
  readonly size: { readonly width: number; readonly height: number };
}

async function openPanelPage(browser: Browser, { name, theme, size }: Asked): Promise<PanelPage> {
  const page = await browser.newPage({ viewport: size, reducedMotion: 'reduce' });
  await page.setContent(await html(name, theme));
  return {
    page,
    async show(snapshot) {
      await page.evaluate((shown) => window.postMessage({ type: 'snapshot', snapshot: shown }, '*'), snapshot);
      // The message comes in one task, what it draws in the next frame, what the controls of the toolkit draw in the one after.
      await page.evaluate(
        () =>
          new Promise((resolve) =>
            setTimeout(() => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve)))),
          ),
      );
    },
    sent: () => page.evaluate(() => (window as unknown as { sent: { type: string }[] }).sent),
  };
}

async function html(name: PanelName, theme: Theme): Promise<string> {
  const { script, style } = await bundled(name);
  const { className, colours } = JSON.parse(await readFile(`test/fixtures/themes/${theme}.json`, 'utf8')) as {
    className: string;
    colours: Readonly<Record<string, string>>;
  };
  const variables = Object.entries(colours).map(([key, value]) => `--vscode-${key}: ${value};`);
  const api =
    'window.sent = []; window.acquireVsCodeApi = () => ({ postMessage: (message) => window.sent.push(message) });';
  return `<!DOCTYPE html><html lang="en"><head><meta charset="UTF-8"><title>Hone</title>
<style>:root { ${variables.join(' ')} } html { background: var(--vscode-${name === 'optimizer' ? 'sideBar' : 'editor'}-background); }</style>
<style>${style}</style></head><body class="${className}"><div id="root"></div>
<script>${api}</script><script>${script.replaceAll('</script', '<\\/script')}</script></body></html>`;
}

const bundles = new Map<PanelName, ReturnType<typeof bundle>>();

function bundled(name: PanelName): ReturnType<typeof bundle> {
  const found = bundles.get(name) ?? bundle(name);
  bundles.set(name, found);
  return found;
}

async function bundle(name: PanelName): Promise<{ readonly script: string; readonly style: string }> {
  const outputFiles = await buildPanel(name, {});
  const text = (ending: string): string => outputFiles.find(({ path }) => path.endsWith(ending))?.text ?? '';
  return { script: text('.js'), style: text('.css') };
}
