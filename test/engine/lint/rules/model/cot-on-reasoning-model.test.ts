import assert from 'node:assert/strict';
import { cotOnReasoningModel } from '../../../../../src/engine/lint/rules/model/cot-on-reasoning-model.js';
import { checkRule, suggestionsOf } from '../../../../support/check-rule.js';

const prompt = (text: string, model = 'openai/o3', config = ''): string =>
  `---\nmodel: ${model}\n${config}---\n${text}`;

describe('model/cot-on-reasoning-model reports', () => {
  const cases: Record<string, string> = {
    'the phrase': `---
model: openai/o3
---
Let's think step by step.
      ^^^^^^^^^^^^^^^^^^ hint: openai/o3 thinks before it answers, so 'think step by step' adds nothing: leave it out.`,
    'the phrase with a blank fewer and capitals': `---
model: openai/gpt-5.6-sol
---
Think carefully step-by-step before you answer.
^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint: openai/gpt-5.6-sol thinks before it answers, so 'Think carefully step-by-step' adds nothing: leave it out.`,
    'its name': `---
model: anthropic/claude-opus-5
---
Answer using chain-of-thought.
       ^^^^^^^^^^^^^^^^^^^^^^ hint: anthropic/claude-opus-5 thinks before it answers, so 'using chain-of-thought' adds nothing: leave it out.`,
    'all models think': `---
model: [openai/o3, google/gemini-2.5-pro]
---
system:
Think about it step by step.
^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint: openai/o3 thinks before it answers, so 'Think about it step by step' adds nothing: leave it out.
user:
{{ q }}`,
    'a model told how much to think': `---
model: openai/gpt-6-sol
config: { reasoningEffort: high }
---
Think step by step.
^^^^^^^^^^^^^^^^^^ hint: openai/gpt-6-sol thinks before it answers, so 'Think step by step' adds nothing: leave it out.`,
  };
  for (const [name, text] of Object.entries(cases)) it(name, () => checkRule(cotOnReasoningModel, text));

  it('and offers to remove a sentence that says nothing else', () => {
    assert.deepEqual(suggestionsOf(cotOnReasoningModel, prompt("Solve it. Let's think step by step.\nAnswer:")), {
      'Remove the sentence': prompt('Solve it.\nAnswer:'),
    });
    assert.deepEqual(suggestionsOf(cotOnReasoningModel, prompt('Think step by step about costs.')), {});
  });
});

describe('model/cot-on-reasoning-model is silent about', () => {
  const cases: Record<string, string> = {
    'a model that does not think': prompt('Think step by step.', 'openai/gpt-4.1'),
    'a model that thinks on request only': prompt('Think step by step.', 'anthropic/claude-sonnet-4-6'),
    'a model told not to': prompt('Think step by step.', 'openai/gpt-6-sol', 'config: { reasoningEffort: none }\n'),
    'a model nobody knows': prompt('Think step by step.', 'openai/gpt-99'),
    'no model': 'Think step by step.',
    'one model of two': prompt('Think step by step.', '[openai/o3, openai/gpt-4.1]'),
    'steps of the answer': prompt('Explain the proof step by step.'),
    'a quotation': prompt('Never say "think step by step".'),
    'an example': prompt('<example>\nThink step by step.\n</example>'),
    code: prompt('```\nthink step by step\n```'),
    'a subject': prompt('Summarize what the paper says on chain-of-thought prompting.'),
  };
  for (const [name, text] of Object.entries(cases)) it(name, () => checkRule(cotOnReasoningModel, text));
});
