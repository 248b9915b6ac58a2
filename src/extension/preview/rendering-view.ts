import type { Preview, PreviewMessage, PreviewPiece, PreviewPlace } from '../../engine/language/preview/contracts.js';
import type { MessageView, PieceView, RenderingView } from '../../protocol/preview.js';
import { type ImageAddress, shownMedia } from './shown-media.js';

/** The number of each variable's colour. It is kept as long as the prompt is shown, so that typing recolours nothing. */
export type Slots = Map<string, number>;

export interface ViewPorts {
  readonly slots: Slots;
  readonly addressOf: ImageAddress;
  /** A place in a few words. */
  readonly placeText: (place: PreviewPlace) => string;
}

export function renderingView(preview: Preview, ports: ViewPorts): RenderingView {
  const { slots, placeText } = ports;
  return {
    messages: preview.messages.map((message) => messageView(message, ports)),
    variables: preview.variables.map(({ name, trust, pieces, missing }) => ({
      name,
      slot: slotOf(name, slots),
      trust,
      pieces,
      missing: missing ? { reason: missing.reason, place: placeText(missing.place) } : null,
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

function messageView(message: PreviewMessage, ports: ViewPorts): MessageView {
  const { role, origin, pieces, hidden, tokens, usd } = message;
  return {
    role,
    demo: origin.kind === 'demo' ? origin.index + 1 : null,
    pieces: pieces.map((piece) => pieceView(piece, ports)),
    hidden,
    tokens,
    usd: usd ?? null,
  };
}

function pieceView(piece: PreviewPiece, { addressOf, placeText }: ViewPorts): PieceView {
  const { kind, text, variable = null, sent, place } = piece;
  // The picture itself is in `media`: its address as text may be as long as a picture.
  if (kind === 'media') return { kind, text: '', variable, media: shownMedia(piece, addressOf) };
  if (kind !== 'missing') return { kind, text, variable };
  const isElsewhere = place.partial !== undefined;
  return { kind, text, variable, ...(sent !== undefined && { sent }), ...(isElsewhere && { place: placeText(place) }) };
}
