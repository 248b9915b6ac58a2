import assert from 'node:assert/strict';
import { variantsOf } from '../../src/engine/eval/matrix.js';
import type { Preview, PreviewInput } from '../../src/engine/language/preview/contracts.js';
import { previewPrompt } from '../../src/engine/language/preview/preview.js';
import { parsePrompt } from '../../src/engine/prompt/parse-prompt.js';
import type { RowValues } from '../../src/engine/prompt/row-values.js';

export interface PreviewOptions {
  /** The file's name decides its format. */
  readonly path?: string;
  readonly values?: RowValues;
  readonly demos?: readonly RowValues[];
  readonly partials?: Readonly<Record<string, string>>;
  readonly variant?: number;
}

/** A prompt as the preview takes it. */
export function previewInput(text: string, options: PreviewOptions = {}): PreviewInput {
  const { path = 'a.prompt', values = {}, demos, partials = {}, variant = 0 } = options;
  const doc = parsePrompt(text, path);
  const chosen = variantsOf([doc], { models: [], defaultModel: 'openai/gpt-4.1-mini' })[variant]!;
  return { variant: chosen, values, demos, load: (name: string) => partials[name] };
}

/** A prompt that can be rendered. */
export function preview(text: string, options: PreviewOptions = {}): Preview {
  const result = previewPrompt(previewInput(text, options));
  assert.ok(result.ok, result.ok ? '' : result.problem.message);
  return result.preview;
}

/** Pieces as `kind(text)`, a value with its variable before it. */
export function piecesOf(text: string, options: PreviewOptions = {}): string[][] {
  return preview(text, options).messages.map((message) =>
    message.pieces.map(({ kind, text: shown, variable }) => `${kind}(${variable ? `${variable}=` : ''}${shown})`),
  );
}

/** A prompt with rows, a matrix and an expected answer. */
export const askedPrompt = `---
input:
  schema: { question: string, audience: string }
  trust: { question: user }
  default: { audience: experts }
data: rows.jsonl
expect: "{{ label }}"
matrix: { tone: [brief, polite] }
---
system:
Be {{ tone }} to {{ audience }}.

user:
Q: {{ question }}
`;
