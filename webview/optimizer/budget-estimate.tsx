import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import type { EstimateView, ReadyEstimate } from '../../src/protocol/optimizer-form.js';
import { t } from '../shared/l10n.js';
import { Notice } from '../shared/notice.js';

/** What the budget costs and what it buys, kept up to date while it is typed. */
export function BudgetEstimate({ estimate }: { readonly estimate: EstimateView }): JSX.Element {
  const latest = useRef<ReadyEstimate>(undefined);
  if (estimate.state === 'ready') latest.current = estimate;
  const loading = estimate.state === 'loading';
  return (
    <div class={loading ? 'estimate stale' : 'estimate'} aria-live="polite" aria-busy={loading}>
      <EstimateText estimate={estimate} latest={latest.current} />
    </div>
  );
}

interface TextProps {
  readonly estimate: EstimateView;
  /** Stays, in italics, until the next one is there: text that comes and goes at each key makes the form jump. */
  readonly latest: ReadyEstimate | undefined;
}

function EstimateText({ estimate, latest }: TextProps): JSX.Element {
  switch (estimate.state) {
    case 'none':
      return <p class="hint">{t('What it costs and what it buys appears here when the form has no mistake.')}</p>;
    case 'loading':
      return latest ? <Sentences estimate={latest} /> : <p class="hint">{t('Estimating…')}</p>;
    case 'problem':
      return <Notice kind="error">{estimate.message}</Notice>;
    case 'ready':
      return <Sentences estimate={estimate} />;
  }
}

function Sentences({ estimate }: { readonly estimate: ReadyEstimate }): JSX.Element {
  return (
    <>
      <p>{estimate.cost}</p>
      <p>{estimate.buys}</p>
      <p class="hint">{estimate.time}</p>
      {estimate.warning && <Notice kind="warning">{estimate.warning}</Notice>}
    </>
  );
}
