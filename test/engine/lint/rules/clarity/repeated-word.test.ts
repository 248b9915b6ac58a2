import { repeatedWord } from '../../../../../src/engine/lint/rules/clarity/repeated-word.js';
import { checkRule, fixedBy } from '../../../../support/check-rule.js';

const message = (word: string): string => `info: '${word}' stands here twice: leave one out.`;

describe('clarity/repeated-word reports', () => {
  const cases: Record<string, string> = {
    'an article': `Summarize the the text.
          ^^^^^^^ ${message('the')}
`,
    'a word at the end of a line': `---
---
user:
Say what it leads to to
                  ^^^^^ ${message('to')}
you.
`,
    'each place of a line': `a a and and b
^^^ ${message('a')}
    ^^^^^^^ ${message('and')}
`,
    'a word in a list item': `- Answer with with care.
         ^^^^^^^^^ ${message('with')}
`,
    'a word beside a tag': `For {{ name }} or or nobody.
               ^^^^^ ${message('or')}
`,
  };
  for (const [name, text] of Object.entries(cases)) it(name, () => checkRule(repeatedWord, text));

  it('and leaves the second one out', () =>
    fixedBy(repeatedWord, 'Give the the rows of of {{ x }}.\n', 'Give the rows of {{ x }}.\n'));
});

describe('clarity/repeated-word is silent about', () => {
  const cases: Record<string, string> = {
    'words that English repeats': 'Say that that had had an effect when they log in in the app.',
    'two blanks, as in a table of words': 'or  or',
    'a line break between them': 'Say the\nthe word.',
    'another case': 'Use AND and OR.',
    'parts of words': 'Soothe the bath and Andover, a "to-to" list.',
    'inline code': 'Write `the the` there.',
    'fenced code': '```\nthe the\n```',
    'a quotation': 'Correct "the the" to one word.',
    'an example': '# Examples\nInput: the the cat\n',
    'an example in tags': '<example>\nthe the cat\n</example>',
    'a turn that shows an answer': '---\n---\nuser:\nthe the cat\nassistant:\nthe cat\nuser:\n{{ x }}\n',
    'front matter': '---\ndescription: Mends the the.\n---\nHi\n',
    'a tag between them': 'the {{ x }}the',
  };
  for (const [name, text] of Object.entries(cases)) it(name, () => checkRule(repeatedWord, text));
});
