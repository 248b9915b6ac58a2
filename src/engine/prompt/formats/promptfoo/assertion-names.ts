/** The assertions promptfoo has (its src/types/index.ts, read on 2026-11-26); those Hone carries over come first. */
export const assertionNames: readonly string[] = [
  ...['contains', 'equals', 'icontains', 'is-json', 'regex', 'starts-with'],
  ...['answer-relevance', 'bleu', 'classifier', 'contains-all', 'contains-any', 'contains-html', 'contains-json'],
  ...['contains-sql', 'contains-xml', 'context-faithfulness', 'context-recall', 'context-relevance'],
  ...['conversation-relevance', 'cost', 'factuality', 'finish-reason', 'g-eval', 'gleu', 'guardrails'],
  ...['icontains-all', 'icontains-any', 'is-html', 'is-refusal', 'is-sql', 'is-valid-function-call'],
  ...['is-valid-openai-function-call', 'is-valid-openai-tools-call', 'is-xml', 'javascript', 'latency'],
  ...['levenshtein', 'llm-rubric', 'meteor', 'model-graded-closedqa', 'model-graded-factuality', 'moderation'],
  ...['perplexity', 'perplexity-score', 'pi', 'python', 'rouge-n', 'ruby', 'search-rubric', 'similar'],
  ...['similar:cosine', 'similar:dot', 'similar:euclidean', 'skill-used', 'tool-call-f1', 'trace-error-spans'],
  ...['trace-span-count', 'trace-span-duration', 'trajectory:goal-success', 'trajectory:step-count'],
  ...['trajectory:tool-args-match', 'trajectory:tool-sequence', 'trajectory:tool-used', 'webhook', 'word-count'],
];
