import assert from 'node:assert/strict';
import { unpaired } from '../../../../../src/engine/lint/rules/examples/unpaired.js';
import { checkRule, saidOf } from '../../../../support/check-rule.js';

describe('examples/unpaired reports', () => {
  const cases: [name: string, text: string, ...said: [about: string, message: string][]][] = [
    [
      'an input without an output',
      'Input: a\nOutput: 1\n\nInput: b\n\nInput: c\nOutput: 3\n\nInput: {{ x }}',
      ['Input', 'This input has no output, and the others have: add it, or remove the example.'],
    ],
    [
      'an output without an input',
      'Q: a\nA: 1\n\nQ: b\nA: 2\n\nA: 3\n\nGo on.',
      ['A', 'This A has no Q, and the others have: add it, or remove the example.'],
    ],
    [
      'bold keys',
      '**Question:** a\n**Answer:** 1\n\n**Question:** b\n\n**Question:** c\n**Answer:** 3\n',
      ['Question', 'This question has no answer, and the others have: add it, or remove the example.'],
    ],
    [
      'numbered keys',
      'Input 1: a\nOutput 1: 1\n\nInput 2: b\n\nInput 3: c\nOutput 3: 3\n',
      ['Input', 'This input has no output, and the others have: add it, or remove the example.'],
    ],
    [
      'items of a list',
      '- Q: a\n- A: 1\n- A: 2\n- Q: c\n- A: 3\n- Q: {{ x }}',
      ['A', 'This A has no Q, and the others have: add it, or remove the example.'],
    ],
  ];
  for (const [name, text, ...said] of cases) it(name, () => assert.deepEqual(saidOf(unpaired, text), said));
});

describe('examples/unpaired is silent about', () => {
  const cases: Record<string, string> = {
    pairs: 'Input: a\nOutput: 1\n\nInput: b\nOutput: 2\n\nInput: {{ x }}',
    'the last input, which waits': 'Input: a\nOutput: 1\n\nInput: b\nOutput: 2\n\nInput: c',
    'an output that is only begun': 'Input: a\nOutput: 1\n\nInput: b\nOutput: 2\n\nInput: {{ x }}\nOutput:',
    'one pair, which is a form': 'Input: a\nInput: b\nOutput: 1',
    'two inputs to each output': 'Input 1: a\nInput 2: b\nOutput: 1\n\nInput 1: c\nInput 2: d\nOutput: 2',
    'lines inside of code': '```\nQ: a\nA: 1\nQ: b\nA: 2\nQ: c\nQ: d\nA: 4\n```',
    'a conversation': 'User: a\nAssistant: 1\n\nUser: b\n\nUser: c\nAssistant: 3\n',
    'keys of two families': 'Q: a\nA: 1\n\nQ: b\nA: 2\n\nInput: c',
    'words in a sentence': 'The input: a.\nMy output: b.\nInput: a\nOutput: 1',
    'messages of their own': 'system:\nQ: a\nA: 1\n\nQ: b\nA: 2\n\nQ: c\nuser:\nA: go on',
  };
  for (const [name, text] of Object.entries(cases)) it(name, () => checkRule(unpaired, text));
});
