import { fencedCode } from '../../text/fenced-code.js';
import type { Span } from '../../text/span.js';
import { inlineCode } from './inline-code.js';
import { oncePerPrompt } from './once-per-prompt.js';

/** Stands for each character that is left out: no blank, no letter, no mark that a rule looks for. */
export const filler = '\uFFFC';

const htmlComment = /<!--[^]*?(?:-->|$(?![^]))/g;
const address = /\bhttps?:\/\/[^\s<>"')\]]+/g;

/** The messages' places; the whole body where the file shows no messages. */
export const messageBodies = oncePerPrompt(({ messages, body }): readonly Span[] =>
  messages.length > 0 ? messages.map((message) => message.body) : [body],
);

/**
 * The text that reaches the model as it is written, at its offsets: as long as the file, every line break kept, front
 * matter, role lines, template tags and comments filled.
 */
export const literalText = oncePerPrompt(({ text, template }): string => {
  const pieces: string[] = [];
  let at = 0;
  for (const { start, end } of template.facts.literals) {
    if (start < at) continue;
    pieces.push(filled(text.slice(at, start)), text.slice(start, end));
    at = end;
  }
  pieces.push(filled(text.slice(at)));
  return pieces.join('');
});

/** `literalText` in which a character that nobody sees is a blank: before the marks of a fence it would hide them. */
export const fenceText = oncePerPrompt((doc): string => literalText(doc).replace(/[\u200B\u2060\uFEFF]/g, ' '));

/** The fenced code of every message, fences included. */
export const codeBlocks = oncePerPrompt((doc): readonly Span[] =>
  messageBodies(doc).flatMap((body) => fencedCode(fenceText(doc), body)),
);

/** Fenced and inline code, in order, marks included. */
export const codeSpans = oncePerPrompt((doc): readonly Span[] => {
  const blocks = codeBlocks(doc);
  const inline = inlineCode(fillSpans(literalText(doc), blocks));
  return [...blocks, ...inline].sort((a, b) => a.start - b.start);
});

/** The sentences of a prompt at their offsets: `literalText` with code, HTML comments and addresses filled as well. */
export const proseText = oncePerPrompt((doc): string => {
  const text = fillSpans(literalText(doc), codeBlocks(doc));
  const withoutCode = fillSpans(text, inlineCode(text));
  return withoutCode.replace(htmlComment, filled).replace(address, filled);
});

function fillSpans(text: string, spans: readonly Span[]): string {
  let at = 0;
  const pieces: string[] = [];
  for (const { start, end } of spans) {
    pieces.push(text.slice(at, start), filled(text.slice(start, end)));
    at = end;
  }
  return pieces.join('') + text.slice(at);
}

/** A run at a time: a file may be one line of a megabyte. */
function filled(text: string): string {
  return text.replace(/[^\r\n]+/g, (run) => filler.repeat(run.length));
}
