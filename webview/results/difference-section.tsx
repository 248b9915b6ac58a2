import type { JSX } from 'preact';
import type { PairDifference, ResultsRequest, RowFilter, RunDifference } from '../../src/protocol/results.js';
import { Button } from '../shared/button.js';
import { plural } from '../shared/format.js';
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
        <h2>
          Compared with the run of <time>{title}</time>
        </h2>
        <Button secondary onPress={() => send({ type: 'end-comparison' })}>
          End the comparison
        </Button>
      </div>
      <h3>What changed</h3>
      <ul class="comparisons">
        {changes.map((change) => (
          <li key={change}>{change}</li>
        ))}
      </ul>
      {prompts.map(({ prompt, diff }) => (
        <details key={prompt} class="fold" open={prompts.length === 1}>
          <summary>{prompt}, then and now</summary>
          <LineDiff diff={diff} label={`Changes of ${prompt}`} />
          <Button secondary onPress={() => send({ type: 'prompt-diff', prompt })}>
            Open in the diff editor
          </Button>
        </details>
      ))}
      <h3>What it did</h3>
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
  const moves: readonly (readonly [RowFilter, string, number])[] = [
    ['regressed', 'got worse', pair.lost],
    ['improved', 'got better', pair.won],
    ['changed', 'say something else with the same score', pair.changed],
  ];
  const there = moves.filter(([, , rows]) => rows > 0);
  return (
    <div class="pair">
      {!isOnly && <h4>{pair.label}</h4>}
      <ul class="comparisons">
        {pair.metrics.map(({ metric, sentence }) => (
          <li key={metric}>{pair.metrics.length > 1 ? `${metric}: ${sentence}` : sentence}</li>
        ))}
      </ul>
      {there.length === 0 && <p class="hint">Every row has the same answer as before.</p>}
      <p class="jumps">
        {there.map(([filter, words, rows]) => (
          <button key={filter} type="button" class="link" onClick={() => view.change({ filter, labels: null })}>
            {plural(rows, 'row')} {rows === 1 ? singular[words] : words}
          </button>
        ))}
      </p>
    </div>
  );
}

const singular: Readonly<Record<string, string>> = {
  'got worse': 'got worse',
  'got better': 'got better',
  'say something else with the same score': 'says something else with the same score',
};
