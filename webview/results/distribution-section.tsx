import type { JSX } from 'preact';
import type { ScoreDistribution } from '../../src/protocol/results.js';
import { fixed, rowCount } from '../shared/format.js';
import { t } from '../shared/l10n.js';

interface Props {
  readonly distributions: readonly ScoreDistribution[];
  readonly metric: string;
}

/** How the scores of single rows lie, where they are not only right or wrong. */
export function DistributionSection({ distributions, metric }: Props): JSX.Element | null {
  if (distributions.length === 0) return null;
  return (
    <details class="fold">
      <summary>{t('How the rows score by {0}', metric)}</summary>
      <div class="distributions">
        {distributions.map((distribution) => (
          <Distribution key={distribution.variant} distribution={distribution} />
        ))}
      </div>
    </details>
  );
}

function Distribution({ distribution }: { readonly distribution: ScoreDistribution }): JSX.Element {
  const { label, low, high, bins } = distribution;
  const most = Math.max(1, ...bins);
  const step = (high - low) / bins.length;
  const ends = (index: number): string =>
    t('{0} to {1}', fixed(low + index * step, 2), fixed(low + (index + 1) * step, 2));
  const told = bins.flatMap((rows, index) => (rows > 0 ? [`${ends(index)}: ${rowCount(rows)}`] : []));
  return (
    <figure>
      <figcaption>
        {label} <small>{t('The tallest bar: {0}', rowCount(most))}</small>
      </figcaption>
      <svg class="distribution" viewBox={`0 0 ${bins.length * 10} 40`} preserveAspectRatio="none" role="img">
        <title>{told.join(', ')}</title>
        {bins.map((rows, index) => (
          <rect key={index} x={index * 10 + 1} width="8" y={40 - (rows / most) * 40} height={(rows / most) * 40}>
            <title>{`${ends(index)}: ${rowCount(rows)}`}</title>
          </rect>
        ))}
      </svg>
      <p class="axis">
        <span>{fixed(low, low % 1 === 0 ? 0 : 2)}</span>
        <span>{fixed(high, high % 1 === 0 ? 0 : 2)}</span>
      </p>
    </figure>
  );
}
