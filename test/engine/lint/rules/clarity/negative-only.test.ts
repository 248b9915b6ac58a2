import { negativeOnly } from '../../../../../src/engine/lint/rules/clarity/negative-only.js';
import { checkRule } from '../../../../support/check-rule.js';

const message = 'warning: This only says what not to do: say what to do instead.';

describe('clarity/negative-only reports', () => {
  const cases: Record<string, string> = {
    'a ban': `Do not use jargon.\n^^^^^^^^^^^^^^^^^^ ${message}\n`,
    'a ban in a list': `- Never make jokes.\n  ^^^^^^^^^^^^^^^^^ ${message}\n`,
    'a ban after a statement': `The text is short. Don't add a title.\n                   ^^^^^^^^^^^^^^^^^^ ${message}\n`,
    'bans alone': `- Avoid slang.
  ^^^^^^^^^^^^ ${message}
- You must not swear.
  ^^^^^^^^^^^^^^^^^^^ ${message}
`,
    'a ban far from what to do': `Write in English.\n\n\n\nDo not use jargon.\n^^^^^^^^^^^^^^^^^^ ${message}\n`,
  };
  for (const [name, text] of Object.entries(cases)) it(name, () => checkRule(negativeOnly, text));
});

describe('clarity/negative-only is silent about', () => {
  const cases: Record<string, string> = {
    'what to do in the same sentence': 'Do not use jargon; use plain words.',
    'what to do in the next sentence': 'Do not use jargon. Use plain words.',
    'what to do three lines below': 'Do not use jargon.\n\n\nUse plain words.',
    'an alternative': 'Avoid jargon, rather be plain.',
    'a case or a reason': 'Do not answer questions about the weather, which changes by the hour.',
    'a statement': 'The model does not use jargon.',
    'a long ban': 'Do not answer any question about the private life of a person who is mentioned there.',
    'an example': '# Examples\nDo not use jargon.\n',
    'a quotation': 'The sign says "Do not use jargon."',
  };
  for (const [name, text] of Object.entries(cases)) it(name, () => checkRule(negativeOnly, text));
});
