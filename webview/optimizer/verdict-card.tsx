import type { JSX } from 'preact';
import type { OptimizerRequest } from '../../src/protocol/optimizer.js';
import type { RunView, VerdictView } from '../../src/protocol/optimizer-run.js';
import { Button } from '../shared/button.js';
import { count, percent } from '../shared/format.js';
import { IntervalBar } from '../shared/interval-bar.js';

interface Props {
  readonly run: RunView;
  readonly verdict: VerdictView;
  readonly send: (request: OptimizerRequest) => void;
}

/** The result on the sealed test rows, and what the user may do with it. */
export function VerdictCard({ run, verdict, send }: Props): JSX.Element {
  return (
    <section class={verdict.kind === 'better' ? 'verdict better' : 'verdict'} aria-label="Verdict">
      <h2>{verdict.sentence}</h2>
      <p>{verdict.numbers}</p>
      {verdict.n > 0 && <TestScores verdict={verdict} />}
      <p class="hint">{verdict.stop}</p>
      <Decision run={run} verdict={verdict} send={send} />
      {run.notice && <p role="status">{run.notice}</p>}
    </section>
  );
}

function TestScores({ verdict }: { readonly verdict: VerdictView }): JSX.Element {
  return (
    <>
      <div class="scores">
        <ScoreLine label="Before" score={verdict.seed} />
        <ScoreLine label="After" score={verdict.best} />
      </div>
      <p>
        Of {count(verdict.n)} test rows: <span class="passed">{count(verdict.wins)} better</span>,{' '}
        <span class="failed">{count(verdict.losses)} worse</span>, {count(verdict.ties)} the same.
      </p>
    </>
  );
}

function ScoreLine({ label, score }: { readonly label: string; readonly score: VerdictView['seed'] }): JSX.Element {
  return (
    <>
      <span>{label}</span>
      <IntervalBar {...score} />
      <span class="number">{percent(score.mean)}</span>
    </>
  );
}

function Decision({ run, verdict, send }: Props): JSX.Element | null {
  const anythingNew = run.candidates.some(({ best, seed }) => best && !seed);
  if (!anythingNew && !verdict.changed) return null;
  const open = verdict.changed && run.decision === 'open';
  return (
    <div class="actions">
      {open && <Button onPress={() => send({ type: 'accept' })}>Accept</Button>}
      <Button secondary onPress={() => send({ type: 'show-diff', candidate: null })}>
        Show diff
      </Button>
      {open && (
        <Button secondary onPress={() => send({ type: 'keep-seed' })}>
          Keep the seed
        </Button>
      )}
    </div>
  );
}
