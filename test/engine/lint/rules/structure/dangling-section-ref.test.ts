import assert from 'node:assert/strict';
import { danglingSectionRef } from '../../../../../src/engine/lint/rules/structure/dangling-section-ref.js';
import { checkRule, saidOf, suggestionsOf } from '../../../../support/check-rule.js';

const headings = '# Role\nBe kind.\n\n## Output format\nJSON.\n\n';
const absent = (name: string): string => `There is no section '${name}': write it, or name one that is there.`;

describe('structure/dangling-section-ref reports', () => {
  const cases: Record<string, [text: string, name: string]> = {
    'a name in bold': ['See the **Limits** section.', 'Limits'],
    'a name in quotation marks': ['Refer to the "House rules" section for details.', 'House rules'],
    'a name in curved ones': ['Label as described in the “Labels” section.', 'Labels'],
    'a name in backticks': ['Use the words listed in the `Vocabulary` section.', 'Vocabulary'],
    'a section above': ['Obey the **Tone** section above.', 'Tone'],
    'a section below, its name unmarked': ['The Edge Cases section below goes first.', 'Edge Cases'],
    'a name with a word between': ['Use the Tone and Style section above.', 'Tone and Style'],
    'one in a list': ['- According to the **Scoring** section, add the points.', 'Scoring'],
  };
  for (const [name, [text, missing]] of Object.entries(cases)) {
    it(name, () => {
      const said = saidOf(danglingSectionRef, `${headings}${text.replace(/^The/, 'Read the')}\n`);
      assert.deepEqual(said, [[missing, absent(missing)]]);
    });
  }

  it('every name once, and shows the place', () =>
    checkRule(
      danglingSectionRef,
      `${headings}See the **Limits** section above, and the **Tone** section below.
          ^^^^^^ warning: ${absent('Limits')}
                                            ^^^^ warning: ${absent('Tone')}
`,
    ));

  it('a misspelt name, and offers the right one', () => {
    const text = `${headings}See the **Output fromat** section.\n`;
    assert.deepEqual(suggestionsOf(danglingSectionRef, text), {
      "Change to 'Output format'": `${headings}See the **Output format** section.\n`,
    });
  });
});

describe('structure/dangling-section-ref is silent about', () => {
  const cases: Record<string, string> = {
    'a section that is there': 'See the **Output format** section.',
    'one in another case': 'See the "OUTPUT FORMAT" section.',
    'one that is part of a title': 'See the **Output** section.',
    'a title that is part of the name': 'See the **Output format rules** section.',
    'a tag': '<rules>\nBe brief.\n</rules>\nObey the **Rules** section above.',
    'a line in bold': '**Limits:**\nTen words.\n\nSee the **Limits** section.',
    'a section of the answer': 'In the **Summary** section, write two sentences. Add a "Risks" section.',
    'a section of another document': 'See the **Setup** section of the README. See the "Usage" section in docs/a.md.',
    'no name': 'See the section above. See the next section.',
    'a name that is filled in': 'See the **{{ name }}** section.',
    'a partial that may bring it': '{% include "rules.prompt" %}\nSee the **Limits** section.',
    'an example': '<example>\nSee the **Limits** section.\n</example>',
    'fenced code': '```\nSee the **Limits** section.\n```',
  };
  for (const [name, text] of Object.entries(cases))
    it(name, () => checkRule(danglingSectionRef, `${headings}${text}\n`));

  it('a text with less than two headings', () =>
    checkRule(danglingSectionRef, '# Role\nBe kind. See the **Limits** section.\n'));
});
