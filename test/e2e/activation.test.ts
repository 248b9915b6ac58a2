import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import type { Locator } from 'playwright-core';
import { pictureOfFailure, artifactPath } from './pictures.js';
import { PromptEditor } from './pages/prompt-editor.js';
import { Workbench } from './pages/workbench.js';
import { openVsCode, type VsCodeSession } from './vscode-session.js';

/** Milliseconds; the goal is 50. Ten times that means that something heavy is loaded which should wait for a run. */
const most = 500;

describe('activation in VS Code', () => {
  let session: VsCodeSession;
  let workbench: Workbench;

  before(async () => {
    const prompt = await readFile('examples/prompts/needs-work.prompt', 'utf8');
    session = await openVsCode({ files: { 'README.md': '# Notes\n', 'needs-work.prompt': prompt } });
    workbench = new Workbench(session.page);
  });
  afterEach(async function () {
    await pictureOfFailure(session.page, this.currentTest);
  });
  after(async () => session.close());

  it('waits for a prompt, and is then quick', async () => {
    await workbench.open('README.md');
    assert.equal(await runningExtension(workbench), undefined, 'Hone is active without a prompt');

    await workbench.open('needs-work.prompt');
    await new PromptEditor(session.page).squiggles('error').first().waitFor();
    const milliseconds = await activationTime(workbench);
    assert.ok(milliseconds <= most, `activation took ${milliseconds} ms`);
    console.log(`      activation: ${milliseconds} ms`);
    await writeFile(artifactPath('activation.json'), JSON.stringify({ milliseconds }));
  });
});

describe('activation in a folder with prompts among the files of others', () => {
  const cases: readonly (readonly [what: string, files: Readonly<Record<string, string>>, active: boolean])[] = [
    [
      'plain Markdown and YAML',
      { 'README.md': '# Notes\n', 'values.yaml': 'a: 1\n', 'docs/AGENTS.md': '# Nested\n' },
      false,
    ],
    ['AGENTS.md', { 'README.md': '# Notes\n', 'AGENTS.md': 'Do it.\n' }, true],
    ['a configuration of Hone', { 'README.md': '# Notes\n', 'hone.config.yaml': 'model: offline/learner\n' }, true],
    ['runs of Hone, of which one may go on', { 'README.md': '# Notes\n', '.hone/runs/.gitkeep': '' }, true],
    ["Cursor's rules", { 'README.md': '# Notes\n', '.cursor/rules/a.mdc': 'Do it.\n' }, true],
  ];
  for (const [what, files, active] of cases) {
    it(`${active ? 'comes without a prompt being opened' : 'does not come'}: ${what}`, async () => {
      const session = await openVsCode({ files });
      try {
        const workbench = new Workbench(session.page);
        await workbench.open('README.md');
        assert.equal((await runningExtension(workbench)) !== undefined, active);
      } finally {
        await session.close();
      }
    });
  }
});

/** Hone's entry in VS Code's own list of running extensions. */
async function runningExtension(workbench: Workbench): Promise<string | undefined> {
  await workbench.run('Developer: Show Running Extensions');
  await rows(workbench).first().waitFor();
  const entries = await rows(workbench).allInnerTexts();
  await workbench.run('View: Close Editor');
  return entries.find((entry) => entry.includes('Hone'));
}

/** The list fills in a moment after it opens. */
async function activationTime(workbench: Workbench): Promise<number> {
  await workbench.run('Developer: Show Running Extensions');
  const entry = rows(workbench).filter({ hasText: /Hone[\s\S]*Activation: \d+ms/ });
  const text = await entry.first().innerText();
  return Number(/Activation: (\d+)ms/.exec(text)?.[1]);
}

function rows({ page }: Workbench): Locator {
  return page.locator('.runtime-extensions-editor .monaco-list-row');
}
