import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pseudoBundle, translated } from '../support/pseudo-words.js';
import { pictureOfFailure } from './pictures.js';
import { PreviewPage } from './pages/preview-page.js';
import { Workbench } from './pages/workbench.js';
import { openVsCode, type VsCodeSession } from './vscode-session.js';

/** The package with language files in it, as translators add them. */
describe('the extension in another language', () => {
  let session: VsCodeSession;
  let workbench: Workbench;
  let extensions: string;

  before(async () => {
    extensions = await mkdtemp(join(tmpdir(), 'hone-language-'));
    await cp(process.env['HONE_E2E_EXTENSIONS'] ?? '', extensions, { recursive: true });
    const [name = ''] = (await readdir(extensions)).filter((one) => one.startsWith('hone.hone'));
    const folder = join(extensions, name);
    const manifest = JSON.parse(await readFile(join(folder, 'package.nls.json'), 'utf8')) as Record<string, string>;
    const titles = Object.entries(manifest).map(([key, text]) => [key, translated(text)]);
    await writeFile(join(folder, 'package.nls.de.json'), JSON.stringify(Object.fromEntries(titles)));
    await writeFile(join(folder, 'l10n', 'bundle.l10n.de.json'), JSON.stringify(pseudoBundle()));
    session = await openVsCode({ folder: 'examples', extensions, language: 'de' });
    workbench = new Workbench(session.page);
  });
  afterEach(async function () {
    await pictureOfFailure(session.page, this.currentTest);
  });
  after(async () => {
    await session.close();
    await rm(extensions, { recursive: true, force: true });
  });

  it('has its commands, lenses and panels from the language files', async () => {
    await workbench.open('classify-question.prompt');
    await workbench.run(`Hone: ${translated('Open Preview')}`);
    const preview = await PreviewPage.find(session.page);
    await preview.button(translated('Lock')).waitFor();
    await preview.frame.locator('body[data-numbers=de]').waitFor();
    await session.page.locator('.codelens-decoration', { hasText: translated('Evaluate') }).waitFor();
  });

  it('writes numbers as that language does, also outside its panels', async () => {
    await workbench.run(`Hone: ${translated('Evaluate Prompt')}`);
    // `84,0 % ±3,1`
    await session.page.locator('.codelens-decoration', { hasText: /\d,\d % ±\d+,\d/ }).waitFor();
  });
});
