import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { OpenCell } from '../../src/protocol/results.js';
import { t } from '../shared/l10n.js';
import { WordDiff } from '../shared/word-diff.js';

/** The answer beside another one to the same row: of a variant, or of the run it is compared with. */
export function AnswerDiff({ cell }: { readonly cell: OpenCell }): JSX.Element {
  const [chosen, setChosen] = useState(0);
  const other = cell.others[chosen] ?? cell.others[0];
  if (other === undefined) return <></>;
  return (
    <div class="answer-diff">
      <h3>{t('Beside another answer')}</h3>
      <div class="choice" role="group" aria-label={t('Held against')}>
        {cell.others.map(({ name }, index) => (
          <button key={index} type="button" aria-pressed={index === chosen} onClick={() => setChosen(index)}>
            {name}
          </button>
        ))}
      </div>
      <WordDiff before={other.answer} after={cell.error ?? cell.answer} />
    </div>
  );
}
