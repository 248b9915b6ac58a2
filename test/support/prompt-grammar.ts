import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type * as Oniguruma from 'vscode-oniguruma';
import type * as Textmate from 'vscode-textmate';

// Both packages are CommonJS whose named exports Node cannot see from ESM.
const require = createRequire(import.meta.url);
const { INITIAL, Registry, parseRawGrammar } = require('vscode-textmate') as typeof Textmate;
const { createOnigScanner, createOnigString, loadWASM } = require('vscode-oniguruma') as typeof Oniguruma;

/** A piece of text and its innermost scopes, the grammar's own name left off, without the `.hone-…` ending. */
export interface ScopedToken {
  readonly text: string;
  readonly scopes: readonly string[];
}

// VS Code brings the YAML grammar; this one is enough to see where YAML begins and ends. It opens a block scalar
// as YAML does, which is what may run past the closing line.
const yamlGrammar = JSON.stringify({
  scopeName: 'source.yaml',
  patterns: [
    { begin: '[|>]\\s*$', while: '^(?=\\s|---)', name: 'string.unquoted.block.yaml' },
    { match: '^\\s*[\\w-]+(?=:)', name: 'entity.name.tag.yaml' },
  ],
});

/** Splits a prompt file into tokens with the shipped grammar, line by line as the editor does. */
export async function loadPromptGrammar(language = 'hone-prompt'): Promise<(text: string) => ScopedToken[][]> {
  const grammar = await (await createRegistry()).loadGrammar(`text.${language}`);
  if (!grammar) throw new Error('The grammar could not be loaded.');
  return (text) => tokenize(grammar, text);
}

async function createRegistry(): Promise<InstanceType<typeof Registry>> {
  const wasm = await readFile(require.resolve('vscode-oniguruma/release/onig.wasm'));
  await loadWASM(wasm);
  return new Registry({
    onigLib: Promise.resolve({ createOnigScanner, createOnigString }),
    loadGrammar: async (scope) => parseRawGrammar(await grammarOf(scope), `${scope}.json`),
  });
}

async function grammarOf(scope: string): Promise<string> {
  if (scope === 'source.yaml') return yamlGrammar;
  const name = scope.replace('text.', '');
  return readFile(new URL(`../../syntaxes/${name}.tmLanguage.json`, import.meta.url), 'utf8');
}

function tokenize(grammar: Textmate.IGrammar, text: string): ScopedToken[][] {
  let stack = INITIAL;
  return text.split('\n').map((line) => {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, stack);
    stack = ruleStack;
    return tokens.map(({ startIndex, endIndex, scopes }) => ({
      text: line.slice(startIndex, endIndex),
      scopes: scopes.slice(1).map((scope) => scope.replace(/\.hone-\w+/, '')),
    }));
  });
}
