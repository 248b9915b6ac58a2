import type { JSX } from 'preact';
import type { VerdictView } from '../../src/protocol/optimizer-run.js';
import { count, dollars } from '../shared/format.js';
import { t } from '../shared/l10n.js';

interface Props {
  readonly costs: NonNullable<VerdictView['costs']>;
  /** False for a version that was not good enough to be offered. */
  readonly changed: boolean;
}

/** What a call takes before and after: tokens it reads, and what a thousand calls cost. */
export function CostChange({ costs: { seed, best }, changed }: Props): JSX.Element {
  return (
    <table class="numbers costs">
      <caption>{changed ? t('What a call takes') : t('What a call would take')}</caption>
      <thead>
        <tr>
          <td />
          <th scope="col">{t('Before')}</th>
          <th scope="col">{t('After')}</th>
          <th scope="col">{t('Change')}</th>
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">{t('Tokens read')}</th>
          <td>{count(Math.round(seed.inputTokens))}</td>
          <td>{count(Math.round(best.inputTokens))}</td>
          <td>{change(seed.inputTokens, best.inputTokens)}</td>
        </tr>
        {seed.usd !== null && best.usd !== null && seed.usd + best.usd > 0 && (
          <tr>
            <th scope="row">{t('1,000 calls')}</th>
            <td>{dollars(seed.usd * 1000)}</td>
            <td>{dollars(best.usd * 1000)}</td>
            <td>{change(seed.usd, best.usd)}</td>
          </tr>
        )}
      </tbody>
    </table>
  );
}

/** `+12 %`, with a no-break space and a real minus. */
function change(before: number, after: number): string {
  if (before === 0) return '–';
  const share = Math.round((after / before - 1) * 100);
  const sign = share > 0 ? '+' : share < 0 ? '\u2212' : '±';
  return `${sign}${count(Math.abs(share))}\u00A0%`;
}
