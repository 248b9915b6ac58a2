import type { MetricOption } from '../metric-option.js';

/** What every metric that a model grades takes. */
export const judgeOptions: readonly MetricOption[] = [
  { name: 'provider', summary: 'The model that grades, as `provider/model`; all of a list vote.' },
  { name: 'repeat', summary: 'How often each judge is asked about an answer, from 1; the score is the mean.' },
  { name: 'rubricPrompt', summary: "The text of a judge prompt in place of Hone's own, or `file://` and its path." },
  { name: 'prompt', summary: "The path of a prompt file that asks the judge, in place of Hone's own." },
];
