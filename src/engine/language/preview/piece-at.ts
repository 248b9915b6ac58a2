import type { Preview, PreviewPlace } from './contracts.js';

/** A piece by the numbers of its message and of itself, from 0. */
export interface PieceIndex {
  readonly message: number;
  readonly piece: number;
}

/** How far the cursor may stand from an expression: on the braces around it. */
const braces = 3;

/** More than a screen shows. */
const mostMarks = 200;

/**
 * The pieces that come from a place, such as that of the cursor: several where a loop or the demonstrations repeat it.
 * Those of the prompt itself come before those of demonstrations.
 */
export function piecesAt({ messages }: Pick<Preview, 'messages'>, { partial, span }: PreviewPlace): PieceIndex[] {
  const offset = span.start;
  const within = (reach: number): PieceIndex[] => {
    const found = { own: [] as PieceIndex[], demos: [] as PieceIndex[] };
    for (const [message, { pieces, origin }] of messages.entries())
      for (const [piece, { kind, place }] of pieces.entries()) {
        if (place.partial !== partial) continue;
        const margin = kind === 'literal' ? 0 : reach;
        if (place.span.start - margin > offset || offset > place.span.end + margin) continue;
        found[origin.kind === 'demo' ? 'demos' : 'own'].push({ message, piece });
      }
    return [...found.own, ...found.demos].slice(0, mostMarks);
  };
  const kindOf = ({ message, piece }: PieceIndex): string | undefined => messages[message]?.pieces[piece]?.kind;
  const exact = within(0);
  const values = (exact.length > 0 ? exact : within(braces)).filter((index) => kindOf(index) !== 'literal');
  return values.length > 0 ? values : exact;
}
