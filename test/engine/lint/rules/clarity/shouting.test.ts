import assert from 'node:assert/strict';
import { shouting } from '../../../../../src/engine/lint/rules/clarity/shouting.js';
import { checkRule, lint } from '../../../../support/check-rule.js';

const quiet = 'You must answer in one sentence and never add any advice of your own to it.';
const many = (line: string, times = 20): string => `${line}\n`.repeat(times);
const loud = (text: string): string => text.replaceAll('must', 'MUST').replaceAll('never', 'NEVER');

describe('clarity/shouting reports', () => {
  const cases: Record<string, readonly [string, string]> = {
    'a loud prompt': [loud(many(quiet)), '40 of 320 words'],
    'loud items': [loud(many(`- ${quiet}`)), '40 of 320 words'],
    'whole lines': [many(quiet) + many('DO NOT DO ANY OF THIS EVER', 3), '21 of 341 words'],
    'a loud message of two': [`---\n---\nsystem:\n${many(quiet)}user:\n${loud(many(quiet))}`, '40 of 320 words'],
    'one in sixteen': [
      loud(many('You must do what it says and in the order that it says with all care')),
      '20 of 320 words',
    ],
  };
  for (const [name, [text, counts]] of Object.entries(cases))
    it(name, () =>
      assert.deepEqual(
        lint(shouting, text).map(({ message }) => message),
        [`${counts} are in capitals: keep them for what matters most.`],
      ),
    );

  it('at the first loud word', () => {
    const [finding] = lint(shouting, loud(many(quiet)));
    assert.deepEqual([finding?.line, finding?.column, finding?.endColumn], [1, 5, 9]);
  });
});

describe('clarity/shouting is silent about', () => {
  const cases: Record<string, string> = {
    'a quiet prompt': many(quiet),
    'a short one': loud(many(quiet, 5)),
    'a few loud words': many(quiet) + loud(many(quiet, 4)),
    abbreviations: many('Use JSON, HTML, SQL and the API of AWS, then the CLI of npm and TLS for it all.'),
    'names of variables': many('Read MAX_LENGTH and DO_NOT_USE and NOT_NULL from the file that you were given first.'),
    headings: many(quiet) + many('# DO NOT DO ANY OF THIS EVER', 8),
    examples: `${many(quiet)}# Examples\n${loud(many(quiet))}`,
    code: `${many(quiet)}\`\`\`\n${loud(many(quiet))}\`\`\`\n`,
    tables: many(quiet) + many('| DO NOT DO ANY OF THIS EVER |', 8),
  };
  for (const [name, text] of Object.entries(cases)) it(name, () => checkRule(shouting, text));
});
