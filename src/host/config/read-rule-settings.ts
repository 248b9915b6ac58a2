import { ruleMetas } from '../../engine/lint/rules/index.js';
import type { FieldReader } from '../../engine/prompt/field-reader.js';
import type { KeyPath } from '../../engine/prompt/read-yaml.js';
import { checkKeys } from './check-keys.js';
import type { RuleOverride, RuleSetting, RuleSettings } from './hone-config.js';
import { severityNames } from './severity-names.js';

/** Reads `rule: severity` and `rule: { severity, … }`. `teamIds` are the team's own rules. */
export function readRuleSettings(reader: FieldReader, path: KeyPath, teamIds: readonly string[]): RuleSettings {
  const ids = Object.keys(reader.mapping(path) ?? {});
  checkKeys(reader, path, ids, [...ruleMetas.flatMap(({ id, replaces = [] }) => [id, ...replaces]), ...teamIds]);
  return Object.fromEntries(
    ids.flatMap((id): [string, RuleSetting][] => {
      const setting = readSetting(reader, [...path, id]);
      return setting === undefined ? [] : [[id, setting]];
    }),
  );
}

function readSetting(reader: FieldReader, path: KeyPath): RuleSetting | undefined {
  const value = reader.value(path);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    const severity = reader.choice(path, severityNames);
    return severity === undefined ? undefined : { severity, options: {} };
  }
  const options = Object.fromEntries(Object.entries(value).filter(([name]) => name !== 'severity'));
  return { severity: reader.choice([...path, 'severity'], severityNames), options };
}

export function readOverrides(reader: FieldReader, teamIds: readonly string[]): RuleOverride[] {
  const list = reader.list(['overrides']) ?? [];
  return list.flatMap((_, index): RuleOverride[] => {
    const path = ['overrides', index];
    const override = reader.mapping(path);
    if (override === undefined || !checkKeys(reader, path, Object.keys(override), ['files', 'rules'])) return [];
    const files = reader.texts([...path, 'files']);
    if (files.length === 0) reader.wrongType([...path, 'files'], 'a glob such as `drafts/**`, or a list of them');
    return [{ files, rules: readRuleSettings(reader, [...path, 'rules'], teamIds) }];
  });
}
