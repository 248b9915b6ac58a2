import type { PromptDoc } from '../prompt/prompt-doc.js';

/** Whether a file's front matter has Hone's own keys: the data, what is expected, metrics, demonstrations. */
export function hasExperiment({ format }: PromptDoc): boolean {
  return format === 'hone' || format === 'dotprompt' || format === 'prompty';
}
