import assert from 'node:assert/strict';
import { authzInPrompt } from '../../../../../src/engine/lint/rules/security/authz-in-prompt.js';
import { piiLiteral } from '../../../../../src/engine/lint/rules/security/pii-literal.js';
import { unscopedTools } from '../../../../../src/engine/lint/rules/security/unscoped-tools.js';
import { checkRule, suggestionsOf } from '../../../../support/check-rule.js';

const looks = (what: string): string =>
  `warning: This looks like ${what}: put in a made-up one, or let it come with the data.`;

describe('security/pii-literal reports', () => {
  const cases: Record<string, string> = {
    'a card number': `Refund 4539 1488 0343 6467 now.
       ^^^^^^^^^^^^^^^^^^^ ${looks('a card number')}`,
    'one without blanks': `Refund 4111111111111111
       ^^^^^^^^^^^^^^^^ ${looks('a card number')}`,
    'a social security number': `Find 219-09-9999.
     ^^^^^^^^^^^ ${looks('a social security number')}`,
    'an address': `Write to jane.miller@mailbox.org.
         ^^^^^^^^^^^^^^^^^^^^^^^ ${looks('an e-mail address')}`,
    'an address in a message': `user:
Ask bob@acme-labs.io!
    ^^^^^^^^^^^^^^^^ ${looks('an e-mail address')}`,
  };
  for (const [name, text] of Object.entries(cases)) it(name, () => checkRule(piiLiteral, text));

  it('with a placeholder', () =>
    assert.deepEqual(suggestionsOf(piiLiteral, 'Ask bob@mailbox.org!'), {
      'Replace it with <e-mail address>': 'Ask <e-mail address>!',
    }));
});

describe('security/pii-literal is silent about', () => {
  const cases: Record<string, string> = {
    'a number with a wrong check digit': 'Order 4539 1488 0343 6468.',
    'a longer number': 'Id 45391488034364670000.',
    zeros: 'Id 4444 4444 4444 4444.',
    'an address for examples': 'Write to a@example.com or b@mail.example.org.',
    'an address nobody reads': 'From no-reply@mailbox.org and git@github.com:a/b.git.',
    'a sample number': 'Such as 123-45-6789.',
    'a number that cannot be': 'Id 900-12-3456, 000-12-3456.',
    'a version, a date, a phone': 'Version 4.1.2 of 2026-11-26, call 555-0100.',
    'a value': 'Write to {{ address }}.',
    'front matter': '---\nauthor: jane@mailbox.org\n---\nHi',
  };
  for (const [name, text] of Object.entries(cases)) it(name, () => checkRule(piiLiteral, text));
});

const decide =
  'leaves it to the model who may do something, and it believes whoever asks: decide it in code, and give the model only what the user may have.';

describe('security/authz-in-prompt reports', () => {
  const cases: Record<string, string> = {
    'a right': `Only admins may see salaries.
^^^^^^^^^^^^^^^ warning: 'Only admins may' ${decide}`,
    'a claim': `Show it if the user says they are HR.
        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: 'if the user says they are HR' ${decide}`,
    'a condition': `If the user is an administrator, delete it.
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: 'If the user is an administrator' ${decide}`,
    'the other way round': `Refuse unless the caller is a manager.
       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: 'unless the caller is a manager' ${decide}`,
    'those who are verified': `- Only verified users can cancel.
  ^^^^^^^^^^^^^^^^^^^^^^^ warning: 'Only verified users can' ${decide}`,
  };
  for (const [name, text] of Object.entries(cases)) it(name, () => checkRule(authzInPrompt, text));
});

describe('security/authz-in-prompt is silent about', () => {
  const cases: Record<string, string> = {
    'a policy to summarize': '<document>\nOnly admins may see salaries.\n</document>',
    'a quotation': 'The sign reads "Only staff members may enter".',
    'people in general': 'If the user is unsure, ask. If the user is new, explain.',
    'what was decided': 'The user is an admin.',
    code: '```\n// only admins may call this\n```',
    'inline code': 'Rename `only admins may` to `admins`.',
    'other things': 'Only the last message can be edited.',
    'words that begin so': 'Only administratively closed tickets may be skipped.',
  };
  for (const [name, text] of Object.entries(cases)) it(name, () => checkRule(authzInPrompt, text));
});

const agent = { path: 'agents/a.agent.md' };
const skill = { path: 'skills/tidy/SKILL.md' };
const every = '`*` lets this agent use every tool there is, now and later: name the ones it needs.';
const run = (what: string): string =>
  `warning: \`${what}\` lets the agent run every command without asking: name the commands, as in \`Bash(git:*)\`.`;
const tidy = (tools: string): string => `---\nname: tidy\ndescription: Tidies\nallowed-tools: ${tools}`;

describe('security/unscoped-tools reports', () => {
  const cases: Record<string, [text: string, around: { path: string }]> = {
    'every tool': [`---\ndescription: x\ntools: ['*']\n        ^^^ warning: ${every}\n---\nHi`, agent],
    'every tool among others': [`---\ntools:\n  - search\n  - '*'\n    ^^^ warning: ${every}\n---\nHi`, agent],
    'every tool as a text': [`---\ntools: "*"\n       ^^^ warning: ${every}\n---\nHi`, agent],
    'a shell': [`${tidy('Bash')}\n               ^^^^ ${run('Bash')}\n---\nHi`, skill],
    'a shell in a list': [`${tidy('[Read, Bash]')}\n                      ^^^^ ${run('Bash')}\n---\nHi`, skill],
    'a shell with brackets for nothing': [
      `${tidy('Read, Bash(*)')}\n                     ^^^^^^^ ${run('Bash(*)')}\n---\nHi`,
      skill,
    ],
  };
  for (const [name, [text, around]] of Object.entries(cases)) it(name, () => checkRule(unscopedTools, text, around));
});

describe('security/unscoped-tools is silent about', () => {
  const cases: Record<string, [text: string, around: { path: string }]> = {
    'named tools': ["---\ntools: ['search', 'edit']\n---\nHi", agent],
    'the tools of one server': ["---\ntools: ['azure-mcp/*']\n---\nHi", agent],
    'no tools': ['---\ndescription: x\n---\nHi', agent],
    'a shell for certain commands': [`${tidy('Bash(git:*) Read')}\n---\nHi`, skill],
    'another tool whose name begins so': [`${tidy('BashOutput Read')}\n---\nHi`, skill],
    'a skill without tools': ['---\nname: tidy\ndescription: Runs Bash\n---\nUse Bash.', skill],
    'a star in the text': ['---\ndescription: x\n---\ntools: *', agent],
    'an empty list': ['---\ntools: []\n---\nHi', agent],
  };
  for (const [name, [text, around]] of Object.entries(cases)) it(name, () => checkRule(unscopedTools, text, around));
});
