import type { RunView } from '../../src/protocol/optimizer-run.js';
import { count } from '../shared/format.js';
import { t } from '../shared/l10n.js';

/** What a run does now, in one sentence. */
export function workText({ work, sizes, candidates }: RunView): string {
  if (!sizes) return t('Reading the data…');
  if (!work) return t('Getting ready…');
  switch (work.kind) {
    case 'testing':
      return t('Opening the sealed test: {0} rows that no version has seen…', count(work.rows));
    case 'writing':
      return work.calls === 1
        ? t('Asking the writer for a change…')
        : t('Asking the writer, {0} calls…', count(work.calls));
    case 'judging':
      return t('Having answers compared, {0} calls…', count(work.calls));
    case 'answering':
      break;
  }
  const [first, ...others] = work.candidates;
  if (others.length === 0 && candidates.some(({ id, seed }) => seed && id === first))
    return work.split === 'dev'
      ? t('Scoring the prompt as it is on {0} development rows…', count(work.calls))
      : t('Asking the prompt as it is about {0} rows…', count(work.calls));
  if (others.length === 0) return t('Scoring a version: {0} answers…', count(work.calls));
  return t('Scoring {0} versions: {1} answers…', count(work.candidates.length), count(work.calls));
}
