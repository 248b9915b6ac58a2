import assert from 'node:assert/strict';
import { isInExample } from '../../../../src/engine/lint/prose/example-spans.js';
import { lists } from '../../../../src/engine/lint/prose/lists.js';
import { filler, literalText, proseText } from '../../../../src/engine/lint/prose/masked-text.js';
import { promptLines } from '../../../../src/engine/lint/prose/prompt-lines.js';
import { sections } from '../../../../src/engine/lint/prose/sections.js';
import { parsePrompt } from '../../../../src/engine/prompt/parse-prompt.js';
import type { PromptDoc } from '../../../../src/engine/prompt/prompt-doc.js';

const read = (text: string, path = 'a.prompt'): PromptDoc => parsePrompt(text, path);
/** Each run of what is left out is shown as one `·`. */
const shown = (text: string): string => text.replaceAll(new RegExp(`${filler}+`, 'g'), '·');

describe('the text of a prompt that rules about wording look at', () => {
  it('is the literal text at its offsets, all else filled, line breaks kept', () => {
    const text = '---\nname: x\n---\nsystem:\nSay {{ x }} to {# nobody #} all.\n';
    const literal = literalText(read(text));
    assert.equal(shown(literal), '·\n·\n·\n·\nSay · to · all.\n');
    assert.equal(literal.length, text.length);
    assert.equal(literal.indexOf('all'), text.indexOf('all'));
  });

  const masked: [name: string, text: string, prose: string][] = [
    ['inline code', 'Use `a b` and ``c ` d`` well', 'Use · and · well'],
    ['an odd backtick, which hides nothing', 'Use `a b\n\nand `c` well', 'Use `a b\n\nand · well'],
    ['fenced code', 'Use:\n```js\nx\n```\nwell', 'Use:\n·\n·\n·\nwell'],
    ['a fence that is not closed', 'Use:\n~~~\nx', 'Use:\n·\n·'],
    ['comments of HTML', 'Use <!-- a\nb --> this <!-- c', 'Use ·\n· this ·'],
    ['addresses', 'See https://a.b/the/the, then go', 'See · then go'],
  ];
  for (const [name, text, prose] of masked)
    it(`leaves out ${name}`, () => assert.equal(shown(proseText(read(text))), prose));

  it('is the same in a file without a template language', () =>
    assert.equal(
      shown(proseText(read('# Be kind\n\nUse `{{ x }}` {{ y }}.\n', 'AGENTS.md'))),
      '# Be kind\n\nUse · {{ y }}.\n',
    ));
});

describe('the lines of a prompt', () => {
  it('are told by their form, message by message', () => {
    const doc = read('system:\n# Rules\n- a\n\t1. b\n> c\n| d |\ne\n\nuser:\nf\n');
    assert.deepEqual(
      promptLines(doc).flatMap(({ kind, indent, message }) => (kind === 'blank' ? [] : [[kind, indent, message]])),
      [
        ['heading', 0, 0],
        ['bullet', 0, 0],
        ['number', 4, 0],
        ['quote', 0, 0],
        ['table', 0, 0],
        ['text', 0, 0],
        ['text', 0, 1],
      ],
    );
  });
});

describe('the sections of a prompt', () => {
  it('end at the next heading of their level or above, or with their message', () => {
    const text = 'system:\n# A #\na\n## B\nb\n# C\nc\n\nuser:\n## D\nd\n';
    const doc = read(text);
    assert.deepEqual(
      sections(doc).map(({ title, level, span, own }) => [
        title,
        level,
        text.slice(span.start, span.end).trim(),
        own[0]?.text,
      ]),
      [
        ['A', 1, '# A #\na\n## B\nb', 'a'],
        ['B', 2, '## B\nb', 'b'],
        ['C', 1, '# C\nc', 'c'],
        ['D', 2, '## D\nd', 'd'],
      ],
    );
  });
});

describe('the lists of a prompt', () => {
  const found = (text: string): unknown[] =>
    lists(read(text)).map(({ ordered, items, before }) => [
      before?.text ?? '',
      ...items.map(({ number, mark }) => (ordered ? number : text.slice(mark.start, mark.end))),
    ]);
  const cases: [name: string, text: string, ...lists: unknown[][]][] = [
    ['end at a line that stands as far left', 'Do:\n1. a\n2. b\n\nThen:\n3. c', ['Do:', 1, 2], ['Then:', 3]],
    ['go on over blank lines and what stands further right', '1. a\n\n   more\n\n2. b', ['', 1, 2]],
    ['go on over lines that belong to an item without standing further right', '1. a\nmore\n2. b', ['', 1, 2]],
    ['are apart when one is in the other', '1. a\n   - x\n   - y\n2. b', ['', 1, 2], ['1. a', '-', '-']],
    ['are apart by kind', '- a\n1. b', ['', '-'], ['- a', 1]],
    ['end at a heading and at a message', 'user:\n1. a\n# H\n2. b\nassistant:\n3. c', ['', 1], ['# H', 2], ['', 3]],
    ['are none in code', '```\n1. a\n```'],
  ];
  for (const [name, text, ...expected] of cases) it(name, () => assert.deepEqual(found(text), expected));
});

describe('an example in a prompt', () => {
  const cases: Record<string, string> = {
    'is what stands below such a heading': '# Few-shot examples\nHERE\n',
    'is what stands in such a tag': '<good_example>\nHERE\n</good_example>\n',
    'is a written turn': 'user:\nHERE\nassistant:\nYes\nuser:\nAnd?\n',
    'is its answer': 'user:\nIs it?\nassistant:\nHERE\nuser:\nAnd?\n',
    'is a quotation': 'Say "do HERE now" at once.\n',
    'is a quoted line': '> HERE\n',
  };
  const others: Record<string, string> = {
    'is not what follows the section': '# Examples\nx\n# Rules\nHERE\n',
    'is not what follows a tag that is never closed': '<example>\nHERE\n',
    'is not the last turn of the user': 'user:\nHERE\n',
  };
  const inExample = (text: string): boolean => {
    const start = text.indexOf('HERE');
    return isInExample(read(text), { start, end: start + 4 });
  };
  for (const [name, text] of Object.entries(cases)) it(name, () => assert.equal(inExample(text), true));
  for (const [name, text] of Object.entries(others)) it(name, () => assert.equal(inExample(text), false));
});
