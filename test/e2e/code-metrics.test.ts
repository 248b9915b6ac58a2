import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { kindPrompt, kindRows } from '../support/optimize-workspace.js';
import { OptimizerPage } from './pages/optimizer-page.js';
import { ResultsPage } from './pages/results-page.js';
import { Workbench } from './pages/workbench.js';
import { pictureOfFailure, takePictures } from './pictures.js';
import { openVsCode, type VsCodeSession } from './vscode-session.js';

/** Leaves a mark each time it runs, and fails on a few rows. */
const check = `const { appendFileSync } = require('node:fs');
module.exports = (output, { vars, expected }) => {
  appendFileSync('asked', '.');
  if (/walk \\d*3$/.test(vars.text)) throw new Error('not this walk');
  return output === expected;
};
`;

const refusal = /Metric 'javascript' runs the code in check\.js.*hone\.allowCode/s;

describe('metrics that are code, in VS Code', () => {
  let session: VsCodeSession;
  let workbench: Workbench;

  before(async () => {
    session = await openVsCode({
      files: {
        'kind.prompt': kindPrompt.replace('[exact-match]', '[{ type: javascript, value: file://check.js }]'),
        'check.js': check,
        'rows.jsonl': kindRows(70),
        'hone.config.yaml': 'model: offline/learner\n',
        // A folder cannot allow its own code.
        '.vscode/settings.json': '{ "hone.allowCode": true }',
      },
    });
    workbench = new Workbench(session.page);
    await workbench.open('kind.prompt');
  });
  afterEach(async function () {
    await pictureOfFailure(session.page, this.currentTest);
  });
  after(async () => session.close());

  const asked = (): number => {
    const path = join(session.workspace, 'asked');
    return existsSync(path) ? readFileSync(path).length : 0;
  };

  it('are not run as long as your own settings do not allow it: every run says so', async () => {
    await workbench.run('Hone: Evaluate Prompt');
    const results = await ResultsPage.find(session.page);
    await results.notices.filter({ hasText: refusal }).waitFor();
    await workbench.run('Hone: Optimize Prompt');
    const optimizer = await OptimizerPage.find(session.page);
    await optimizer.frame.getByText(refusal).first().waitFor();
    assert.equal(asked(), 0);
    await takePictures(session.page, 'code-not-allowed');
  });

  it('score answers where your setting hone.allowCode says so, in an evaluation and in other forms of the prompt', async () => {
    const machine = join(session.userData, 'Machine');
    await mkdir(machine, { recursive: true });
    await writeFile(join(machine, 'settings.json'), '{ "hone.allowCode": true }');
    await workbench.reload();
    await workbench.open('kind.prompt');
    await workbench.run('Hone: Evaluate Prompt');
    const results = await ResultsPage.find(session.page);
    await results.variants
      .first()
      .filter({ hasText: /\d+\.\d\s%/ })
      .waitFor();
    await results.button('Run again').waitFor();
    assert.equal(asked(), 70);
    await workbench.run('Hone: Vary Prompt');
    await results.variants.nth(1).waitFor();
    await results.button('Run again').waitFor();
    assert.ok(asked() > 70);
  });

  it('are what an optimization maximises, which says on how many answers they failed', async () => {
    await workbench.run('Hone: Optimize Prompt');
    const optimizer = await OptimizerPage.find(session.page);
    await optimizer.verdict.waitFor({ timeout: 90_000 });
    const verdict = await optimizer.verdict.innerText();
    assert.match(verdict, /on 20 sealed test rows/);
    assert.match(verdict, /Code of the prompt failed on [\d,]+ of [\d,]+ answers.* check\.js:4: Error: not this walk/);
    await takePictures(session.page, 'optimizer-code');
  });
});
