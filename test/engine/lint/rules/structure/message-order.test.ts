import assert from 'node:assert/strict';
import { messageOrder } from '../../../../../src/engine/lint/rules/structure/message-order.js';
import { checkRule, lint, suggestionsOf } from '../../../../support/check-rule.js';

const to = (model: string, text: string, more = ''): string => `---\nmodel: ${model}\n${more}---\n${text}`;
const alone = (model: string): string =>
  `${model} refuses a request with nothing but system messages: put what it is to answer into a message of the user.`;
const behind = (model: string, role = 'system'): string =>
  `${model} refuses a ${role} message behind one of the assistant: put it first, or make it the user's.`;
const ends = (model: string): string =>
  `${model} refuses a request that ends with a message of the assistant: end with one of the user.`;
const large = 'mistral/mistral-large-2512';

describe('structure/message-order reports', () => {
  const cases: Record<string, string> = {
    'a system message alone, to Claude': to(
      'anthropic/claude-sonnet-5',
      `system:\n^^^^^^^ ${alone('anthropic/claude-sonnet-5')}\nSum up {{ x }}.\n`,
    ),
    'two of them': to(
      'anthropic/claude-haiku-4-5',
      `system:\nBe kind.\nsystem:\n^^^^^^^ ${alone('anthropic/claude-haiku-4-5')}\nSum up.\n`,
    ),
    'a system message alone, to Gemini': to(
      'google/gemini-2.5-flash',
      `system:\n^^^^^^^ ${alone('google/gemini-2.5-flash')}\nSum up.\n`,
    ),
    "a developer's message alone": to(
      'google/gemini-2.5-flash',
      `developer:\n^^^^^^^^^^ ${alone('google/gemini-2.5-flash')}\nSum up.\n`,
    ),
    'a system message in the middle, to Mistral': to(
      large,
      `user:\nHi\nassistant:\nHello\nsystem:\n^^^^^^^ ${behind(large)}\nBe kind.\nuser:\nGo on.\n`,
    ),
    'an answer at the end, to Mistral': to(large, `user:\nHi\nassistant:\n^^^^^^^^^^ ${ends(large)}\nHello\n`),
    'the first of several models that refuses it': to(
      '[openai/gpt-4.1, anthropic/claude-sonnet-5, google/gemini-2.5-flash]',
      `system:\n^^^^^^^ ${alone('anthropic/claude-sonnet-5')}\nSum up.\n`,
    ),
  };
  for (const [name, text] of Object.entries(cases)) it(name, () => checkRule(messageOrder, text));

  it('a Prompty file without a role, at its model', () => {
    const text = '---\nmodel:\n  provider: anthropic\n  id: claude-sonnet-5\n---\nSum up.\n';
    const findings = lint(messageOrder, text, { path: 'a.prompty' });
    assert.deepEqual(
      findings.map(({ line, message }) => [line, message]),
      [[4, alone('anthropic/claude-sonnet-5')]],
    );
  });

  it("and offers to make it the user's", () =>
    assert.deepEqual(suggestionsOf(messageOrder, to('anthropic/claude-sonnet-5', '# system:\nSum up.\n')), {
      "Make it the user's message": to('anthropic/claude-sonnet-5', '# user:\nSum up.\n'),
    }));

  it('as a hint once nobody has looked at the facts for a while', () => {
    const [finding] = lint(messageOrder, to(large, 'user:\nHi\nassistant:\nHello\n'), { today: '2027-06-01' });
    assert.equal(finding?.severity, 'hint');
  });
});

describe('structure/message-order is silent about', () => {
  const cases: Record<string, string> = {
    'a system and a user message': to('anthropic/claude-sonnet-5', 'system:\nBe kind.\nuser:\nHi\n'),
    'a text without roles': to('anthropic/claude-sonnet-5', 'Sum up.\n'),
    'a model that takes it': to('openai/gpt-4.1', 'system:\nSum up.\n'),
    'a provider nothing is known of': to('xai/grok-4.5', 'user:\nHi\nassistant:\nHello\n'),
    'no model': 'system:\nSum up.\n',
    'examples as turns': to(large, 'system:\nLabel.\nuser:\nHi\nassistant:\nA\nuser:\n{{ x }}\n'),
    'two messages of the user': to(large, 'user:\nHi\nuser:\nSum up.\n'),
    'a system message behind one of the user': to(large, 'user:\nHi\nsystem:\nBe kind.\nuser:\nGo on.\n'),
    'a role in a condition': to(large, 'user:\nHi\n{% if x %}\nassistant:\nHello\n{% endif %}\n'),
    'a partial that may bring a message': to('anthropic/claude-sonnet-5', 'system:\nHi\n{% include "rest.prompt" %}\n'),
    "a begun answer, which is another rule's": to('anthropic/claude-sonnet-5', 'user:\nHi\nassistant:\n{\n'),
  };
  for (const [name, text] of Object.entries(cases)) it(name, () => checkRule(messageOrder, text));

  it('dotprompt, to which a caller brings the conversation', () => {
    const text =
      '---\nmodel: googleai/gemini-2.5-flash\ninput: { schema: { x: string } }\n---\n{{role "system"}}Be {{x}}.\n';
    assert.deepEqual(lint(messageOrder, text), []);
  });

  it('a conversation that is an input', () => {
    const thread = 'inputs:\n  - { name: talk, kind: thread }\n';
    const text = `---\nname: a\nmodel: { provider: anthropic, id: claude-sonnet-5 }\n${thread}---\nsystem:\nHi\n{{talk}}\n`;
    assert.deepEqual(lint(messageOrder, text, { path: 'a.prompty' }), []);
  });
});
