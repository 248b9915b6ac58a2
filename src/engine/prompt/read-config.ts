import type { ModelParameters, ResponseFormat } from '../model/chat-model.js';
import { type FieldReader, isMapping, isText } from './field-reader.js';
import type { DemoSource, OutputDeclaration, PromptConfig } from './prompt-doc.js';
import { readData } from './read-data.js';
import { readInputs } from './read-inputs.js';
import { readMetrics } from './read-metrics.js';
import { readOptimize } from './read-optimize.js';
import { readOutput } from './read-output.js';
import { readTools } from './read-tools.js';
import { readVary } from './read-vary.js';

const toolChoices = ['auto', 'none', 'required'] as const;
/** OpenAI's and vLLM's limit. */
const mostAlternatives = 20;
const efforts = ['none', 'minimal', 'low', 'medium', 'high', 'xhigh'] as const;

/** What the front matter says, defaults filled in. `fileName` names a prompt that has no `name`. */
export function readConfig(reader: FieldReader, fileName: string): PromptConfig {
  const name = reader.text(['name']) ?? fileName;
  const output = readOutput(reader);
  return {
    name,
    description: reader.text(['description']),
    models: reader.texts(['model']),
    parameters: readParameters(reader, name, output),
    inputs: readInputs(reader),
    output,
    ...readExperiment(reader),
  };
}

type Experiment = Pick<
  PromptConfig,
  'data' | 'expect' | 'metrics' | 'judges' | 'matrix' | 'demos' | 'vary' | 'optimize' | 'ignoredRules'
>;

/** The keys that are Hone's own, in whatever format they stand. */
export function readExperiment(reader: FieldReader): Experiment {
  const judges = reader.texts(['judge']);
  const vary = readVary(reader);
  const optimize = readOptimize(reader, ['hone', 'optimize']);
  return {
    data: readData(reader),
    expect: reader.text(['expect']),
    metrics: readMetrics(reader),
    ...(judges.length > 0 && { judges }),
    matrix: readMatrix(reader),
    demos: readDemos(reader),
    ...(vary && { vary }),
    ...(optimize && { optimize }),
    ignoredRules: readIgnoredRules(reader),
  };
}

function readParameters(reader: FieldReader, name: string, output: OutputDeclaration): ModelParameters {
  const tools = readTools(reader);
  const offered = tools.length === 0 ? {} : { tools };
  if (reader.mapping(['config']) === undefined) return withFormat(offered, name, output);
  const stopSequences = reader.texts(['config', 'stopSequences']);
  const found = {
    temperature: reader.number(['config', 'temperature'], { least: 0 }),
    topP: reader.number(['config', 'topP'], { least: 0 }),
    topK: reader.number(['config', 'topK'], { whole: true, least: 0 }),
    maxOutputTokens: reader.number(['config', 'maxOutputTokens'], { whole: true, least: 1 }),
    stopSequences: stopSequences.length === 0 ? undefined : stopSequences,
    seed: reader.number(['config', 'seed'], { whole: true }),
    reasoningEffort: reader.choice(['config', 'reasoningEffort'], efforts),
    ...offered,
    toolChoice: reader.choice(['config', 'toolChoice'], toolChoices),
    logprobs: readLogprobs(reader),
  };
  const given = Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
  return withFormat(given, name, output);
}

/** `true` asks for all alternatives there may be, a number for so many. */
function readLogprobs(reader: FieldReader): number | undefined {
  const written = reader.value(['config', 'logprobs']);
  if (typeof written === 'boolean') return written ? mostAlternatives : undefined;
  return reader.number(['config', 'logprobs'], { whole: true, least: 0, most: mostAlternatives });
}

/** The parameters, and the answer's form where the output is JSON. */
export function withFormat(parameters: ModelParameters, name: string, output: OutputDeclaration): ModelParameters {
  return output.format === 'json' ? { ...parameters, responseFormat: responseFormat(name, output.schema) } : parameters;
}

/** Not strict: vendors accept only a part of JSON Schema in strict mode, and an answer is checked here anyway. */
function responseFormat(name: string, schema: unknown): ResponseFormat {
  if (schema === undefined) return { type: 'json_object' };
  const schemaName = name.replaceAll(/[^A-Za-z0-9_-]/g, '_').slice(0, 64) || 'answer';
  return { type: 'json_schema', name: schemaName, schema, strict: false };
}

function readMatrix(reader: FieldReader): PromptConfig['matrix'] {
  const names = Object.keys(reader.mapping(['matrix']) ?? {});
  const alternatives = names.flatMap((name): [string, readonly unknown[]][] => {
    const values = reader.list(['matrix', name]);
    if (values === undefined) return [];
    if (values.length > 0) return [[name, values]];
    reader.wrongType(['matrix', name], 'a list with at least one alternative');
    return [];
  });
  return Object.fromEntries(alternatives);
}

function readDemos(reader: FieldReader): DemoSource {
  const demos = reader.value(['demos']);
  if (demos === undefined || demos === null) return { kind: 'rows', rows: [] };
  if (isMapping(demos) && isText(demos['path'])) {
    return { kind: 'file', path: demos['path'], pathSpan: reader.valueSpan(['demos', 'path']) };
  }
  if (!Array.isArray(demos)) {
    reader.wrongType(['demos'], 'a list of rows, or `{ path: … }`');
    return { kind: 'rows', rows: [] };
  }
  demos.forEach((row, i) => {
    if (!isMapping(row)) reader.wrongType(['demos', i], 'a row of `column: value`');
  });
  return { kind: 'rows', rows: demos.filter(isMapping) };
}

export function readIgnoredRules(reader: FieldReader): PromptConfig['ignoredRules'] {
  if (reader.mapping(['hone']) === undefined) return [];
  return reader.texts(['hone', 'ignore']).map((id, i) => {
    const listed = Array.isArray(reader.value(['hone', 'ignore']));
    return { id, span: reader.valueSpan(listed ? ['hone', 'ignore', i] : ['hone', 'ignore']) };
  });
}
