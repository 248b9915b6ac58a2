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
  /** The best one, which the others are held against. */
  readonly leader: CandidateLine | undefined;
  readonly isActive: boolean;
  readonly onFocus: (id: string) => void;
  readonly onFold: (id: string, isFolded: boolean) => void;
  readonly onOpen: (id: string) => void;
  readonly onShowDiff: (id: string) => void;
}

/** Levels that are drawn further in; deeper ones stay there, so that words keep their room. */
const deepest = 7;

export function CandidateItem(props: Props): JSX.Element {
  const { node, run, leader, isActive, onFocus, onFold, onOpen, onShowDiff } = props;
  const { candidate, level, position, siblings } = node;
  const { id, score, marks, duel, best } = candidate;
  const opened = run.opened?.id === id ? run.opened : null;
  return (
    <li
      class={classOf(candidate)}
      style={{ '--level': Math.min(level - 1, deepest) }}
      aria-level={level}
      aria-posinset={position}
      aria-setsize={siblings}
    >
      <div class="candidate-title">
        <Twistie node={node} isActive={isActive} onFold={onFold} />
        <button
          type="button"
          tabIndex={isActive ? 0 : -1}
          aria-expanded={opened !== null}
          data-candidate={id}
          onFocus={() => onFocus(id)}
          onClick={() => onOpen(id)}
        >
          <span class="operator">{candidateName(candidate)}</span>{' '}
          {best && <span class="tag">{isGoing(run) ? t('best so far') : t('best')}</span>}{' '}
          <span class="number" title={score ? percentWithInterval(score) : undefined}>
            {scoreOf(candidate)}
          </span>
        </button>
      </div>
      {score && <IntervalBar {...score} />}
      {marks && <RowMarks marks={marks} rows={run.rows[marks.split]} judged={duel !== null} />}
      <p class="hint fate">{candidateFate(candidate, leader, isGoing(run))}</p>
      {opened && <CandidateDetail opened={opened} candidates={run.candidates} onShowDiff={() => onShowDiff(id)} />}
    </li>
  );
}

/** Folds what was made from a version away; nothing where nothing was. */
function Twistie({ node, isActive, onFold }: Pick<Props, 'node' | 'isActive' | 'onFold'>): JSX.Element | null {
  const { candidate, children, isFolded } = node;
  if (children === 0) return null;
  return (
    <button
      type="button"
      class={isFolded ? 'twistie folded' : 'twistie'}
      tabIndex={isActive ? 0 : -1}
      aria-expanded={!isFolded}
      aria-label={t('Versions made from it: {0}', children)}
      onClick={() => onFold(candidate.id, !isFolded)}
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
