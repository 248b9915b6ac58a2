import assert from 'node:assert/strict';
import { lintPrompt } from '../../../../src/engine/lint/lint-prompt.js';
import { rules } from '../../../../src/engine/lint/rules/index.js';
import { createTeamRule } from '../../../../src/engine/lint/team-rules/create-team-rule.js';
import type { TeamCheck } from '../../../../src/engine/lint/team-rules/team-rule.js';
import { parsePrompt } from '../../../../src/engine/prompt/parse-prompt.js';
import { checkRule, suggestionsOf, workspaceOf } from '../../../support/check-rule.js';

const rule = (check: TeamCheck, ignoreCase = false, message?: string): ReturnType<typeof createTeamRule> =>
  createTeamRule({ id: 'team/own', message, severity: 'warning', ignoreCase, check });

describe('a rule of a team', () => {
  it('forbids words, as whole words in what reaches the model', () =>
    checkRule(
      rule({ kind: 'forbid', texts: ['Acme', 'utilise'] }),
      `---
description: About Acme.
---
Do not utilise Acme or Acmes in \`Acme\`. {# Acme #}
       ^^^^^^^ warning: 'utilise' is not used here: say it differently.
               ^^^^ warning: 'Acme' is not used here: say it differently.
                                 ^^^^ warning: 'Acme' is not used here: say it differently.
`,
    ));

  it('says it in the words of the team, and takes no account of case where it is told so', () =>
    checkRule(
      rule({ kind: 'forbid', texts: ['acme'] }, true, 'Write ACME Cloud.'),
      `Ask ACME.
    ^^^^ warning: Write ACME Cloud.
`,
    ));

  it('requires words', () => {
    const required = rule({ kind: 'require', texts: ['Answer in English.'] });
    checkRule(required, 'Sort it. Answer in English.\n');
    checkRule(
      required,
      `Sort it.
^ warning: 'Answer in English.' has to stand in this prompt: add it.
`,
    );
  });

  it('counts words', () => {
    const counted = rule({ kind: 'count', text: 'You are', least: 1, most: 1 });
    checkRule(counted, 'You are kind.\n');
    checkRule(
      counted,
      `You are kind. You are brief.
              ^^^^^^^ warning: 'You are' may stand here at most 1 times: leave this one out.
`,
    );
    checkRule(
      counted,
      `Be kind.
^ warning: 'You are' stands here 0 times and has to at least 1 times: add it.
`,
    );
  });

  it('keeps to the first spelling of several', () => {
    const spelling = rule({ kind: 'consistent', groups: [['e-mail', 'email']] });
    const text = 'Read the email. Each e-mail counts.\n';
    checkRule(
      spelling,
      `${text}                     ^^^^^^ warning: 'e-mail' is 'email' elsewhere in this prompt: use one of them.
`,
    );
    assert.deepEqual(suggestionsOf(spelling, text), { "Change to 'email'": 'Read the email. Each email counts.\n' });
    checkRule(spelling, 'Each e-mail, every e-mail.\n');
  });

  it('requires sections', () =>
    checkRule(
      rule({ kind: 'sections', titles: ['Role', 'Rules'] }),
      `# role
^ warning: The section 'Rules' is missing: add a heading '# Rules' with what belongs to it.
x
`,
    ));

  it('can be suppressed by its id, and no other id can', () => {
    const own = rule({ kind: 'forbid', texts: ['Acme'] });
    const lint = (id: string): string[] =>
      lintPrompt(parsePrompt(`{# hone-ignore-next-line ${id}: why #}\nAcme\n`, 'a.prompt'), {
        workspace: workspaceOf(),
        rules: [...rules, own],
      }).map((finding) => finding.rule);
    assert.deepEqual(lint('team/own'), []);
    assert.deepEqual(lint('team/other'), ['lint/invalid-suppression', 'team/own']);
  });
});
