import { optimizeKeys } from './optimize-keys.js';
import { varyKinds } from '../../read-vary.js';
import type { KnownKey } from '../../known-key.js';
import { assertionKeys, metricNames } from './metric-keys.js';

const pathKey: KnownKey = {
  name: 'path',
  type: 'string',
  documentation:
    'The data file, relative to this file: `.jsonl`, `.csv`, `.tsv`, `.json`, `.yaml` or `.parquet`; a glob for several.',
};

const configKeys: readonly KnownKey[] = [
  {
    name: 'temperature',
    type: 'number',
    documentation: 'How random the answer is; 0 is the least. Some models refuse it.',
  },
  { name: 'maxOutputTokens', type: 'integer', documentation: 'The longest answer, in tokens.' },
  {
    name: 'topP',
    type: 'number',
    documentation: 'Samples from the likeliest tokens whose probabilities add up to this.',
  },
  {
    name: 'topK',
    type: 'integer',
    documentation: 'Samples from this many of the likeliest tokens, where the provider has it.',
  },
  { name: 'stopSequences', type: 'list', documentation: 'Texts that end the answer; they are not part of it.' },
  {
    name: 'seed',
    type: 'integer',
    documentation: 'Asks the provider for the same answer to the same request, where it can.',
  },
  {
    name: 'reasoningEffort',
    type: 'string',
    documentation: 'How long a reasoning model may think.',
    values: ['none', 'minimal', 'low', 'medium', 'high', 'xhigh'],
  },
  {
    name: 'toolChoice',
    type: 'string',
    documentation: 'Whether the model may call tools, must, or must not.',
    values: ['auto', 'none', 'required'],
  },
  {
    name: 'logprobs',
    type: 'any',
    documentation:
      'Asks for the likelihood of each token and so many alternatives (`true`: 20), which `perplexity` and `label-likelihood` read.',
    values: ['true'],
  },
];

const toolKeys: readonly KnownKey[] = [
  { name: 'name', type: 'string', documentation: 'What the model calls it: letters, digits, `_` and `-`.' },
  { name: 'description', type: 'string', documentation: 'What it does and when to call it.' },
  { name: 'parameters', type: 'mapping', documentation: 'What it takes, as Picoschema or JSON Schema.' },
];

const inputKeys: readonly KnownKey[] = [
  {
    name: 'schema',
    type: 'mapping',
    documentation: 'The variables of the template and their types, as Picoschema (`name: string`) or JSON Schema.',
    anyKey: { type: 'any', values: ['string', 'number', 'integer', 'boolean', 'any'] },
  },
  { name: 'default', type: 'mapping', documentation: 'Values for variables that are not given.' },
  {
    name: 'trust',
    type: 'mapping',
    documentation: 'Who writes a value: the developer (`dev`, the default), a `user`, a `tool` or a `file`.',
    anyKey: { type: 'string', values: ['dev', 'user', 'tool', 'file'] },
  },
];

const outputKeys: readonly KnownKey[] = [
  { name: 'format', type: 'string', documentation: 'The form of the answer.', values: ['text', 'json'] },
  {
    name: 'schema',
    type: 'mapping',
    documentation: 'The fields of a JSON answer, as Picoschema or JSON Schema.',
    anyKey: { type: 'any', values: ['string', 'number', 'integer', 'boolean', 'any'] },
  },
  {
    name: 'labels',
    type: 'any',
    documentation: 'The answers to choose from: a list of words, or a mapping from the value in the data to the word.',
  },
];

const splitKeys: readonly KnownKey[] = [
  { name: 'train', type: 'number', documentation: 'The share of rows to optimize on, or their number when above 1.' },
  {
    name: 'dev',
    type: 'number',
    documentation: 'The share of rows to choose candidates on, or their number when above 1.',
  },
  {
    name: 'test',
    type: 'number',
    documentation: 'The share of rows kept sealed for the verdict, or their number when above 1.',
  },
  { name: 'seed', type: 'integer', documentation: 'Another seed gives another split.' },
];

const columnKeys: readonly KnownKey[] = [
  { name: 'column', type: 'string', documentation: 'The column of the file; the same name when left out.' },
  {
    name: 'type',
    type: 'string',
    documentation:
      'What a value is: the path of a picture, a sound or another file to send, of a text to read, or JSON to read.',
    values: ['image', 'audio', 'file', 'text', 'json'],
  },
];

const dataKeys: readonly KnownKey[] = [
  pathKey,
  {
    name: 'columns',
    type: 'any',
    documentation:
      'The name in the template to the column of the file, or to `{ column, type }`; a list leaves the other columns out.',
    anyKey: { type: 'any', keys: columnKeys },
  },
  {
    name: 'where',
    type: 'any',
    documentation:
      "Keeps the rows whose columns have these values, or of which an expression holds: `label == 'yes' and text | length < 400`.",
  },
  {
    name: 'sample',
    type: 'any',
    documentation: 'So many rows, drawn by a seed: the same ones on every machine. A number, or `{ n, seed }`.',
    keys: [
      { name: 'n', type: 'integer', documentation: 'How many rows.' },
      { name: 'seed', type: 'integer', documentation: 'Another seed draws other rows; 0 when left out.' },
    ],
  },
  { name: 'limit', type: 'integer', documentation: 'Reads no more rows than this.' },
  { name: 'split', type: 'mapping', documentation: 'How the rows are divided.', keys: splitKeys },
];

const ignoreKey: KnownKey = {
  name: 'ignore',
  type: 'list',
  documentation: 'Ids of linter rules that are not applied to this file.',
};

const tokensKey: KnownKey = {
  name: 'tokens',
  type: 'integer',
  documentation: 'The most tokens this prompt may have before values are filled in, for the rule `cost/budget`.',
};

/** What Hone itself reads, in whatever format it stands: the experiment around a prompt. */
export const experimentKeys: readonly KnownKey[] = [
  {
    name: 'data',
    type: 'any',
    documentation: 'The rows to evaluate on: the path of a file, or a mapping with `path` and what to take from it.',
    keys: dataKeys,
  },
  {
    name: 'expect',
    type: 'string',
    documentation: 'A template over the row that gives the expected answer, in quotes: `"{{ label }}"`.',
  },
  {
    name: 'metrics',
    type: 'list',
    documentation: "What is measured: names such as `exact-match`, or assertions with promptfoo's names.",
    values: metricNames,
    items: assertionKeys,
  },
  {
    name: 'judge',
    type: 'texts',
    documentation:
      'The model that grades answers for metrics such as `llm-rubric`, as `provider/model`, or a list that votes; the configured one when not given.',
  },
  {
    name: 'matrix',
    type: 'mapping',
    documentation: 'Variables and their alternatives; every combination is a variant. `model` chooses models.',
  },
  {
    name: 'demos',
    type: 'any',
    documentation: 'Demonstrations: rows written here, or `{ path }` of a file. The optimizer writes them.',
    keys: [pathKey],
  },
  {
    name: 'vary',
    type: 'any',
    documentation:
      'The other forms in which `hone vary` says the prompt: a list of kinds, or a mapping with `kinds`, `n` and `seed`.',
    values: varyKinds,
    keys: [
      { name: 'kinds', type: 'list', documentation: 'Kinds of other forms.', values: varyKinds },
      { name: 'n', type: 'integer', documentation: 'Texts of each kind at most; 3 when not given.' },
      { name: 'seed', type: 'integer', documentation: 'Decides which texts; 0 when not given.' },
    ],
  },
  {
    name: 'hone',
    type: 'mapping',
    documentation: 'For Hone only; never sent to a model.',
    keys: [
      ignoreKey,
      tokensKey,
      { name: 'optimize', type: 'mapping', documentation: 'How `hone optimize` searches.', keys: optimizeKeys },
    ],
  },
];

/** What a prompt is to dotprompt as well. */
export const promptKeys: readonly KnownKey[] = [
  { name: 'name', type: 'string', documentation: "The prompt's name; the file's name when not given." },
  { name: 'description', type: 'string', documentation: 'What the prompt is for, in one sentence.' },
  {
    name: 'model',
    type: 'any',
    documentation:
      'The model as `provider/model`, or a list of which each is evaluated; the configured default when not given.',
  },
  { name: 'config', type: 'mapping', documentation: 'Parameters of the request.', keys: configKeys },
  { name: 'input', type: 'mapping', documentation: 'The variables of the template.', keys: inputKeys },
  { name: 'output', type: 'mapping', documentation: 'What the answer must look like.', keys: outputKeys },
];

/** The keys at the top level, in the order in which files usually have them. */
export const honeKeys: readonly KnownKey[] = [
  ...promptKeys,
  {
    name: 'tools',
    type: 'list',
    documentation: 'Tools the model may ask to be called. Hone calls none: the wish is the answer.',
    items: toolKeys,
  },
  ...experimentKeys,
  {
    name: 'template',
    type: 'string',
    documentation: 'The template language.',
    values: ['jinja2', 'handlebars', 'mustache', 'nunjucks'],
  },
];
