const judged = 'a model has to judge the answer, and Hone has no judge of that name. Use `llm-rubric`.';
const embedded = 'it needs embeddings, which Hone does not ask for. Use `chrf`, `rouge-l` or `edit-similarity`.';
const traces = 'Hone keeps no traces of an agent';

/** Why each assertion of promptfoo that Hone does not have is missing, and what to use instead. */
export const otherAssertions: Readonly<Record<string, string>> = {
  ruby: 'Hone runs JavaScript and Python alone. Use `javascript`, `python` or `regex`.',
  webhook: 'answers are sent to nobody but the model. Use `--format json` and look at them yourself.',
  meteor: 'it needs WordNet and a stemmer, without which its numbers are not METEOR. Use `chrf` or `rouge-l`.',
  'is-sql': 'it needs a parser of the SQL you use, and there are many. Use `regex`, or `equals` with `normalize`.',
  'contains-sql': 'it needs a parser of the SQL you use, and there are many. Use `regex`.',
  'is-html': 'browsers take any text for HTML, so it says little. Use `is-xml` or `regex`.',
  'contains-html': 'browsers take any text for HTML, so it says little. Use `contains-xml` or `regex`.',
  mse: 'less is better there, and in Hone more is, in thresholds and comparisons. Use `numeric` with `tolerance`, `pearson` or `spearman`.',
  'max-score':
    'it compares the answers of variants. `hone eval` compares them on every metric; judges do with `select-best`.',
  human: 'nobody looks at the answers during a run. Read them in the results panel.',
  'skill-used': `${traces}. Use \`contains\`.`,
  guardrails: "Hone knows no provider's guardrails. What a provider blocks is counted as refused, beside the scores.",
  moderation: 'it needs a moderation service. Use `not-contains-any`, or `is-refusal`.',
  classifier: 'it needs a classifier service. Use labels and `accuracy`.',
  'conversation-relevance': judged,
  'search-rubric': judged,
  similar: embedded,
  'similar:cosine': embedded,
  'similar:dot': embedded,
  'similar:euclidean': embedded,
  pi: 'it needs a scoring service. Use `llm-rubric`.',
};

/** One sentence and a way out for an assertion of promptfoo that Hone does not have; undefined for any other name. */
export function insteadOf(name: string): string | undefined {
  const reason = otherAssertions[name];
  if (reason !== undefined) return reason;
  if (/^(?:trace-|trajectory:)/.test(name)) return `${traces}. Use \`contains\` or \`regex\` on the answer.`;
  return undefined;
}
