import assert from 'node:assert/strict';
import { loadPromptGrammar, type ScopedToken } from '../support/prompt-grammar.js';

describe('the grammar of .prompt files', () => {
  let tokenize: (text: string) => ScopedToken[][];
  before(async () => (tokenize = await loadPromptGrammar()));

  /** The scopes of the first token with this text, joined; empty when no token has it. */
  function scopesOf(source: string, text: string): string {
    const token = tokenize(source)
      .flat()
      .find((candidate) => candidate.text.trim() === text);
    return token?.scopes.join(' ') ?? '';
  }

  it('gives front matter to YAML, up to its closing line', () => {
    const lines = tokenize('---\nname: x\n---\nname: y');
    assert.match(scopes(lines[1]), /meta\.embedded\.block\.frontmatter .*entity\.name\.tag\.yaml/);
    assert.match(scopes(lines[2]), /punctuation\.definition\.frontmatter\.end/);
    assert.doesNotMatch(scopes(lines[3]), /yaml|frontmatter/);
  });

  it('ends front matter even inside an open YAML block scalar', () => {
    const lines = tokenize('---\nabout: |\n  some words\n---\nuser:\nHello');
    assert.match(scopes(lines[2]), /string\.unquoted\.block\.yaml/);
    assert.match(scopes(lines[4]), /entity\.name\.section\.role/);
  });

  it('takes a line of dashes in the text for text', () => {
    assert.doesNotMatch(scopes(tokenize('Hello\n---\nname: x')[2]), /frontmatter/);
  });

  for (const line of ['system:', 'user:', 'assistant:', 'developer:', 'tool:', '# user:', 'user:  ']) {
    it(`colours '${line}' as a role line`, () => {
      assert.match(scopes(tokenize(line)[0]), /entity\.name\.section\.role/);
    });
  }

  for (const line of ['user: hello', 'users:', 'the user:', 'narrator:']) {
    it(`leaves '${line}' alone`, () => {
      assert.doesNotMatch(scopes(tokenize(line)[0]), /role/);
    });
  }

  const expressions: readonly (readonly [source: string, token: string, scope: RegExp])[] = [
    ['{{ name }}', '{{', /punctuation\.section\.embedded\.begin/],
    ['{{ name }}', 'name', /meta\.embedded\.hole variable\.other$/],
    ['{{- name -}}', '-}}', /punctuation\.section\.embedded\.end/],
    ['{{ doc.title }}', 'title', /variable\.other\.property/],
    ['{{ name | upper }}', 'upper', /support\.function\.filter/],
    ['{{ range(3) }}', 'range', /entity\.name\.function/],
    ['{{ range(3) }}', '3', /constant\.numeric/],
    ['{{ "a" ~ b }}', '~', /keyword\.operator/],
    ['{{ "text" }}', 'text', /string\.quoted\.double/],
    ["{{ 'it\\'s' }}", "\\'", /constant\.character\.escape/],
    ['{{ none }}', 'none', /constant\.language/],
    ['{% for item in items %}', 'for', /keyword\.control\.jinja/],
    ['{% for item in items %}', 'in', /keyword\.operator\.word/],
    ['{% for item in items %}', 'item', /variable\.other/],
    ['{% if a is defined and b %}', 'and', /keyword\.operator\.word/],
    ['{% macro greet(name) %}', 'greet', /entity\.name\.function/],
    ['{% include "a.prompt" %}', 'a.prompt', /string\.quoted/],
    ['{{ loop.index }}', 'loop', /variable\.language/],
    ['{{#each items as |item|}}', '#', /keyword\.operator\.section/],
    ['{{#each items}}', 'each', /keyword\.control\.section/],
    ['{{#each items}}', 'items', /meta\.embedded\.section variable\.other$/],
    ['{{/each}}', 'each', /keyword\.control\.section/],
    ['{{else}}', 'else', /keyword\.control\.section/],
    ['{{^items}}', 'items', /keyword\.control\.section/],
    ['{{~#if a~}}', 'if', /keyword\.control\.section/],
    ['{{> _part name=1}}', '_part', /string\.unquoted\.partial/],
    ['{{> _part name=1}}', 'name', /variable\.parameter/],
    ['{{role "user"}}', 'role', /support\.function\.helper/],
    ['{{media url=image}}', 'url', /variable\.parameter/],
    ['{{{ raw }}}', '{{{', /punctuation\.section\.embedded\.begin/],
    ['{{{ raw }}}', '}}}', /punctuation\.section\.embedded\.end/],
    ['{{!-- a }} b --}} c', 'a }} b', /comment\.block\.braces/],
    ['${input:topic:What about?}', 'topic', /variable\.other/],
    ['${input:topic:What about?}', 'input', /keyword\.other\.placeholder/],
  ];
  for (const [source, token, scope] of expressions) {
    it(`colours ${token} in ${source}`, () => assert.match(scopesOf(source, token), scope));
  }

  it('colours nothing inside raw blocks', () => {
    const [line] = tokenize('{% raw %}{{ name }} {% if %}{% endraw %}{{ name }}');
    const inside = line?.find(({ text }) => text.includes('{{ name }}'));
    assert.equal(inside?.scopes.join(' '), 'meta.raw string.unquoted.raw');
    assert.match(line?.at(-2)?.scopes.join(' ') ?? '', /meta\.embedded\.hole/);
  });

  it('colours comments across lines, and the words that direct Hone', () => {
    const lines = tokenize('{# one\ntwo #} three');
    assert.match(scopes(lines[1]), /comment\.block\.jinja/);
    assert.deepEqual(lines[1]?.at(-1)?.scopes, []);
    const ignore = '{# hone-ignore-next-line template/undefined-variable: set by the caller #}';
    assert.match(scopesOf(ignore, 'hone-ignore-next-line'), /keyword\.other\.directive/);
    assert.match(scopesOf(ignore, 'template/undefined-variable'), /entity\.name\.tag\.directive/);
    assert.match(scopesOf('{# part: task #}', 'part'), /keyword\.other\.directive/);
    assert.doesNotMatch(scopesOf('{# a part of it #}', 'a part of it'), /directive/);
  });

  it('keeps a brace in prose from starting anything', () => {
    assert.deepEqual(tokenize('Write {"a": 1} or { name }.')[0]?.[0]?.scopes, []);
  });

  it('knows a little Markdown, around holes and not across them', () => {
    assert.match(scopesOf('# Title', '#'), /markup\.heading/);
    assert.match(scopesOf('say **very** much', '**very**'), /markup\.bold/);
    assert.match(scopesOf('**{{ name }}**', 'name'), /meta\.embedded\.hole/);
  });
});

function scopes(line: readonly ScopedToken[] | undefined): string {
  return (line ?? []).flatMap((token) => token.scopes).join(' ');
}
