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
  const { calls, tokens, usd } = spend;
  const charged = chargedCalls(spend);
  return (
    <section class="spend" aria-labelledby="spend-title">
      <h2 id="spend-title">{t('Spent')}</h2>
      <div class="meters">
        <Meter label={t('Calls')} used={charged} limit={limits.calls} show={count} />
        <Meter label={t('Tokens')} used={tokens} limit={limits.tokens} show={count} />
        {usd !== null && (usd > 0 || limits.usd !== undefined) && (
          <Meter label={t('Cost')} used={usd} limit={limits.usd} show={dollars} />
        )}
      </div>
      {usd === null && <p class="hint">{t('What it costs is not known: no price is set for a model.')}</p>}
      <RoleTable spend={spend} />
      {charged > calls && <p class="hint">{t('{0} calls were known already, and free.', count(charged - calls))}</p>}
    </section>
  );
}

/** Who took how much of it; nothing where there is but one to ask. */
function RoleTable({ spend }: Pick<Props, 'spend'>): JSX.Element | null {
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
            {priced && <td>{dollars(paidOf(byRole[role]))}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What was known already cost nothing. */
function paidOf(paid: { readonly usd: number | null } | undefined): number | null {
  return paid === undefined ? 0 : paid.usd;
}

type Role = keyof NonNullable<RunView['spend']['byRole']>;

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
