import type { JSX } from 'preact';
import type { CandidateLine, RunView } from '../../src/protocol/optimizer-run.js';
import { count, percent, percentWithInterval } from '../shared/format.js';
import { IntervalBar } from '../shared/interval-bar.js';

interface Props {
  readonly run: Pick<RunView, 'candidates' | 'proposed' | 'rejected'>;
  readonly onShowDiff: (candidate: string) => void;
}

/** Every version tried, the latest first: where it came from, how it scored, or why it was thrown out. */
export function CandidateList({ run, onShowDiff }: Props): JSX.Element | null {
  if (run.candidates.length === 0) return null;
  const hidden = run.proposed - run.candidates.length;
  return (
    <section class="candidates">
      <h2>
        Versions <small>{`${count(run.proposed)} tried, ${count(run.rejected)} rejected unpaid`}</small>
      </h2>
      <ol>
        {run.candidates.map((candidate) => (
          <Candidate key={candidate.id} candidate={candidate} onShowDiff={onShowDiff} />
        ))}
      </ol>
      {hidden > 0 && <p class="hint">{count(hidden)} earlier ones are in the run's journal.</p>}
    </section>
  );
}

interface CandidateProps {
  readonly candidate: CandidateLine;
  readonly onShowDiff: (candidate: string) => void;
}

function Candidate({ candidate, onShowDiff }: CandidateProps): JSX.Element {
  const { id, operator, parents, score, rejected, best, seed } = candidate;
  return (
    <li class={best ? 'candidate best' : 'candidate'}>
      <div class="candidate-title">
        <span class="operator">{seed ? 'the prompt as it is' : operator}</span>
        {best && <span class="tag">best</span>}
        {!seed && (
          <button type="button" class="link" aria-label={`Show diff of version ${id}`} onClick={() => onShowDiff(id)}>
            diff
          </button>
        )}
        <span class="number" title={score ? percentWithInterval(score) : undefined}>
          {score ? percent(score.mean) : rejected ? 'rejected' : '…'}
        </span>
      </div>
      {score && <IntervalBar {...score} />}
      <p class="hint">
        {rejected ?? (score ? `on ${count(score.n)} ${score.split} rows` : 'being scored')}
        {parents.length > 0 && `, from ${parents.map((parent) => parent.slice(0, 6)).join(' and ')}`}
        {`, ${id.slice(0, 6)}`}
      </p>
    </li>
  );
}
