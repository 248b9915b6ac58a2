import type { ChatMessage } from '../../model/chat-model.js';
import { estimateInputTokens } from '../../model/estimate-tokens.js';
import { costOf } from '../../model/prices.js';
import { expectedAnswer } from '../../prompt/expected-answer.js';
import { renderPrompt, type RenderedPrompt } from '../../prompt/render-prompt.js';
import { TemplateError } from '../../template/template.js';
import type { Problem } from '../../text/problem.js';
import type { Preview, PreviewInput, PreviewMessage, PreviewProblem, PreviewResult } from './contracts.js';
import { makePieces } from './pieces.js';
import { placeOf } from './place.js';
import { referenceProblems } from './unresolved.js';
import { previewVariables } from './variables.js';

/** Stands where a prompt puts the conversation so far: a preview has none. */
const conversation: ChatMessage = { role: 'assistant', content: '' };

/** Renders a prompt as it stands. Never throws for what a user wrote, and runs no code. */
export function previewPrompt(input: PreviewInput): PreviewResult {
  const { variant, values, demos, load } = input;
  const doc = variant.prompt;
  try {
    const options = { inputs: variant.inputs, history: [conversation], load, ...(demos && { demos }) };
    const rendered = renderPrompt(doc, values, options);
    return { ok: true, preview: toPreview(input, rendered) };
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    return { ok: false, problem: { message: error.message, place: placeOf(error, doc.text, load) } };
  }
}

function toPreview(input: PreviewInput, rendered: RenderedPrompt): Preview {
  const { model } = input.variant;
  const pieces = makePieces(input, rendered);
  const messages = rendered.messages.map((sent, i): PreviewMessage => {
    const origin = rendered.origins[i] ?? { kind: 'template' };
    const tokens = origin.kind === 'history' ? 0 : estimateInputTokens([sent]);
    return {
      role: sent.role,
      origin,
      ...(pieces[i] ?? { pieces: [], hidden: 0 }),
      tokens,
      usd: inputCost(model, tokens),
      sent,
    };
  });
  const { expected, problems } = expectedOf(input);
  const tokens = messages.reduce((sum, message) => sum + message.tokens, 0);
  return {
    messages,
    variables: previewVariables(input, messages, rendered.undefined),
    tokens,
    usd: inputCost(model, tokens),
    expected,
    problems: [...problems, ...referenceProblems(input.variant.prompt).map(referenceProblem)],
  };
}

function referenceProblem({ message, span }: Problem): PreviewProblem {
  return { message, place: { partial: undefined, span } };
}

function inputCost(model: string, inputTokens: number): number | undefined {
  return costOf(model, { inputTokens, outputTokens: 0, estimated: true });
}

function expectedOf({ variant, values, load }: PreviewInput): Pick<Preview, 'expected' | 'problems'> {
  try {
    return { expected: expectedAnswer(variant.prompt, values, load), problems: [] };
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    const place = placeOf(error, variant.prompt.text, load);
    return { expected: undefined, problems: [{ message: error.message, place }] };
  }
}
