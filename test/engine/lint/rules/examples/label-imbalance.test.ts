import assert from 'node:assert/strict';
import { labelImbalance } from '../../../../../src/engine/lint/rules/examples/label-imbalance.js';
import { checkRule, saidOf } from '../../../../support/check-rule.js';

describe('examples/label-imbalance reports', () => {
  const cases: [name: string, text: string, ...said: [about: string, message: string][]][] = [
    [
      'three quarters of one label',
      '---\noutput: { labels: [a, b, c] }\n---\nText: 0\nLabel: a\n\nText: 1\nLabel: a\n\nText: 2\nLabel: a\n\nText: 3\nLabel: b\n\nText: {{ x }}\nLabel:',
      ['b', "3 of 4 examples answer 'a': show the labels about equally often."],
    ],
    [
      'demonstrations of mostly one label',
      '---\noutput: { labels: [a, b, c] }\nexpect: "{{ y }}"\ndemos: [{ x: 0, y: a }, { x: 1, y: b }, { x: 2, y: a }, { x: 3, y: a }, { x: 4, y: a }, { x: 5, y: a }]\n---\n{{ x }}',
      ['a', "5 of 6 examples answer 'a': show the labels about equally often."],
    ],
    [
      'the last three of one label',
      '---\noutput: { labels: [a, b, c] }\n---\nText: 0\nLabel: a\n\nText: 1\nLabel: a\n\nText: 2\nLabel: b\n\nText: 3\nLabel: b\n\nText: 4\nLabel: b\n\nText: {{ x }}\nLabel:',
      ['b', "The last three examples answer 'b': mix the labels, as the last ones weigh most."],
    ],
    [
      'the last three demonstrations of one label',
      '---\noutput: { labels: [a, b, c] }\nexpect: "{{ y }}"\ndemos: [{ x: 0, y: a }, { x: 1, y: b }, { x: 2, y: c }, { x: 3, y: a }, { x: 4, y: c }, { x: 5, y: c }, { x: 6, y: c }]\n---\n{{ x }}',
      ['c', "The last three examples answer 'c': mix the labels, as the last ones weigh most."],
    ],
    [
      'turns of mostly one label',
      '---\noutput: { labels: [a, b, c] }\n---\nuser:\n1\nassistant:\nb\nuser:\n2\nassistant:\na\nuser:\n3\nassistant:\na\nuser:\n4\nassistant:\na\nuser:\n{{ x }}',
      ['a', "3 of 4 examples answer 'a': show the labels about equally often."],
    ],
  ];
  for (const [name, text, ...said] of cases) it(name, () => assert.deepEqual(saidOf(labelImbalance, text), said));
});

describe('examples/label-imbalance is silent about', () => {
  const cases: Record<string, string> = {
    'labels in turn':
      '---\noutput: { labels: [a, b, c] }\n---\nText: 0\nLabel: a\n\nText: 1\nLabel: b\n\nText: 2\nLabel: a\n\nText: 3\nLabel: b\n\nText: {{ x }}\nLabel:',
    'three examples':
      '---\noutput: { labels: [a, b, c] }\n---\nText: 0\nLabel: a\n\nText: 1\nLabel: a\n\nText: 2\nLabel: b\n\nText: {{ x }}\nLabel:',
    'one label alone, which has a rule of its own':
      '---\noutput: { labels: [a, b, c] }\n---\nText: 0\nLabel: a\n\nText: 1\nLabel: a\n\nText: 2\nLabel: a\n\nText: 3\nLabel: a\n\nText: {{ x }}\nLabel:',
    'no labels':
      'Text: 0\nLabel: a\n\nText: 1\nLabel: a\n\nText: 2\nLabel: a\n\nText: 3\nLabel: b\n\nText: {{ x }}\nLabel:',
    'demonstrations in turn':
      '---\noutput: { labels: [a, b, c] }\nexpect: "{{ y }}"\ndemos: [{ x: 0, y: a }, { x: 1, y: b }, { x: 2, y: c }, { x: 3, y: a }, { x: 4, y: b }, { x: 5, y: c }]\n---\n{{ x }}',
    'the last two of one label':
      '---\noutput: { labels: [a, b, c] }\n---\nText: 0\nLabel: a\n\nText: 1\nLabel: b\n\nText: 2\nLabel: c\n\nText: 3\nLabel: a\n\nText: 4\nLabel: a\n\nText: {{ x }}\nLabel:',
    'less than three quarters':
      '---\noutput: { labels: [a, b, c] }\n---\nText: 0\nLabel: a\n\nText: 1\nLabel: a\n\nText: 2\nLabel: b\n\nText: 3\nLabel: a\n\nText: 4\nLabel: c\n\nText: {{ x }}\nLabel:',
    'no examples': '---\noutput: { labels: [a, b, c] }\n---\n{{ x }}',
  };
  for (const [name, text] of Object.entries(cases)) it(name, () => checkRule(labelImbalance, text));
});
