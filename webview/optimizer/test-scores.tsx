import type { JSX } from 'preact';
import type { VerdictView } from '../../src/protocol/optimizer-run.js';
import { count, percent } from '../shared/format.js';
import { IntervalBar } from '../shared/interval-bar.js';
import { t, withElements } from '../shared/l10n.js';

/** Both prompts on the sealed rows; one that was not changed stands alone. */
export function TestScores({ verdict }: { readonly verdict: VerdictView }): JSX.Element {
  const { seed, best, wins, losses, ties, n, moved } = verdict;
  if (!moved && wins + losses === 0)
    return (
      <div class="scores">
        <ScoreLine label={t('As it is')} score={seed} />
      </div>
    );
  const words = t('Of {n} test rows: {wins}, {losses}, {ties} the same.');
  return (
    <>
      <div class="scores">
        <ScoreLine label={t('Before')} score={seed} />
        <ScoreLine label={t('After')} score={best} />
      </div>
      <p>
        {withElements(words, {
          n: count(n),
          wins: <strong>{t('{0} better', count(wins))}</strong>,
          losses: <strong>{t('{0} worse', count(losses))}</strong>,
          ties: count(ties),
        })}
      </p>
    </>
  );
}

function ScoreLine({ label, score }: { readonly label: string; readonly score: VerdictView['seed'] }): JSX.Element {
  return (
    <>
      <span>{label}</span>
      <IntervalBar {...score} />
      <span class="number">{percent(score.mean)}</span>
    </>
  );
}
