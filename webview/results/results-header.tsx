import type { JSX } from 'preact';
import type { ResultsRequest, ResultsSnapshot } from '../../src/protocol/results.js';
import { Button } from '../shared/button.js';
import { CopyButton } from '../shared/copy-button.js';
import { count, rowCount } from '../shared/format.js';
import { t } from '../shared/l10n.js';
import { ProgressRing } from '../shared/progress-ring.js';

interface Props {
  readonly snapshot: ResultsSnapshot;
  readonly send: (request: ResultsRequest) => void;
}

/** What was run and how far it is, with what to do about it. */
export function ResultsHeader({ snapshot, send }: Props): JSX.Element {
  const { phase } = snapshot;
  return (
    <header class="results-header">
      <h1>{snapshot.prompt ?? t('Results')}</h1>
      <p class="progress" role="status">
        {phase !== 'ended' && <ProgressRing />}
        <span>{progressText(snapshot)}</span>
      </p>
      <div class="actions">
        {phase === 'running' && (
          <Button secondary onPress={() => send({ type: 'stop' })}>
            {t('Stop')}
          </Button>
        )}
        {phase === 'ended' && <EndedActions snapshot={snapshot} send={send} />}
      </div>
    </header>
  );
}

function EndedActions({ snapshot, send }: Props): JSX.Element {
  const { failed = 0 } = snapshot.rows.counts;
  return (
    <>
      <Button secondary onPress={() => send({ type: 'rerun' })}>
        {t('Run again')}
      </Button>
      {failed > 0 && (
        <Button secondary onPress={() => send({ type: 'rerun-failed' })}>
          {failed === 1 ? t('Run the failed row again') : t('Run {0} failed rows again', count(failed))}
        </Button>
      )}
      {snapshot.rows.all > 0 && <MoreActions snapshot={snapshot} send={send} />}
    </>
  );
}

function MoreActions({ snapshot, send }: Props): JSX.Element {
  return (
    <span class="more-actions">
      <button type="button" class="link" onClick={() => send({ type: 'compare', run: null })}>
        {t('Compare…')}
      </button>
      <button
        type="button"
        class="link"
        aria-expanded={snapshot.history !== null}
        onClick={() => send({ type: 'history' })}
      >
        {t('History')}
      </button>
      <CopyButton
        look="link"
        what="scores"
        copied={snapshot.copied}
        words={t('Copy scores')}
        onPress={() => send({ type: 'copy', what: 'scores' })}
      />
      <button type="button" class="link" onClick={() => send({ type: 'export' })}>
        {t('Export…')}
      </button>
    </span>
  );
}

function progressText({ phase, progress: { done, total, verdicts }, rows }: ResultsSnapshot): string {
  if (phase === 'loading') return t('Reading the run…');
  if (phase === 'running' && total === 0) return t('Starting…');
  if (phase !== 'running' && done === 0) return t('No answers');
  const answers = phase === 'running' ? answersOf(done, total) : answersOver(done, rows.all);
  if (verdicts === 0) return answers;
  return verdicts === 1
    ? t('{0}, 1 verdict of judges', answers)
    : t('{0}, {1} verdicts of judges', answers, count(verdicts));
}

function answersOf(done: number, total: number): string {
  return total === 1 ? t('{0} of 1 answer', count(done)) : t('{0} of {1} answers', count(done), count(total));
}

function answersOver(answers: number, rows: number): string {
  const over = rowCount(rows);
  return answers === 1 ? t('1 answer over {0}', over) : t('{0} answers over {1}', count(answers), over);
}
