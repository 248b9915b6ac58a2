import assert from 'node:assert/strict';
import { lintSettings } from '../../../src/host/config/lint-settings.js';
import { parseConfig } from '../../../src/host/config/parse-config.js';

const { config, problems } = parseConfig(`
rules:
  template/syntax: warning
  template/unknown-helper: { known: [shout] }
overrides:
  - files: drafts/**
    rules: { template/syntax: off, template/unknown-helper: { severity: error } }
  - files: ["**/new/*.prompt"]
    rules: { template/syntax: info }
teamRules:
  - { id: team/name, forbid: [Acme] }
`);

describe('the settings of rules', () => {
  it('are read without a fault', () => assert.deepEqual(problems, []));

  const cases: [path: string, syntax: string, helper: string | undefined][] = [
    ['a.prompt', 'warning', undefined],
    ['drafts/a.prompt', 'off', 'error'],
    ['drafts/new/a.prompt', 'info', 'error'],
    ['prompts/new/a.prompt', 'info', undefined],
    ['prompts/drafts/a.prompt', 'warning', undefined],
  ];
  for (const [path, syntax, helper] of cases) {
    it(`are those of the last override that matches ${path}`, () => {
      const { severities, ruleOptions, rules } = lintSettings(config, path);
      assert.equal(severities['template/syntax'], syntax);
      assert.equal(severities['template/unknown-helper'], helper);
      assert.deepEqual(ruleOptions['template/unknown-helper'], { known: ['shout'] });
      assert.equal(rules.at(-1)?.meta.id, 'team/name');
    });
  }
});

describe('a rule of a team', () => {
  for (const [written, severity] of [
    ['', 'warning'],
    [', severity: error', 'error'],
    [', severity: off', 'off'],
  ] as const) {
    it(`is ${severity} where it says '${written}'`, () => {
      const parsed = parseConfig(`teamRules: [{ id: team/name, forbid: Acme${written} }]`);
      assert.deepEqual(parsed.problems, []);
      assert.equal(lintSettings(parsed.config, 'a.prompt').rules.at(-1)?.meta.severity, severity);
    });
  }
});
