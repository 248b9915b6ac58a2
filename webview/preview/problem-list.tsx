import type { JSX } from 'preact';
import type { PreviewRequest, ProblemView } from '../../src/protocol/preview.js';
import { t } from '../shared/l10n.js';
import { Notice } from '../shared/notice.js';
import { withCode } from '../shared/with-code.js';

interface Props {
  readonly problems: readonly ProblemView[];
  readonly stale: boolean;
  readonly send: (request: PreviewRequest) => void;
}

/** What is wrong, each with a way to its place. */
export function ProblemList({ problems, stale, send }: Props): JSX.Element {
  return (
    <>
      {problems.map(({ message, place, severity }, index) => (
        <Notice key={`${index}:${message}`} kind={severity}>
          {withCode(message)}{' '}
          {place !== null && (
            <button type="button" class="link" onClick={() => send({ type: 'reveal-problem', index })}>
              {place}
            </button>
          )}
          {stale && severity === 'error' && <div class="hint">{t('Below is what the prompt gave before.')}</div>}
        </Notice>
      ))}
    </>
  );
}
