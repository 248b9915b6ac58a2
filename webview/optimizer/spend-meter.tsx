import type { JSX } from 'preact';
import type { RunView } from '../../src/protocol/optimizer-run.js';
import { count, dollars } from '../shared/format.js';
import { t } from '../shared/l10n.js';
import { chargedCalls } from './charged-calls.js';

interface Props {
  readonly spend: RunView['spend'];
  readonly limits: RunView['limits'];
}

/** How much of the budget is used: charged calls, of which cached ones cost nothing, tokens and money; and by whom. */
export function SpendMeter({ spend, limits }: Props): JSX.Element {
  const { taskCalls, writerCalls, judgeCalls = 0, calls, tokens, usd } = spend;
  const charged = chargedCalls(spend);
  return (
    <section class="spend" aria-labelledby="spend-title">
      <h2 id="spend-title">{t('Spent')}</h2>
      <Meter label={t('Calls')} used={charged} limit={limits.calls} show={count} />
      <Meter label={t('Tokens')} used={tokens} limit={limits.tokens} show={count} />
      {usd !== null && (usd > 0 || limits.usd !== undefined) && (
        <Meter label={t('Cost')} used={usd} limit={limits.usd} show={dollars} />
      )}
      {usd === null && <p class="hint">{t('What it costs is not known: no price is set for a model.')}</p>}
      <ul class="roles hint">
        <li>{t('{0} answers', count(taskCalls))}</li>
        {writerCalls > 0 && <li>{t('{0} to the writer', count(writerCalls))}</li>}
        {judgeCalls > 0 && <li>{t('{0} to the judge', count(judgeCalls))}</li>}
        {charged > calls && <li>{t('{0} known already, free', count(charged - calls))}</li>}
      </ul>
    </section>
  );
}

interface MeterProps {
  readonly label: string;
  readonly used: number;
  readonly limit: number | undefined;
  readonly show: (value: number) => string;
}

function Meter({ label, used, limit, show }: MeterProps): JSX.Element {
  const text = limit === undefined ? show(used) : t('{0} of {1}', show(used), show(limit));
  return (
    <div class="meter-line">
      <span>{label}</span>
      {limit !== undefined && <meter aria-label={label} min={0} max={limit} value={used} />}
      <span class="number">{text}</span>
    </div>
  );
}
