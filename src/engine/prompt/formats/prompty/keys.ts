import type { KnownKey } from '../../known-key.js';
import { experimentKeys } from '../hone/keys.js';

const kinds = ['string', 'integer', 'float', 'boolean', 'array', 'object', 'thread', 'image', 'file', 'audio'];

const propertyKeys: readonly KnownKey[] = [
  { name: 'name', type: 'string', documentation: 'The name in the template.' },
  { name: 'kind', type: 'string', documentation: 'What it holds.', values: kinds },
  { name: 'description', type: 'string', documentation: 'What it is for.' },
  { name: 'required', type: 'boolean', documentation: 'Whether a value must be given.' },
  { name: 'default', type: 'any', documentation: 'The value when none is given.' },
  { name: 'example', type: 'any', documentation: 'A value to try the prompt with.' },
  { name: 'enumValues', type: 'list', documentation: 'The only values there are.' },
];

const optionKeys: readonly KnownKey[] = [
  { name: 'temperature', type: 'number', documentation: 'How random the answer is, from 0 to 2.' },
  { name: 'maxOutputTokens', type: 'integer', documentation: 'The longest answer, in tokens.' },
  { name: 'topP', type: 'number', documentation: 'Samples from the likeliest tokens that add up to this.' },
  { name: 'topK', type: 'integer', documentation: 'Samples from this many of the likeliest tokens.' },
  { name: 'frequencyPenalty', type: 'number', documentation: 'Makes words that were used often less likely.' },
  { name: 'presencePenalty', type: 'number', documentation: 'Makes words that were used at all less likely.' },
  { name: 'seed', type: 'integer', documentation: 'Asks for the same answer to the same request.' },
  { name: 'stopSequences', type: 'list', documentation: 'Texts that end the answer.' },
  { name: 'allowMultipleToolCalls', type: 'boolean', documentation: 'Whether one answer may call several tools.' },
  { name: 'additionalProperties', type: 'mapping', documentation: 'What only this provider knows.' },
];

const connectionKeys: readonly KnownKey[] = [
  {
    name: 'kind',
    type: 'string',
    documentation: 'How to reach the model.',
    values: ['key', 'reference', 'remote', 'anonymous', 'foundry', 'oauth'],
  },
  { name: 'name', type: 'string', documentation: 'The name of a connection that is kept elsewhere.' },
  { name: 'endpoint', type: 'string', documentation: 'The address of the model; `${env:NAME}` reads it at run time.' },
  { name: 'apiKey', type: 'string', documentation: 'The key, as `${env:NAME}`: never write it out.' },
];

const modelKeys: readonly KnownKey[] = [
  { name: 'id', type: 'string', documentation: 'The model.' },
  {
    name: 'provider',
    type: 'string',
    documentation: 'Who runs it.',
    values: ['openai', 'azure', 'anthropic', 'foundry'],
  },
  {
    name: 'apiType',
    type: 'string',
    documentation: 'The kind of request.',
    values: ['chat', 'responses', 'embedding', 'image'],
  },
  { name: 'connection', type: 'mapping', documentation: 'How to reach it.', keys: connectionKeys },
  { name: 'options', type: 'mapping', documentation: 'Parameters of the request.', keys: optionKeys },
];

const toolKeys: readonly KnownKey[] = [
  { name: 'name', type: 'string', documentation: 'The name the model calls it by.' },
  { name: 'kind', type: 'string', documentation: 'What it is.', values: ['function', 'mcp', 'openapi'] },
  { name: 'description', type: 'string', documentation: 'What the model is told about it.' },
  { name: 'parameters', type: 'any', documentation: 'What it is called with.' },
  { name: 'bindings', type: 'any', documentation: 'Parameters that inputs fill in.' },
];

const templateKeys: readonly KnownKey[] = [
  {
    name: 'format',
    type: 'any',
    documentation: 'The template language.',
    values: ['jinja2', 'mustache'],
    keys: [{ name: 'kind', type: 'string', documentation: 'The template language.', values: ['jinja2', 'mustache'] }],
  },
  {
    name: 'parser',
    type: 'any',
    documentation: 'How rendered text becomes messages.',
    values: ['prompty'],
    keys: [{ name: 'kind', type: 'string', documentation: 'The parser.', values: ['prompty'] }],
  },
];

/** Prompty's second version (its spec.md, read on 2026-11-26), and what Hone reads beside it. */
export const promptyKeys: readonly KnownKey[] = [
  { name: 'name', type: 'string', documentation: "The prompt's name." },
  { name: 'displayName', type: 'string', documentation: 'The name people are shown.' },
  { name: 'description', type: 'string', documentation: 'What the prompt is for.' },
  { name: 'metadata', type: 'mapping', documentation: 'Authors, tags and what else is worth noting.' },
  {
    name: 'model',
    type: 'any',
    documentation: 'The model by its id, or with its provider and options.',
    keys: modelKeys,
  },
  { name: 'inputs', type: 'any', documentation: 'The variables of the template.', items: propertyKeys },
  { name: 'outputs', type: 'any', documentation: 'The fields of the answer.', items: propertyKeys },
  { name: 'tools', type: 'list', documentation: 'What the model may call.', items: toolKeys },
  {
    name: 'template',
    type: 'any',
    documentation: 'The template language.',
    values: ['jinja2', 'mustache'],
    keys: templateKeys,
  },
  ...experimentKeys,
];
