import type { JSX } from 'preact';
import type { RenderingView } from '../../src/protocol/preview.js';
import { about, costText } from './cost-text.js';

interface Props {
  readonly rendering: RenderingView;
  readonly model: string;
}

/** What sending it takes, and what should come back. */
export function Totals({ rendering: { tokens, usd, expected }, model }: Props): JSX.Element {
  return (
    <div class="totals">
      <p>
        {about(tokens)}, {costText(usd)} <small>as input to {model}</small>
      </p>
      {expected !== null && (
        <p class="expected">
          Expected answer: <code>{expected === '' ? '(empty)' : expected}</code>
        </p>
      )}
    </div>
  );
}
