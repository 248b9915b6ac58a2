import assert from 'node:assert/strict';
import { encode } from 'gpt-tokenizer/encoding/o200k_base';
import { estimateTokens } from '../../../src/engine/model/estimate-tokens.js';
import { honeKeys } from '../../../src/engine/prompt/formats/hone/keys.js';
import { keyAt } from '../../../src/engine/prompt/known-key.js';
import { lenses } from '../../../src/engine/language/lenses.js';
import { links } from '../../../src/engine/language/links.js';
import { fileSymbols, symbols } from '../../../src/engine/language/symbols.js';
import { parsePrompt, parsePrompts } from '../../../src/engine/prompt/parse-prompt.js';

const text = `---
name: classify
data: ../data/rows.jsonl
demos: { path: demos.jsonl }
---
system:
{# part: task #}You label questions.{# end #} {% include "labels.prompt" %}

user:
{{ question }}
`;

describe('the outline', () => {
  it('has the front matter and the messages, with their parts', () => {
    const outline = symbols(parsePrompt(text, 'main.prompt'));
    assert.deepEqual(
      outline.map(({ name, kind, children }) => ({ name, kind, children: children.map((child) => child.name) })),
      [
        { name: 'classify', kind: 'front-matter', children: [] },
        { name: 'system', kind: 'message', children: ['task'] },
        { name: 'user', kind: 'message', children: [] },
      ],
    );
    const [, system, user] = outline;
    assert.equal(text.slice(system?.selection.start, system?.selection.end), 'system:');
    assert.equal(user?.detail, '{{ question }}');
  });

  it('has inputs below the front matter, and the macros that a message defines', () => {
    const source =
      '---\ninput: { schema: { question: string } }\n---\n{% from "f" import g %}{% macro m(x) %}{% endmacro %}{{ question }}';
    const [front, message] = symbols(parsePrompt(source, 'main.prompt'));
    assert.deepEqual(
      front?.children.map(({ name, kind, detail }) => [name, kind, detail]),
      [['question', 'input', 'string']],
    );
    assert.deepEqual(
      message?.children.map(({ name, kind }) => [name, kind]),
      [['m', 'macro']],
    );
  });

  it('of several prompts in a file has one entry for each', () => {
    const entry = (id: string): string =>
      `  ${id}: !Template\n    answer_choices: null\n    id: ${id}\n    jinja: "{{ x }} ||| {{ y }}"\n    name: n${id}\n    reference: ''\n`;
    const source = `dataset: d\ntemplates:\n${entry('a')}${entry('b')}`;
    assert.deepEqual(
      fileSymbols(parsePrompts(source, 'templates.yaml')).map(({ name, kind, children }) => [
        name,
        kind,
        children.map((child) => child.name),
      ]),
      [
        ['na', 'prompt', ['user']],
        ['nb', 'prompt', ['user']],
      ],
    );
  });

  it('leaves out parts without an end', () => {
    const [message] = symbols(parsePrompt('{# part: a #}One {# frozen #}two{# end #}', 'main.prompt'));
    assert.deepEqual(
      message?.children.map(({ name }) => name),
      ['frozen'],
    );
  });
});

describe('links', () => {
  it('lead to data, demonstrations and included files', () => {
    const found = links(parsePrompt(text, 'main.prompt'));
    assert.deepEqual(
      found.map(({ path }) => path),
      ['../data/rows.jsonl', 'demos.jsonl', 'labels.prompt'],
    );
    for (const { path, span } of found) assert.equal(text.slice(span.start, span.end), path);
  });

  it('leave out computed names', () => {
    assert.deepEqual(links(parsePrompt('{% include x ~ ".prompt" %}', 'main.prompt')), []);
  });
});

describe('lenses', () => {
  it('offer runs only where there are rows, and always say about how many tokens', () => {
    const titles = (source: string): string[] => lenses(parsePrompt(source, 'main.prompt')).map(({ title }) => title);
    assert.deepEqual(titles('Hi'), ['Preview', 'about 1 token']);
    const found = titles(text);
    assert.deepEqual(found.slice(0, 3), ['Preview', 'Evaluate', 'Optimize']);
    assert.match(found[3] ?? '', /^about \d+ tokens$/);
    // Who says it in another language needs the number.
    assert.equal(lenses(parsePrompt('Hi', 'main.prompt')).at(-1)?.tokens, 1);
  });
});

describe('estimateTokens', () => {
  const samples: Record<string, string> = {
    English:
      'You label questions about history. Read the question twice, then answer with one of the labels and nothing else.',
    German:
      'Übersetzen Sie den folgenden Satz ins Englische und behalten Sie den Ton des Originals bei, auch bei Redewendungen.',
    Chinese: '把下面的句子翻译成英文，并保留原文的语气。请只输出译文，不要添加任何解释。',
    Japanese: '次の文章を要約してください。箇条書きで三つの要点を示し、余計な説明は書かないでください。',
    Russian: 'Переведите следующее предложение на английский язык и сохраните тон оригинала, не добавляя пояснений.',
    code: 'function add(a, b) {\n  return a + b;\n}\n\nconst total = items.reduce((sum, item) => sum + item.price, 0);\n',
    numbers: 'Order 20931 from 2026-11-23: 14 items, 1,204.50 in total, 19 % tax.',
  };
  for (const [name, sample] of Object.entries(samples)) {
    it(`is within 30 % of the o200k vocabulary for ${name}`, () => {
      const ratio = estimateTokens(sample) / encode(sample).length;
      assert.ok(ratio > 0.7 && ratio < 1.3, `${ratio}`);
    });
  }

  it('is 0 for nothing and grows with the text', () => {
    assert.equal(estimateTokens(''), 0);
    assert.ok(estimateTokens('a b c') > estimateTokens('a b'));
  });
});

describe('the keys of the front matter', () => {
  it('are documented, each once', () => {
    const names = honeKeys.map(({ name }) => name);
    assert.deepEqual(names, [...new Set(names)]);
    for (const key of honeKeys.flatMap((outer) => [outer, ...(outer.keys ?? [])]))
      assert.match(key.documentation, /^.+\.$/, key.name);
  });

  it('are the ones the reader knows: no problem with any of them, none unread', () => {
    assert.equal(keyAt(honeKeys, ['data', 'split', 'seed'])?.type, 'integer');
    assert.equal(keyAt(honeKeys, ['config', 'nonsense']), undefined);
    const values = {
      string: 'jinja2',
      number: 1,
      integer: 1,
      boolean: true,
      list: '[]',
      mapping: '{}',
      texts: 'a',
      tools: 'a',
      any: '{ path: a }',
    } as const;
    for (const { name, type, values: choices } of honeKeys) {
      const value = choices?.[0] !== undefined && type === 'string' ? choices[0] : values[type];
      const doc = parsePrompt(`---\n${name}: ${name === 'model' ? 'a/b' : value}\n---\nHi`, 'main.prompt');
      assert.deepEqual(doc.problems, [], name);
    }
  });
});
