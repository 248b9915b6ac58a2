import { isMapping, isText, type Mapping, valueAt } from '../prompt/field-reader.js';
import type { FrontMatter, PromptDoc, WrittenModel, WrittenParameter } from '../prompt/prompt-doc.js';
import { sliceOf, type Span } from '../text/span.js';
import type { PromptFormat } from '../prompt/prompt-doc.js';
import { oncePerPrompt } from './prose/once-per-prompt.js';

/** A model that a vendor itself serves, where the file names it. */
export interface NamedModel {
  /** `provider/model`. */
  readonly id: string;
  readonly provider: string;
  /** The model's own name, and its place. */
  readonly name: string;
  readonly span: Span;
  readonly parameters: readonly WrittenParameter[];
}

/** The formats that name a model by the vendor's own name. */
export const modelFormats: readonly PromptFormat[] = ['hone', 'dotprompt', 'prompty', 'promptfoo'];

/** Words of other tools for the vendors of `models.json`. A cloud or a router has names and dates of its own. */
const vendors: ReadonlyMap<string, string> = new Map([
  ['openai', 'openai'],
  ['anthropic', 'anthropic'],
  ['google', 'google'],
  ['googleai', 'google'],
  ['mistral', 'mistral'],
  ['xai', 'xai'],
  ['deepseek', 'deepseek'],
  ['groq', 'groq'],
  ['alibaba', 'alibaba'],
]);

/** Whose model it is, where only its name is given. */
const families: readonly (readonly [RegExp, string])[] = [
  [/^(?:gpt-|chatgpt-|o\d(?:-|$)|text-(?:davinci|curie|babbage|ada)-)/i, 'openai'],
  [/^claude-/i, 'anthropic'],
  [/^gemini-/i, 'google'],
  [/^grok-/i, 'xai'],
  [/^deepseek-/i, 'deepseek'],
];

/**
 * The models of a prompt that are known to be a vendor's. Left alone is what may be anything: a deployment, a tuned model
 * (`ft:…`), a name that is filled in (`${…}`), one at a server of the user's own.
 */
export const namedModels = oncePerPrompt((doc): readonly NamedModel[] =>
  writtenModels(doc).flatMap((written) => namedModel(doc, written)),
);

function namedModel({ text }: PromptDoc, { model, span, parameters }: WrittenModel): NamedModel[] {
  const slash = model.indexOf('/');
  const name = model.slice(slash + 1);
  const provider =
    slash < 0 ? families.find(([shape]) => shape.test(name))?.[1] : vendors.get(model.slice(0, slash).toLowerCase());
  const start = span.start + sliceOf(text, span).lastIndexOf(name);
  if (provider === undefined || start < span.start || !/^[A-Za-z0-9][\w./-]*$/.test(name)) return [];
  return [{ id: `${provider}/${name}`, provider, name, span: { start, end: start + name.length }, parameters }];
}

function writtenModels({ format, frontMatter, writtenModels: own = [] }: PromptDoc): readonly WrittenModel[] {
  if (frontMatter === undefined) return own;
  if (format === 'prompty') return promptyModels(frontMatter);
  if (format !== 'hone' && format !== 'dotprompt') return [];
  const parameters = parametersAt(frontMatter, ['config']);
  return [...modelsAt(frontMatter, ['model'], parameters), ...modelsAt(frontMatter, ['matrix', 'model'], parameters)];
}

/** One name, or a list of names. */
function modelsAt(
  frontMatter: FrontMatter,
  path: readonly string[],
  parameters: readonly WrittenParameter[],
): WrittenModel[] {
  const value = valueAt(frontMatter.data, path);
  const names: unknown[] = Array.isArray(value) ? value : [value];
  return names.flatMap((model, i): WrittenModel[] => {
    const span = frontMatter.valueSpan(Array.isArray(value) ? [...path, i] : path);
    return isText(model) && span !== undefined ? [{ model, span, parameters }] : [];
  });
}

/** What sends a Prompty file's request to another server than the vendor's. */
const promptyAddresses = ['azure_endpoint', 'azure_deployment', 'base_url', 'endpoint', 'deployment'];

function promptyModels(frontMatter: FrontMatter): WrittenModel[] {
  const { model } = frontMatter.data;
  if (isText(model)) return modelsAt(frontMatter, ['model'], []);
  if (!isMapping(model) || isElsewhere(model['connection'])) return [];
  const settings = ['configuration', 'connection'].map((key) => model[key]).filter(isMapping);
  if (settings.some((setting) => promptyAddresses.some((key) => setting[key] !== undefined))) return [];
  const provider = model['provider'] ?? settings.map((setting) => setting['type']).find(isText);
  if (provider !== undefined && !(isText(provider) && vendors.has(provider))) return [];
  const parameters = ['options', 'parameters'].flatMap((key) => parametersAt(frontMatter, ['model', key]));
  return promptyNames(model).flatMap((path) =>
    modelsAt(frontMatter, ['model', ...path], parameters).map((written) =>
      provider === undefined ? written : { ...written, model: `${provider}/${written.model}` },
    ),
  );
}

/** A connection that is kept in another file, or known to the host by its name, may lead anywhere. */
function isElsewhere(connection: unknown): boolean {
  if (!isMapping(connection)) return connection !== undefined && connection !== null;
  return connection['kind'] !== undefined && connection['kind'] !== 'key';
}

function promptyNames(model: Mapping): string[][] {
  if (isText(model['id'])) return [['id']];
  const configuration = isMapping(model['configuration']) ? model['configuration'] : {};
  const key = ['name', 'model'].find((name) => isText(configuration[name]));
  return key === undefined ? [] : [['configuration', key]];
}

function parametersAt(frontMatter: FrontMatter, path: readonly string[]): WrittenParameter[] {
  const settings = valueAt(frontMatter.data, path);
  if (!isMapping(settings)) return [];
  return Object.entries(settings).flatMap(([key, value]): WrittenParameter[] => {
    const [keySpan, valueSpan] = [frontMatter.keySpan([...path, key]), frontMatter.valueSpan([...path, key])];
    return keySpan === undefined || valueSpan === undefined ? [] : [{ key, keySpan, valueSpan, value }];
  });
}

/** Hone's name of a parameter, by those that formats and vendors have. */
const parameterNames: ReadonlyMap<string, string> = new Map([
  ['top_p', 'topP'],
  ['top_k', 'topK'],
  ['max_tokens', 'maxOutputTokens'],
  ['max_completion_tokens', 'maxOutputTokens'],
  ['max_output_tokens', 'maxOutputTokens'],
  ['stop', 'stopSequences'],
  ['stop_sequences', 'stopSequences'],
  ['reasoning_effort', 'reasoningEffort'],
]);

export function parameterName({ key }: WrittenParameter): string {
  return parameterNames.get(key) ?? key;
}

/** A parameter of a model by Hone's name. */
export function parameterOf(model: NamedModel, name: string): WrittenParameter | undefined {
  return model.parameters.find((parameter) => parameterName(parameter) === name);
}
