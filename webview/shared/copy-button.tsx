import type { JSX } from 'preact';
import type { Copied } from '../../src/protocol/copied.js';
import { Button } from './button.js';
import { t } from './l10n.js';
import { useCopied } from './use-copied.js';

interface Props {
  /** What it copies, as the host names it. */
  readonly what: string;
  readonly copied: Copied | null;
  readonly onPress: () => void;
  readonly words: string;
  /** What screen readers call it, where its words alone do not say it. */
  readonly name?: string;
  /** Shown when the pointer rests on it. */
  readonly hint?: string;
  /** A control of the toolkit when left out. */
  readonly look?: 'link' | 'quiet';
  readonly disabled?: boolean;
}

/** A button that says itself, for a moment, that what it stands for is in the clipboard now. It keeps its width and its name. */
export function CopyButton({ what, copied, onPress, words, name = words, hint, look, disabled }: Props): JSX.Element {
  const isFresh = useCopied(copied, what);
  const done = t('Copied');
  const label = (
    <span class="swapped" data-other={isFresh ? words : done}>
      {isFresh ? done : words}
    </span>
  );
  return (
    <>
      {look === undefined ? (
        <Button secondary name={name} onPress={onPress}>
          {label}
        </Button>
      ) : (
        <button type="button" class={look} aria-label={name} title={hint} disabled={disabled} onClick={onPress}>
          {label}
        </button>
      )}
      <span class="unseen" role="status">
        {isFresh ? done : ''}
      </span>
    </>
  );
}
