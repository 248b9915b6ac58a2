import type { JSX } from 'preact';
import type { CandidateLine, RunView } from '../../src/protocol/optimizer-run.js';
import { percent, percentWithInterval } from '../shared/format.js';
import { IntervalBar } from '../shared/interval-bar.js';
import { t } from '../shared/l10n.js';
import { CandidateDetail } from './candidate-detail.js';
import type { TreeNode } from './candidate-tree.js';
import { candidateFate, candidateName } from './candidate-words.js';
import { RowMarks } from './row-marks.js';

interface Props {
  readonly node: TreeNode;
  readonly run: RunView;
  readonly isActive: boolean;
  readonly onFocus: (id: string) => void;
  readonly onFold: (id: string, isFolded: boolean) => void;
  readonly onOpen: (id: string) => void;
  readonly onShowDiff: (id: string) => void;
}

/** Levels that are drawn further in; deeper ones stay there, so that words keep their room. */
const deepest = 7;

export function CandidateItem({ node, run, isActive, onFocus, onFold, onOpen, onShowDiff }: Props): JSX.Element {
  const { candidate, level, position, siblings, children, isFolded } = node;
  const { id } = candidate;
  const opened = run.opened?.id === id ? run.opened : null;
  const best = run.candidates.find((other) => other.best);
  const fate = candidateFate(candidate, best, isGoing(run));
  return (
    <div
      class={classOf(candidate)}
      style={{ '--level': Math.min(level - 1, deepest) }}
      role="treeitem"
      aria-level={level}
      aria-posinset={position}
      aria-setsize={siblings}
      aria-expanded={children > 0 ? !isFolded : undefined}
      aria-selected={opened !== null}
      aria-label={labelOf(candidate, fate)}
      tabIndex={isActive ? 0 : -1}
      data-candidate={id}
      onFocus={() => onFocus(id)}
    >
      <div class="candidate-title" onClick={() => onOpen(id)}>
        {children > 0 && <Twistie isFolded={isFolded} onPress={() => onFold(id, !isFolded)} />}
        <span class="operator">{candidateName(candidate)}</span>
        {candidate.best && <span class="tag">{isGoing(run) ? t('best so far') : t('best')}</span>}
        <span class="number" title={candidate.score ? percentWithInterval(candidate.score) : undefined}>
          {scoreOf(candidate)}
        </span>
      </div>
      {candidate.score && <IntervalBar {...candidate.score} />}
      {candidate.marks && (
        <RowMarks marks={candidate.marks} rows={run.rows[candidate.marks.split]} judged={candidate.duel !== null} />
      )}
      <p class="hint fate">{fate}</p>
      {opened && <CandidateDetail opened={opened} candidates={run.candidates} onShowDiff={() => onShowDiff(id)} />}
    </div>
  );
}

/** Keys fold with the arrows, so it is for the mouse alone. */
function Twistie({ isFolded, onPress }: { readonly isFolded: boolean; readonly onPress: () => void }): JSX.Element {
  return (
    <span
      class={isFolded ? 'twistie folded' : 'twistie'}
      aria-hidden="true"
      onClick={(event) => {
        event.stopPropagation();
        onPress();
      }}
    />
  );
}

function isGoing({ phase }: RunView): boolean {
  return phase === 'running' || phase === 'paused' || phase === 'stopping';
}

function classOf({ best, inDescent, rejected }: CandidateLine): string {
  return ['candidate', best && 'best', inDescent && 'in-descent', rejected && 'rejected'].filter(Boolean).join(' ');
}

function scoreOf({ score, rejected, duel }: CandidateLine): string {
  if (score) return percent(score.mean);
  if (rejected) return t('rejected');
  return duel ? `${duel.wins}\u2009:\u2009${duel.losses}` : '…';
}

function labelOf(candidate: CandidateLine, fate: string): string {
  const name = candidate.best ? t('{0}, the best', candidateName(candidate)) : candidateName(candidate);
  return candidate.score ? `${name}: ${percentWithInterval(candidate.score)}. ${fate}` : `${name}: ${fate}`;
}
