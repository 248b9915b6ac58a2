import type { JSX } from 'preact';
import type { OptimizerRequest } from '../../src/protocol/optimizer.js';
import type { RunView } from '../../src/protocol/optimizer-run.js';
import { Button } from '../shared/button.js';
import { t } from '../shared/l10n.js';
import { ProgressRing } from '../shared/progress-ring.js';
import { workText } from './work-words.js';

interface Props {
  readonly run: RunView;
  readonly send: (request: OptimizerRequest) => void;
}

/** What a run does now, and what may be done with it. */
export function RunStatus({ run, send }: Props): JSX.Element {
  return (
    <div class="status" role="status">
      {(run.phase === 'running' || run.phase === 'stopping') && <ProgressRing />}
      <span class="words">{statusText(run)}</span>
      <span class="actions">
        <RunButtons run={run} send={send} />
      </span>
    </div>
  );
}

function RunButtons({ run: { phase }, send }: Props): JSX.Element {
  const stop = (
    <Button secondary disabled={phase === 'stopping'} onPress={() => send({ type: 'stop' })}>
      {t('Stop')}
    </Button>
  );
  switch (phase) {
    case 'running':
    case 'stopping':
      return (
        <>
          <Button secondary disabled={phase === 'stopping'} onPress={() => send({ type: 'pause' })}>
            {t('Pause')}
          </Button>
          {stop}
        </>
      );
    case 'paused':
      return (
        <>
          <Button onPress={() => send({ type: 'resume' })}>{t('Resume')}</Button>
          {stop}
        </>
      );
    case 'interrupted':
      return (
        <>
          <Button onPress={() => send({ type: 'resume' })}>{t('Resume')}</Button>
          <Button secondary onPress={() => send({ type: 'new-run' })}>
            {t('Leave it')}
          </Button>
        </>
      );
    case 'ended':
    case 'failed':
      return (
        <Button secondary onPress={() => send({ type: 'new-run' })}>
          {t('New run')}
        </Button>
      );
  }
}

function statusText(run: RunView): string {
  switch (run.phase) {
    case 'paused':
      return t('Paused. Nothing more is asked until you resume it.');
    case 'stopping':
      return t('Stopping after the calls under way…');
    case 'interrupted':
      return t('This run was interrupted. Resume goes on where it was, and pays for no answer twice.');
    case 'failed':
      return t('The run could not go on.');
    case 'ended':
      return t('Finished.');
    case 'running':
      return workText(run);
  }
}
