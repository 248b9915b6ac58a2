import assert from 'node:assert/strict';
import { syntax } from '../../../../../src/engine/lint/rules/template/syntax.js';
import { checkRule } from '../../../../support/check-rule.js';

describe('template/syntax reports', () => {
  it('a block that is never closed, at its tag', () => {
    checkRule(
      syntax,
      `Hello {% if formal %}Sir
      ^^^^^^^^^^^^^^^ \`{% if %}\` is never closed: add \`{% endif %}\`.
`,
    );
  });

  it('an included file that cannot be read, and the way there', () => {
    const partials = { 'outer.prompt': '-\n{% include "in.prompt" %}', 'in.prompt': 'Dear\n{{ name' };
    const [finding] = checkRule(
      syntax,
      `{% include "outer.prompt" %}{% include "none.prompt" %}
            ^^^^^^^^^^^^ 'in.prompt' cannot be read, at line 2, column 1: This \`{{\` is never closed: add \`}}\`.
`,
      { partials },
    );
    assert.deepEqual(
      finding?.related.map(({ path, line, column }) => `${path}:${line}:${column}`),
      ['outer.prompt:2:13', 'in.prompt:2:1'],
    );
  });

  it('a Handlebars partial that cannot be read', () => {
    checkRule(
      syntax,
      `{{#if a}}{{> p}}{{/if}}
             ^ '_p.prompt' cannot be read, at line 1, column 5: \`{{a | b}}\` has an operator or a filter, and Handlebars has none: use a helper, such as \`{{#ifEquals a b}}\`.
`,
      { partials: { '_p.prompt': '{{a | b}}' } },
    );
  });

  it('a hole that is never closed', () => {
    checkRule(
      syntax,
      `Dear {{ name,
     ^^ This \`{{\` is never closed: add \`}}\`.
`,
    );
  });

  it('a closing tag without its block', () => {
    checkRule(
      syntax,
      `One {% endfor %} two.
       ^^^^^^ \`{% endfor %}\` has no \`{% for %}\` to belong to: remove it.
`,
    );
  });

  it('an unknown tag with the nearest one', () => {
    checkRule(
      syntax,
      `{% inclde "a.prompt" %}
   ^^^^^^ There is no tag 'inclde': did you mean 'include'?
`,
    );
  });

  it('a comment that is never closed', () => {
    checkRule(
      syntax,
      `Text {# note
     ^^ This comment is never closed: add \`#}\`.
`,
    );
  });

  it('every fault of a Handlebars template', () => {
    checkRule(
      syntax,
      `{{#if name}}Hi {{name | upper}}
^^^^^^^^^^^^ The block \`if\` is not closed: write \`{{/if}}\` after its text.
                      ^ \`{{name | upper}}\` has an operator or a filter, and Handlebars has none: use a helper, such as \`{{#ifEquals a b}}\`.
`,
    );
  });

  it('a broken template under expect', () => {
    checkRule(
      syntax,
      `---
expect: "{{ label"
         ^^ In \`expect\`: This \`{{\` is never closed: add \`}}\`.
---
Hi
`,
    );
  });
});

describe('template/syntax is silent about', () => {
  const cases: Record<string, string> = {
    'text without braces': 'Answer in one line.',
    'closing braces in text': 'Return {"a": {"b": 1}} and nothing else.',
    'closing braces in a fence': '```json\n{"a": {"b": {}}}\n```',
    'percent signs and hashes': 'Use 10 % of it # here, {not a tag}.',
    'raw blocks': '{% raw %}{{ {% if %} {% endraw %}',
    'comments with tags inside': '{# {% if %} #}Hi',
    'whitespace control': '{%- if a -%} x {%- endif -%} {{- b -}}',
    'inline conditions, filters and tests': "{{ 'a' if x is defined and x | length > 2 else 'b' }}",
    'an empty placeholder, which has a rule of its own': 'Hello {{ }}.',
    'a misspelt role, which has a rule of its own': 'asistant:\nHi',
    'broken YAML, which has a rule of its own': '---\na: [\n---\nHi',
  };
  for (const [name, text] of Object.entries(cases)) it(name, () => checkRule(syntax, text));
});
