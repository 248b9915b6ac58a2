import { parsePrompt } from '../prompt/parse-prompt.js';
import type { PromptDoc } from '../prompt/prompt-doc.js';
import type { RequestPrompt } from './parts.js';

/** Why a prompt of the user's cannot stand for one of Hone's requests, as a sentence; undefined when it can. */
export function requestFault({ name, text, tag }: RequestPrompt, own: PromptDoc): string | undefined {
  const [problem] = own.problems;
  if (problem !== undefined) return problem.message;
  const offered = parsePrompt(text, `${name}.prompt`).config.inputs.map((input) => input.name);
  const unknown = own.template.facts.uses.find((use) => !offered.includes(use.name));
  if (unknown !== undefined)
    return `it reads \`${unknown.name}\`, and the values there are ${offered.map((input) => `\`${input}\``).join(', ')}.`;
  if (!own.template.facts.uses.some((use) => use.name === 'prompt') && offered.includes('prompt'))
    return 'it does not show `{{ prompt }}`, which the writer has to change.';
  if (own.text.includes(`<${tag}>`) && own.text.includes(`</${tag}>`)) return undefined;
  return `it does not ask for the answer between <${tag}> and </${tag}>, where it is read.`;
}
