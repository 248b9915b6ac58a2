import type { ContentPart } from '../../engine/model/chat-model.js';
import type { RenderedPrompt } from '../../engine/prompt/render-prompt.js';
import { printable } from '../code-frame.js';
import type { TokenCount } from '../count-tokens.js';
import { counted } from '../../host/reports/wording.js';
import { paletteFor } from '../palette.js';

/** As `schemas/render.schema.json` says. */
export function renderedJson({ messages, undefined: gaps }: RenderedPrompt, { tokens }: TokenCount): string {
  const names = [...new Set(gaps.map(({ name }) => name))];
  return `${JSON.stringify({ messages, tokens, undefined: names }, undefined, 2)}\n`;
}

export function renderedText({ messages }: RenderedPrompt, { tokens, exact }: TokenCount, isColored: boolean): string {
  const color = paletteFor(isColored);
  const shown = messages.map(
    ({ role, content, parts }) =>
      `${color.bold(color.cyan(`${role}:`))}\n${visible(parts?.map(partText).join('') ?? content)}\n\n`,
  );
  const note = exact ? '' : ' (an estimate: counted with the vocabulary of GPT-4o)';
  return `${shown.join('')}${color.dim(`${counted(tokens, 'token')}${note}`)}\n`;
}

/** What is no text is named where it stands. */
function partText(part: ContentPart): string {
  if (part.type === 'text') return part.text;
  const type = part.contentType ?? /^data:([^;,]+)/.exec(part.url)?.[1] ?? 'medium';
  const size = Math.round((part.url.length * 3) / 4000);
  return part.url.startsWith('data:') ? `[${type}, about ${Math.max(1, size)} KB]` : `[${type}: ${part.url}]`;
}

/** Line breaks and tabs stay; what a terminal would obey does not. */
function visible(text: string): string {
  return text
    .split('\n')
    .map((line) => line.split('\t').map(printable).join('\t'))
    .join('\n');
}
