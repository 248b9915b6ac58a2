import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { OptimizerRequest } from '../../src/protocol/optimizer.js';
import type { RunView } from '../../src/protocol/optimizer-run.js';
import { count } from '../shared/format.js';
import { t } from '../shared/l10n.js';
import { CandidateItem } from './candidate-item.js';
import { treeNodes, type CandidateOrder } from './candidate-tree.js';
import { useTreeKeys } from './use-tree-keys.js';

interface Props {
  readonly run: RunView;
  readonly send: (request: OptimizerRequest) => void;
}

/** Every version tried, under the one it was made from: how it scored, row by row, or why it was thrown out. */
export function CandidateList({ run, send }: Props): JSX.Element | null {
  const [order, setOrder] = useState<CandidateOrder>('lineage');
  const [withRejected, setWithRejected] = useState(true);
  if (run.candidates.length === 0) return null;
  const hidden = run.proposed - run.candidates.length;
  return (
    <section class="candidates">
      <h2>
        {t('Versions')} <small>{t('{0} tried, {1} rejected unpaid', count(run.proposed), count(run.rejected))}</small>
      </h2>
      {run.candidates.length > 2 && (
        <div class="orders">
          <div class="choice" role="group" aria-label={t('Order of versions')}>
            {orders.map(({ id, name }) => (
              <button key={id} type="button" aria-pressed={order === id} onClick={() => setOrder(id)}>
                {name}
              </button>
            ))}
          </div>
          {run.rejected > 0 && (
            <div class="choice">
              <button type="button" aria-pressed={withRejected} onClick={() => setWithRejected(!withRejected)}>
                {t('Rejected too')}
              </button>
            </div>
          )}
        </div>
      )}
      {run.candidates.some(({ marks }) => marks !== null) && <p class="hint">{legendOf(run)}</p>}
      <Tree run={run} order={order} withRejected={withRejected} send={send} />
      {hidden > 0 && <p class="hint">{t("{0} others are in the run's journal alone.", count(hidden))}</p>}
    </section>
  );
}

const orders: readonly { readonly id: CandidateOrder; readonly name: string }[] = [
  { id: 'lineage', name: t('By descent') },
  { id: 'latest', name: t('Latest first') },
  { id: 'best', name: t('Best first') },
];

/** What the marks mean, where there are some. */
function legendOf({ candidates }: RunView): string {
  return candidates.some(({ duel }) => duel !== null)
    ? t('A mark a row: high where its answer is preferred, half as high for a tie, low where it is not.')
    : t('A mark a row: high where it is right, low where it is wrong, a dot where it was not asked.');
}

interface TreeProps extends Props {
  readonly order: CandidateOrder;
  readonly withRejected: boolean;
}

function Tree({ run, order, withRejected, send }: TreeProps): JSX.Element {
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const fold = (id: string, isFolded: boolean): void => {
    const others = [...folded].filter((other) => other !== id);
    setFolded(new Set(isFolded ? [...others, id] : others));
  };
  const open = (candidate: string): void =>
    send({ type: 'open-candidate', candidate: run.opened?.id === candidate ? null : candidate });
  const shown = withRejected ? run.candidates : run.candidates.filter(({ rejected }) => rejected === null);
  const nodes = treeNodes(shown, order, folded);
  const leader = run.candidates.find(({ best }) => best);
  const keys = useTreeKeys(nodes, { fold, close: () => send({ type: 'open-candidate', candidate: null }) });
  return (
    <ul aria-label={t('Versions')} onKeyDown={keys.onKeyDown}>
      {nodes.map((node) => (
        <CandidateItem
          key={node.candidate.id}
          node={node}
          run={run}
          leader={leader}
          isActive={node.candidate.id === keys.active}
          onFocus={keys.onFocus}
          onFold={fold}
          onOpen={open}
          onShowDiff={(candidate) => send({ type: 'show-diff', candidate })}
        />
      ))}
    </ul>
  );
}
