import { leftoverPlaceholder } from '../../../../../src/engine/lint/rules/clarity/leftover-placeholder.js';
import { checkRule } from '../../../../support/check-rule.js';

const fill = (found: string): string =>
  `${'^'.repeat(found.length)} warning: '${found}' is left to be filled in: fill it in, or make it an input.`;
const todo = (found: string): string =>
  `${'^'.repeat(found.length)} warning: '${found}' is left to be filled in: do it, or take the line out.`;

describe('clarity/leftover-placeholder reports', () => {
  const cases: Record<string, string> = {
    brackets: `Company: [INSERT NAME]\n         ${fill('[INSERT NAME]')}\n`,
    'brackets in a sentence': `Explain [insert topic here] to me.\n        ${fill('[insert topic here]')}\n`,
    'angle brackets': `Use <your api name here> only.\n    ${fill('<your api name here>')}\n`,
    'text to fill a page': `Lorem ipsum dolor.\n${fill('Lorem ipsum')}\n`,
    'a task': `TODO: tone\n${todo('TODO:')}\n`,
    'a task in a list': `- Be kind.\n- TBD: tone\n  ${todo('TBD:')}\n`,
    'a task with a number': `1. FIXME: tone\n   ${todo('FIXME:')}\n`,
  };
  for (const [name, text] of Object.entries(cases)) it(name, () => checkRule(leftoverPlaceholder, text));
});

describe('clarity/leftover-placeholder is silent about', () => {
  const cases: Record<string, string> = {
    'the word in a sentence': 'Never leave TODO comments. Every TODO: must have an owner.',
    'a link': 'See [insert here](docs/a.md) and [add rules]: http://a.b\n',
    'an example': '# Examples\nDear [insert name],\n',
    'the form of an answer': '# Output format\nDear [insert name],\n',
    'a section below the form of an answer': '# Response\n## Letter\nDear [insert name],\n',
    code: 'Write `[insert name]`.\n```\nTODO: x\n```\n',
    'a quotation': 'Look for "[insert name]".\n> TODO: x\n',
    'a value': 'Company: {{ name }}',
    'other brackets': 'Use [inserted] text, [optional], <name>, and lists[0].',
    'an HTML comment': '<!-- TODO: tone -->\nHi',
    'other words with a colon': 'Note: a\nTodos: b\n',
  };
  for (const [name, text] of Object.entries(cases)) it(name, () => checkRule(leftoverPlaceholder, text));
});
