import { l10n } from 'vscode';
import type { OptimizeEstimate } from '../../engine/optimize/contracts.js';
import type { ReadyEstimate } from '../../protocol/optimizer-form.js';
import { costRange, fixed, whole } from '../numbers.js';

/** The estimate as sentences. */
export function estimateView(estimate: OptimizeEstimate): ReadyEstimate {
  const { calls, usd, seconds, proposals, warnings, leastCalls } = estimate;
  const { train, dev, test, pool } = estimate.sizes;
  return {
    state: 'ready',
    cost: callsText(whole(calls), usd),
    time: timeText(seconds),
    buys: l10n.t(
      'Buys about {0} changed versions; {1} calls go to the first score and the sealed test.',
      whole(proposals),
      whole(leastCalls),
    ),
    rows: l10n.t(
      'Split once: {train} rows to learn from, {dev} to compare versions on, {test} sealed until the end, {pool} as examples.',
      { train: whole(train), dev: whole(dev), test: whole(test), pool: whole(pool) },
    ),
    warning: warnings.length > 0 ? warnings.join(' ') : null,
  };
}

function callsText(calls: string, usd: OptimizeEstimate['usd']): string {
  if (!usd)
    return l10n.t(
      'About {0} calls, at a price Hone does not know: the limit in dollars cannot be kept, that in calls can.',
      calls,
    );
  return l10n.t('About {0} calls, {1}.', calls, costRange(usd));
}

function timeText(seconds: OptimizeEstimate['seconds']): string {
  if (!seconds) return l10n.t('How long it takes is known after the first run with this model.');
  const [low, high] = [spanText(seconds.low), spanText(seconds.high)];
  return low === high ? l10n.t('Takes about {0}.', high) : l10n.t('Takes {0} to {1}.', low, high);
}

function spanText(seconds: number): string {
  if (seconds < 10) return l10n.t('a few seconds');
  if (seconds < 90) return l10n.t('{0} seconds', Math.round(seconds / 10) * 10);
  if (seconds < 90 * 60) return l10n.t('{0} minutes', Math.round(seconds / 60));
  return l10n.t('{0} hours', fixed(seconds / 3600, 1));
}
