import * as vscode from 'vscode';
import type { PieceIndex } from '../../engine/language/preview/piece-at.js';
import type { PreviewPlace } from '../../engine/language/preview/contracts.js';
import { valuePlace } from '../../engine/language/preview/value-place.js';
import { createLineIndex, type Position } from '../../engine/text/line-index.js';
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
  const shown = source?.list.rows[row - 1];
  if (!source || shown === undefined) return undefined;
  const { line, file } = shown;
  const uri = source.uri ?? document.uri;
  return {
    uri: file === undefined ? uri : uri.with({ path: `${folderOfGlob(uri.path)}/${file}` }),
    line,
  };
}

/** The folder that all files of a glob lie in. */
function folderOfGlob(path: string): string {
  const wild = path.search(/[*?[\]{}]/);
  return path.slice(0, path.lastIndexOf('/', wild < 0 ? undefined : wild));
}

/** Where a variable without a value is asked for first. */
export function missingIn(shown: Shown, wanted: string): EditorPlace | undefined {
  const missing = shown.last?.preview.variables.find(({ name }) => name === wanted)?.missing;
  return missing && placeIn(shown, missing.place);
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

/** A place as people write it: the file, the line and the column. */
export function placeText(shown: Shown, place: PreviewPlace): string {
  const { line, column } = positionOf(shown, place);
  return `${place.partial ?? shown.doc.path}:${line}:${column}`;
}

/** A place in a few words, where the prompt's own file is on the screen. */
export function shortPlace(shown: Shown, place: PreviewPlace): string {
  const { line } = positionOf(shown, place);
  return place.partial === undefined ? vscode.l10n.t('line {0}', line) : `${place.partial}:${line}`;
}

function positionOf({ doc, partials }: Shown, { partial, span }: PreviewPlace): Position {
  const text = partial === undefined ? doc.text : (partials.get(partial)?.text ?? '');
  return createLineIndex(text).positionAt(span.start);
}
