import type { JSX } from 'preact';
import type { OptimizerRequest } from '../../src/protocol/optimizer.js';
import type { RunView, VerdictView } from '../../src/protocol/optimizer-run.js';
import { t } from '../shared/l10n.js';
import { CostChange } from './cost-change.js';
import { Decision } from './decision.js';
import { FrontTable } from './front-table.js';
import { MovedRows } from './moved-rows.js';
import { TestScores } from './test-scores.js';

interface Props {
  readonly run: RunView;
  readonly verdict: VerdictView;
  readonly send: (request: OptimizerRequest) => void;
}

/** The result on the sealed test rows, what it costs, and what the user may do with it. */
export function VerdictCard({ run, verdict, send }: Props): JSX.Element {
  const { outcome, sentence, numbers, guard, codeFaults, n, costs, moved, front, judged, stop } = verdict;
  return (
    <section class={`verdict ${outcome}`} aria-label={t('Verdict')}>
      <h2>
        <span class="sign" aria-hidden="true">
          {signs[outcome]}
        </span>
        <span>{sentence}</span>
      </h2>
      <p>{numbers}</p>
      {n > 0 && <TestScores verdict={verdict} />}
      {costs && <CostChange costs={costs} changed={verdict.changed} />}
      <p class="next">{nextSteps[outcome]}</p>
      <Decision run={run} verdict={verdict} send={send} />
      {run.notice && <p role="status">{run.notice}</p>}
      {moved && <MovedRows moved={moved} judged={judged} />}
      <FrontTable front={front} onShowDiff={(candidate) => send({ type: 'show-diff', candidate })} />
      <p class="hint">{stop}</p>
      {guard && <p class="hint">{guard}</p>}
      {codeFaults && <p class="hint">{codeFaults}</p>}
    </section>
  );
}

const signs: Readonly<Record<VerdictView['outcome'], string>> = {
  better: '✓',
  unsure: '≈',
  'nothing-found': '=',
  perfect: '✓',
  untested: '–',
};

const nextSteps: Readonly<Record<VerdictView['outcome'], string>> = {
  better: t('Look at what changed, then accept it: the file gets exactly the text that was tested.'),
  unsure: t(
    'A version did better on the development rows, but not reliably on the test rows: that may have been luck. More rows make the test sharper; a larger budget or another method may find more.',
  ),
  'nothing-found': t('Try another method, a stronger model as the writer, or a larger budget.'),
  perfect: t('There is nothing to improve on this data. Add rows that are harder to see where the prompt fails.'),
  untested: t('What was found until then is below, untested.'),
};
