import assert from 'node:assert/strict';
import { templateInjection } from '../../../../../src/engine/lint/rules/security/template-injection.js';
import { untrustedInSystem } from '../../../../../src/engine/lint/rules/security/untrusted-in-system.js';
import { untrustedUndelimited } from '../../../../../src/engine/lint/rules/security/untrusted-undelimited.js';
import { checkRule, suggestionsOf } from '../../../../support/check-rule.js';

const head = `---
input: { schema: { question: string, page: string, company: string }, trust: { question: user, page: file } }
---
`;
const system = `'question' is what the user writes, and in a system message the model takes it for your own word: move it to the user's message.`;

describe('security/untrusted-in-system reports', () => {
  const cases: Record<string, string> = {
    'what a user writes': `system:
Question: {{ question }}
          ^^^^^^^^^^^^^^ warning: ${system}
user:
Answer.`,
    'what a file holds, in a developer message': `developer:
{{ page | upper }}
^^^^^^^^^^^^^^^^^^ warning: 'page' is what a file holds, and in a developer message the model takes it for your own word: move it to the user's message.
user:
Answer.`,
    'one of two': `system:
For {{ company }}: {{ question }}
                   ^^^^^^^^^^^^^^ warning: ${system}
user:
Answer.`,
    'a value in a condition': `system:
{% if question %}{{ question }}{% endif %}
                 ^^^^^^^^^^^^^^ warning: ${system}
user:
Answer.`,
    'a part of a value': `system:
{{ question.text }}
^^^^^^^^^^^^^^^^^^^ warning: ${system}
user:
Answer.`,
  };
  for (const [name, text] of Object.entries(cases)) it(name, () => checkRule(untrustedInSystem, head + text));

  it('and offers to move a line of its own', () => {
    assert.deepEqual(
      suggestionsOf(untrustedInSystem, `${head}system:\nHelp.\nQuestion: {{ question }}\n\nuser:\nAnswer.`),
      {
        "Move it to the user's message": `${head}system:\nHelp.\n\nuser:\nQuestion: {{ question }}\nAnswer.`,
      },
    );
    assert.deepEqual(suggestionsOf(untrustedInSystem, `${head}system:\nSay {{ question }} now.\nuser:\nGo.`), {});
  });
});

describe('security/untrusted-in-system is silent about', () => {
  const cases: Record<string, string> = {
    'a value of your own': `${head}system:\nFor {{ company }}.\nuser:\nHi`,
    'the user’s message': `${head}system:\nHelp.\nuser:\n{{ question }} {{ page }}`,
    'a condition that prints nothing': `${head}system:\n{% if question %}Help.{% endif %}\nuser:\nHi`,
    'inputs that nobody said are foreign':
      '---\ninput: { schema: { question: string } }\n---\nsystem:\n{{ question }}\nuser:\nHi',
    'a name that is not declared': 'system:\n{{ user_query }}\nuser:\nHi',
    'a prompt without messages': `${head}{{ question }}`,
    'an assistant’s message': `${head}user:\nHi\nassistant:\n{{ question }}\nuser:\nGo`,
    'a raw block': `${head}system:\n{% raw %}{{ question }}{% endraw %}\nuser:\nHi`,
  };
  for (const [name, text] of Object.entries(cases)) it(name, () => checkRule(untrustedInSystem, text));
});

const apart = (name: string, who: string): string =>
  `hint: '${name}' is what ${who}, and nothing shows the model where it begins and ends: put it between <${name}> tags, or on a line of its own.`;

describe('security/untrusted-undelimited reports', () => {
  const cases: Record<string, string> = {
    'a value in a sentence': `Summarize {{ page }} now.
          ^^^^^^^^^^ ${apart('page', 'a file holds')}`,
    'a value before a sentence': `{{ question }} Answer this.
^^^^^^^^^^^^^^ ${apart('question', 'the user writes')}`,
    'a value at the end of a sentence': `Answer {{ question }}
       ^^^^^^^^^^^^^^ ${apart('question', 'the user writes')}`,
    'a value behind a label with more behind it': `Question: {{ question }} Answer:
          ^^^^^^^^^^^^^^ ${apart('question', 'the user writes')}`,
    'a quotation that is not closed': `Answer "{{ question }} now.
        ^^^^^^^^^^^^^^ ${apart('question', 'the user writes')}`,
  };
  for (const [name, text] of Object.entries(cases)) it(name, () => checkRule(untrustedUndelimited, head + text));

  it('and offers tags', () =>
    assert.deepEqual(suggestionsOf(untrustedUndelimited, `${head}Summarize {{ page }} now.`), {
      'Put it between <page> tags': `${head}Summarize <page>{{ page }}</page> now.`,
    }));
});

describe('security/untrusted-undelimited is silent about', () => {
  const cases: Record<string, string> = {
    'a line of its own': `${head}Summarize:\n{{ page }}\nNow.`,
    'a label': `${head}Question: {{ question }}\nAnswer:`,
    'a tag': `${head}Summarize <page>{{ page }}</page> now.`,
    'quotation marks': `${head}Summarize "{{ page }}" now.`,
    backticks: `${head}Run \`{{ question }}\` now.`,
    'a fence': `${head}\`\`\`\nText {{ page }} more\n\`\`\`\n`,
    'a value of your own': `${head}Greet {{ company }} now.`,
    'inputs that nobody said are foreign': 'Summarize {{ page }} now.',
    'an item of a list': `${head}- {{ question }}\n`,
  };
  for (const [name, text] of Object.entries(cases)) it(name, () => checkRule(untrustedUndelimited, text));
});

describe('security/template-injection reports', () => {
  const cases: Record<string, string> = {
    'an attribute of Python’s': `{{ company.__class__ }}
           ^^^^^^^^^ warning: '__class__' leads from a value to Python's own objects, where the template is not rendered in a sandbox: use a plain attribute.`,
    'one in brackets': `{{ company["__globals__"] }}
            ^^^^^^^^^^^ warning: '__globals__' leads from a value to Python's own objects, where the template is not rendered in a sandbox: use a plain attribute.`,
    'a value of others that is not escaped': `{{ question | safe }}
           ^^^^^^^ warning: 'question' is written by others, and \`safe\` puts its markup in unescaped: leave the filter out.`,
    'one among filters': `{{ page | trim | safe | upper }}
              ^^^^^^^ warning: 'page' is written by others, and \`safe\` puts its markup in unescaped: leave the filter out.`,
    'a file that others choose': `{% include question %}
           ^^^^^^^^ warning: 'question' is written by others, and decides here which file is included: choose among names of your own.`,
  };
  for (const [name, text] of Object.entries(cases)) it(name, () => checkRule(templateInjection, head + text));

  it('and offers to leave the filter out', () =>
    assert.deepEqual(suggestionsOf(templateInjection, `${head}{{ question | safe }}`), {
      'Remove the filter': `${head}{{ question }}`,
    }));
});

describe('security/template-injection is silent about', () => {
  const cases: Record<string, string> = {
    'a value of your own': `${head}{{ company | safe }}`,
    'another filter': `${head}{{ question | escape }}`,
    'a filter whose name begins so': `${head}{{ question | safest }}`,
    'an attribute': `${head}{{ question.class }}`,
    'a text': `${head}{{ "__class__" }} __class__ {{ question }}`,
    'an include by your own name': `${head}{% include company %}{% include "a.prompt" %}`,
    Handlebars: '{{role "user"}}{{question.__class__}}',
    'a raw block': `${head}{% raw %}{{ a.__class__ }}{% endraw %}`,
  };
  for (const [name, text] of Object.entries(cases)) it(name, () => checkRule(templateInjection, text));
});
