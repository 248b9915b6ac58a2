import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';

/** A running VS Code with the packaged extension, seen through a browser. */
export interface VsCodeSession {
  readonly page: Page;
  /** The opened folder, a copy that tests may change. */
  readonly workspace: string;
  /** Where the window keeps its settings and secrets. */
  readonly userData: string;
  /** Ends VS Code. @throws when the extension threw in the meantime: what fails silently for the user must not here. */
  close(): Promise<void>;
}

export interface SessionOptions {
  /** A folder to copy into the workspace, relative to the repository root. */
  readonly folder?: string;
  /** Files of the workspace by path; they win over those of `folder`. */
  readonly files?: Readonly<Record<string, string>>;
  readonly trusted?: boolean;
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Another folder of extensions than the one the package was installed into. */
  readonly extensions?: string;
  readonly size?: { readonly width: number; readonly height: number };
  /** Of the editor, such as `de`. Its own words stay English: they would need a language pack. */
  readonly language?: string;
}

const quietSettings = {
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.enableExperiments': false,
  'workbench.colorTheme': 'Default Dark Modern',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'chat.commandCenter.enabled': false,
  'window.commandCenter': false,
  'editor.minimap.enabled': false,
  'git.enabled': false,
  'files.autoSave': 'off',
  'workbench.editor.useModal': 'off',
  'security.workspace.trust.startupPrompt': 'never',
  'security.workspace.trust.banner': 'never',
};

export async function openVsCode(options: SessionOptions = {}): Promise<VsCodeSession> {
  const scratch = await realpath(await mkdtemp(join(tmpdir(), 'hone-session-')));
  const workspace = join(scratch, 'workspace');
  const userData = join(scratch, 'data');
  if (options.folder) await cp(options.folder, workspace, { recursive: true, filter: isSource });
  for (const [path, text] of Object.entries(options.files ?? {})) await write(join(workspace, path), text);
  await write(
    join(userData, 'User', 'settings.json'),
    JSON.stringify({ ...quietSettings, ...options.settings }, null, 2),
  );

  const port = await freePort();
  const server = startServer({
    port,
    workspace,
    userData,
    trusted: options.trusted ?? true,
    extensions: options.extensions ?? variable('HONE_E2E_EXTENSIONS'),
  });
  const browser = await chromium.launch({ executablePath: variable('HONE_E2E_CHROMIUM'), args: browserArguments });
  try {
    const page = await openWorkbench(browser, { port, workspace, ...options });
    const closed = async (): Promise<void> => {
      const errors = await extensionErrors(userData);
      await close(browser, server, scratch);
      if (errors.length > 0) throw new Error(`The extension threw:\n${errors.join('\n')}`);
    };
    return { page, workspace, userData, close: closed };
  } catch (error) {
    await close(browser, server, scratch);
    throw error;
  }
}

const browserArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

interface ServerOptions {
  readonly port: number;
  readonly workspace: string;
  readonly userData: string;
  readonly trusted: boolean;
  readonly extensions: string;
}

/** Its own process group: it starts children, which must end with it. */
function startServer({ port, workspace, userData, trusted, extensions }: ServerOptions): ChildProcess {
  const [program = '', ...entry] = JSON.parse(variable('HONE_E2E_SERVER')) as string[];
  const options = [
    '--auth',
    'none',
    '--bind-addr',
    `127.0.0.1:${port}`,
    '--disable-telemetry',
    '--disable-update-check',
  ];
  const folders = ['--extensions-dir', extensions, '--user-data-dir', userData];
  const trust = trusted ? ['--disable-workspace-trust'] : [];
  return spawn(program, [...entry, ...options, ...folders, ...trust, workspace], { detached: true, stdio: 'ignore' });
}

async function openWorkbench(
  browser: Browser,
  { port, workspace, size, language }: { port: number; workspace: string } & Pick<SessionOptions, 'size' | 'language'>,
): Promise<Page> {
  const context = await browser.newContext({ viewport: size ?? { width: 1280, height: 800 } });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  if (language !== undefined) {
    await page.addInitScript((name) => Object.assign(globalThis, { _VSCODE_NLS_LANGUAGE: name }), language);
  }
  await answering(port);
  // Webviews stay empty on 127.0.0.1: their service worker is bound to the host's name.
  await page.goto(`http://localhost:${port}/?folder=${encodeURIComponent(workspace)}`);
  await page.locator('.monaco-workbench .statusbar').waitFor();
  return page;
}

async function answering(port: number): Promise<void> {
  const deadline = Date.now() + 60_000;
  for (;;) {
    const answer = await fetch(`http://127.0.0.1:${port}/healthz`).catch(() => undefined);
    if (answer?.ok) return;
    if (Date.now() > deadline) throw new Error('The VS Code server did not answer within a minute.');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** What VS Code logged about this extension, with the lines that follow. */
async function extensionErrors(userData: string): Promise<string[]> {
  const logs = await readdir(join(userData, 'logs'), { recursive: true });
  const texts = await Promise.all(
    logs.filter((path) => path.endsWith('exthost.log')).map((path) => readFile(join(userData, 'logs', path), 'utf8')),
  );
  return texts.flatMap((text) => text.match(/^.*\[error\].*\[?hone\.hone\b(?:.*\n){1,5}/gm) ?? []);
}

async function close(browser: Browser, server: ChildProcess, scratch: string): Promise<void> {
  await browser.close();
  if (server.pid !== undefined && server.exitCode === null) {
    const ended = once(server, 'exit');
    process.kill(-server.pid, 'SIGKILL');
    await ended;
  }
  await rm(scratch, { recursive: true, force: true, maxRetries: 5 });
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
}

function variable(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run these tests with npm run test:vscode.`);
  return value;
}

/** Runs and results that somebody left in the folder are no part of it. */
function isSource(path: string): boolean {
  return !/[\\/]\.hone(?:[\\/]|$)|\.optimized[^\\/]*$/.test(path);
}
