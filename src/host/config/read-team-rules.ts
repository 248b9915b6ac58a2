import type { TeamCheck, TeamRule } from '../../engine/lint/team-rules/team-rule.js';
import type { FieldReader } from '../../engine/prompt/field-reader.js';
import type { KeyPath } from '../../engine/prompt/read-yaml.js';
import { checkKeys } from './check-keys.js';
import { severityNames } from './severity-names.js';

const checks = ['forbid', 'require', 'count', 'consistent', 'sections'] as const;
const keys = ['id', 'message', 'severity', 'ignoreCase', ...checks];
const form = /^team\/[a-z][a-z0-9-]*$/;

/** Reads the rules a team writes itself, under `teamRules`. One with a fault is reported and left out. */
export function readTeamRules(reader: FieldReader): TeamRule[] {
  const list = reader.list(['teamRules']) ?? [];
  return list.flatMap((_, index): TeamRule[] => {
    const rule = readTeamRule(reader, ['teamRules', index]);
    return rule === undefined ? [] : [rule];
  });
}

function readTeamRule(reader: FieldReader, path: KeyPath): TeamRule | undefined {
  const rule = reader.mapping(path);
  if (rule === undefined || !checkKeys(reader, path, Object.keys(rule), keys)) return undefined;
  const id = reader.text([...path, 'id']) ?? '';
  if (!isTeamId(id)) reader.wrongType([...path, 'id'], 'a name of your own such as `team/product-name`');
  const check = readCheck(reader, path, Object.keys(rule));
  if (!isTeamId(id) || check === undefined) return undefined;
  return {
    id,
    message: reader.text([...path, 'message']),
    severity: reader.choice([...path, 'severity'], severityNames) ?? 'warning',
    ignoreCase: rule['ignoreCase'] === true,
    check,
  };
}

function isTeamId(id: string): id is TeamRule['id'] {
  return form.test(id);
}

function readCheck(reader: FieldReader, path: KeyPath, found: readonly string[]): TeamCheck | undefined {
  const [kind, ...others] = checks.filter((name) => found.includes(name));
  if (kind === undefined || others.length > 0) {
    const message = `A team rule has exactly one of ${checks.map((name) => `\`${name}\``).join(', ')}.`;
    reader.complain('config-team-rule', message, reader.valueSpan(path));
    return undefined;
  }
  const own = [...path, kind];
  switch (kind) {
    case 'forbid':
    case 'require':
      return { kind, texts: reader.texts(own) };
    case 'sections':
      return { kind, titles: reader.texts(own) };
    case 'consistent':
      return { kind, groups: readGroups(reader, own) };
    case 'count':
      return readCount(reader, own);
  }
}

function readGroups(reader: FieldReader, path: KeyPath): (readonly string[])[] {
  return (reader.list(path) ?? []).map((_, index) => reader.texts([...path, index]));
}

function readCount(reader: FieldReader, path: KeyPath): TeamCheck | undefined {
  const text = reader.text([...path, 'text']);
  if (text === undefined) reader.wrongType([...path, 'text'], 'the text that is counted');
  const bounds = { whole: true, least: 0 };
  const least = reader.number([...path, 'least'], bounds) ?? 0;
  const most = reader.number([...path, 'most'], bounds) ?? Infinity;
  return text === undefined ? undefined : { kind: 'count', text, least, most };
}
