import type { Preview, PreviewMessage, PreviewPiece } from '../../engine/language/preview/contracts.js';
import type { MessageView, PieceView, RenderingView } from '../../protocol/preview.js';
import { type ImageAddress, shownMedia } from './shown-media.js';

/** The number of each variable's colour. It is kept as long as the prompt is shown, so that typing recolours nothing. */
export type Slots = Map<string, number>;

export function renderingView(preview: Preview, slots: Slots, addressOf: ImageAddress): RenderingView {
  return {
    messages: preview.messages.map((message) => messageView(message, addressOf)),
    variables: preview.variables.map(({ name, trust, pieces, missing }) => ({
      name,
      slot: slotOf(name, slots),
      trust,
      pieces,
      missing: missing ?? null,
    })),
    tokens: preview.tokens,
    usd: preview.usd ?? null,
    expected: preview.expected ?? null,
  };
}

function slotOf(name: string, slots: Slots): number {
  const slot = slots.get(name) ?? slots.size;
  slots.set(name, slot);
  return slot;
}

function messageView(message: PreviewMessage, addressOf: ImageAddress): MessageView {
  const { role, origin, pieces, hidden, tokens, usd } = message;
  return {
    role,
    demo: origin.kind === 'demo' ? origin.index + 1 : null,
    pieces: pieces.map((piece) => pieceView(piece, addressOf)),
    hidden,
    tokens,
    usd: usd ?? null,
  };
}

function pieceView(piece: PreviewPiece, addressOf: ImageAddress): PieceView {
  const { kind, text, variable = null } = piece;
  if (kind !== 'media') return { kind, text, variable };
  // The picture itself is in `media`: its address as text may be as long as a picture.
  return { kind, text: '', variable, media: shownMedia(piece, addressOf) };
}
