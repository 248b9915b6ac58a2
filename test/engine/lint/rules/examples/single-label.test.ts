import assert from 'node:assert/strict';
import { singleLabel } from '../../../../../src/engine/lint/rules/examples/single-label.js';
import { checkRule, saidOf } from '../../../../support/check-rule.js';

describe('examples/single-label reports', () => {
  const cases: [name: string, text: string, ...said: [about: string, message: string][]][] = [
    [
      'lines that all answer alike',
      '---\noutput: { labels: [a, b, c] }\n---\nText: 0\nLabel: a\n\nText: 1\nLabel: a\n\nText: 2\nLabel: a\n\nText: {{ x }}\nLabel:',
      ['a', "All 3 examples answer 'a', one of 3 labels: show the others too."],
    ],
    [
      'demonstrations that all answer alike',
      '---\noutput: { labels: [a, b, c] }\nexpect: "{{ y }}"\ndemos: [{ x: 0, y: b }, { x: 1, y: b }, { x: 2, y: b }, { x: 3, y: b }]\n---\n{{ x }}',
      ['b', "All 4 examples answer 'b', one of 3 labels: show the others too."],
    ],
    [
      'turns that all answer alike',
      '---\noutput: { labels: [a, b, c] }\n---\nuser:\n1\nassistant:\na\nuser:\n2\nassistant:\na\nuser:\n3\nassistant:\na\nuser:\n{{ x }}',
      ['a', "All 3 examples answer 'a', one of 3 labels: show the others too."],
    ],
    [
      'labels with words of their own',
      '---\noutput: { labels: { "0": Description, "1": Entity } }\nexpect: "{{ y }}"\ndemos: [{ x: 0, y: "0" }, { x: 1, y: "0" }, { x: 2, y: "0" }]\n---\n{{ x }}',
      ['"0"', "All 3 examples answer 'Description', one of 2 labels: show the others too."],
    ],
    [
      'answers that differ in case only',
      '---\noutput: { labels: [a, b, c] }\n---\nText: 0\nLabel: a\n\nText: 1\nLabel: A\n\nText: 2\nLabel: a\n\nText: {{ x }}\nLabel:',
      ['a', "All 3 examples answer 'a', one of 3 labels: show the others too."],
    ],
  ];
  for (const [name, text, ...said] of cases) it(name, () => assert.deepEqual(saidOf(singleLabel, text), said));
});

describe('examples/single-label is silent about', () => {
  const cases: Record<string, string> = {
    'two labels':
      '---\noutput: { labels: [a, b, c] }\n---\nText: 0\nLabel: a\n\nText: 1\nLabel: a\n\nText: 2\nLabel: b\n\nText: {{ x }}\nLabel:',
    'two examples':
      '---\noutput: { labels: [a, b, c] }\n---\nText: 0\nLabel: a\n\nText: 1\nLabel: a\n\nText: {{ x }}\nLabel:',
    'one declared label':
      '---\noutput: { labels: [a] }\n---\nText: 0\nLabel: a\n\nText: 1\nLabel: a\n\nText: 2\nLabel: a\n\nText: {{ x }}\nLabel:',
    'no labels': 'Text: 0\nLabel: a\n\nText: 1\nLabel: a\n\nText: 2\nLabel: a\n\nText: {{ x }}\nLabel:',
    'demonstrations of two labels':
      '---\noutput: { labels: [a, b, c] }\nexpect: "{{ y }}"\ndemos: [{ x: 0, y: a }, { x: 1, y: a }, { x: 2, y: b }]\n---\n{{ x }}',
    'no examples': '---\noutput: { labels: [a, b, c] }\n---\n{{ x }}',
    'answers that are no label':
      '---\noutput: { labels: [a, b, c] }\n---\nText: 0\nLabel: z\n\nText: 1\nLabel: z\n\nText: 2\nLabel: z\n\nText: {{ x }}\nLabel:',
    'a form': '---\noutput: { labels: [a, b, c] }\n---\nLabel: <label>\nLabel: <label>\nLabel: <label>',
    'an answer that is put in': '---\noutput: { labels: [a, b, c] }\n---\nLabel: {{ y }}\nLabel: a\nLabel: a',
    'answers of different kinds':
      '---\noutput: { labels: [a, b, c] }\n---\nText: 0\nLabel: a\n\nText: 1\nLabel: b\n\nText: {{ x }}\nLabel:\n',
  };
  for (const [name, text] of Object.entries(cases)) it(name, () => checkRule(singleLabel, text));
});
