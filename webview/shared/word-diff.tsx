import { diffWordsWithSpace } from 'diff';
import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { type FoldedPiece, foldSame } from './fold-same.js';
import { t } from './l10n.js';

interface Props {
  readonly before: string;
  readonly after: string;
  /** Leaves out lines that are the same and far from any change. */
  readonly folds?: boolean;
}

/** More changes than these are two different texts, and slow to find. */
const mostChanges = 2000;

/** Two texts as one, with what was taken out and what was put in; screen readers are told which is which. */
export function WordDiff({ before, after, folds = false }: Props): JSX.Element {
  const pieces = useMemo(() => piecesOf(before, after, folds), [before, after, folds]);
  if (before === after) return <p class="hint">{t('The two are the same, letter by letter.')}</p>;
  if (pieces === undefined) return <p class="hint">{t('The two are too different to be shown as changes.')}</p>;
  return (
    <p class="word-diff" tabIndex={0} role="group" aria-label={t('Changes')}>
      {pieces.map(({ kind, value }, index) => {
        if (kind === 'added') return <ins key={index}>{value}</ins>;
        if (kind === 'removed') return <del key={index}>{value}</del>;
        if (kind === 'same') return <span key={index}>{value}</span>;
        return (
          <span key={index} class="gap">
            {t('⋯ {0} lines are the same', value)}
          </span>
        );
      })}
    </p>
  );
}

function piecesOf(before: string, after: string, folds: boolean): readonly FoldedPiece[] | undefined {
  if (before === after) return [];
  const pieces = diffWordsWithSpace(before, after, { maxEditLength: mostChanges })?.map(
    ({ value, added, removed }): FoldedPiece => ({ kind: added ? 'added' : removed ? 'removed' : 'same', value }),
  );
  return folds ? pieces?.flatMap((piece, index, all) => foldSame(piece, index, all.length)) : pieces;
}
