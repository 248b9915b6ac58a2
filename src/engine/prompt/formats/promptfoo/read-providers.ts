import type { ModelParameters } from '../../../model/chat-model.js';
import type { Problem } from '../../../text/problem.js';
import { type FieldReader, isMapping, isText } from '../../field-reader.js';
import type { WrittenModel } from '../../prompt-doc.js';
import type { KeyPath } from '../../read-yaml.js';
import { blocked, isCode } from './code.js';
import { readParameters } from './read-parameters.js';

export interface Providers {
  /** `provider/model` names. */
  readonly models: readonly string[];
  readonly parameters: ModelParameters;
  readonly unsupported: readonly Problem[];
  /** Those with the vendor's own address. */
  readonly written: readonly WrittenModel[];
}

/** promptfoo's providers that Hone has too, under its own names; what may stand before the model's name is left off. */
const known: ReadonlyMap<string, { readonly name: string; readonly kinds: readonly string[] }> = new Map([
  ['openai', { name: 'openai', kinds: ['chat', 'responses'] }],
  ['anthropic', { name: 'anthropic', kinds: ['messages'] }],
  ['azure', { name: 'azure', kinds: ['chat', 'responses'] }],
  ['azureopenai', { name: 'azure', kinds: ['chat'] }],
  ['google', { name: 'google', kinds: [] }],
  ['openrouter', { name: 'openrouter', kinds: [] }],
  ['groq', { name: 'groq', kinds: ['chat'] }],
  ['mistral', { name: 'mistral', kinds: ['chat'] }],
  ['ollama', { name: 'ollama', kinds: ['chat', 'completion'] }],
  ['vllm', { name: 'vllm', kinds: ['chat'] }],
]);

/** Kinds that are no conversation with a model. */
const otherKinds: ReadonlySet<string> = new Set([
  'completion',
  'embedding',
  'embeddings',
  'assistant',
  'image',
  'realtime',
  'moderation',
  'transcription',
  'tts',
]);

/** `providers`, which newer configurations call `targets`. */
export function readProviders(fields: FieldReader): Providers {
  const key = fields.value(['providers']) === undefined ? 'targets' : 'providers';
  const value = fields.value([key]);
  if (value === undefined || value === null) return { models: [], parameters: {}, unsupported: [], written: [] };
  const paths: KeyPath[] = Array.isArray(value) ? value.map((_item, i) => [key, i]) : [[key]];
  const read = paths.flatMap((path) => readProvider(fields, path));
  const settings = read.map(({ parameters }) => parameters);
  const agree = settings.every((one) => JSON.stringify(one) === JSON.stringify(settings[0]));
  const disagreement: Problem = {
    code: 'provider-config',
    message: 'The providers have different parameters, and a prompt has one set of them; none is carried over.',
    span: fields.keySpan([key]),
  };
  return {
    models: [...new Set(read.flatMap(({ models }) => models))],
    parameters: agree ? (settings[0] ?? {}) : {},
    unsupported: [...read.flatMap(({ unsupported }) => unsupported), ...(agree ? [] : [disagreement])],
    written: read.flatMap(({ written }) => written),
  };
}

/** A name, `{ id, config }`, or `{ <name>: { config } }`. */
function readProvider(fields: FieldReader, path: KeyPath): Providers[] {
  const value = fields.value(path);
  if (isText(value)) return [named(fields, value, path, [])];
  if (!isMapping(value)) {
    fields.wrongType(path, 'the name of a provider, or a mapping with `id`');
    return [];
  }
  if (isText(value['id'])) return [named(fields, value['id'], [...path, 'id'], path)];
  return Object.keys(value).map((name) => {
    const id = fields.value([...path, name, 'id']);
    return named(fields, isText(id) ? id : name, [...path, name], [...path, name]);
  });
}

function named(fields: FieldReader, id: string, at: KeyPath, options: KeyPath): Providers {
  const span = fields.valueSpan(at);
  if (isCode(id) || id.startsWith('file://')) {
    return { models: [], parameters: {}, unsupported: [blocked(`The provider \`${id}\``, span)], written: [] };
  }
  const { parameters, unsupported } =
    options.length === 0 ? { parameters: {}, unsupported: [] } : readOptions(fields, options);
  const { model, isKnown } = modelOf(id);
  const message = `Hone has no provider for \`${id}\`; describe one under \`providers\` in hone.config.yaml, or name another model.`;
  const note: Problem[] = isKnown ? [] : [{ code: 'provider-unknown', message, span }];
  const written = isKnown ? writtenModels(fields, { model, span, options }) : [];
  return { models: [model], parameters, unsupported: [...note, ...unsupported], written };
}

/** Settings that send the request to another server than the vendor's. */
const addresses = ['apiHost', 'apiBaseUrl', 'apiHostname', 'baseUrl', 'basePath'];

function writtenModels(
  fields: FieldReader,
  { model, span, options }: { model: string; span: Problem['span']; options: KeyPath },
): WrittenModel[] {
  const config = options.length === 0 ? {} : fields.value([...options, 'config']);
  const settings = isMapping(config) ? config : {};
  if (addresses.some((key) => settings[key] !== undefined)) return [];
  const parameters = Object.entries(settings).map(([key, value]) => ({
    key,
    keySpan: fields.keySpan([...options, 'config', key]),
    valueSpan: fields.valueSpan([...options, 'config', key]),
    value,
  }));
  return [{ model, span, parameters }];
}

/** `openai:chat:gpt-4.1` is `openai/gpt-4.1`; a model's own name may have a colon, as Ollama's have. */
export function modelOf(id: string): { model: string; isKnown: boolean } {
  const [provider = '', ...rest] = id.split(':');
  const [kind = ''] = rest;
  const own = known.get(provider);
  if (own === undefined) return { model: rest.length === 0 ? id : `${provider}/${rest.join(':')}`, isKnown: false };
  const model = (own.kinds.includes(kind) && rest.length > 1 ? rest.slice(1) : rest).join(':');
  const isOther = otherKinds.has(kind) && !own.kinds.includes(kind);
  return { model: `${own.name}/${model}`, isKnown: model !== '' && !isOther };
}

function readOptions(fields: FieldReader, path: KeyPath): Pick<Providers, 'parameters' | 'unsupported'> {
  const read = readParameters(fields, [...path, 'config']);
  const others = Object.keys(fields.mapping(path) ?? {}).filter((key) => !['id', 'config', 'label'].includes(key));
  const notes = others.map((key): Problem => {
    const span = fields.keySpan([...path, key]);
    if (key === 'transform') return blocked('`transform`', span);
    return { code: 'provider-config', message: `\`${key}\` of a provider is not carried over.`, span };
  });
  return { parameters: read.parameters, unsupported: [...read.unsupported, ...notes] };
}
