import type { JSX } from 'preact';
import type { ResultsSnapshot } from '../../src/protocol/results.js';
import { rowCount } from '../shared/format.js';
import { t } from '../shared/l10n.js';
import { Notice } from '../shared/notice.js';
import { OfflineNote } from '../shared/offline-note.js';

/** What must be known to read the numbers, and what went wrong. */
export function RunNotices({ snapshot }: { readonly snapshot: ResultsSnapshot }): JSX.Element {
  const { rerunRows, started, stopped } = snapshot;
  return (
    <>
      {started !== null && snapshot.phase === 'ended' && (
        <Notice kind="info">{t('The run of {0} UTC, as it was. Run again for the score of now.', started)}</Notice>
      )}
      {rerunRows !== null && (
        <Notice kind="warning">
          {t('A rerun of {0} with all variants. The scores are those of these rows alone.', rowCount(rerunRows))}
        </Notice>
      )}
      {snapshot.offline && <OfflineNote />}
      {snapshot.notes.map((note) => (
        <Notice key={note} kind="info">
          {note}
        </Notice>
      ))}
      {stopped && <Notice kind="warning">{stopped}</Notice>}
      {snapshot.problems.map((problem) => (
        <Notice key={problem} kind={hasFailed(snapshot) ? 'error' : 'warning'}>
          {problem}
        </Notice>
      ))}
    </>
  );
}

/** A run that ended without an answer could not start; problems beside answers are warnings. */
function hasFailed({ phase, progress }: ResultsSnapshot): boolean {
  return phase === 'ended' && progress.done === 0;
}
