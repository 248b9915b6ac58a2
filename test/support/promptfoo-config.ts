import assert from 'node:assert/strict';
import { parsePrompts } from '../../src/engine/prompt/parse-prompt.js';
import type { PromptDoc } from '../../src/engine/prompt/prompt-doc.js';
import { renderPrompt } from '../../src/engine/prompt/render-prompt.js';
import type { Problem } from '../../src/engine/text/problem.js';
import { sliceOf } from '../../src/engine/text/span.js';

export function read(text: string, path = 'promptfooconfig.yaml'): readonly [PromptDoc, ...PromptDoc[]] {
  return parsePrompts(text, path);
}

export function one(text: string): PromptDoc {
  const [doc] = read(text);
  assert.deepEqual(doc.problems, []);
  return doc;
}

/** The same configuration with a prompt in it. */
export function withPrompt(yaml: string): PromptDoc {
  return one(`prompts: ['Say {{ word }}']\n${yaml}`);
}

export function listed(doc: PromptDoc, problems: readonly Problem[] = doc.unsupported): [string, string][] {
  return problems.map(({ code, span }) => [code, sliceOf(doc.text, span)]);
}

export function sent(doc: PromptDoc, values: Record<string, unknown>): string[] {
  return renderPrompt(doc, values).messages.map(({ role, content }) => `${role}: ${content}`);
}
