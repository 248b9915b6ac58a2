import type { ChatRequest } from '../../model/chat-model.js';
import { parsePrompt } from '../../prompt/parse-prompt.js';
import type { PromptDoc } from '../../prompt/prompt-doc.js';
import { renderPrompt } from '../../prompt/render-prompt.js';
import { clearMark } from '../../text/clear-mark.js';
import { reviewPrompt } from './review-prompt.js';

const tags = ['prompt', 'review', 'opinion', 'why', 'kind', 'quote', 'reading'] as const;

/** A question about a prompt, and the mark on the tags of its answer. */
export interface ReviewRequest {
  readonly request: ChatRequest;
  readonly mark: string;
}

/** What a model is asked about a prompt. Equal texts, inputs and labels make equal requests, so answers can be kept. */
export function reviewRequest(doc: PromptDoc): ReviewRequest {
  const prompt = shownText(doc);
  const mark = clearMark([prompt], tags);
  const { inputs, output } = doc.config;
  const values = {
    ...{ prompt, mark, form: output.format },
    inputs: inputs.map(({ name, description }) => (description ? `${name} (${description})` : name)),
    labels: output.labels.map(({ word }) => word),
  };
  const asking = parsePrompt(reviewPrompt, 'review.prompt');
  const { messages } = renderPrompt(asking, values);
  return { request: { messages, parameters: asking.config.parameters, sample: 0 }, mark };
}

/** True where a prompt has words of its own to speak of. */
export function hasOwnText({ text, body, template }: PromptDoc): boolean {
  return template.facts.literals.some(
    ({ start, end }) => start >= body.start && end <= body.end && text.slice(start, end).trim() !== '',
  );
}

/** The template as it is written, without comments: no model that runs the prompt sees them. */
function shownText({ text, body, template }: PromptDoc): string {
  const pieces: string[] = [];
  let at = body.start;
  for (const { start, end } of template.facts.literals) {
    if (start < at || end > body.end) continue;
    pieces.push(withoutComments(text.slice(at, start)), text.slice(start, end));
    at = end;
  }
  pieces.push(withoutComments(text.slice(at, body.end)));
  return pieces.join('').trim();
}

/** Of what stands between literal texts: tags, role lines and comments in any engine's form. */
function withoutComments(tags: string): string {
  return tags.replaceAll(/\{#[^]*?#\}|\{\{~?!--[^]*?--~?\}\}|\{\{~?![^]*?\}\}|<!--[^]*?-->/g, '');
}
