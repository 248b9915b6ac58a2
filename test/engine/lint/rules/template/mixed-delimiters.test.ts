import assert from 'node:assert/strict';
import { mixedDelimiters } from '../../../../../src/engine/lint/rules/template/mixed-delimiters.js';
import { checkRule, lint, suggestionsOf } from '../../../../support/check-rule.js';

const message = (written: string, name: string): string =>
  `${'^'.repeat(written.length)} warning: '${written}' is sent as it is written: change it to '{{ ${name} }}', which is replaced by its value.`;
const declared = (text: string): string => `---\ninput:\n  schema: { doc: string }\n---\n${text}\n`;

describe('template/mixed-delimiters reports', () => {
  const cases: Record<string, string> = {
    'a declared input in single braces': declared(`{doc}\n${message('{doc}', 'doc')}`),
    'one behind a dollar': declared(`Text: \${doc}\n      ${message('${doc}', 'doc')}`),
    'a name that the template uses itself': `{{ doc }} and {doc}\n              ${message('{doc}', 'doc')}\n`,
    'one between brackets': declared(`({doc})\n ${message('{doc}', 'doc')}`),
    'every one': declared(`{doc} {doc}\n${message('{doc}', 'doc')}\n      ${message('{doc}', 'doc')}`),
    'one beside a loop': `{% for d in docs %}{{ d }}{% endfor %} {docs}\n                                       ${message('{docs}', 'docs')}\n`,
  };
  for (const [name, text] of Object.entries(cases)) it(name, () => checkRule(mixedDelimiters, text));

  it('in Prompty and in promptfoo', () => {
    const prompty = '---\nname: a\ninputs: { doc: { type: string } }\n---\nuser:\n{{doc}} {doc}\n';
    assert.equal(lint(mixedDelimiters, prompty, { path: 'a.prompty' })[0]?.line, 6);
    const promptfoo = 'prompts:\n  - "{{doc}} {doc}"\nproviders: [openai:gpt-4.1]\n';
    assert.equal(lint(mixedDelimiters, promptfoo, { path: 'promptfooconfig.yaml' })[0]?.column, 14);
  });

  it('and offers to write it as the template does', () =>
    assert.deepEqual(suggestionsOf(mixedDelimiters, declared('Text: ${doc}.')), {
      "Change to '{{ doc }}'": declared('Text: {{ doc }}.'),
    }));
});

describe('template/mixed-delimiters is silent about', () => {
  const cases: Record<string, string> = {
    'double braces': declared('{{ doc }} {{doc}}'),
    'a name nobody declared': declared('{{ doc }} {other}'),
    JSON: declared('{{ doc }} {"doc": 1}'),
    'a key of JSON that is one word': declared('{{ doc }} {doc: 1}'),
    'braces that are escaped': declared('{{ doc }} {{ "{doc}" }} {% raw %}{{doc}}{% endraw %}'),
    'inline code': declared('{{ doc }} `{doc}`'),
    'fenced code': declared('{{ doc }}\n```python\nf"{doc}"\n```'),
    LaTeX: declared('{{ doc }} \\text{doc} \\frac{a}{doc}'),
    'a pattern': '{{ n }} \\d{n} [a-z]{n} (x){n}\n',
    'an example': declared('{{ doc }}\n<example>\n{doc}\n</example>'),
    'a comment of the template': declared('{{ doc }} {# {doc} #}'),
    'a prompt without variables': 'Write {name}.\n',
  };
  for (const [name, text] of Object.entries(cases)) it(name, () => checkRule(mixedDelimiters, text));
});
