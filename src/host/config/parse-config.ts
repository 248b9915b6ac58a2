import { createFieldReader, type FieldReader } from '../../engine/prompt/field-reader.js';
import { readYaml } from '../../engine/prompt/read-yaml.js';
import { createLineIndex } from '../../engine/text/line-index.js';
import type { Problem } from '../../engine/text/problem.js';
import { checkKeys } from './check-keys.js';
import type { HoneConfig } from './hone-config.js';
import { readProviders } from './read-providers.js';
import { readOverrides, readRuleSettings } from './read-rule-settings.js';
import { readTeamRules } from './read-team-rules.js';

const keys = ['extends', 'model', 'writer', 'providers', 'rules', 'overrides', 'teamRules', 'ignore'];
/** Configurations that extend each other in a row. */
const mostExtended = 10;

export const defaultConfig: HoneConfig = {
  model: 'offline/learner',
  writer: undefined,
  providers: {},
  rules: {},
  overrides: [],
  teamRules: [],
  ignore: [],
};

/** The text of a file that `extends` names, from the folder of the configuration; undefined when there is none. */
export type LoadConfig = (path: string) => string | undefined;

export interface ParsedConfig {
  readonly config: HoneConfig;
  readonly problems: readonly Problem[];
}

/** Reads `hone.config.yaml`. An unknown key is a problem too: a misspelt one would silently change nothing. */
export function parseConfig(text: string, load?: LoadConfig): ParsedConfig {
  return parse(text, load, []);
}

function parse(text: string, load: LoadConfig | undefined, trail: readonly string[]): ParsedConfig {
  const { frontMatter, problems: yamlProblems } = readYaml(text, { start: 0, end: text.length });
  const problems = [...yamlProblems];
  const reader = createFieldReader(frontMatter, problems);
  checkKeys(reader, [], Object.keys(frontMatter.data), keys);
  const base = extended(reader, load, trail);
  const teamRules = [...base.teamRules, ...readTeamRules(reader)];
  const teamIds = teamRules.map(({ id }) => id);
  const config: HoneConfig = {
    model: reader.text(['model']) ?? base.model,
    writer: reader.text(['writer']) ?? base.writer,
    providers: { ...base.providers, ...readProviders(reader) },
    rules: { ...base.rules, ...readRuleSettings(reader, ['rules'], teamIds) },
    overrides: [...base.overrides, ...readOverrides(reader, teamIds)],
    teamRules,
    ignore: [...base.ignore, ...reader.texts(['ignore'])],
  };
  return { config, problems: problems.sort((a, b) => a.span.start - b.span.start) };
}

/** What the files under `extends` say, a later one over an earlier one. */
function extended(reader: FieldReader, load: LoadConfig | undefined, trail: readonly string[]): HoneConfig {
  // Whoever gives no way to other files looks at this one alone.
  if (load === undefined) return defaultConfig;
  const isList = Array.isArray(reader.value(['extends']));
  return reader.texts(['extends']).reduce((base, path, index) => {
    const { config, fault } = readExtended(path, load, trail);
    if (fault !== undefined)
      reader.complain('config-extends', fault, reader.valueSpan(isList ? ['extends', index] : ['extends']));
    return merged(base, config);
  }, defaultConfig);
}

function readExtended(
  path: string,
  load: LoadConfig,
  trail: readonly string[],
): { config: HoneConfig; fault?: string } {
  if (trail.includes(path) || trail.length >= mostExtended)
    return {
      config: defaultConfig,
      fault: `\`${path}\` extends itself: take it out of one of ${[...trail, path].join(' → ')}.`,
    };
  const text = load(path);
  if (text === undefined)
    return {
      config: defaultConfig,
      fault: `There is no file \`${path}\` in this workspace: correct the path, which starts at this folder.`,
    };
  const { config, problems } = parse(text, load, [...trail, path]);
  const [first] = problems;
  if (first === undefined) return { config };
  const { line } = createLineIndex(text).positionAt(first.span.start);
  return { config, fault: `\`${path}\`, line ${line}: ${first.message}` };
}

function merged(base: HoneConfig, over: HoneConfig): HoneConfig {
  return {
    model: over.model === defaultConfig.model ? base.model : over.model,
    writer: over.writer ?? base.writer,
    providers: { ...base.providers, ...over.providers },
    rules: { ...base.rules, ...over.rules },
    overrides: [...base.overrides, ...over.overrides],
    teamRules: [...base.teamRules, ...over.teamRules],
    ignore: [...base.ignore, ...over.ignore],
  };
}
