import type { ModelParameters } from '../../../model/chat-model.js';
import type { Problem } from '../../../text/problem.js';
import { type FieldReader, isMapping, isText, type Mapping } from '../../field-reader.js';
import type { KeyPath } from '../../read-yaml.js';

export interface ModelReading {
  /** `provider/model`; empty when the file names none. */
  readonly models: readonly string[];
  readonly parameters: ModelParameters;
  /** True where the first version's parameters ask for a JSON object. */
  readonly jsonObject: boolean;
  readonly unsupported: readonly Problem[];
}

/** `model` as Prompty writes it, in its second version (specification §2.4 to §2.6) and its first. */
export function readModel(reader: FieldReader): ModelReading {
  const model = reader.value(['model']);
  if (isText(model))
    return { models: [withProvider(undefined, model)], parameters: {}, jsonObject: false, unsupported: [] };
  const fields = reader.mapping(['model']);
  if (fields === undefined) return { models: [], parameters: {}, jsonObject: false, unsupported: [] };
  const id = readId(reader);
  const options = optionsPath(reader);
  return {
    models: id === undefined ? [] : [withProvider(readProvider(reader), id)],
    parameters: options === undefined ? {} : readParameters(reader, options),
    jsonObject: reader.value(['model', 'parameters', 'response_format', 'type']) === 'json_object',
    unsupported: [
      ...unsupportedModel(reader, fields),
      ...(options === undefined ? [] : unsupportedOptions(reader, options)),
    ],
  };
}

/** The first version's deployment at Azure, or its name at OpenAI, is the model. */
function readId(reader: FieldReader): string | undefined {
  const configuration = ['model', 'configuration'];
  return (
    reader.text(['model', 'id']) ??
    firstText(reader, [...configuration, 'azure_deployment'], [...configuration, 'name'], [...configuration, 'model'])
  );
}

function firstText(reader: FieldReader, ...paths: readonly KeyPath[]): string | undefined {
  return paths.map((path) => reader.value(path)).find(isText);
}

function readProvider(reader: FieldReader): string | undefined {
  const type = reader.value(['model', 'configuration', 'type']);
  return reader.text(['model', 'provider']) ?? (isText(type) ? type : undefined);
}

/** Prompty's words for providers that Hone names otherwise. */
const providers: Readonly<Record<string, string>> = { azure_openai: 'azure', 'azure-openai': 'azure' };

/** Whose model it is, where only its name is given. */
const families: readonly (readonly [RegExp, string])[] = [
  [/^(?:gpt-|chatgpt-|o\d)/, 'openai'],
  [/^claude-/, 'anthropic'],
  [/^gemini-/, 'google'],
];

function withProvider(provider: string | undefined, id: string): string {
  const named = provider === undefined ? undefined : (providers[provider] ?? provider);
  if (named !== undefined) return `${named}/${id}`;
  const family = families.find(([shape]) => shape.test(id))?.[1];
  return family === undefined ? id : `${family}/${id}`;
}

/** Hone's parameter, and the names it has in the second version and in the first. */
const parameterNames = {
  temperature: ['temperature'],
  topP: ['topP', 'top_p'],
  topK: ['topK', 'top_k'],
  maxOutputTokens: ['maxOutputTokens', 'max_tokens', 'max_completion_tokens'],
  seed: ['seed'],
  stopSequences: ['stopSequences', 'stop'],
} as const;

const bounds = {
  temperature: { least: 0, most: 2 },
  topP: { least: 0, most: 1 },
  topK: { whole: true, least: 0 },
  maxOutputTokens: { whole: true, least: 1 },
  seed: { whole: true },
} as const;

function optionsPath(reader: FieldReader): KeyPath | undefined {
  const path = [
    ['model', 'options'],
    ['model', 'parameters'],
  ].find((candidate) => reader.value(candidate) !== undefined);
  return path !== undefined && reader.mapping(path) !== undefined ? path : undefined;
}

function readParameters(reader: FieldReader, options: KeyPath): ModelParameters {
  const pathOf = (name: keyof typeof parameterNames): KeyPath => {
    const written = parameterNames[name].find((key) => reader.value([...options, key]) !== undefined);
    return [...options, written ?? name];
  };
  const number = (name: keyof typeof bounds): number | undefined => reader.number(pathOf(name), bounds[name]);
  const stopSequences = reader.texts(pathOf('stopSequences'));
  const found: ModelParameters = {
    ...given('temperature', number('temperature')),
    ...given('topP', number('topP')),
    ...given('topK', number('topK')),
    ...given('maxOutputTokens', number('maxOutputTokens')),
    ...given('seed', number('seed')),
    ...(stopSequences.length > 0 && { stopSequences }),
  };
  return found;
}

function given<K extends string>(key: K, value: number | undefined): Partial<Record<K, number>> {
  return value === undefined ? {} : ({ [key]: value } as Record<K, number>);
}

function unsupportedModel(reader: FieldReader, fields: Mapping): Problem[] {
  const found: Problem[] = [];
  const note = (path: KeyPath, message: string): void =>
    void found.push({ code: 'unsupported', message, span: reader.valueSpan(path) });
  for (const key of ['apiType', 'api']) {
    const kind = fields[key];
    if (isText(kind) && kind === 'responses')
      note(['model', key], 'Hone asks for the answer through chat completions, not through the Responses API.');
    else if (isText(kind) && kind !== 'chat')
      note(
        ['model', key],
        `Hone runs chat prompts, and this is of type \`${kind}\`: it is rendered and checked, and sent as a chat.`,
      );
  }
  for (const key of ['connection', 'configuration']) {
    if (fields[key] === undefined) continue;
    found.push({
      code: 'unsupported',
      message: `Hone takes a model's address and key from the environment or hone.config.yaml, not from \`model.${key}\`.`,
      span: reader.keySpan(['model', key]),
    });
  }
  return found;
}

function unsupportedOptions(reader: FieldReader, options: KeyPath): Problem[] {
  const known: ReadonlySet<string> = new Set(Object.values(parameterNames).flat());
  const fields = reader.value(options);
  if (!isMapping(fields)) return [];
  return Object.keys(fields)
    .filter(
      (key) =>
        !known.has(key) && !(key === 'response_format' && reader.value([...options, key, 'type']) === 'json_object'),
    )
    .map((key) => ({
      code: 'unsupported',
      message: `\`${[...options, key].join('.')}\` is not sent: Hone has no such parameter.`,
      span: reader.keySpan([...options, key]),
    }));
}
