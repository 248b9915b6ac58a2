import { lexTemplate } from './lex-template.js';
import { sliceOf, type Span } from '../../text/span.js';

/** A character no prompt uses for itself: what it stands for is neither a word, a blank nor a punctuation mark. */
export const tagMask = '\uE000';

/** Every hole, control tag, comment and end of a raw block, in source order. */
export function templateTags(source: string, range?: Span): readonly Span[] {
  const { pieces } = lexTemplate(source, { range, keepTrailingNewline: true });
  return pieces.flatMap((piece): Span[] => {
    if (piece.kind === 'text' || piece.kind === 'marker') return [];
    return piece.kind === 'raw' ? [piece.open, piece.close] : [piece];
  });
}

/** The text, as long as before, with every tag covered. */
export function maskTags(text: string): string {
  let masked = '';
  for (const tag of templateTags(text)) {
    masked += text.slice(masked.length, tag.start) + tagMask.repeat(sliceOf(text, tag).length);
  }
  return masked + text.slice(masked.length);
}
