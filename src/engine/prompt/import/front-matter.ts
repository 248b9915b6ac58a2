import type { ModelParameters } from '../../model/chat-model.js';
import type { InputDeclaration, MetricUse, PromptConfig, PromptDoc } from '../prompt-doc.js';
import type { ConvertedBody } from './convert-body.js';

type Entries = Readonly<Record<string, unknown>>;

export interface Surroundings {
  /** The name of the new file without its ending: a prompt of that name need not say it. */
  readonly stem: string;
  /** The data file written beside it, or the path of the one the prompt names, from the new file's folder. */
  readonly dataPath: string | undefined;
}

/** The front matter of the new file: what the prompt says of itself, in the keys of Hone's own format. */
export function frontMatterOf(doc: PromptDoc, body: ConvertedBody, { stem, dataPath }: Surroundings): Entries {
  const { config } = doc;
  return present({
    name: config.name === stem ? undefined : config.name,
    description: config.description,
    model: config.models.length > 1 ? config.models : config.models[0],
    config: present(parametersOf(config.parameters)),
    input: inputOf(doc, body),
    output: outputOf(config),
    template: body.engine === 'jinja2' ? undefined : body.engine,
    data: dataOf(config, dataPath),
    expect: body.expect,
    metrics: config.metrics.length === 0 ? undefined : config.metrics.map(metricOf),
    matrix: Object.keys(config.matrix).length === 0 ? undefined : config.matrix,
    demos: demosOf(config),
    hone: config.ignoredRules.length === 0 ? undefined : { ignore: config.ignoredRules.map(({ id }) => id) },
  });
}

/** Without the entries that say nothing. */
function present(entries: Entries): Entries {
  return Object.fromEntries(
    Object.entries(entries).filter(
      ([, value]) => value !== undefined && !(isRecord(value) && Object.keys(value).length === 0),
    ),
  );
}

function isRecord(value: unknown): value is Entries {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parametersOf(parameters: ModelParameters): Entries {
  const { temperature, topP, topK, maxOutputTokens, stopSequences, seed, reasoningEffort } = parameters;
  return { temperature, topP, topK, maxOutputTokens, stopSequences, seed, reasoningEffort };
}

function inputOf(doc: PromptDoc, { renamed }: ConvertedBody): Entries {
  const declared = doc.config.inputs.map((input) => ({ ...input, name: renamed.get(input.name) ?? input.name }));
  const names = new Set(declared.map(({ name }) => name));
  const others = [...undeclared(doc, renamed)].filter(([name]) => !names.has(name));
  const schema = [
    ...declared.map((input): [string, string] => [input.required ? input.name : `${input.name}?`, typeOf(input)]),
    ...others.map(([name, guarded]): [string, string] => [guarded ? `${name}?` : name, 'any']),
  ];
  const defaults = declared.flatMap((input): [string, unknown][] =>
    input.default === undefined ? [] : [[input.name, input.default]],
  );
  const trusted = declared.flatMap(({ name, trust }): [string, string][] => (trust === 'dev' ? [] : [[name, trust]]));
  return present({
    schema: Object.fromEntries(schema),
    default: Object.fromEntries(defaults),
    trust: Object.fromEntries(trusted),
  });
}

/** Names the template takes from outside without declaring them, and whether each may be absent everywhere. */
function undeclared({ template, joined }: PromptDoc, renamed: ConvertedBody['renamed']): Map<string, boolean> {
  const found = new Map<string, boolean>();
  for (const { name, guarded } of template.facts.uses) {
    if (name === joined?.choicesName || name === 'demos' || !/^[A-Za-z_]\w*$/.test(renamed.get(name) ?? name)) continue;
    const known = renamed.get(name) ?? name;
    found.set(known, (found.get(known) ?? true) && guarded);
  }
  return found;
}

function typeOf({ type, description }: InputDeclaration): string {
  const plain = /^(?:string|number|integer|boolean|null|any|array|object)$/.test(type) ? type : 'any';
  return description === undefined ? plain : `${plain}, ${description.replaceAll(/\s+/g, ' ').trim()}`;
}

function outputOf({ output }: PromptConfig): Entries | undefined {
  const pairs = output.labels.map(({ value, word }) => [value, word] as const);
  const isList = pairs.every(([value, word]) => value === word);
  return present({
    format: output.format === 'json' && output.schema === undefined ? 'json' : undefined,
    schema: output.schema,
    labels: pairs.length === 0 ? undefined : isList ? pairs.map(([, word]) => word) : Object.fromEntries(pairs),
  });
}

function dataOf({ data }: PromptConfig, path: string | undefined): unknown {
  if (path === undefined) return undefined;
  if (data === undefined) return path;
  const { columns, where, limit, split } = data;
  const rest = present({ columns, where, limit, split: present({ ...split }) });
  return Object.keys(rest).length === 0 ? path : { path, ...rest };
}

function metricOf({ type, name, value, threshold, weight, options, assert }: MetricUse): unknown {
  const rest = present({ name, value, threshold, weight, ...options, assert: assert?.map(metricOf) });
  return Object.keys(rest).length === 0 ? type : { type, ...rest };
}

function demosOf({ demos }: PromptConfig): unknown {
  if (demos.kind === 'file') return { path: demos.path };
  return demos.rows.length === 0 ? undefined : demos.rows;
}
