import { type PieceIndex, piecesAt } from '../../engine/language/preview/piece-at.js';
import type { PreviewPlace, PreviewProblem } from '../../engine/language/preview/contracts.js';
import type { ProblemView, PromptView, RowPicker } from '../../protocol/preview.js';
import { variantLabels } from '../results/result-words.js';
import { placeText, shortPlace } from './piece-places.js';
import { renderingView } from './rendering-view.js';
import type { ImageAddress } from './shown-media.js';
import { problemsOf, type Shown } from './shown.js';
import { valueFields } from './typed-values.js';

export interface ViewParts {
  /** Where the cursor stands, in a file the prompt is made of. */
  readonly cursor: PreviewPlace | undefined;
  readonly search: RowPicker['search'];
  readonly addressOf: ImageAddress;
}

/** A prompt as the panel shows it. */
export function promptView(shown: Shown, { cursor, search, addressOf }: ViewParts): PromptView {
  const { doc, prompts, index, variants, variant, last, result } = shown;
  const labels = variantLabels(variants);
  return {
    path: doc.path,
    names: prompts.map(({ config }) => config.name),
    name: index,
    model: variants[variant]?.model ?? '',
    variants: variants.map(({ id }) => labels.get(id) ?? id),
    variant,
    rows: rowPicker(shown, search),
    fields: fieldsOf(shown),
    rendering: last
      ? renderingView(last.preview, { slots: shown.slots, addressOf, placeText: (place) => shortPlace(shown, place) })
      : null,
    stale: result?.ok === false,
    problems: [
      ...problemsOf(shown).map((problem) => problemView(shown, problem)),
      ...shown.notes.map((message): ProblemView => ({ message, place: null, severity: 'warning' })),
    ],
    marks: marksAt(shown, cursor),
  };
}

function rowPicker({ source, row }: Shown, search: RowPicker['search']): RowPicker | null {
  if (!source) return null;
  const { rows, state } = source.list;
  const shown = rows[row - 1];
  return {
    file: source.file ?? null,
    number: row,
    total: rows.length,
    state,
    line: shown?.line ?? null,
    title: source.titles[row - 1] ?? null,
    search,
  };
}

/** Only where there is no row to take the values from. */
function fieldsOf({ doc, source, choice, last, row }: Shown): PromptView['fields'] {
  if (row > 0 || source?.list.state === 'reading') return [];
  const missing = last?.preview.variables.flatMap((variable) =>
    variable.missing === undefined ? [] : [variable.name],
  );
  return valueFields(doc, choice.values, missing ?? []);
}

function problemView(shown: Shown, { message, place }: PreviewProblem): ProblemView {
  const severity = shown.result?.ok === false ? 'error' : 'warning';
  return { message, place: placeText(shown, place), severity };
}

/** The pieces that come from where the cursor stands; none while they are those of an older text. */
export function marksAt({ last, result }: Shown, cursor: PreviewPlace | undefined): readonly PieceIndex[] {
  return cursor && last && result?.ok ? piecesAt(last.preview, cursor) : [];
}
