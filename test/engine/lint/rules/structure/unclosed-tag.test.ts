import assert from 'node:assert/strict';
import { unclosedTag } from '../../../../../src/engine/lint/rules/structure/unclosed-tag.js';
import { checkRule, suggestionsOf } from '../../../../support/check-rule.js';

const open = (name: string): string =>
  `${'^'.repeat(name.length + 2)} warning: '<${name}>' has no partner: close it with '</${name}>'.`;
const close = (name: string): string =>
  `${'^'.repeat(name.length + 3)} warning: '</${name}>' has no partner: open it with '<${name}>', or take it out.`;

describe('structure/unclosed-tag reports', () => {
  const cases: Record<string, string> = {
    'an opening tag': `<rules>\n${open('rules')}\nBe kind.\n`,
    'a closing tag': `Be kind.\n</rules>\n${close('rules')}\nSay it.\n`,
    'the outer of three': `<a_b>\n${open('a_b')}\n<a_b>\nx\n</a_b>\ny\n`,
    'names that differ': `<rule>\n${open('rule')}\nBe kind.\n</rules>\n${close('rules')}\nSay it.\n`,
    'an empty tag that was to close': `<context>
a
<context/>
^^^^^^^^^^ warning: '<context/>' opens and closes nothing, and '<context>' is never closed: change it to '</context>'.
Say it.
`,
  };
  for (const [name, text] of Object.entries(cases)) it(name, () => checkRule(unclosedTag, text));

  it('and turns an empty tag into a closing one', () =>
    assert.deepEqual(suggestionsOf(unclosedTag, '<context>\na\n<context/>\n'), {
      "Change to '</context>'": '<context>\na\n</context>\n',
    }));
});

describe('structure/unclosed-tag is silent about', () => {
  const cases: Record<string, string> = {
    pairs: '<a>\n<b>\nx\n</b>\n</a>\n',
    'a pair of which one stands in a line': '<rules>\nBe kind.</rules>\n',
    'a tag that begins the answer': 'Think.\n<critique>\n',
    HTML: '<div>\n<br>\nx\n',
    'types and placeholders': 'A Promise<T>\n<your name>\n<SUMMARY>\nx\n',
    code: '```\n<rules>\n```\n`<rules>`\n',
    'an example': '# Examples\n<rules>\nBe kind.\n',
    'an empty tag alone': '<history/>\nx\n',
    'a tag inside a sentence': 'Write inside <rules> only.\n',
    'an element of POML': '<poml>\n<p>x</p>\n',
  };
  for (const [name, text] of Object.entries(cases))
    it(name, () => checkRule(unclosedTag, text, name.endsWith('POML') ? { path: 'a.poml' } : {}));
});
