import assert from 'node:assert/strict';
import { contentText } from '../../../src/host/models/content-text.js';

const text = (said: string): object => ({ type: 'text', text: said });
const thinking = { type: 'thinking', thinking: [text('Let me see.')] };

describe("the text of a message's content", () => {
  for (const [what, content, told] of [
    ['a text', 'Number', 'Number'],
    ['an empty text, which is an answer', '', ''],
    ['a list of parts', [text('Num'), text('ber')], 'Number'],
    ['a list of texts', ['Num', 'ber'], 'Number'],
    ['parts of which one thinks', [thinking, text('Number')], 'Number'],
    ['nothing but thoughts', [thinking], undefined],
    ['an empty list', [], undefined],
    ['null', null, undefined],
    ['something else', { text: 'Number' }, undefined],
  ] as const)
    it(`of ${what} is ${JSON.stringify(told)}`, () => assert.equal(contentText(content), told));
});
