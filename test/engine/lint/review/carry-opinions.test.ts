import assert from 'node:assert/strict';
import { carryOpinions } from '../../../../src/engine/lint/review/carry-opinions.js';
import type { Opinion } from '../../../../src/engine/lint/review/opinion.js';
import { sliceOf, type Span } from '../../../../src/engine/text/span.js';

const text = 'user:\nBe brief. Go on.\nBetween.\nBe long.\nThe end.\n';
const at = (words: string): Span => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });
const opinion: Opinion = {
  kind: 'contradiction',
  message: 'Brief and long.',
  quotes: [at('Be brief.'), at('Be long.')],
  readings: [],
};

/** The words the opinion's quotes hold after a change; undefined when it is gone. */
function after(replaced: Span, by: string): string[] | undefined {
  const [left] = carryOpinions([opinion], text, { span: replaced, by });
  const changed = text.slice(0, replaced.start) + by + text.slice(replaced.end);
  return left?.quotes.map((quote) => sliceOf(changed, quote));
}

describe('opinions while their prompt is edited', () => {
  const stays: [what: string, replaced: Span, by: string][] = [
    ['lines before it', { start: 0, end: 0 }, '# New\n'],
    ['a line between its quotes', at('Between.'), 'Something much longer.'],
    ['a line that is taken away', { start: at('Between.').start, end: at('Between.').end + 1 }, ''],
    ['a new line behind one of its own', { start: at('Go on.').end, end: at('Go on.').end }, '\nStop.'],
    ['a new line before one of its own', { start: at('Be long.').start, end: at('Be long.').start }, 'Stop.\n'],
    ['lines after it', at('The end.'), 'It.'],
  ];
  for (const [what, replaced, by] of stays) {
    it(`stay with their words over changes of ${what}`, () => {
      assert.deepEqual(after(replaced, by), ['Be brief.', 'Be long.']);
    });
  }

  const goes: [what: string, replaced: Span, by: string][] = [
    ['within a quote', at('brief'), 'short'],
    ['to the rest of its line', at('Go on.'), 'Stop.'],
    ['right behind its line', { start: at('Go on.').end, end: at('Go on.').end }, ' More.'],
    ['that joins its line with the one before', { start: at('Be long.').start - 3, end: at('Be long.').start }, ''],
    ['that joins its line with the one behind', { start: at('Be long.').end, end: at('Be long.').end + 1 }, ''],
    ['at the beginning of its line', { start: at('Be long.').start, end: at('Be long.').start }, 'Never: '],
    ['within the other quote', at('long'), 'brief'],
    ['over all of it', { start: 0, end: text.length }, text],
  ];
  for (const [what, replaced, by] of goes) {
    it(`go with a change ${what}`, () => assert.equal(after(replaced, by), undefined));
  }
});
