import type { JSX } from 'preact';
import type { CurvePoint } from '../../src/protocol/optimizer-run.js';
import { count, dollars, intervalText, percent } from '../shared/format.js';
import { t } from '../shared/l10n.js';

interface Props {
  readonly curve: readonly CurvePoint[];
  readonly isPriced: boolean;
}

/** The chart in numbers, for those who cannot see it or want them. */
export function CurveTable({ curve, isPriced }: Props): JSX.Element {
  return (
    <details class="fold">
      <summary>{t('The chart as a table')}</summary>
      <table class="numbers">
        <thead>
          <tr>
            <th scope="col">{t('Calls')}</th>
            {isPriced && <th scope="col">{t('Cost')}</th>}
            <th scope="col">{t('Score')}</th>
            <th scope="col">{t('Interval')}</th>
          </tr>
        </thead>
        <tbody>
          {curve.map((point) => (
            <tr key={point.calls}>
              <td>{count(point.calls)}</td>
              {isPriced && <td>{dollars(point.usd ?? 0)}</td>}
              <td>{percent(point.mean)}</td>
              <td>{intervalText(point)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
