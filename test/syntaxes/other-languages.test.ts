import assert from 'node:assert/strict';
import { loadPromptGrammar, type ScopedToken } from '../support/prompt-grammar.js';

type Tokenize = (text: string) => ScopedToken[][];

function scopesOf(tokenize: Tokenize, source: string, text: string): string {
  const token = tokenize(source)
    .flat()
    .find((candidate) => candidate.text.trim() === text);
  return token?.scopes.join(' ') ?? '';
}

describe('the grammar of .prompty files', () => {
  let tokenize: Tokenize;
  before(async () => (tokenize = await loadPromptGrammar('hone-prompty')));

  it('knows front matter, role lines with attributes and holes', () => {
    assert.match(scopesOf(tokenize, '---\nname: x\n---\nHi', 'name'), /yaml/);
    assert.match(scopesOf(tokenize, 'user[name="Ann"]:', 'user'), /entity\.name\.section\.role/);
    assert.match(scopesOf(tokenize, '{{ question }}', 'question'), /variable\.other/);
  });
});

describe('the grammar of template files', () => {
  let tokenize: Tokenize;
  before(async () => (tokenize = await loadPromptGrammar('hone-template')));

  it('knows tags, and no front matter and no role lines, which such files do not have', () => {
    assert.match(scopesOf(tokenize, '{% if a %}', 'if'), /keyword\.control/);
    assert.equal(scopesOf(tokenize, 'user:', 'user:'), '');
    assert.doesNotMatch(scopesOf(tokenize, '---\nname: x\n---', 'name: x'), /yaml/);
  });
});

describe('the grammar of .poml files', () => {
  let tokenize: Tokenize;
  before(async () => (tokenize = await loadPromptGrammar('hone-poml')));

  const cases: readonly (readonly [source: string, token: string, scope: RegExp])[] = [
    ['<task>Say it.</task>', 'task', /entity\.name\.tag/],
    ['<task if="a">', 'if', /entity\.other\.attribute-name/],
    ['<p for="x in {{ xs }}">', 'xs', /string\.quoted\.double .*variable\.other/],
    ['<p>{{ name }}</p>', 'name', /meta\.embedded\.hole variable\.other/],
    ['<!-- {{ no }} -->', '{{ no }}', /^comment\.block$/],
    ['a &lt; b', '&lt;', /constant\.character\.entity/],
  ];
  for (const [source, token, scope] of cases) {
    it(`colours ${token} in ${source}`, () => assert.match(scopesOf(tokenize, source, token), scope));
  }
});
