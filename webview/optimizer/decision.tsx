import type { JSX } from 'preact';
import type { OptimizerRequest } from '../../src/protocol/optimizer.js';
import type { RunView, VerdictView } from '../../src/protocol/optimizer-run.js';
import { Button } from '../shared/button.js';
import { t } from '../shared/l10n.js';

interface Props {
  readonly run: RunView;
  readonly verdict: VerdictView;
  readonly send: (request: OptimizerRequest) => void;
}

/** Accept or keep while that is open, and ways to look closer. */
export function Decision({ run, verdict, send }: Props): JSX.Element {
  const anythingNew = verdict.changed || run.candidates.some(({ best, seed }) => best && !seed);
  const open = verdict.changed && run.decision === 'open';
  return (
    <div class="actions">
      {open && <Button onPress={() => send({ type: 'accept' })}>{t('Accept')}</Button>}
      {anythingNew && (
        <Button secondary onPress={() => send({ type: 'show-diff', candidate: null })}>
          {t('Show diff')}
        </Button>
      )}
      {open && (
        <Button secondary onPress={() => send({ type: 'keep-seed' })}>
          {t('Keep the seed')}
        </Button>
      )}
      <Button secondary onPress={() => send({ type: 'open-report' })}>
        {t('Report')}
      </Button>
    </div>
  );
}
