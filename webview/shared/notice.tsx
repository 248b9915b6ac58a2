import type { ComponentChildren, JSX } from 'preact';
import { withCode } from './with-code.js';

interface Props {
  readonly kind: 'info' | 'warning' | 'error';
  readonly children: ComponentChildren;
}

const signs = { info: 'i', warning: '!', error: '×' };

/** A sentence that must not be missed; an error is read out at once. */
export function Notice({ kind, children }: Props): JSX.Element {
  return (
    <div class={`notice ${kind}`} role={kind === 'error' ? 'alert' : 'status'}>
      <span class="sign" aria-hidden="true">
        {signs[kind]}
      </span>
      <div>{typeof children === 'string' ? withCode(children) : children}</div>
    </div>
  );
}
