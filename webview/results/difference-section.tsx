import type { JSX } from 'preact';
import type { PairDifference, ResultsRequest, RowFilter, RunDifference } from '../../src/protocol/results.js';
import { Button } from '../shared/button.js';
import { count } from '../shared/format.js';
import { t, withElements } from '../shared/l10n.js';
import { LineDiff } from '../shared/line-diff.js';
import type { ShownView } from './use-row-view.js';

interface Props {
  readonly difference: RunDifference;
  readonly view: ShownView;
  readonly send: (request: ResultsRequest) => void;
}

/** What was changed since an earlier run, and what that did: its rows are one press away. */
export function DifferenceSection({ difference, view, send }: Props): JSX.Element {
  const { title, changes, prompts, pairs } = difference;
  return (
    <section class="difference">
      <div class="section-title">
        <h2>{withElements(t('Compared with the run of {time}'), { time: <time>{title}</time> })}</h2>
        <Button secondary onPress={() => send({ type: 'end-comparison' })}>
          {t('End the comparison')}
        </Button>
      </div>
      <h3>{t('What changed')}</h3>
      <ul class="comparisons">
        {changes.map((change) => (
          <li key={change}>{change}</li>
        ))}
      </ul>
      {prompts.map(({ prompt, diff }) => (
        <details key={prompt} class="fold" open={prompts.length === 1}>
          <summary>{t('{0}, then and now', prompt)}</summary>
          <LineDiff diff={diff} label={t('Changes of {0}', prompt)} />
          <Button secondary onPress={() => send({ type: 'prompt-diff', prompt })}>
            {t('Open in the diff editor')}
          </Button>
        </details>
      ))}
      <h3>{t('What it did')}</h3>
      {pairs.map((pair) => (
        <Pair key={pair.label} pair={pair} isOnly={pairs.length === 1} view={view} />
      ))}
    </section>
  );
}

interface PairProps {
  readonly pair: PairDifference;
  readonly isOnly: boolean;
  readonly view: ShownView;
}

function Pair({ pair, isOnly, view }: PairProps): JSX.Element {
  const moves: readonly (readonly [Moved, number])[] = [
    ['regressed', pair.lost],
    ['improved', pair.won],
    ['changed', pair.changed],
  ];
  const there = moves.filter(([, rows]) => rows > 0);
  return (
    <div class="pair">
      {!isOnly && <h4>{pair.label}</h4>}
      <ul class="comparisons">
        {pair.metrics.map(({ metric, sentence }) => (
          <li key={metric}>{pair.metrics.length > 1 ? `${metric}: ${sentence}` : sentence}</li>
        ))}
      </ul>
      {there.length === 0 && <p class="hint">{t('Every row has the same answer as before.')}</p>}
      <p class="jumps">
        {there.map(([filter, rows]) => (
          <button key={filter} type="button" class="link" onClick={() => view.change({ filter, labels: null })}>
            {movedText(filter, rows)}
          </button>
        ))}
      </p>
    </div>
  );
}

type Moved = Extract<RowFilter, 'regressed' | 'improved' | 'changed'>;

function movedText(moved: Moved, rows: number): string {
  switch (moved) {
    case 'regressed':
      return rows === 1 ? t('1 row got worse') : t('{0} rows got worse', count(rows));
    case 'improved':
      return rows === 1 ? t('1 row got better') : t('{0} rows got better', count(rows));
    case 'changed':
      return rows === 1
        ? t('1 row says something else with the same score')
        : t('{0} rows say something else with the same score', count(rows));
  }
}
