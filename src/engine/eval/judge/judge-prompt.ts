import { parsePrompt } from '../../prompt/parse-prompt.js';
import type { PromptDoc } from '../../prompt/prompt-doc.js';

/** A judge's prompt: a prompt file of Hone's own format, bundled as text. */
export interface JudgePrompt {
  readonly name: string;
  readonly text: string;
}

const parsed = new Map<string, PromptDoc>();

export function judgePromptDoc({ name, text }: JudgePrompt): PromptDoc {
  const doc = parsed.get(name) ?? parsePrompt(text, `${name}.prompt`);
  parsed.set(name, doc);
  return doc;
}
