import { createFieldReader, type FieldReader } from '../../engine/prompt/field-reader.js';
import { mergedUse, type OptimizeUse } from '../../engine/prompt/optimize-use.js';
import { optimizeKeyNames, readOptimize } from '../../engine/prompt/read-optimize.js';
import { readYaml } from '../../engine/prompt/read-yaml.js';
import { createLineIndex } from '../../engine/text/line-index.js';
import type { Problem } from '../../engine/text/problem.js';
import { checkKeys } from './check-keys.js';
import type { HoneConfig } from './hone-config.js';
import { readProviders } from './read-providers.js';
import { readOverrides, readRuleSettings } from './read-rule-settings.js';
import { readSuites } from './read-suites.js';
import { readTeamRules } from './read-team-rules.js';

const keys = [
  ...['extends', 'model', 'writer', 'judge', 'providers', 'rules', 'overrides', 'teamRules', 'code', 'ignore'],
  ...['evaluate', 'optimize'],
];
/** Configurations that extend each other in a row. */
const mostExtended = 10;

export const defaultConfig: HoneConfig = {
  model: 'offline/learner',
  writer: undefined,
  judge: undefined,
  providers: {},
  rules: {},
  overrides: [],
  teamRules: [],
  code: [],
  ignore: [],
  evaluate: {},
  optimize: {},
};

/** What a file and those it extends say; who says nothing of the model must not undo what another file said. */
type Layer = Omit<HoneConfig, 'model'> & { readonly model: string | undefined };

const noLayer: Layer = { ...defaultConfig, model: undefined };

interface ParsedLayer {
  readonly layer: Layer;
  readonly problems: readonly Problem[];
}

/** The text of a file that `extends` names, from the folder of the configuration; undefined when there is none. */
export type LoadConfig = (path: string) => string | undefined;

export interface ParsedConfig {
  readonly config: HoneConfig;
  readonly problems: readonly Problem[];
}

/** Reads `hone.config.yaml`. An unknown key is a problem too: a misspelt one would silently change nothing. */
export function parseConfig(text: string, load?: LoadConfig): ParsedConfig {
  const { layer, problems } = parse(text, load, []);
  return { config: { ...layer, model: layer.model ?? defaultConfig.model }, problems };
}

function parse(text: string, load: LoadConfig | undefined, trail: readonly string[]): ParsedLayer {
  const { frontMatter, problems: yamlProblems } = readYaml(text, { start: 0, end: text.length });
  const problems = [...yamlProblems];
  const reader = createFieldReader(frontMatter, problems);
  checkKeys(reader, [], Object.keys(frontMatter.data), keys);
  const base = extended(reader, load, trail);
  const teamRules = [...base.teamRules, ...readTeamRules(reader)];
  const teamIds = teamRules.map(({ id }) => id);
  const layer: Layer = {
    model: reader.text(['model']) ?? base.model,
    writer: reader.text(['writer']) ?? base.writer,
    judge: reader.text(['judge']) ?? base.judge,
    providers: { ...base.providers, ...readProviders(reader) },
    rules: { ...base.rules, ...readRuleSettings(reader, ['rules'], teamIds) },
    overrides: [...base.overrides, ...readOverrides(reader, teamIds)],
    teamRules,
    code: [...base.code, ...reader.texts(['code'])],
    ignore: [...base.ignore, ...reader.texts(['ignore'])],
    evaluate: { ...base.evaluate, ...readSuites(reader) },
    optimize: mergedUse(base.optimize, readOptimization(reader)),
  };
  return { layer, problems: problems.sort((a, b) => a.span.start - b.span.start) };
}

const optimizeKeys: Readonly<Record<string, readonly string[]>> = {
  penalty: ['length', 'cost'],
  constraints: ['mustContain', 'frozen', 'maxTokens'],
};

function readOptimization(reader: FieldReader): OptimizeUse {
  checkKeys(reader, ['optimize'], Object.keys(reader.mapping(['optimize']) ?? {}), optimizeKeyNames);
  for (const [key, known] of Object.entries(optimizeKeys))
    checkKeys(reader, ['optimize', key], Object.keys(reader.mapping(['optimize', key]) ?? {}), known);
  return readOptimize(reader, ['optimize']) ?? {};
}

/** What the files under `extends` say, a later one over an earlier one. */
function extended(reader: FieldReader, load: LoadConfig | undefined, trail: readonly string[]): Layer {
  // Whoever gives no way to other files looks at this one alone.
  if (load === undefined) return noLayer;
  const isList = Array.isArray(reader.value(['extends']));
  return reader.texts(['extends']).reduce((base, path, index) => {
    const { layer, fault } = readExtended(path, load, trail);
    if (fault !== undefined)
      reader.complain('config-extends', fault, reader.valueSpan(isList ? ['extends', index] : ['extends']));
    return merged(base, layer);
  }, noLayer);
}

function readExtended(path: string, load: LoadConfig, trail: readonly string[]): { layer: Layer; fault?: string } {
  if (trail.includes(path) || trail.length >= mostExtended)
    return {
      layer: noLayer,
      fault: `\`${path}\` extends itself: take it out of one of ${[...trail, path].join(' → ')}.`,
    };
  const text = load(path);
  if (text === undefined)
    return {
      layer: noLayer,
      fault: `There is no file \`${path}\` in this workspace: correct the path, which starts at this folder.`,
    };
  const { layer, problems } = parse(text, load, [...trail, path]);
  const [first] = problems;
  if (first === undefined) return { layer };
  const { line } = createLineIndex(text).positionAt(first.span.start);
  return { layer, fault: `\`${path}\`, line ${line}: ${first.message}` };
}

function merged(base: Layer, over: Layer): Layer {
  return {
    model: over.model ?? base.model,
    writer: over.writer ?? base.writer,
    judge: over.judge ?? base.judge,
    providers: { ...base.providers, ...over.providers },
    rules: { ...base.rules, ...over.rules },
    overrides: [...base.overrides, ...over.overrides],
    teamRules: [...base.teamRules, ...over.teamRules],
    code: [...base.code, ...over.code],
    ignore: [...base.ignore, ...over.ignore],
    evaluate: { ...base.evaluate, ...over.evaluate },
    optimize: mergedUse(base.optimize, over.optimize),
  };
}
