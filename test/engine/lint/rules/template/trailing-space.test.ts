import { trailingSpace } from '../../../../../src/engine/lint/rules/template/trailing-space.js';
import { checkRule, fixedBy } from '../../../../support/check-rule.js';

const message =
  'warning: This message ends in a blank, which a completion model takes for the start of a word: remove it.';

describe('template/trailing-space reports', () => {
  const cases: Record<string, string> = {
    'a blank behind the last word': `Answer: \n       ^ ${message}\n`,
    'several blanks and tabs': `Answer: \t \n       ^^^ ${message}\n`,
    'each message': `user:
Answer: \n       ^ ${message}
assistant:
Yes \n   ^ ${message}
user:
And?
`,
    'a blank behind a tag': `Answer {{ x }} \n              ^ ${message}\n`,
    'a blank in a file without a line end': `Answer: \n       ^ ${message}`,
  };
  for (const [name, text] of Object.entries(cases)) it(name, () => checkRule(trailingSpace, text));

  it('and removes it', () => fixedBy(trailingSpace, 'user:\nAnswer:  \n', 'user:\nAnswer:\n'));
});

describe('template/trailing-space is silent about', () => {
  const cases: Record<string, string> = {
    'a line end': 'Answer:\n',
    'no line end': 'Answer:',
    'blank lines at the end': 'Answer:\n\n\n',
    'a blank line of blanks at the end': 'Answer:\n   \n',
    'blanks behind other lines': 'One  \ntwo\n',
    'a tag at the end': 'Answer: {{ x }}',
    'a blank inside a tag at the end': 'Answer: {{ x  }}\n',
    'a message of blanks alone, which has a rule of its own': 'user:\n  \nassistant:\nYes\n',
    'blanks in the front matter': '---\nname: x  \n---\nHi\n',
  };
  for (const [name, text] of Object.entries(cases)) it(name, () => checkRule(trailingSpace, text));
});
