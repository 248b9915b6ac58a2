import type { JSX } from 'preact';
import type { OptimizerRequest } from '../../src/protocol/optimizer.js';
import type { RunView } from '../../src/protocol/optimizer-run.js';
import { Button } from '../shared/button.js';
import { count } from '../shared/format.js';
import { t } from '../shared/l10n.js';
import { ProgressRing } from '../shared/progress-ring.js';
import { chargedCalls } from './charged-calls.js';
import { workText } from './work-words.js';

interface Props {
  readonly run: RunView;
  readonly send: (request: OptimizerRequest) => void;
}

/** What a run does now, and what may be done with it. */
export function RunStatus({ run, send }: Props): JSX.Element {
  const busy = run.phase === 'running' || run.phase === 'stopping' || run.phase === 'restoring';
  return (
    <div class="status" role="status">
      {busy && <ProgressRing />}
      <span class={run.phase === 'interrupted' ? 'words sentences' : 'words'}>{statusText(run)}</span>
      <span class="actions">
        <RunButtons run={run} send={send} />
      </span>
    </div>
  );
}

function RunButtons({ run: { phase, resumable }, send }: Props): JSX.Element | null {
  const stopping = phase === 'stopping';
  const resume = <Button onPress={() => send({ type: 'resume' })}>{t('Resume')}</Button>;
  const stop = (
    <Button secondary disabled={stopping} onPress={() => send({ type: 'stop' })}>
      {t('Stop')}
    </Button>
  );
  const leave = (words: string): JSX.Element => (
    <Button secondary onPress={() => send({ type: 'new-run' })}>
      {words}
    </Button>
  );
  switch (phase) {
    case 'restoring':
      return null;
    case 'running':
    case 'stopping':
      return (
        <>
          <Button secondary disabled={stopping} onPress={() => send({ type: 'pause' })}>
            {t('Pause')}
          </Button>
          {stop}
        </>
      );
    case 'paused':
      return (
        <>
          {resume}
          {stop}
        </>
      );
    case 'interrupted':
      return (
        <>
          {resume}
          {leave(t('Leave it'))}
        </>
      );
    case 'ended':
    case 'failed':
      return (
        <>
          {resumable && resume}
          {leave(t('New run'))}
        </>
      );
  }
}

function statusText(run: RunView): string {
  switch (run.phase) {
    case 'restoring':
      return t('Looking at how far the run came…');
    case 'interrupted':
      return interruptedText(run);
    case 'paused':
      return t('Paused. Nothing more is asked until you resume it.');
    case 'stopping':
      return t('Stopping after the calls under way…');
    case 'failed':
      return run.resumable
        ? t('The run could not go on. What was answered is kept: Resume tries again from there.')
        : t('The run could not go on.');
    case 'ended':
      return endedText(run);
    case 'running':
      return workText(run);
  }
}

function endedText({ verdict, resumable }: RunView): string {
  if (verdict !== null) return resumable ? t('Stopped before its end.') : t('Finished.');
  return resumable
    ? t('You stopped the run. What was answered is kept: Resume goes on from there.')
    : t('You stopped the run before it began.');
}

function interruptedText({ away, spend }: RunView): string {
  const calls = count(chargedCalls(spend));
  if (!away)
    return t('This run was interrupted after {0} calls. Resume goes on from there, and nothing is paid twice.', calls);
  return t(
    'This run was interrupted after {0} calls, and its window was away too long for it to go on unasked. Resume goes on from there, and nothing is paid twice.',
    calls,
  );
}
