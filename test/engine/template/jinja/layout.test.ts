import assert from 'node:assert/strict';
import { parseJinja } from '../../../../src/engine/template/jinja/parse-jinja.js';
import { renderJinja } from '../../../../src/engine/template/jinja/render-jinja.js';
import { segmentsText } from '../../../../src/engine/template/segments-text.js';
import { TemplateError } from '../../../../src/engine/template/template.js';

function layout(boxes: unknown, filter = 'layout'): string {
  return segmentsText(renderJinja(parseJinja(`{{ boxes | ${filter} }}`), { boxes }).segments);
}

/** A box of one line, 10 high, whose characters are 10 wide unless told otherwise. */
function box(text: string, x0: number, y0: number, { x1 = x0 + 10 * text.length, y1 = y0 + 10 } = {}): unknown {
  return { text, x0, y0, x1, y1 };
}

describe('The layout filter', () => {
  it('puts as many blanks between two boxes of a line as characters would fit', () => {
    // From 50 to 80 three characters of width 10 fit.
    assert.equal(layout([box('Total', 0, 0), box('9.50', 80, 0)]), 'Total   9.50');
  });

  it('puts boxes that touch or overlap one blank apart', () => {
    assert.equal(layout([box('a', 0, 0), box('b', 10, 0), box('c', 15, 0)]), 'a b c');
  });

  it('orders boxes from left to right and lines from the top, whatever their order in the list', () => {
    assert.equal(layout([box('d', 30, 20), box('b', 30, 0), box('c', 0, 20), box('a', 0, 0)]), 'a  b\nc  d');
  });

  it('indents a line by its distance from the leftmost box', () => {
    assert.equal(layout([box('Name', 20, 0), box('Jo', 40, 20)]), 'Name\n  Jo');
  });

  it('takes boxes for one line when they share half of the lower height', () => {
    // 0..10 and 5..15 share 5 of 10; 0..10 and 6..16 only 4.
    assert.equal(layout([box('a', 0, 0), box('b', 20, 5)]), 'a b');
    assert.equal(layout([box('a', 0, 0), box('b', 20, 6)]), 'a\n  b');
    assert.equal(layout([box('a', 0, 0), box('b', 20, 6)], 'layout(overlap=0.4)'), 'a b');
  });

  it('does not join two lines by a tall box beside them', () => {
    const logo = box('LOGO', 0, 0, { y1: 30 });
    assert.equal(layout([logo, box('one', 50, 0), box('two', 50, 20)]), 'LOGO one\n     two');
  });

  it('measures characters by the median box, or as told', () => {
    // Widths a character: 10, 10 and 40; the heading does not count.
    const boxes = [box('BIG', 0, 0, { x1: 120 }), box('x', 0, 20), box('y', 40, 20)];
    assert.equal(layout(boxes), 'BIG\nx   y');
    assert.equal(layout(boxes, 'layout(char_width=15)'), 'BIG\nx  y');
  });

  it('leaves out empty texts, joins lines within a box, and counts code points', () => {
    assert.equal(layout([box('', 0, 0), box(' a\nb ', 0, 0, { x1: 30 }), box('😀', 60, 0, { x1: 70 })]), 'a b   😀');
    assert.equal(layout([]), '');
  });

  it('reads integers, floats and texts of numbers as Python prints them', () => {
    assert.equal(layout([{ text: 12, x0: 0.5, y0: 0, x1: 20.5, y1: 9.5 }]), '12');
  });

  it('says what is wrong with its input', () => {
    const message = (boxes: unknown, filter?: string): string => {
      try {
        return layout(boxes, filter);
      } catch (error) {
        if (error instanceof TemplateError) return `${error.line}:${error.column} ${error.message}`;
        throw error;
      }
    };
    assert.equal(message('text'), '1:4 layout needs a list of boxes with text, x0, y0, x1 and y1, not str.');
    assert.equal(message(5), '1:4 layout needs a list of boxes with text, x0, y0, x1 and y1, not int.');
    assert.equal(message(['a']), '1:4 layout: box 1 is str, not a dictionary with text, x0, y0, x1 and y1.');
    assert.equal(message([box('a', 0, 0), { x0: 0, y0: 0, x1: 1, y1: 1 }]), "1:4 layout: box 2 has no 'text'.");
    assert.equal(message([{ text: 'a', x0: 0, y0: 0, x1: 1 }]), "1:4 layout: 'y1' of box 1 must be a number.");
    assert.equal(message([{ text: 'a', x0: '0', y0: 0, x1: 1, y1: 1 }]), "1:4 layout: 'x0' of box 1 must be a number.");
    assert.match(message([box('a', 9, 0, { x1: 3 })]), /box 1 ends before it begins/);
    assert.match(message([box('a', 0, 0)], 'layout(char_width=0)'), /char_width must be a number greater than 0/);
    assert.match(message([box('a', 0, 0), box('b', 1e9, 0)]), /would be longer than 10000000 characters/);
  });

  it('reads five thousand boxes within its steps', () => {
    const boxes = Array.from({ length: 5000 }, (_, i) => box('word', (i % 10) * 60, Math.floor(i / 10) * 20));
    const lines = layout(boxes).split('\n');
    assert.equal(lines.length, 500);
    assert.equal(lines[0], Array.from({ length: 10 }, () => 'word').join('  '));
  });
});
