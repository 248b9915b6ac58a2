import assert from 'node:assert/strict';
import { instructions } from '../../../../src/engine/lint/prose/instructions.js';
import { lengthBounds } from '../../../../src/engine/lint/prose/length-bounds.js';
import { parsePrompt } from '../../../../src/engine/prompt/parse-prompt.js';

const found = (text: string, path = 'a.prompt'): [string, boolean][] =>
  instructions(parsePrompt(text, path)).map((each) => [each.text, each.isConditional]);

describe('the instructions of a prompt', () => {
  const cases: [name: string, text: string, ...sentences: [string, boolean][]][] = [
    ['are its sentences', 'Be kind. Be brief!', ['Be kind.', false], ['Be brief!', false]],
    [
      'are items without their marks',
      '- Be kind.\n2. Be brief',
      ['Be kind.', false],
      ['2.', false],
      ['Be brief', false],
    ],
    [
      'hold in some cases where their paragraph says so',
      'If it rains,\nstay in.\n\nGo on.',
      ['If it rains,', true],
      ['stay in.', true],
      ['Go on.', false],
    ],
    [
      'hold in some cases where a list is led by one',
      'When it rains:\n- Stay.\n\nGo on.',
      ['When it rains:', true],
      ['Stay.', true],
      ['Go on.', false],
    ],
    [
      'hold in some cases below such an item',
      '- When it rains\n  - Stay.\n- Go on.',
      ['When it rains', true],
      ['Stay.', true],
      ['Go on.', false],
    ],
    ['hold in some cases inside a tag', '{% if x %}Stay.{% endif %}\nGo on.', ['Stay.', true], ['Go on.', false]],
    ['are no examples', '# Examples\nStay.\n# Rules\nGo on.', ['Go on.', false]],
  ];
  for (const [name, text, ...expected] of cases)
    it(name, () => {
      const shown = found(text).map(([each, isConditional]) => [each.replaceAll('\uFFFC', ''), isConditional]);
      assert.deepEqual(shown, expected);
    });

  it('have their offsets', () => {
    const text = 'system:\n  - Be kind. Be brief.\n';
    const spans = instructions(parsePrompt(text, 'a.prompt')).map(({ span }) => text.slice(span.start, span.end));
    assert.deepEqual(spans, ['Be kind.', 'Be brief.']);
  });
});

describe('the lengths a prompt asks for', () => {
  const cases: [text: string, ...bounds: unknown[][]][] = [
    ['Write at least 1,000 words.', [1000, undefined, 'word', '']],
    ['Use more than two sentences.', [3, undefined, 'sentence', '']],
    ['Use under 10 characters.', [undefined, 9, 'character', '']],
    ['Use 30 words or less.', [undefined, 30, 'word', '']],
    ['Use no more than 30 words.', [undefined, 30, 'word', '']],
    ['The title needs exactly 5 words.', [5, 5, 'word', 'needs title']],
    ['Use not under 10 words.'],
    ['Use about 10 words, up to 20 words.'],
  ];
  for (const [text, ...expected] of cases)
    it(`are read from "${text}"`, () =>
      assert.deepEqual(
        lengthBounds(parsePrompt(text, 'a.prompt')).map((bound) => [
          bound.least,
          bound.most,
          bound.unit,
          bound.subject,
        ]),
        expected,
      ));
});
