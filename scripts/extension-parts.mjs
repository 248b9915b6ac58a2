// What of the extension waits in files of its own until it is called first: no prompt needs all languages and features.
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { root } from './install.mjs';

/**
 * Each part with its modules. Whoever imports one gets a stand-in that requires the part when it is called, so the engine
 * knows nothing of this and stays synchronous. The extension itself asks for `jobs`, `preview` and `schemas` by their names.
 */
const parts = {
  code: ['engine/prompt/formats/code/read-code'],
  data: ['engine/dataset/select-rows', 'host/data/csv-records', 'host/data/head-items', 'host/data/read-rows'],
  evaluating: [
    'extension/commands/evaluate',
    'extension/commands/show-results',
    'extension/results/answer-about-run',
    'extension/results/restore-results',
  ],
  formatting: ['engine/language/format/format-prompt'],
  globs: ['host/files/glob-matcher'],
  handlebars: [
    'engine/prompt/formats/dotprompt/read-dotprompt',
    'engine/template/handlebars/find-links',
    'engine/template/handlebars/find-names',
    'engine/template/handlebars/local-names',
    'engine/template/handlebars/parse-handlebars',
    'engine/template/handlebars/render-handlebars',
  ],
  jinja: ['engine/prompt/expected-answer', 'engine/template/jinja/render-jinja'],
  jobs: ['extension/jobs'],
  keys: ['extension/commands/api-keys'],
  lint: [
    'engine/lint/fix-prompt',
    'engine/lint/lint-prompt',
    'host/config/lint-settings',
    'host/config/read-rule-settings',
  ],
  mustache: [
    'engine/template/mustache/find-links',
    'engine/template/mustache/find-names',
    'engine/template/mustache/parse-mustache',
    'engine/template/mustache/render-mustache',
  ],
  optimizer: [
    'extension/optimizer/form-memory',
    'extension/optimizer/form-state',
    'extension/optimizer/handle-request',
    'extension/optimizer/kept-run',
    'extension/optimizer/open-report',
    'extension/optimizer/run-control',
  ],
  parquet: ['host/data/parquet-columns', 'host/data/parquet-rows'],
  poml: [
    'engine/prompt/formats/poml/read-poml',
    'engine/template/poml/find-links',
    'engine/template/poml/find-names',
    'engine/template/poml/parse-poml',
    'engine/template/poml/render/render-poml',
  ],
  preview: ['extension/preview/create-preview'],
  promptfoo: ['engine/prompt/formats/promptfoo/read-promptfoo'],
  promptsource: ['engine/prompt/formats/promptsource/read-promptsource'],
  prompty: ['engine/prompt/formats/prompty/read-prompty'],
  schemas: ['extension/schemas'],
  scores: ['extension/scores/changed-files', 'extension/scores/show-marks'],
  testing: ['extension/testing/find-suites', 'extension/testing/prompt-tests'],
  typing: [
    'engine/language/complete',
    'engine/language/hover',
    'engine/language/linked-names',
    'engine/language/selections',
    'engine/language/signature-at',
  ],
  workspace: [
    'engine/language/workspace/definitions',
    'engine/language/workspace/prompt-index',
    'engine/language/workspace/references',
    'engine/language/workspace/rename',
    'engine/language/workspace/rename-by-mapping',
    'engine/language/workspace/rename-target',
    'engine/language/workspace/workspace-symbols',
  ],
};

const extensionPath = `${root}src/extension/extension.ts`;
const partOf = new Map(
  Object.entries(parts).flatMap(([part, modules]) => modules.map((module) => [`${root}src/${module}.ts`, part])),
);

/** By their names in `dist`. */
export const extensionEntries = [
  { out: 'extension', in: extensionPath },
  ...Object.keys(parts).map((part) => ({ out: `extension/${part}`, in: `part:${part}` })),
];

export const waitingParts = {
  name: 'waiting-parts',
  setup(build) {
    build.onResolve({ filter: /^part:/ }, ({ path }) => ({ path: path.slice('part:'.length), namespace: 'part' }));
    build.onLoad({ filter: /.*/, namespace: 'part' }, ({ path }) => ({ contents: partSource(path), resolveDir: root }));
    build.onResolve({ filter: /\.js$/ }, async ({ path, pluginData, ...asked }) => {
      if (pluginData === 'resolving' || asked.namespace === 'part' || !path.startsWith('.')) return undefined;
      const found = await build.resolve(path, { ...asked, pluginData: 'resolving' });
      return partOf.has(found.path) ? { path: found.path, namespace: 'stand-in' } : undefined;
    });
    build.onLoad({ filter: /.*/, namespace: 'stand-in' }, ({ path }) => ({ contents: standInSource(path) }));
    build.onResolve({ filter: /\.cjs$/, namespace: 'stand-in' }, ({ path }) => ({ path, external: true }));
    build.onEnd((result) => writeAsCommonJs(result, build.esbuild));
  },
};

/** Splitting is for ES modules alone, and VS Code requires the extension. */
async function writeAsCommonJs({ outputFiles, metafile }, { transform }) {
  const written = {
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    minify: true,
    supported: { 'dynamic-import': false },
  };
  for (const file of outputFiles) {
    const { code } = await transform(file.text, written);
    file.contents = Buffer.from(code);
    metafile.outputs[relative(root, file.path)].bytes = file.contents.length;
  }
}

/** A part comes after the extension, so what the two share is the extension's and exists once. */
function partSource(part) {
  const modules = parts[part].map((module) => `export * from './src/${module}.ts';`);
  return [`import './src/extension/extension.ts';`, ...modules].join('\n');
}

function standInSource(path) {
  const functions = exportedFunctions(path);
  return `const load = () => require('./${partOf.get(path)}.cjs');\n`.concat(
    ...functions.map((name) => `export const ${name} = (...given) => load().${name}(...given);\n`),
  );
}

/** A call can wait, a value cannot. */
function exportedFunctions(path) {
  const source = readFileSync(path, 'utf8');
  const exported = [...source.matchAll(/^export (?!type |interface )(.*)$/gm)].map(([, rest]) => rest);
  return exported.map((rest) => {
    const name = /^(?:async )?function\*? (\w+)/.exec(rest)?.[1];
    if (name === undefined) throw new Error(`${path} exports more than functions, so it cannot wait: ${rest}`);
    return name;
  });
}
