import type { LintOptions } from '../../engine/lint/lint-prompt.js';
import type { Rule, Severity } from '../../engine/lint/rule.js';
import { rules } from '../../engine/lint/rules/index.js';
import { createTeamRule } from '../../engine/lint/team-rules/create-team-rule.js';
import { globMatcher } from '../files/glob-matcher.js';
import type { HoneConfig, RuleSetting } from './hone-config.js';

/** Remembered by configuration: the editor asks at each key. */
const known = new WeakMap<HoneConfig, (path: string) => LintSettings>();

export type LintSettings = Required<Pick<LintOptions, 'severities' | 'ruleOptions' | 'rules'>>;

/** What the configuration sets for the linting of a file; `path` is relative to the configuration's folder, with `/`. */
export function lintSettings(config: HoneConfig, path: string): LintSettings {
  const settingsOf = known.get(config) ?? settingsBy(config);
  known.set(config, settingsOf);
  return settingsOf(path);
}

function settingsBy({ rules: settings, overrides, teamRules }: HoneConfig): (path: string) => LintSettings {
  const all: readonly Rule[] = [...rules, ...teamRules.map(createTeamRule)];
  const matchers = overrides.map((override) => ({
    ...override,
    matches: globMatcher(override.files),
  }));
  return (path) => {
    const merged = new Map<string, RuleSetting>(Object.entries(settings));
    for (const override of matchers.filter(({ matches }) => matches(path)))
      for (const [id, setting] of Object.entries(override.rules)) merged.set(id, over(merged.get(id), setting));
    const entries = [...merged];
    return {
      severities: Object.fromEntries(
        entries.flatMap(([id, { severity }]): [string, Severity | 'off'][] =>
          severity === undefined ? [] : [[id, severity]],
        ),
      ),
      ruleOptions: Object.fromEntries(entries.map(([id, { options }]) => [id, options])),
      rules: all,
    };
  };
}

function over(base: RuleSetting | undefined, setting: RuleSetting): RuleSetting {
  return { severity: setting.severity ?? base?.severity, options: { ...base?.options, ...setting.options } };
}
