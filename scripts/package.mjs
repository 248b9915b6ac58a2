// `npm run package`: builds and makes `hone-<version>.vsix` from a folder that holds only what the extension needs.
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { ensureInstalled, root } from './install.mjs';

ensureInstalled();
const { build } = await import('./build.mjs');
const { createVSIX } = await import('@vscode/vsce');

const shipped = [
  'README.md',
  'CHANGELOG.md',
  'LICENSE',
  ...readdirSync(root).filter((name) => /^package\.nls(\..+)?\.json$/.test(name)),
  'l10n',
  'syntaxes',
  'media',
  'schemas',
  'dist/extension.cjs',
  'dist/extension',
  'dist/web',
  'dist/webview',
  'dist/rules',
  'examples/hone.config.yaml',
  'examples/prompts/needs-work.prompt',
  'examples/prompts/classify-question.prompt',
  'examples/partials',
  'examples/data',
];

await build();
const manifest = JSON.parse(readFileSync(`${root}package.json`, 'utf8'));
const staging = `${root}out/vsix`;
rmSync(staging, { recursive: true, force: true });
mkdirSync(`${staging}/dist`, { recursive: true });
for (const path of shipped) if (existsSync(root + path)) cpSync(root + path, `${staging}/${path}`, { recursive: true });
writeFileSync(`${staging}/package.json`, JSON.stringify(extensionManifest(manifest), undefined, 2));

const packagePath = `${root}${manifest.name}-${manifest.version}.vsix`;
await createVSIX({
  cwd: staging,
  packagePath,
  dependencies: false,
  allowMissingRepository: true,
  rewriteRelativeLinks: false,
  skipLicense: false,
});
console.log(`${packagePath} (${Math.ceil(statSync(packagePath).size / 1000)} KB)`);

/**
 * The manifest without what only npm reads: the extension is CommonJS and everything it needs is bundled. Its description
 * can be translated, which npm knows nothing of.
 */
function extensionManifest({
  type,
  bin,
  exports,
  types,
  files,
  scripts,
  dependencies,
  devDependencies,
  private: _,
  ...extension
}) {
  const { node: _node, ...engines } = extension.engines;
  return { ...extension, description: '%description%', engines };
}
