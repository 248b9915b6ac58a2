import type { JSX } from 'preact';
import type { RenderingView } from '../../src/protocol/preview.js';
import { costText } from '../shared/format.js';
import { t, withElements } from '../shared/l10n.js';
import { about } from './about-tokens.js';

interface Props {
  readonly rendering: RenderingView;
  readonly model: string;
}

/** What sending it takes, and what should come back. */
export function Totals({ rendering: { tokens, usd, expected }, model }: Props): JSX.Element {
  return (
    <div class="totals">
      <p>
        {about(tokens)}, {costText(usd)} <small>{t('as input to {0}', model)}</small>
      </p>
      {expected !== null && (
        <p class="expected">
          {withElements(t('Expected answer: {answer}'), {
            answer: <code>{expected === '' ? t('(empty)') : expected}</code>,
          })}
        </p>
      )}
    </div>
  );
}
