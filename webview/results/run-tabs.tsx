import type { JSX } from 'preact';
import type { ResultsSnapshot } from '../../src/protocol/results.js';
import { t } from '../shared/l10n.js';
import { ProgressRing } from '../shared/progress-ring.js';

interface Props {
  readonly snapshot: Pick<ResultsSnapshot, 'runs' | 'shown'>;
  readonly onChoose: (index: number) => void;
}

/** Runs that were started together; nothing where there is one. */
export function RunTabs({ snapshot: { runs, shown }, onChoose }: Props): JSX.Element | null {
  if (runs.length < 2) return null;
  return (
    <div class="choice run-tabs" role="group" aria-label={t('Runs')}>
      {runs.map(({ label, phase }, index) => (
        <button key={index} type="button" aria-pressed={index === shown} onClick={() => onChoose(index)}>
          {phase === 'running' && index === shown && <ProgressRing />}
          {label}
        </button>
      ))}
    </div>
  );
}
