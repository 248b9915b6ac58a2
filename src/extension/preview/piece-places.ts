import type { PieceIndex } from '../../engine/language/preview/piece-at.js';
import type { PreviewPlace } from '../../engine/language/preview/contracts.js';
import { valuePlace } from '../../engine/language/preview/value-place.js';
import type { EditorPlace } from './open-place.js';
import { problemsOf, type Shown } from './shown.js';

/** Where a piece is written, or where its value is; undefined for a value that is written nowhere. */
export function pieceIn(shown: Shown, index: PieceIndex, what: 'source' | 'value'): EditorPlace | undefined {
  const { last } = shown;
  if (!last) return undefined;
  if (what === 'value') {
    const place = valuePlace(last.variant, last.values, last.preview, index);
    if (place?.kind === 'row') return rowIn(shown);
    if (place) return { uri: shown.document.uri, span: place.span };
  }
  const piece = last.preview.messages[index.message]?.pieces[index.piece];
  return piece && placeIn(shown, piece.place);
}

/** The shown row: in its data file, or among the samples of the prompt's own file. */
export function rowIn({ source, row, document }: Shown): EditorPlace | undefined {
  const line = source?.list.rows[row - 1]?.line;
  if (!source || line === undefined) return undefined;
  return { uri: source.uri ?? document.uri, line };
}

export function problemIn(shown: Shown, index: number): EditorPlace | undefined {
  const problem = problemsOf(shown)[index];
  return problem && placeIn(shown, problem.place);
}

function placeIn({ document, partials }: Shown, { partial, span }: PreviewPlace): EditorPlace | undefined {
  if (partial === undefined) return { uri: document.uri, span };
  const found = partials.get(partial);
  return found && { uri: found.uri, span };
}
