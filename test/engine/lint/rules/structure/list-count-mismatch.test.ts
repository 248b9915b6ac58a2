import assert from 'node:assert/strict';
import { listCountMismatch } from '../../../../../src/engine/lint/rules/structure/list-count-mismatch.js';
import { checkRule, suggestionsOf } from '../../../../support/check-rule.js';

const message = (items: number, written: string, right: string): string =>
  `warning: The list below has ${items} items and not ${written}: say '${right}', or mend the list.`;

describe('structure/list-count-mismatch reports', () => {
  const cases: Record<string, string> = {
    'an item too many': `Choose one of the following three categories:
                            ^^^^^ ${message(4, 'three', 'four')}
- a
- b
- c
- d
`,
    'an item too few': `Follow these 4 steps:
             ^ ${message(2, '4', '2')}
1. a
2. b
`,
    'a list with a blank line before it': `Use the five labels:
        ^^^^ ${message(2, 'five', 'two')}

* a
* b
`,
    'words in bold': `**Check all three points:**
            ^^^^^ ${message(2, 'three', 'two')}
- a
- b
`,
    'items of several lines, nested ones not counted': `Follow these three steps below:
             ^^^^^ ${message(2, 'three', 'two')}
1. a
   - x
   more
2. b
`,
  };
  for (const [name, text] of Object.entries(cases)) it(name, () => checkRule(listCountMismatch, text));

  it('offers the right number, in the same form', () => {
    assert.deepEqual(suggestionsOf(listCountMismatch, 'Follow these 4 steps:\n1. a\n2. b\n'), {
      "Change to '2'": 'Follow these 2 steps:\n1. a\n2. b\n',
    });
  });
});

describe('structure/list-count-mismatch is silent about', () => {
  const cases: Record<string, string> = {
    'the right number': 'Choose one of the following two categories:\n- a\n- b\n',
    'a bound': 'Give up to three of the following five reasons:\n- a\n- b\n',
    'a number of other things': 'Write three sentences about the following:\n- a\n- b\n',
    'a sentence that ends before the list': 'These three steps are known.\n- a\n- b\n',
    'a list that a loop makes':
      'Choose one of the following three labels:\n{% for l in labels %}\n- {{ l }}\n{% endfor %}\n',
    'a list with a condition': 'Follow these three steps:\n- a\n{% if x %}\n- b\n{% endif %}\n- c\n',
    'items that values fill': 'Choose one of the following three labels:\n- {{ a }}\n- {{ b }}\n',
    'no list below': 'Choose one of the following three labels:\n\na, b\n',
    'a paragraph in between': 'Choose one of these three labels:\n\nThink first.\n\n- a\n- b\n',
    'an example': '# Examples\nFollow these 4 steps:\n1. a\n2. b\n',
    'a quotation': 'Never write "follow these 4 steps:"\n1. a\n2. b\n',
  };
  for (const [name, text] of Object.entries(cases)) it(name, () => checkRule(listCountMismatch, text));
});
