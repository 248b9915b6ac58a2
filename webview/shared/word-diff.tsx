import { diffWordsWithSpace } from 'diff';
import type { JSX } from 'preact';
import { t } from './l10n.js';

interface Props {
  readonly before: string;
  readonly after: string;
}

/** More changes than these are two different texts, and slow to find. */
const mostChanges = 2000;

/** Two texts as one, with what was taken out and what was put in; screen readers are told which is which. */
export function WordDiff({ before, after }: Props): JSX.Element {
  if (before === after) return <p class="hint">{t('The two are the same, letter by letter.')}</p>;
  const pieces = diffWordsWithSpace(before, after, { maxEditLength: mostChanges });
  if (pieces === undefined) return <p class="hint">{t('The two are too different to be shown as changes.')}</p>;
  return (
    <p class="word-diff" tabIndex={0} role="group" aria-label={t('Changes')}>
      {pieces.map(({ value, added, removed }, index) => {
        if (added) return <ins key={index}>{value}</ins>;
        return removed ? <del key={index}>{value}</del> : <span key={index}>{value}</span>;
      })}
    </p>
  );
}
