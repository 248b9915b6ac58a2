import type { JSX } from 'preact';
import type { HistoryLine } from '../../src/protocol/results.js';
import { intervalText, scoreText } from '../shared/format.js';
import { isShare } from '../shared/is-share.js';
import { t } from '../shared/l10n.js';
import { type ChartLine, historyLines } from './history-lines.js';

/** How the score went over the runs, oldest first: a line for each variant, with intervals. Nothing before the second run. */
export function HistoryChart({ entries }: { readonly entries: readonly HistoryLine[] }): JSX.Element | null {
  const { lines, runs, low, high, left } = historyLines(entries);
  const [first, last] = [runs[0], runs.at(-1)];
  if (first === undefined || last === undefined || runs.length < 2) return null;
  const unit = lines.every(({ points }) => points.every(({ score }) => isShare(score))) ? undefined : 'number';
  const edge = (mean: number): string => scoreText({ mean, low, high, ...(unit && { unit }) });
  return (
    <figure class="history-chart">
      <div class="range" aria-hidden="true">
        <span>{edge(high)}</span>
        <span>{edge(low)}</span>
      </div>
      <svg role="img" aria-label={inWords(lines)}>
        {[0, 50, 100].map((y) => (
          <line key={y} class="grid" x1="0" x2="100%" y1={`${y}%`} y2={`${y}%`} />
        ))}
        {lines.map((line, index) => (
          <g key={line.label} class={`line line-${index}`}>
            <Line line={line} />
          </g>
        ))}
      </svg>
      <p class="axis">
        <time>{first}</time>
        <time>{last}</time>
      </p>
      <figcaption>
        {lines.map(({ label }, index) => (
          <span key={label} class={`line line-${index}`}>
            <svg class="sample" aria-hidden="true">
              <line class="way" x1="0" x2="100%" y1="50%" y2="50%" />
            </svg>{' '}
            {label}
          </span>
        ))}
        {left > 0 && <small>{t('{0} more variants are in the table alone', left)}</small>}
      </figcaption>
    </figure>
  );
}

function Line({ line: { label, points } }: { readonly line: ChartLine }): JSX.Element {
  return (
    <>
      {points.slice(1).map((to, index) => {
        const from = points[index] ?? to;
        return <line key={to.x} class="way" x1={at(from.x)} y1={at(from.y)} x2={at(to.x)} y2={at(to.y)} />;
      })}
      {points.map(({ x, y, top, bottom, isShown, started, score }) => (
        <g key={x}>
          <title>{`${started} · ${label}: ${scoreText(score)} (${intervalText(score)})`}</title>
          <line class="whisker" x1={at(x)} x2={at(x)} y1={at(top)} y2={at(bottom)} />
          <circle class={isShown ? 'point shown' : 'point'} cx={at(x)} cy={at(y)} r={isShown ? 5 : 3.5} />
        </g>
      ))}
    </>
  );
}

function at(percent: number): string {
  return `${percent.toFixed(2)}%`;
}

function inWords(lines: readonly ChartLine[]): string {
  return lines
    .map(({ label, points }) => `${label}: ${points.map(({ score }) => scoreText(score)).join(', ')}`)
    .join('. ');
}
