import assert from 'node:assert/strict';
import { belowCacheMinimum } from '../../../../../src/engine/lint/rules/cost/below-cache-minimum.js';
import { budget } from '../../../../../src/engine/lint/rules/cost/budget.js';
import { inlineBlob } from '../../../../../src/engine/lint/rules/cost/inline-blob.js';
import { staticAfterDynamic } from '../../../../../src/engine/lint/rules/cost/static-after-dynamic.js';
import { volatilePrefix } from '../../../../../src/engine/lint/rules/cost/volatile-prefix.js';
import { seededRandom } from '../../../../../src/engine/random/seeded.js';
import { checkRule, lint, suggestionsOf, type Surroundings } from '../../../../support/check-rule.js';
import type { Rule } from '../../../../../src/engine/lint/rule.js';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

function base64(length: number, lineLength = length): string {
  const random = seededRandom('blob');
  const letters = Array.from({ length }, () => alphabet[random.below(64)] ?? 'A').join('');
  return letters.replaceAll(new RegExp(`(.{${lineLength}})(?=.)`, 'g'), '$1\n');
}

const messages = (rule: Rule, text: string, around: Surroundings = {}): string[] =>
  lint(rule, text, around).map(({ severity, line, message }) => `${severity} ${line} ${message}`);

/** About ten tokens a line. */
const lines = (count: number): string => 'Answer each question about tea in a sentence.\n'.repeat(count);

const row = (i: number): string => `{"id":${i},"name":"tea ${i}","price":${i}}`;
const json = (rows: number, between = ','): string =>
  `[${Array.from({ length: rows }, (_, i) => row(i)).join(between)}]`;

describe('cost/inline-blob reports', () => {
  const cases: Record<string, [text: string, expected: RegExp]> = {
    'a picture': [
      `Look: data:image/png;base64,${base64(4000)}`,
      /^warning 1 4000 characters of base64 stand here, about \d+ tokens/,
    ],
    'a file in lines': [`Look:\n${base64(3040, 76)}\nNow.`, /^warning 2 3079 characters of base64/],
    'a file in code': [`\`\`\`\n${base64(2500)}\n\`\`\``, /^warning 2 2500 characters of base64/],
    'JSON on one line': [
      `Prices: see below\n${json(120)}\n`,
      /^warning 2 \d+ characters of JSON stand on one line: keep/,
    ],
    'a JSON object on one line': [`{"teas":${json(120)}}`, /^warning 1 \d+ characters of JSON/],
  };
  for (const [name, [text, expected]] of Object.entries(cases))
    it(name, () => {
      const [found, ...others] = messages(inlineBlob, text);
      assert.match(found ?? '', expected);
      assert.deepEqual(others, []);
    });
});

describe('cost/inline-blob is silent about', () => {
  const cases: Record<string, string> = {
    'the beginning of a picture': `Such as data:image/png;base64,${base64(300)}`,
    'a key': `Hash: ${base64(512)}`,
    'one letter over and over': 'a'.repeat(5000),
    'a long path': 'src/engine/'.repeat(600),
    digits: '0123456789'.repeat(500),
    'JSON that somebody reads': `[\n${Array.from({ length: 200 }, (_, i) => row(i)).join(',\n')}\n]`,
    'short JSON on one line': json(20),
    'a long line of text in brackets': `[${lines(200).replaceAll('\n', ' ')}]`,
    'data in front matter': `---\ndescription: ${base64(4000)}\n---\nHi`,
    'a value': '{{ picture }}',
  };
  for (const [name, text] of Object.entries(cases)) it(name, () => assert.deepEqual(messages(inlineBlob, text), []));
});

describe('cost/volatile-prefix reports', () => {
  const names = ['now', 'today', 'current_date', 'currentTime', 'timestamp', 'sessionId', 'request_id'];
  for (const name of names) {
    it(`{{ ${name} }} in the first line`, () => {
      const [found, ...others] = messages(volatilePrefix, `system:\nIt is {{ ${name} }}.\n${lines(150)}user:\nHi`);
      assert.match(
        found ?? '',
        /^info 2 .* is new with each request, so the about \d{4} tokens behind it are never taken/,
      );
      assert.deepEqual(others, []);
    });
  }

  it('what the configuration names', () =>
    assert.equal(
      messages(volatilePrefix, `system:\nBuild {{ build }}.\n${lines(150)}`, { options: { volatile: ['build'] } })
        .length,
      1,
    ));

  it('and offers to move the line', () => {
    const text = `system:\nIt is {{ now }}.\n${lines(150)}user:\nHi`;
    assert.deepEqual(suggestionsOf(volatilePrefix, text), {
      'Move the line to the end of the message': `system:\n${lines(150)}It is {{ now }}.\nuser:\nHi`,
    });
  });
});

describe('cost/volatile-prefix is silent about', () => {
  const cases: Record<string, string> = {
    'a short message': `system:\nIt is {{ now }}.\n${lines(50)}user:\nHi`,
    'a date at the end': `system:\n${lines(150)}It is {{ now }}.\nuser:\nHi`,
    'a date in the middle': `system:\n${lines(100)}It is {{ now }}.\n${lines(150)}user:\nHi`,
    'a value that stays': `system:\nFor {{ company }}.\n${lines(150)}user:\nHi`,
    'a date shown as code': `system:\nWrite \`{{ now }}\` for it.\n${lines(150)}user:\nHi`,
    'a date in the user’s message': `system:\n${lines(150)}user:\nIt is {{ now }}.\n${lines(150)}`,
    'a date that is asked for only': `system:\n{% if now %}Hi{% endif %}\n${lines(150)}user:\nHi`,
    'names that begin so': `system:\n{{ dated }} {{ timeline }} {{ todays_menu }} {{ idea }}\n${lines(150)}user:\nHi`,
    'text without values': lines(200),
  };
  for (const [name, text] of Object.entries(cases))
    it(name, () => assert.deepEqual(messages(volatilePrefix, text), []));
});

const asked = (model: string, body: string, inputs = '{ question: string, page: string }'): string =>
  `---\nmodel: ${model}\ninput: { schema: ${inputs} }\n---\n${body}`;

describe('cost/static-after-dynamic reports', () => {
  const cases: Record<string, string> = {
    'a question before the rules': asked('openai/gpt-4.1', `Question: {{ question }}\n${lines(150)}`),
    'in a system message': asked('openai/gpt-4.1', `system:\nAbout {{ question }}.\n${lines(150)}user:\nHi`),
    'in a user message': asked('openai/gpt-4o-mini', `system:\nHi\nuser:\n{{ question }}\n${lines(150)}`),
    'for all of several models': asked('[openai/gpt-4.1, openai/o3]', `{{ question }}\n${lines(150)}`),
    'more values behind it': asked('openai/gpt-4.1', `{{ question }}\n${lines(150)}{{ page }}`),
  };
  for (const [name, text] of Object.entries(cases))
    it(name, () => {
      const [found, ...others] = messages(staticAfterDynamic, text);
      assert.match(found ?? '', /^hint \d About \d{4} tokens that stay the same stand behind 'question'/);
      assert.deepEqual(others, []);
    });
});

describe('cost/static-after-dynamic is silent about', () => {
  const cases: Record<string, string> = {
    'the question last': asked('openai/gpt-4.1', `${lines(150)}{{ question }}`),
    'a short text behind it': asked('openai/gpt-4.1', `{{ question }}\n${lines(50)}`),
    'a document first': asked('openai/gpt-4.1', `{{ page }}\n${lines(150)}`),
    'another vendor': asked('anthropic/claude-opus-5', `{{ question }}\n${lines(150)}`),
    'one other vendor among them': asked('[openai/gpt-4.1, google/gemini-3.5-flash]', `{{ question }}\n${lines(150)}`),
    'no model': `---\ninput: { schema: { question: string } }\n---\n{{ question }}\n${lines(150)}`,
    'a value that has a default': asked('openai/gpt-4.1', `{{ question }}\n${lines(150)}`, '{ question?: string }'),
    'a value nobody declares': asked('openai/gpt-4.1', `{{ name }}\n${lines(150)}`),
    'a date, which another rule reports': asked('openai/gpt-4.1', `{{ now }}\n${lines(150)}`, '{ now: string }'),
  };
  for (const [name, text] of Object.entries(cases))
    it(name, () => assert.deepEqual(messages(staticAfterDynamic, text), []));
});

const chat = (text: string, provider = 'anthropic:messages:claude-haiku-4-5', more = ''): string => {
  const parts = [{ type: 'text', text, cache_control: { type: 'ephemeral' } }];
  const prompt = JSON.stringify([
    { role: 'system', content: parts },
    { role: 'user', content: '{{question}}' },
  ]);
  return `prompts:\n  - '${prompt}'\nproviders: [${provider}]\n${more}`;
};
const promptfoo = { path: 'promptfooconfig.yaml' };

describe('cost/below-cache-minimum reports', () => {
  it('a mark behind a few words', () =>
    assert.deepEqual(messages(belowCacheMinimum, chat('Be brief.'), promptfoo), [
      'warning 2 anthropic/claude-haiku-4-5 caches from 4096 tokens on, and about 3 stand before this mark: leave the mark out, or set it behind more text.',
    ]));

  const cases: Record<string, string> = {
    'a mark that is enough for another model': chat(lines(150).replaceAll('\n', ' ')),
    'the least of several models': chat(
      'Be brief.',
      'anthropic:messages:claude-haiku-4-5, anthropic:messages:claude-opus-5',
    ),
    'a model with a low minimum': chat('Be brief.', 'anthropic:messages:claude-opus-5'),
    'a mark of a dated model': chat('Be brief.', 'anthropic:messages:claude-sonnet-4-5-20250929'),
    'a mark for OpenAI': chat('Be brief.', 'openai:gpt-6-sol'),
  };
  for (const [name, text] of Object.entries(cases))
    it(name, () => assert.equal(messages(belowCacheMinimum, text, promptfoo).length, 1));
});

describe('cost/below-cache-minimum is silent about', () => {
  const cases: Record<string, string> = {
    'enough text': chat(lines(500).replaceAll('\n', ' ')),
    'nearly enough text': chat(lines(95).replaceAll('\n', ' '), 'anthropic:messages:claude-sonnet-4-5'),
    'a value before the mark': chat('{{document}} Be brief.'),
    'tools before the messages': chat(
      'Be brief.',
      '{ id: anthropic:messages:claude-haiku-4-5, config: { tools: [] } }',
    ),
    'a model nobody knows': chat('Be brief.', 'anthropic:messages:claude-x'),
    'a model whose minimum nobody knows': chat('Be brief.', 'anthropic:messages:claude-opus-5-5'),
    'no mark': chat('Be brief.').replace('cache_control', 'other'),
    'a text that is no chat': "prompts: ['Set cache_control.']\nproviders: [anthropic:messages:claude-haiku-4-5]\n",
  };
  for (const [name, text] of Object.entries(cases))
    it(name, () => assert.deepEqual(messages(belowCacheMinimum, text, promptfoo), []));
});

describe('cost/budget reports', () => {
  const options = { tokens: 10 };
  it('what is above the budget', () =>
    checkRule(
      budget,
      `Answer in one sentence, in the words of the question, and be polite to everybody.
^ warning: The prompt has about 19 tokens before any value is filled in, and 10 are allowed: shorten it, or raise \`tokens\`.`,
      { options },
    ));

  const cases: Record<string, [text: string, around: Surroundings]> = {
    'all messages together': [`system:\n${lines(1)}user:\n${lines(1)}`, { options }],
    'a budget of the file': [`---\nhone: { tokens: 10 }\n---\n${lines(3)}`, {}],
    'a lower budget of the file': [`---\nhone: { tokens: 10 }\n---\n${lines(3)}`, { options: { tokens: 1000 } }],
    'instructions for an agent': [lines(3), { options, path: 'AGENTS.md' }],
  };
  for (const [name, [text, around]] of Object.entries(cases))
    it(name, () => assert.equal(messages(budget, text, around).length, 1));
});

describe('cost/budget is silent about', () => {
  const cases: Record<string, [text: string, around: Surroundings]> = {
    'no budget': [lines(100), {}],
    'a budget that is enough': ['Be brief.', { options: { tokens: 10 } }],
    'a budget that is just enough': [lines(1), { options: { tokens: 10 } }],
    'a budget that is no number': [lines(100), { options: { tokens: 'few' } }],
    values: ['{{ a_long_name_of_a_value_that_is_filled_in }}'.repeat(20), { options: { tokens: 10 } }],
    comments: [`{# ${lines(20)} #}Hi`, { options: { tokens: 10 } }],
    'front matter': [`---\ndescription: ${lines(20).replaceAll('\n', ' ')}\n---\nHi`, { options: { tokens: 10 } }],
    'a higher budget of the file': [`---\nhone: { tokens: 1000 }\n---\n${lines(3)}`, { options: { tokens: 10 } }],
  };
  for (const [name, [text, around]] of Object.entries(cases))
    it(name, () => assert.deepEqual(messages(budget, text, around), []));
});
