import assert from 'node:assert/strict';
import { orderedListGap } from '../../../../../src/engine/lint/rules/structure/ordered-list-gap.js';
import { checkRule, suggestionsOf } from '../../../../support/check-rule.js';

const message = (number: number, before: number): string =>
  `info: This item is number ${number} and comes after number ${before}: number it ${before + 1}, or put the missing one back.`;

describe('structure/ordered-list-gap reports', () => {
  const cases: Record<string, string> = {
    'a number left out': `1. a
2. b
4. c
^ ${message(4, 2)}
`,
    'a number there twice': `1. a
2. b
2. c
^ ${message(2, 2)}
`,
    'numbers with brackets': `1) a
3) b
^ ${message(3, 1)}
`,
    'the first gap alone': `1. a
3. b
^ ${message(3, 1)}
6. c
`,
    'a list inside a list': `1. a
   1. x
   3. y
   ^ ${message(3, 1)}
2. b
`,
    'a list with blank lines and further text': `1. a

   more

3. b
^ ${message(3, 1)}
`,
  };
  for (const [name, text] of Object.entries(cases)) it(name, () => checkRule(orderedListGap, text));

  it('offers to number the rest on from there', () => {
    assert.deepEqual(suggestionsOf(orderedListGap, '1. a\n3. b\n4. c\n'), {
      'Number it 2, and those after it on from there': '1. a\n2. b\n3. c\n',
    });
    assert.deepEqual(suggestionsOf(orderedListGap, '1. a\n2. b\n4. c\n'), { 'Number it 3': '1. a\n2. b\n3. c\n' });
  });
});

describe('structure/ordered-list-gap is silent about', () => {
  const cases: Record<string, string> = {
    'a list in order': '1. a\n2. b\n3. c\n',
    'a list that begins later': '5. a\n6. b\n',
    'a list from zero': '0. a\n1. b\n',
    'a list of ones': '1. a\n1. b\n1. c\n',
    'a list that begins again': '1. a\n2. b\n1. c\n2. d\n',
    'numbers that go on after a paragraph': '1. a\n\nThen:\n\n2. b\n',
    'years and numbers in a text': 'In\n1998. It was\n2003. So\n',
    bullets: '- 1\n- 3\n',
    code: '```\n1. a\n3. b\n```\n',
    examples: '<example>\n1. a\n3. b\n</example>\n',
    'a single item': '7. a\n',
  };
  for (const [name, text] of Object.entries(cases)) it(name, () => checkRule(orderedListGap, text));
});
