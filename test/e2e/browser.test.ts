import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type Page } from 'playwright-core';
import type * as Language from '../../src/language.js';

/** What the page's script leaves behind. */
declare const hone: typeof Language;

const bundle = fileURLToPath(new URL('../../dist/language.js', import.meta.url));
/** Scripts of the page itself and nothing else: no eval, no request to anybody. */
const policy = "default-src 'none'; script-src 'self'";

const text = [
  '---',
  'input:',
  '  schema: { question: string }',
  '---',
  'system:',
  'Answer in one word.',
  'user:',
  '{{ qestion | upper }}',
  '',
].join('\n');

describe('the language features in a browser', () => {
  let server: Server;
  let browser: Browser;
  let page: Page;
  const faults: string[] = [];

  before(async () => {
    server = createServer((request, response) => {
      response.setHeader('content-security-policy', policy);
      if (request.url === '/language.js') {
        response.setHeader('content-type', 'text/javascript').end(readFileSync(bundle));
      } else if (request.url === '/page.js') {
        // `__name` is what the transform of these tests puts around functions with a name.
        const script =
          "import * as hone from './language.js'; Object.assign(globalThis, { hone, __name: (f) => f }); document.title = 'ready';";
        response.setHeader('content-type', 'text/javascript').end(script);
      } else {
        response
          .setHeader('content-type', 'text/html')
          .end('<!doctype html><script type="module" src="/page.js"></script>');
      }
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    browser = await chromium.launch({ executablePath: chromiumPath(), args: ['--no-sandbox', '--disable-gpu'] });
    page = await browser.newPage();
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error' && !message.text().includes('favicon')) faults.push(message.text());
    });
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    await page.waitForFunction(() => document.title === 'ready');
  });
  after(async () => {
    await browser.close();
    server.close();
  });

  it('find and fix what is wrong', async () => {
    const findings = await page.evaluate((source) => {
      const prompts = hone.parsePrompts(source, 'ask.prompt');
      return hone
        .lintPrompts(prompts, { workspace: hone.noFiles })
        .map(({ rule, line, column }) => ({ rule, line, column }));
    }, text);
    assert.deepEqual(findings, [
      { rule: 'template/unused-input', line: 3, column: 13 },
      { rule: 'template/undefined-variable', line: 8, column: 4 },
    ]);
  });

  it('complete, explain, outline and define', async () => {
    const seen = await page.evaluate((source) => {
      const doc = hone.promptAt(hone.parsePrompts(source, 'ask.prompt'), source.length);
      const offset = source.indexOf('qestion') + 1;
      const at = source.indexOf('upper') + 1;
      return {
        completions: hone.complete({ doc, offset, workspace: hone.noFiles }).map(({ label }) => label),
        hover: hone.hover({ doc, offset: at, workspace: hone.noFiles })?.markdown,
        outline: hone.symbols(doc).map(({ name }) => name),
        definition: hone.definitions(hone.linkFile(doc.path, source), doc.path, source.indexOf('schema')),
      };
    }, text);
    assert.ok(seen.completions.includes('question'), seen.completions.join(', '));
    assert.equal(seen.hover, '`upper` (filter): In upper case.');
    assert.deepEqual(seen.outline, ['ask', 'system', 'user']);
    assert.equal(seen.definition, undefined);
  });

  it('render with a value', async () => {
    const messages = await page.evaluate((source) => {
      const doc = hone.promptAt(hone.parsePrompts(source, 'ask.prompt'), 0);
      return hone.renderPrompt(doc, { qestion: 'why' }).messages;
    }, text);
    assert.deepEqual(messages, [
      { role: 'system', content: 'Answer in one word.' },
      { role: 'user', content: 'WHY' },
    ]);
  });

  it('rename a variable in a prompt, its partial and its data', async () => {
    const renamed = await page.evaluate(async () => {
      const files: Record<string, string> = {
        'ask.prompt':
          '---\ninput:\n  schema: { word: string }\ndata: rows.csv\n---\n{% include "tail.j2" %} {{ word }}\n',
        'tail.j2': 'About {{ word | upper }}:',
        'rows.csv': 'word,label\nsun,1\n',
      };
      const index = hone.createPromptIndex({
        listPrompts: () => Promise.resolve({ paths: ['ask.prompt'], complete: true }),
        read: (path) => {
          const text = files[path];
          return Promise.resolve(text === undefined ? undefined : { text, whole: true });
        },
      });
      const workspace = await index.read({ path: 'ask.prompt', data: 'whole' });
      const offset = files['ask.prompt']?.lastIndexOf('word') ?? 0;
      return hone.rename(workspace, { path: 'ask.prompt', offset, newName: 'term' });
    });
    assert.ok('files' in renamed, JSON.stringify(renamed));
    assert.deepEqual(renamed.files.map(({ path, edits }) => `${path} ${edits.length}`).sort(), [
      'ask.prompt 2',
      'rows.csv 1',
      'tail.j2 1',
    ]);
  });

  it('break no rule of a page that forbids eval and every request', () => assert.deepEqual(faults, []));
});

function chromiumPath(): string {
  const path = process.env['HONE_E2E_CHROMIUM'];
  if (path === undefined) throw new Error('HONE_E2E_CHROMIUM is not set: run `npm run test:vscode`.');
  return path;
}
