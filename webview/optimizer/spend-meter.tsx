import type { JSX } from 'preact';
import type { RunView } from '../../src/protocol/optimizer-run.js';
import { count, dollars } from '../shared/format.js';

interface Props {
  readonly spend: RunView['spend'];
  readonly limits: RunView['limits'];
}

/** How much of the budget is used: charged calls, of which cached ones cost nothing, and money. */
export function SpendMeter({ spend, limits }: Props): JSX.Element {
  const charged = spend.taskCalls + spend.writerCalls;
  const cached = charged - spend.calls;
  return (
    <section class="spend" aria-label="Spent">
      <Meter label="Calls" used={charged} limit={limits.calls} show={count} />
      {spend.usd !== null && (spend.usd > 0 || limits.usd !== undefined) && (
        <Meter label="Cost" used={spend.usd} limit={limits.usd} show={dollars} />
      )}
      <p class="hint">
        {count(spend.taskCalls)} answers, {count(spend.writerCalls)} proposals asked for, {count(spend.tokens)} tokens
        {cached > 0 && `, ${count(cached)} from the cache`}
      </p>
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
  const text = limit === undefined ? show(used) : `${show(used)} of ${show(limit)}`;
  return (
    <div class="meter-line">
      <span>{label}</span>
      {limit !== undefined && <meter aria-label={label} min={0} max={limit} value={used} />}
      <span class="number">{text}</span>
    </div>
  );
}
