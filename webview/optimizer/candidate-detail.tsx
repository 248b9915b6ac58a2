import type { JSX } from 'preact';
import type { CandidateLine, OpenCandidate } from '../../src/protocol/optimizer-run.js';
import { Button } from '../shared/button.js';
import { t } from '../shared/l10n.js';
import { WordDiff } from '../shared/word-diff.js';
import { candidateName } from './candidate-words.js';

interface Props {
  readonly opened: OpenCandidate;
  readonly candidates: readonly CandidateLine[];
  readonly onShowDiff: () => void;
}

/** What a version changed of the one it was made from, word by word, and what that did to the rows. */
export function CandidateDetail({ opened, candidates, onShowDiff }: Props): JSX.Element {
  const { id, parent, before, after } = opened;
  const [own, origin] = [id, parent].map((one) => candidates.find((candidate) => candidate.id === one));
  const effect = effectText(own, origin);
  const others = (own?.parents ?? []).filter((other) => other !== parent);
  return (
    <div class="candidate-detail">
      {parent === null ? (
        <pre class="whole-text" tabIndex={0} role="group" aria-label={t('The whole text')}>
          {after}
        </pre>
      ) : (
        <>
          <p class="hint">
            {origin
              ? t('Changed from: {0}, {1}', candidateName(origin), shortId(parent))
              : t('Changed from {0}', shortId(parent))}
            {others.length > 0 && t('; mixed with {0}', others.map(shortId).join(', '))}
          </p>
          {effect !== '' && <p>{effect}</p>}
          <WordDiff before={before} after={after} folds />
          <Button secondary onPress={onShowDiff}>
            {t('Show diff')}
          </Button>
        </>
      )}
      <p class="hint">{t('Version {0}', shortId(id))}</p>
    </div>
  );
}

function shortId(id: string): string {
  return id.slice(0, 6);
}

/** On the rows that both were asked about; empty where there are none. */
function effectText(own: CandidateLine | undefined, origin: CandidateLine | undefined): string {
  if (own?.duel || !own?.marks || own.marks.split !== origin?.marks?.split) return '';
  const before = origin.marks.marks;
  const changes = Array.from(own.marks.marks, (mark, at) => Math.sign(worth(mark) - worth(before[at] ?? '.')));
  const times = (sign: number): number => changes.filter((change) => change === sign).length;
  const [won, lost, same] = [times(1), times(-1), times(0)];
  if (won + lost + same === 0) return '';
  return t('Against it, of the rows drawn: {0} won, {1} lost, {2} the same.', won, lost, same);
}

/** Not a number where the row was not asked, so that no change is made of it. */
function worth(mark: string): number {
  return { '+': 1, '~': 0.5, '-': 0 }[mark] ?? Number.NaN;
}
