import assert from 'node:assert/strict';
import { chatTokenInApiPrompt } from '../../../../../src/engine/lint/rules/structure/chat-token-in-api-prompt.js';
import { unbalancedChatToken } from '../../../../../src/engine/lint/rules/structure/unbalanced-chat-token.js';
import { checkRule, lint, suggestionsOf } from '../../../../support/check-rule.js';

const to = (model: string, text: string): string => `---\nmodel: ${model}\n---\n${text}\n`;
const message = (model: string, token: string, all = 'it'): string =>
  `info: ${model} is sent messages, and '${token}' belongs to the text of another interface: take ${all} out, and let role lines begin the messages.`;

describe('structure/chat-token-in-api-prompt reports', () => {
  const cases: Record<string, [model: string, text: string, token: string, all: string]> = {
    'an instruction of Llama 2': ['openai/gpt-4.1', '[INST] Sum up. [/INST]', '[INST]', 'it and 1 more'],
    'its system part': ['anthropic/claude-haiku-4-5', '<<SYS>>Be kind.<</SYS>>', '<<SYS>>', 'it and 1 more'],
    'a turn of ChatML': ['google/gemini-2.5-flash', '<|im_start|>user', '<|im_start|>', 'it'],
    'a turn of Llama 3': [
      'openai/gpt-4o',
      '<|start_header_id|>user<|end_header_id|>',
      '<|start_header_id|>',
      'it and 1 more',
    ],
    'a turn of Gemma': ['google/gemini-2.5-flash', '<start_of_turn>user', '<start_of_turn>', 'it'],
    'the end of a text': ['openai/gpt-4.1', '<|endoftext|>', '<|endoftext|>', 'it'],
  };
  for (const [name, [model, text, token, all]] of Object.entries(cases)) {
    it(name, () =>
      checkRule(chatTokenInApiPrompt, to(model, `${text}\n${'^'.repeat(token.length)} ${message(model, token, all)}`)),
    );
  }

  it('and offers to take out those that stand around a text', () => {
    const text = to('openai/gpt-4.1', '[INST] Sum up. [/INST]');
    assert.deepEqual(suggestionsOf(chatTokenInApiPrompt, text), {
      'Take all 2 out': to('openai/gpt-4.1', ' Sum up. '),
    });
    assert.deepEqual(suggestionsOf(chatTokenInApiPrompt, to('openai/gpt-4.1', '<|im_start|>user')), {});
  });

  it('instead of one without the other', () =>
    assert.deepEqual(lint(unbalancedChatToken, to('openai/gpt-4.1', '[INST] Hi\nx')), []));
});

describe('structure/chat-token-in-api-prompt is silent about', () => {
  const cases: Record<string, string> = {
    'a prompt without a model': '[INST] Sum up. [/INST]\n',
    'a model nobody knows': to('my/llama-2', '[INST] Sum up. [/INST]'),
    'a model that goes on with a text': to('openai/gpt-3.5-turbo-instruct', '<|endoftext|>'),
    'an old one': to('openai/davinci', '<|endoftext|>'),
    'a deployment': to('azure/gpt-4.1', '[INST] Sum up. [/INST]'),
    'inline code': to('openai/gpt-4.1', 'Never print `[INST]`.'),
    'fenced code': to('openai/gpt-4.1', '```\n<|im_start|>\n```'),
    'a quotation': to('openai/gpt-4.1', 'Never print "<|im_start|>".'),
    'an example': to('openai/gpt-4.1', '# Examples\n[INST] Hi [/INST]'),
    'other brackets': to('openai/gpt-4.1', '[INSTRUCTIONS] <system> <|name|>'),
  };
  for (const [name, text] of Object.entries(cases)) it(name, () => checkRule(chatTokenInApiPrompt, text));

  it("Prompty's prompts for another interface", () => {
    const text = '---\nmodel:\n  api: completion\n  id: gpt-4.1\n---\n[INST] Sum up. [/INST]\n';
    assert.deepEqual(lint(chatTokenInApiPrompt, text, { path: 'a.prompty' }), []);
    assert.equal(lint(chatTokenInApiPrompt, text.replace('completion', 'chat'), { path: 'a.prompty' }).length, 1);
  });
});
