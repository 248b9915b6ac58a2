import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { colourModifiers, colourTypes } from '../../src/engine/language/colours.js';
import { readManifest } from '../support/manifest.js';

interface Manifest {
  readonly icon: string;
  readonly activationEvents: readonly string[];
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly category: string; readonly title: string }[];
    readonly configuration: { readonly properties: Readonly<Record<string, Setting>> };
    readonly menus: Readonly<Record<string, readonly { readonly command: string }[]>>;
    readonly views: Readonly<Record<string, readonly { readonly id: string }[]>>;
    readonly grammars: readonly { readonly language: string; readonly path: string }[];
    readonly languages: readonly Language[];
    readonly semanticTokenTypes: readonly { readonly id: string }[];
    readonly semanticTokenModifiers: readonly { readonly id: string }[];
    readonly semanticTokenScopes: readonly { readonly scopes: Readonly<Record<string, readonly string[]>> }[];
    readonly snippets: readonly { readonly path: string }[];
  };
}

interface Language {
  readonly id: string;
  readonly configuration: string;
  readonly extensions: readonly string[];
  readonly filenamePatterns?: readonly string[];
}

interface Setting {
  readonly description?: string;
  readonly markdownDescription?: string;
  readonly enum?: readonly string[];
  readonly enumDescriptions?: readonly string[];
  readonly default?: unknown;
}

const manifest = readManifest() as Manifest;
const { commands, configuration, menus, views, grammars, languages, snippets } = manifest.contributes;
const settings = Object.entries(configuration.properties);
const source = (path: string): string => readFileSync(`src/extension/${path}`, 'utf8');

describe('the extension manifest', () => {
  it('contributes the commands that are registered, and no other', () => {
    const registered = source('commands/register-commands.ts').matchAll(/^ {4}'(hone\.\w+)':/gm);
    assert.deepEqual(commands.map(({ command }) => command).sort(), Array.from(registered, ([, id]) => id).sort());
  });

  it('answers every command in a browser too, if only by saying where it can run', () => {
    const web = Array.from(source('web/extension-web.ts').matchAll(/'(hone\.\w+)'/g), ([, id]) => id ?? '');
    assert.deepEqual([...new Set(web)].sort(), commands.map(({ command }) => command).sort());
  });

  it('puts only its own commands into menus', () => {
    const known = new Set(commands.map(({ command }) => command));
    for (const { command } of Object.values(menus).flat()) assert.ok(known.has(command), command);
  });

  it('shows every command under Hone', () => {
    for (const { command, category } of commands) assert.equal(category, 'Hone', command);
  });

  it('contributes the view that has a provider', () => {
    const ids = Object.values(views).flatMap((list) => list.map(({ id }) => id));
    assert.deepEqual(ids, [/viewId = '([\w.]+)'/.exec(source('panels/optimizer-view.ts'))?.[1]]);
  });

  for (const [name, setting] of settings) {
    it(`describes the setting ${name}`, () => {
      const description = setting.description ?? setting.markdownDescription ?? '';
      assert.match(description, /^[A-Z].{30,}\.$/s);
      assert.ok(setting.default !== undefined, 'it has no default');
      assert.equal(setting.enumDescriptions?.length, setting.enum?.length);
    });
  }

  it('reads the settings it contributes', () => {
    const files = [
      'run-host.ts',
      'code-allowed.ts',
      'optimizer/form-defaults.ts',
      'commands/plan-runs.ts',
      'language/diagnostics.ts',
    ];
    const code = [...files, 'language/code-lenses.ts', 'language/inlay-hints.ts'].map(source).join('\n');
    const read = Array.from(code.matchAll(/get(?:<\w+>)?\('([\w.]+)'/g), ([, name]) => `hone.${name ?? ''}`);
    assert.deepEqual([...new Set(read)].sort(), settings.map(([name]) => name).sort());
  });

  it('wakes for prompt files alone besides what VS Code derives from its languages, commands and view', () => {
    assert.deepEqual(manifest.activationEvents, [
      'onLanguage:prompt',
      'onLanguage:instructions',
      'onLanguage:chatagent',
      'onLanguage:skill',
      ...[
        ...[
          'hone.config.yaml',
          'promptfooconfig.yaml',
          'promptfooconfig.yml',
          'templates.yaml',
          'AGENTS.md',
          'CLAUDE.md',
          'GEMINI.md',
        ],
        ...['.github/copilot-instructions.md', '.claude/agents', '.claude/rules', '.cursor/rules'],
        // A run that was under way goes on after a reload of the window.
        '.hone/runs',
        // Names as they are cost VS Code a look each; a pattern would search the whole folder.
      ].map((name) => `workspaceContains:${name}`),
      // Panels that were open come back.
      'onWebviewPanel:hone.results',
      'onWebviewPanel:hone.preview',
    ]);
  });

  it('claims no file that may be something else than a prompt', () => {
    for (const { id, extensions, filenamePatterns = [] } of languages) {
      for (const extension of extensions) assert.match(extension, /^\.(?:prompt|prompty|poml)(?:\.\w+)?$/, id);
      for (const pattern of filenamePatterns) assert.match(pattern, /^\*\*\/prompts\/\*\*\/\*\.\w+$/, id);
    }
  });

  it('brings a grammar and a table of files for each of its languages', () => {
    const ids = languages.map(({ id }) => id).sort();
    assert.deepEqual(grammars.map(({ language }) => language).sort(), ids);
    const table = /ownLanguages = \[([^\]]*)\]/.exec(source('language/prompt-files.ts'))?.[1] ?? '';
    const own = Array.from(table.matchAll(/'([\w-]+)'/g), ([, id]) => id);
    assert.deepEqual([...own, 'hone-prompt'].sort(), ids);
  });

  it('gives every semantic colour a scope that themes know', () => {
    const { semanticTokenScopes, semanticTokenTypes, semanticTokenModifiers } = manifest.contributes;
    const scopes = Object.keys(semanticTokenScopes[0]?.scopes ?? {});
    for (const type of colourTypes) assert.ok(scopes.includes(type), type);
    const standard = ['variable', 'property', 'parameter', 'function', 'namespace'];
    assert.deepEqual(
      semanticTokenTypes.map(({ id }) => id),
      colourTypes.filter((type) => !standard.includes(type)),
    );
    assert.deepEqual(
      semanticTokenModifiers.map(({ id }) => id),
      colourModifiers.filter((one) => one !== 'defaultLibrary'),
    );
  });

  it('names files that exist', () => {
    const paths = [...grammars.map(({ path }) => path), ...languages.map((l) => l.configuration)];
    for (const path of [manifest.icon, ...paths, ...snippets.map((s) => s.path)]) assert.ok(existsSync(path), path);
  });

  it('keeps clear of the language ids that VS Code owns', () => {
    const owned = ['prompt', 'instructions', 'chatagent', 'skill'];
    for (const { id } of languages) assert.ok(!owned.includes(id), id);
  });
});
