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
