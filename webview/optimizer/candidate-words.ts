import type { CandidateLine } from '../../src/protocol/optimizer-run.js';
import { count, percent } from '../shared/format.js';
import { t } from '../shared/l10n.js';

/** What a version is called in a line of the list. */
export function candidateName({ seed, operator }: CandidateLine): string {
  return seed ? t('The prompt as it is') : operator.replaceAll('-', ' ');
}

/** What became of a version, and why. @param isGoing false once the run has ended */
export function candidateFate(candidate: CandidateLine, best: CandidateLine | undefined, isGoing: boolean): string {
  const { rejected, score, duel, seed, inDescent } = candidate;
  if (rejected) return t('Rejected unasked ({0}): {1}', screenName(rejected.screen), rejected.reason);
  if (score) return scoredFate(candidate, score, best);
  if (duel) return t('Rows preferred: {0}, not preferred: {1}, neither: {2}', duel.wins, duel.losses, duel.ties);
  if (inDescent && !candidate.best)
    return seed ? t('What all others come from') : t('Not scored itself; led to the best');
  return isGoing ? t('Waiting for a score') : t('Not scored');
}

type Score = NonNullable<CandidateLine['score']>;

/** Only scores of the same rows are set against each other. */
function scoredFate(candidate: CandidateLine, score: Score, best: CandidateLine | undefined): string {
  const rows = count(score.n);
  if (score.split === 'train') return t('On {0} training rows; not compared with the best', rows);
  if (candidate.best || best?.score?.split !== 'dev') return t('On {0} development rows', rows);
  if (score.n < best.score.n) return t('On {0} of {1} development rows', rows, count(best.score.n));
  const lead = percent(best.score.mean);
  if (score.mean < best.score.mean) return t('Scored lower: the best has {0}; on {1} development rows', lead, rows);
  return candidate.inDescent
    ? t('Led to the best; on {0} development rows', rows)
    : t('Scored no higher than the best; on {0} development rows', rows);
}

function screenName(screen: string): string {
  return screens[screen] ?? screen;
}

/** What each free check looks for, in a word or two. */
const screens: Readonly<Record<string, string>> = {
  constraints: t('what you asked to keep'),
  'known-demos': t('demonstrations'),
  'length-limit': t('length'),
  'no-copied-row': t('copied rows'),
  'no-duplicate': t('tried before'),
  'no-meta-talk': t('talk about the task'),
  'no-new-errors': t('findings'),
  'not-empty': t('empty part'),
  'same-frozen-text': t('frozen text'),
  'same-messages': t('messages'),
  'same-placeholders': t('variables'),
};
