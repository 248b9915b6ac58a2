import type { JSX } from 'preact';
import type { CellScore, Duel } from '../../src/protocol/results.js';
import { fixed } from '../shared/format.js';
import { t } from '../shared/l10n.js';

interface Props {
  readonly scores: readonly CellScore[];
  readonly duels: readonly Duel[];
}

/** Metric by metric, with the reason and what each judge said; then how judges compared the answer with others. */
export function CellScores({ scores, duels }: Props): JSX.Element | null {
  if (scores.length + duels.length === 0) return null;
  return (
    <>
      <h3>{t('Scores')}</h3>
      <ul class="scores">
        {scores.map(({ metric, value, reason, votes }) => (
          <li key={metric}>
            <span class="metric">{metric}</span> <strong>{score(value)}</strong>
            {reason !== null && <p>{reason}</p>}
            {votes.length > 0 && <p class="hint">{votes.join(' · ')}</p>}
          </li>
        ))}
        {duels.map(({ metric, against, value, reason }, index) => (
          <li key={index}>
            <span class="metric">{metric}</span> <strong>{verdict(value)}</strong> {t('against {0}', against)}
            {reason !== null && <p>{reason}</p>}
          </li>
        ))}
      </ul>
    </>
  );
}

function score(value: number): string {
  return fixed(value, Number.isInteger(value) ? 0 : 3);
}

function verdict(value: number): string {
  if (value === 0.5) return t('tied');
  return value > 0.5 ? t('preferred') : t('not preferred');
}
