import type { JSX } from 'preact';
import type { RunView } from '../../src/protocol/optimizer-run.js';
import { costText, count, dollars } from '../shared/format.js';
import { t } from '../shared/l10n.js';
import { chargedCalls } from './charged-calls.js';

interface Props {
  readonly run: Pick<RunView, 'spend' | 'limits' | 'offline' | 'byPlan'>;
}

/** How much of the budget is used: charged calls, of which cached ones cost nothing, tokens and money; and by whom. */
export function SpendMeter({ run }: Props): JSX.Element {
  const { spend, limits, byPlan } = run;
  const { calls, tokens, usd } = spend;
  const charged = chargedCalls(spend);
  return (
    <section class="spend" aria-labelledby="spend-title">
      <h2 id="spend-title">{t('Spent')}</h2>
      <div class="meters">
        <Meter label={t('Calls')} used={charged} limit={limits.calls} show={count} />
        <Meter label={t('Tokens')} used={tokens} limit={limits.tokens} show={count} />
        <CostMeter run={run} />
      </div>
      {(usd === null || byPlan) && (
        <p class="hint">{t('What it costs is not known: there is no price for a model of this run.')}</p>
      )}
      <RoleTable run={run} />
      {charged > calls && (
        <p class="hint">
          {t('{0} of the calls came from the cache: nothing was paid for them.', count(charged - calls))}
        </p>
      )}
    </section>
  );
}

/** Where nothing was paid for calls that were made, they are free; before the first it is a matter of the model. */
function CostMeter({ run }: Props): JSX.Element | null {
  const { spend, limits, offline, byPlan } = run;
  const { calls, usd } = spend;
  if (usd === null || (usd === 0 && byPlan)) return null;
  if (usd === 0 && (offline || calls > 0))
    return (
      <>
        <span>{t('Cost')}</span>
        <span class="number">{costText(usd)}</span>
      </>
    );
  if (usd === 0 && limits.usd === undefined) return null;
  return <Meter label={t('Cost')} used={usd} limit={limits.usd} show={dollars} />;
}

/** Who took how much of it; nothing where there is but one to ask. */
function RoleTable({ run: { spend, byPlan } }: Props): JSX.Element | null {
  const { taskCalls, writerCalls, judgeCalls = 0, byRole, usd } = spend;
  const charged = { task: taskCalls, writer: writerCalls, judge: judgeCalls };
  const roles = (['task', 'writer', 'judge'] as const).filter((role) => charged[role] > 0);
  if (roles.length < 2) return null;
  const priced = byRole !== undefined && usd !== 0;
  return (
    <table class="numbers">
      <thead>
        <tr>
          <td />
          <th scope="col">{t('Calls')}</th>
          {byRole && <th scope="col">{t('Tokens')}</th>}
          {priced && <th scope="col">{t('Cost')}</th>}
        </tr>
      </thead>
      <tbody>
        {roles.map((role) => (
          <tr key={role}>
            <th scope="row">{names[role]}</th>
            <td>{count(charged[role])}</td>
            {byRole && <td>{count(byRole[role]?.tokens ?? 0)}</td>}
            {priced && <td>{roleCost(byRole[role], byPlan)}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What was known already was not paid, whatever its price. */
function roleCost(paid: ByRole[Role], byPlan: boolean): string {
  if (paid === undefined || paid.calls === 0 || (paid.usd === 0 && byPlan)) return '–';
  return costText(paid.usd);
}

type ByRole = NonNullable<RunView['spend']['byRole']>;
type Role = keyof ByRole;

const names: Readonly<Record<Role, string>> = {
  task: t('Answers'),
  writer: t('The writer'),
  judge: t('The judge'),
};

interface MeterProps {
  readonly label: string;
  readonly used: number;
  readonly limit: number | undefined;
  readonly show: (value: number) => string;
}

function Meter({ label, used, limit, show }: MeterProps): JSX.Element {
  const text = limit === undefined ? show(used) : t('{0} of {1}', show(used), show(limit));
  return (
    <>
      <span>{label}</span>
      {limit !== undefined && <meter aria-label={label} min={0} max={limit} value={used} />}
      <span class="number">{text}</span>
    </>
  );
}
