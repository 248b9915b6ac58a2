import assert from 'node:assert/strict';
import { labelWithoutExample } from '../../../../../src/engine/lint/rules/examples/label-without-example.js';
import { checkRule, saidOf } from '../../../../support/check-rule.js';

describe('examples/label-without-example reports', () => {
  const cases: [name: string, text: string, ...said: [about: string, message: string][]][] = [
    [
      'a label that no line answers with',
      '---\noutput: { labels: [a, b, c] }\n---\nText: 0\nLabel: a\n\nText: 1\nLabel: b\n\nText: {{ x }}\nLabel:',
      ['c', "No example answers 'c', and other labels have examples: add one."],
    ],
    [
      'a label that no demonstration answers with',
      '---\noutput: { labels: [a, b, c] }\nexpect: "{{ y }}"\ndemos: [{ x: 0, y: a }, { x: 1, y: c }, { x: 2, y: a }, { x: 3, y: c }]\n---\n{{ x }}',
      ['b', "No example answers 'b', and other labels have examples: add one."],
    ],
    [
      'two labels',
      '---\noutput: { labels: [a, b, c, d] }\n---\nText: 1\nLabel: a\n\nText: 2\nLabel: c\n\n{{ x }}',
      ['b', "No example answers 'b', and other labels have examples: add one."],
      ['d', "No example answers 'd', and other labels have examples: add one."],
    ],
    [
      'a label that no turn answers with',
      '---\noutput: { labels: [a, b, c] }\n---\nuser:\n1\nassistant:\nb\nuser:\n2\nassistant:\nc\nuser:\n{{ x }}',
      ['a', "No example answers 'a', and other labels have examples: add one."],
    ],
    [
      'the word of a label',
      '---\noutput: { labels: { "0": Description, "1": Entity, "2": Number } }\nexpect: "{{ y }}"\ndemos: [{ x: 0, y: "0" }, { x: 1, y: "1" }]\n---\n{{ x }}',
      ['Number', "No example answers 'Number', and other labels have examples: add one."],
    ],
  ];
  for (const [name, text, ...said] of cases) it(name, () => assert.deepEqual(saidOf(labelWithoutExample, text), said));
});

describe('examples/label-without-example is silent about', () => {
  const cases: Record<string, string> = {
    'every label':
      '---\noutput: { labels: [a, b, c] }\n---\nText: 0\nLabel: a\n\nText: 1\nLabel: b\n\nText: 2\nLabel: c\n\nText: {{ x }}\nLabel:',
    'examples of one label':
      '---\noutput: { labels: [a, b, c] }\n---\nText: 0\nLabel: a\n\nText: 1\nLabel: a\n\nText: {{ x }}\nLabel:',
    'a scale of numbers': '---\noutput: { labels: ["1", "2", "3", "4", "5"] }\n---\nLabel: 1\nLabel: 5\n',
    'a scale of stars': '---\noutput: { labels: [1 star, 2 stars, 3 stars] }\n---\nLabel: 1 star\nLabel: 3 stars\n',
    'many labels': '---\noutput: { labels: [a, b, c, d, e, f, g, h, i] }\n---\nLabel: a\nLabel: b\n',
    'no labels': 'Text: 0\nLabel: a\n\nText: 1\nLabel: b\n\nText: {{ x }}\nLabel:',
    'no examples': '---\noutput: { labels: [a, b, c] }\n---\n{{ x }}',
    'every label, in demonstrations and lines':
      '---\noutput: { labels: [a, b, c] }\nexpect: "{{ y }}"\ndemos: [{ x: 0, y: a }, { x: 1, y: b }]\n---\n{{ x }}\n\nLabel: c',
  };
  for (const [name, text] of Object.entries(cases)) it(name, () => checkRule(labelWithoutExample, text));
});
