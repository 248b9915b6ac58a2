import type { KnownKey } from '../../known-key.js';

/** Every metric and assertion; `eval/metrics/` has what they do, which an editor need not load. */
export const metricNames = [
  ...[
    'exact-match',
    'accuracy',
    'macro-f1',
    'equals',
    'contains',
    'icontains',
    'contains-all',
    'contains-any',
    'icontains-all',
  ],
  ...[
    'icontains-any',
    'starts-with',
    'ends-with',
    'regex',
    'word-count',
    'length',
    'numeric',
    'token-f1',
    'levenshtein',
  ],
  ...[
    'edit-similarity',
    'bleu',
    'gleu',
    'chrf',
    'rouge-1',
    'rouge-2',
    'rouge-l',
    'rouge-n',
    'is-json',
    'llm-rubric',
    'contains-json',
  ],
  ...['json-fields', 'is-xml', 'contains-xml', 'is-refusal', 'finish-reason', 'latency', 'cost', 'macro-precision'],
  ...['macro-recall', 'weighted-precision', 'weighted-recall', 'weighted-f1', 'micro-precision', 'micro-recall'],
  ...[
    'micro-f1',
    'balanced-accuracy',
    'matthews',
    'cohen-kappa',
    'precision',
    'recall',
    'f1',
    'auc',
    'pearson',
    'spearman',
  ],
  ...['assert-set', 'row-assertions', 'score', 'pass'],
  ...['is-valid-openai-tools-call', 'is-valid-openai-function-call', 'is-valid-function-call', 'tool-call-f1'],
  ...['perplexity', 'perplexity-score', 'label-likelihood'],
  ...['g-eval', 'factuality', 'model-graded-factuality', 'model-graded-closedqa'],
  ...['answer-relevance', 'context-faithfulness', 'context-recall', 'context-relevance'],
  ...['select-best', 'pairwise', 'javascript', 'python'],
];

/** Of metrics that a model grades. */
const judgeKeys: readonly KnownKey[] = [
  { name: 'provider', type: 'any', documentation: 'The model that grades, as `provider/model`; all of a list vote.' },
  {
    name: 'repeat',
    type: 'integer',
    documentation: 'How often each judge is asked about an answer; the score is the mean.',
  },
  { name: 'rubricPrompt', type: 'string', documentation: "The text of a judge prompt in place of Hone's own." },
  {
    name: 'prompt',
    type: 'string',
    documentation: "The path of a prompt file that asks the judge in place of Hone's own.",
  },
];

const entryKeys: readonly KnownKey[] = [
  { name: 'type', type: 'string', documentation: 'The metric or assertion.', values: metricNames },
  { name: 'value', type: 'any', documentation: 'What an answer is compared with; a template over the row.' },
  { name: 'threshold', type: 'number', documentation: 'The least score that passes.' },
  { name: 'weight', type: 'number', documentation: 'How much it counts beside the others.' },
  {
    name: 'name',
    type: 'string',
    documentation: 'What reports call it, where its type does not say enough; entries of one name are one score.',
  },
  {
    name: 'normalize',
    type: 'any',
    documentation: 'What texts that are compared may differ in: one of these, or a list.',
    values: ['nfc', 'nfkc', 'case', 'punctuation', 'articles', 'whitespace'],
  },
  { name: 'tolerance', type: 'number', documentation: 'How far numbers may be apart (`numeric`).' },
  { name: 'relative', type: 'number', documentation: 'The same as a share of the wanted number (`numeric`).' },
  {
    name: 'read',
    type: 'string',
    documentation: 'Which number of an answer counts (`numeric`).',
    values: ['last', 'first', 'only'],
  },
  {
    name: 'unit',
    type: 'string',
    documentation: 'What is counted (`length`).',
    values: ['characters', 'words', 'tokens'],
  },
  { name: 'fields', type: 'texts', documentation: 'Paths such as `items[0].price` (`json-fields`).' },
  ...judgeKeys,
  { name: 'config', type: 'any', documentation: 'Values for the code (`javascript`, `python`).' },
  {
    name: 'baseline',
    type: 'string',
    documentation: 'A part of the name of the variant to beat, or `expected` (`pairwise`).',
  },
];

/** What an entry of `metrics` may hold, the options of single metrics among it. */
export const assertionKeys: readonly KnownKey[] = [
  ...entryKeys,
  { name: 'assert', type: 'list', documentation: 'The assertions of an `assert-set`.', items: entryKeys },
];
