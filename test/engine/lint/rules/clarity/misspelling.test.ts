import assert from 'node:assert/strict';
import { misspellings } from '../../../../../src/engine/lint/misspellings.js';
import { misspelling } from '../../../../../src/engine/lint/rules/clarity/misspelling.js';
import { checkRule, fixedBy } from '../../../../support/check-rule.js';

const message = (wrong: string, right: string): string =>
  `${'^'.repeat(wrong.length)} info: '${wrong}' is misspelt: change it to '${right}'.`;

describe('clarity/misspelling reports', () => {
  const cases: Record<string, string> = {
    'a word': `Do it seperately.\n      ${message('seperately', 'separately')}\n`,
    'a word at the beginning': `Seperate them.\n${message('Seperate', 'Separate')}\n`,
    capitals: `# LANGAUGE\n  ${message('LANGAUGE', 'LANGUAGE')}\n`,
    'a word in a list': `- an explaination\n     ${message('explaination', 'explanation')}\n`,
    'a word before a point and one in brackets': `Keep the lenght. (It is neccessary)
         ${message('lenght', 'length')}
                        ${message('neccessary', 'necessary')}
`,
  };
  for (const [name, text] of Object.entries(cases)) it(name, () => checkRule(misspelling, text));

  it('and writes it right, in its case', () =>
    fixedBy(misspelling, 'Recieve {{ x }}, THIER {{ x }}, untill\n', 'Receive {{ x }}, THEIR {{ x }}, until\n'));
});

describe('clarity/misspelling is silent about', () => {
  const cases: Record<string, string> = {
    'words that are right': 'Separate, receive and explain the language of their length.',
    code: 'Call `seperate` and\n```\nseperate\n```\n',
    'names in code without marks': 'Set langauge_id, use recieve(x), see docs/seperate.md and lenght.txt or @recieve.',
    'a quotation': 'Correct "recieve" and “seperate”.',
    'a line that has the right word as well': 'Change recieve to receive.',
    'an example': '# Examples\nseperate\n',
    'words of other languages': 'Die Adresse, la persona, adress, persistant, wich, und, teh tarik.',
    'an address': 'See https://example.com/seperate',
    'names of inputs': '{{ langauge }} {% if recieve %}x{% endif %}',
    'parts of words': 'Inseperateness and unrecievedly.',
  };
  for (const [name, text] of Object.entries(cases)) it(name, () => checkRule(misspelling, text));
});

describe('the list of misspellings', () => {
  it('has no right word among the wrong ones', () => {
    const right = new Set(misspellings.values());
    assert.deepEqual(
      [...misspellings.keys()].filter((word) => right.has(word)),
      [],
    );
    assert.ok(misspellings.size > 120);
    for (const [wrong, better] of misspellings) assert.match(`${wrong} ${better}`, /^[a-z]{5,16} [a-z]{4,18}$/);
  });
});
