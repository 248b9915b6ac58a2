import type { JSX } from 'preact';
import type { ScoreDistribution } from '../../src/protocol/results.js';
import { plural } from '../shared/format.js';

interface Props {
  readonly distributions: readonly ScoreDistribution[];
  readonly metric: string;
}

/** How the scores of single rows lie, where they are not only right or wrong. */
export function DistributionSection({ distributions, metric }: Props): JSX.Element | null {
  if (distributions.length === 0) return null;
  return (
    <details class="fold">
      <summary>How the rows score by {metric}</summary>
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
    `${(low + index * step).toFixed(2)} to ${(low + (index + 1) * step).toFixed(2)}`;
  const told = bins.flatMap((rows, index) => (rows > 0 ? [`${ends(index)}: ${plural(rows, 'row')}`] : []));
  return (
    <figure>
      <figcaption>{label}</figcaption>
      <svg class="distribution" viewBox={`0 0 ${bins.length * 10} 40`} preserveAspectRatio="none" role="img">
        <title>{told.join(', ')}</title>
        {bins.map((rows, index) => (
          <rect key={index} x={index * 10 + 1} width="8" y={40 - (rows / most) * 40} height={(rows / most) * 40}>
            <title>{`${ends(index)}: ${plural(rows, 'row')}`}</title>
          </rect>
        ))}
      </svg>
      <p class="axis">
        <span>{low.toFixed(low % 1 === 0 ? 0 : 2)}</span>
        <span>{high.toFixed(high % 1 === 0 ? 0 : 2)}</span>
      </p>
    </figure>
  );
}
