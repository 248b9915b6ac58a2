import assert from 'node:assert/strict';
import type { CellResult } from '../../../src/engine/eval/contracts/cell.js';
import { messagesText, rowsText, scoresText } from '../../../src/extension/results/copied-text.js';
import type { RowCells } from '../../../src/extension/results/row-cells.js';

function row(line: number, answer: string): RowCells {
  const cells = new Map([['v', { answer, error: undefined } as CellResult]]);
  return { place: line, id: String(line), line, expected: 'blue', cells, failed: false, differs: false };
}

describe('what is copied of results', () => {
  it('pastes as cells, whatever an answer holds', () => {
    const rows = [row(1, 'plain'), row(2, 'two\nlines\tand "quotes"')];
    const variants = [
      { id: 'v', label: 'terse' },
      { id: 'w', label: 'polite' },
    ];
    assert.equal(
      rowsText(rows, variants),
      'line\texpected\tterse\tpolite\n1\tblue\tplain\t\n2\tblue\t"two\nlines\tand ""quotes"""\t\n',
    );
  });

  it('never pastes as a formula', () => {
    assert.match(rowsText([row(1, '=HYPERLINK("x")')], [{ id: 'v', label: 'v' }]), /\t"'=HYPERLINK\(""x""\)"\n$/);
  });

  for (const [answer, pasted] of [
    ['-5', '-5'],
    ['+3.25', '+3.25'],
    ['-1+cmd', "'-1+cmd"],
    ['-', "'-"],
    ['-5\n', `"'-5\n"`],
  ] as const)
    it(`pastes ${JSON.stringify(answer)} as ${pasted}, a number as one`, () =>
      assert.ok(rowsText([row(1, answer)], [{ id: 'v', label: 'v' }]).endsWith(`\t${pasted}\n`)));

  it('is a table in Markdown of the scores', () => {
    const estimate = { mean: 0.84, low: 0.791, high: 0.882 };
    const variant = { id: 'v', label: 'terse', n: 250, scores: { f1: estimate }, errors: 0, tokens: 12, usd: 0.5 };
    assert.equal(
      scoresText({ metrics: ['f1'], variants: [{ ...variant, cached: false, firstTokenMs: null }] }).split('\n')[2],
      '| terse | 84.0 % (79.1 to 88.2) | 250 | 12 | $0.50 |',
    );
  });

  it('names who says a message', () => {
    const messages = [
      { role: 'system', content: 'Be kind.' },
      { role: 'user', content: 'Why?' },
    ] as const;
    assert.equal(messagesText(messages), 'system:\nBe kind.\n\nuser:\nWhy?\n');
  });
});
