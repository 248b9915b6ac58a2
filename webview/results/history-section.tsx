import type { JSX } from 'preact';
import type { HistoryLine, ResultsRequest, RunHistory } from '../../src/protocol/results.js';
import { count, intervalText, scoreText } from '../shared/format.js';
import { IntervalBar } from '../shared/interval-bar.js';
import { isShare } from '../shared/is-share.js';
import { t } from '../shared/l10n.js';
import { ProgressRing } from '../shared/progress-ring.js';
import { HistoryChart } from './history-chart.js';

interface Props {
  readonly history: RunHistory;
  /** The run that is compared with. */
  readonly compared: string | null;
  readonly send: (request: ResultsRequest) => void;
}

/** How the prompt has done over its runs, the newest first; each can be shown, or compared with. */
export function HistorySection({ history: { metric, entries }, compared, send }: Props): JSX.Element {
  return (
    <section class="history">
      <h2>
        {t('History')} <small>{metric ?? ''}</small>
      </h2>
      {entries === null ? (
        <p class="progress" role="status">
          <ProgressRing />
          <span>{t('Reading the runs of this prompt…')}</span>
        </p>
      ) : (
        <Runs entries={entries} compared={compared} send={send} />
      )}
    </section>
  );
}

interface RunsProps extends Pick<Props, 'compared' | 'send'> {
  readonly entries: readonly HistoryLine[];
}

function Runs({ entries, compared, send }: RunsProps): JSX.Element {
  if (entries.length === 0) return <p class="hint">{t('No run over all rows of this prompt yet.')}</p>;
  return (
    <>
      <HistoryChart entries={entries} />
      <RunTable entries={entries} compared={compared} send={send} />
    </>
  );
}

function RunTable({ entries, compared, send }: RunsProps): JSX.Element {
  return (
    <div class="scroll-x" tabIndex={0} role="group" aria-label={t('Scores over time')}>
      <table class="variants">
        <thead>
          <tr>
            {[t('Started (UTC)'), t('Variant')].map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
            <th scope="col" class="score">
              {t('Score')}
            </th>
            <th scope="col" class="number">
              {t('Rows')}
            </th>
            <th scope="col">{t('Run')}</th>
          </tr>
        </thead>
        <tbody>
          {[...entries].reverse().map((entry) => (
            <Entry key={`${entry.run} ${entry.label}`} entry={entry} compared={compared} send={send} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface EntryProps extends Pick<Props, 'compared' | 'send'> {
  readonly entry: HistoryLine;
}

function Entry({ entry, compared, send }: EntryProps): JSX.Element {
  const { run, started, label, score, n, note, isShown } = entry;
  return (
    <tr class={isShown ? 'shown' : undefined}>
      <th scope="row">
        <time>{started}</time>
        {note !== '' && <small class="note">{note}</small>}
      </th>
      <td>{label}</td>
      <td class="score">
        {score === null ? (
          '–'
        ) : (
          <>
            {isShare(score) && <IntervalBar {...score} />}
            <strong>{scoreText(score)}</strong> <small>{intervalText(score)}</small>
          </>
        )}
      </td>
      <td class="number">{count(n)}</td>
      <td>
        {isShown ? <small>{t('shown')}</small> : <Actions entry={entry} isCompared={run === compared} send={send} />}
      </td>
    </tr>
  );
}

interface ActionsProps extends Pick<Props, 'send'> {
  readonly entry: HistoryLine;
  readonly isCompared: boolean;
}

function Actions({ entry: { run, started }, isCompared, send }: ActionsProps): JSX.Element {
  const show = (): void => send({ type: 'open-run', run });
  const compare = (): void => send({ type: 'compare', run });
  return (
    <span class="jumps">
      <button type="button" class="link" aria-label={t('Show the run of {0}', started)} onClick={show}>
        {t('Show')}
      </button>
      {isCompared ? (
        <small>{t('compared')}</small>
      ) : (
        <button type="button" class="link" aria-label={t('Compare with the run of {0}', started)} onClick={compare}>
          {t('Compare')}
        </button>
      )}
    </span>
  );
}
