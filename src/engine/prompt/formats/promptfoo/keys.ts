import type { KnownKey } from '../../known-key.js';
import { assertionNames } from './assertion-names.js';

const assertionTypes = [
  ...assertionNames,
  ...['assert-set', 'human', 'max-score', 'select-best'],
  ...assertionNames.map((name) => `not-${name}`),
];

const setKey: KnownKey = {
  name: 'assert',
  type: 'list',
  documentation: 'The assertions of a set, where `type` is `assert-set`.',
};

const assertionKeys: readonly KnownKey[] = [
  {
    name: 'type',
    type: 'string',
    documentation: 'The assertion; `not-` before its name turns it round.',
    values: assertionTypes,
  },
  { name: 'value', type: 'any', documentation: 'What the answer is compared with; a template over the variables.' },
  { name: 'threshold', type: 'number', documentation: 'The least score that passes.' },
  { name: 'weight', type: 'number', documentation: 'How much it counts beside the others.' },
  { name: 'metric', type: 'string', documentation: 'The name under which its scores are added up.' },
  { name: 'provider', type: 'any', documentation: 'The model that judges, where a model does.' },
  { name: 'rubricPrompt', type: 'texts', documentation: 'The prompt of the model that judges.' },
  {
    name: 'transform',
    type: 'string',
    documentation: 'Code that changes the answer before it is looked at. Hone never runs it.',
  },
  {
    name: 'contextTransform',
    type: 'string',
    documentation: 'Code that takes the context out of the answer. Hone never runs it.',
  },
  { name: 'config', type: 'mapping', documentation: 'Values for an assertion of your own.' },
];

const assertKey: KnownKey = {
  name: 'assert',
  type: 'list',
  documentation: 'What an answer must be like.',
  items: [...assertionKeys, { ...setKey, items: assertionKeys }],
};

const optionKeys: readonly KnownKey[] = [
  { name: 'transformVars', type: 'string', documentation: 'Code that changes the variables. Hone never runs it.' },
  { name: 'transform', type: 'string', documentation: 'Code that changes the answer. Hone never runs it.' },
  { name: 'prefix', type: 'string', documentation: 'Text before the prompt.' },
  { name: 'suffix', type: 'string', documentation: 'Text behind the prompt.' },
  { name: 'provider', type: 'any', documentation: 'The model that judges.' },
  { name: 'rubricPrompt', type: 'texts', documentation: 'The prompt of the model that judges.' },
  { name: 'storeOutputAs', type: 'string', documentation: 'The variable under which later tests find the answer.' },
  { name: 'runSerially', type: 'boolean', documentation: 'Whether the test waits for those before it.' },
  {
    name: 'disableVarExpansion',
    type: 'boolean',
    documentation: 'Whether a list stays one value instead of one test for each item.',
  },
  {
    name: 'disableConversationVar',
    type: 'boolean',
    documentation: 'Whether the prompt goes without `_conversation`.',
  },
  {
    name: 'disableDefaultAsserts',
    type: 'boolean',
    documentation: 'Whether the assertions of `defaultTest` are left out.',
  },
];

const testKeys: readonly KnownKey[] = [
  { name: 'vars', type: 'any', documentation: 'The values of the variables; a list gives one test for each item.' },
  assertKey,
  { name: 'description', type: 'string', documentation: 'What is tested.' },
  { name: 'threshold', type: 'number', documentation: 'The least score of all assertions together that passes.' },
  { name: 'options', type: 'mapping', documentation: 'How the test is carried out.', keys: optionKeys },
  { name: 'metadata', type: 'mapping', documentation: 'Keys and values of your own, to filter by.' },
  { name: 'provider', type: 'any', documentation: 'Another model for this test.' },
  { name: 'providers', type: 'list', documentation: 'The models that run this test, by label or id.' },
  { name: 'prompts', type: 'list', documentation: 'The prompts that this test is for, by label or id.' },
  { name: 'providerOutput', type: 'any', documentation: 'An answer to look at instead of asking a model.' },
  { name: 'assertScoringFunction', type: 'string', documentation: 'Code that scores. Hone never runs it.' },
];

/** Parameters as OpenAI's interface names them, which most providers take. */
const providerConfigKeys: readonly KnownKey[] = [
  { name: 'temperature', type: 'number', documentation: 'How random the answer is; 0 is the least.' },
  { name: 'max_tokens', type: 'integer', documentation: 'The longest answer, in tokens.' },
  { name: 'top_p', type: 'number', documentation: 'Samples from the likeliest tokens that add up to this.' },
  { name: 'seed', type: 'integer', documentation: 'Asks for the same answer to the same request.' },
  { name: 'stop', type: 'list', documentation: 'Texts that end the answer.' },
  { name: 'response_format', type: 'mapping', documentation: 'The form of the answer.' },
  { name: 'apiKey', type: 'string', documentation: "The key; leave it out and set the vendor's variable instead." },
  { name: 'apiBaseUrl', type: 'string', documentation: 'The address of the model.' },
];

const providerKeys: readonly KnownKey[] = [
  { name: 'id', type: 'string', documentation: 'The model, as `openai:gpt-4.1-mini`.' },
  { name: 'label', type: 'string', documentation: 'The name that results show.' },
  { name: 'config', type: 'mapping', documentation: 'Parameters of the request.', keys: providerConfigKeys },
  { name: 'prompts', type: 'list', documentation: 'The prompts for this model, by label or id.' },
  { name: 'transform', type: 'string', documentation: 'Code that changes the answer. Hone never runs it.' },
  { name: 'delay', type: 'number', documentation: 'Milliseconds to wait between calls.' },
  { name: 'env', type: 'mapping', documentation: 'Environment variables for this model alone.' },
];

const promptKeys: readonly KnownKey[] = [
  { name: 'id', type: 'string', documentation: 'The file of the prompt, as `file://prompt.txt`, or a name.' },
  { name: 'label', type: 'string', documentation: 'The name that results show.' },
  { name: 'raw', type: 'string', documentation: 'The text of the prompt.' },
  {
    name: 'config',
    type: 'mapping',
    documentation: 'Parameters of the request for this prompt.',
    keys: providerConfigKeys,
  },
];

const evaluateOptionKeys: readonly KnownKey[] = [
  { name: 'maxConcurrency', type: 'integer', documentation: 'How many calls run at once.' },
  { name: 'repeat', type: 'integer', documentation: 'How often each test runs.' },
  { name: 'delay', type: 'number', documentation: 'Milliseconds to wait after each call.' },
  { name: 'cache', type: 'boolean', documentation: 'Whether answers are taken from the cache.' },
  { name: 'showProgressBar', type: 'boolean', documentation: 'Whether progress is shown.' },
  { name: 'timeoutMs', type: 'number', documentation: 'Milliseconds after which a call fails.' },
  { name: 'maxEvalTimeMs', type: 'number', documentation: 'Milliseconds after which the evaluation ends.' },
];

const scenarioKeys: readonly KnownKey[] = [
  { name: 'description', type: 'string', documentation: 'What is tested.' },
  { name: 'config', type: 'list', documentation: 'Variables that are combined with each test.', items: testKeys },
  { name: 'tests', type: 'list', documentation: 'The tests.', items: testKeys },
];

/** promptfoo's configuration (its reference and src/types/index.ts, read on 2026-11-26). */
export const promptfooKeys: readonly KnownKey[] = [
  { name: 'description', type: 'string', documentation: 'What is tested.' },
  {
    name: 'prompts',
    type: 'any',
    documentation: 'The prompts: their text, or files as `file://prompt.txt`.',
    items: promptKeys,
  },
  { name: 'providers', type: 'any', documentation: 'The models that answer.', items: providerKeys },
  { name: 'targets', type: 'any', documentation: 'Another name of `providers`.', items: providerKeys },
  {
    name: 'tests',
    type: 'any',
    documentation: 'The rows and what is expected of the answers, or a file of them.',
    items: testKeys,
  },
  { name: 'defaultTest', type: 'any', documentation: 'What every test has.', keys: testKeys },
  {
    name: 'scenarios',
    type: 'list',
    documentation: 'Tests that run with several sets of variables.',
    items: scenarioKeys,
  },
  {
    name: 'assertionTemplates',
    type: 'mapping',
    documentation: "Assertions to use again, by name: `$ref: '#/assertionTemplates/name'`.",
    anyKey: { type: 'mapping', keys: assertionKeys },
  },
  {
    name: 'derivedMetrics',
    type: 'list',
    documentation: 'Metrics that are worked out from others.',
    items: [
      { name: 'name', type: 'string', documentation: 'The name of the metric.' },
      { name: 'value', type: 'string', documentation: 'How it is worked out: a formula over other metrics.' },
    ],
  },
  { name: 'evaluateOptions', type: 'mapping', documentation: 'How the evaluation runs.', keys: evaluateOptionKeys },
  { name: 'commandLineOptions', type: 'mapping', documentation: "Defaults for promptfoo's command line." },
  { name: 'outputPath', type: 'texts', documentation: 'Where promptfoo writes its results.' },
  { name: 'nunjucksFilters', type: 'mapping', documentation: 'Files of filters, by name. Hone never runs them.' },
  {
    name: 'extensions',
    type: 'list',
    documentation: 'Files with code that runs at given moments. Hone never runs it.',
  },
  { name: 'env', type: 'mapping', documentation: 'Environment variables for the evaluation.' },
  { name: 'tags', type: 'mapping', documentation: 'Names and values that describe the evaluation.' },
  { name: 'metadata', type: 'mapping', documentation: 'Anything else worth noting.' },
  { name: 'sharing', type: 'any', documentation: 'Whether promptfoo may share results.' },
  { name: 'writeLatestResults', type: 'boolean', documentation: "Whether results are kept for promptfoo's viewer." },
  { name: 'redteam', type: 'mapping', documentation: 'Attacks that promptfoo makes up.' },
  { name: 'tracing', type: 'mapping', documentation: 'How promptfoo records what happens in a call.' },
];
