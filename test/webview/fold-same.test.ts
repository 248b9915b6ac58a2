import assert from 'node:assert/strict';
import { foldSame, type FoldedPiece } from '../../webview/shared/fold-same.js';

const lines = (from: number, to: number): string =>
  Array.from({ length: to - from + 1 }, (_, at) => String(from + at)).join('\n');
const shown = (piece: FoldedPiece, index: number, count: number): string =>
  foldSame(piece, index, count)
    .map(({ kind, value }) => (kind === 'gap' ? `(${value})` : value))
    .join('');

describe('text between two changes', () => {
  const same = (from: number, to: number): FoldedPiece => ({ kind: 'same', value: lines(from, to) });
  const cases: readonly (readonly [string, FoldedPiece, number, string])[] = [
    ['keeps two lines beside each', same(1, 9), 1, '1\n2\n(5)\n8\n9'],
    ['keeps none before the first', same(1, 9), 0, '(7)\n8\n9'],
    ['keeps none after the last', same(1, 9), 2, '1\n2\n(7)'],
    ['stays whole when there is little to leave out', same(1, 6), 1, lines(1, 6)],
    ['is left out only where it is the same', { kind: 'added', value: lines(1, 9) }, 1, lines(1, 9)],
  ];
  for (const [what, piece, index, expected] of cases) it(what, () => assert.equal(shown(piece, index, 3), expected));
});
