/** A piece of a difference; of a gap the value is how many lines it stands for. */
export interface FoldedPiece {
  readonly kind: 'added' | 'removed' | 'same' | 'gap';
  readonly value: string;
}

/** Lines that are kept beside a change. */
const context = 2;
/** Fewer lines than these are shown: a gap takes a line itself. */
const leastGap = 3;

/** A piece with its middle left out where nothing changed; at the ends of the text only the side towards a change stays. */
export function foldSame(piece: FoldedPiece, index: number, count: number): readonly FoldedPiece[] {
  if (piece.kind !== 'same') return [piece];
  const lines = piece.value.split('\n');
  const head = index === 0 ? [] : lines.slice(0, context);
  const tail = index === count - 1 ? [] : lines.slice(-context);
  const hidden = lines.length - head.length - tail.length;
  if (hidden < leastGap) return [piece];
  return [
    { kind: 'same', value: head.map((line) => `${line}\n`).join('') },
    { kind: 'gap', value: String(hidden) },
    { kind: 'same', value: tail.map((line) => `\n${line}`).join('') },
  ];
}
