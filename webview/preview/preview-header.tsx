import type { JSX } from 'preact';
import type { PreviewRequest, PreviewSnapshot, PromptView } from '../../src/protocol/preview.js';
import { CopyButton } from '../shared/copy-button.js';
import { t } from '../shared/l10n.js';

interface Props {
  readonly snapshot: PreviewSnapshot;
  readonly prompt: PromptView;
  readonly send: (request: PreviewRequest) => void;
}

/** Which prompt is shown, and what can be done with all of it. */
export function PreviewHeader({ snapshot, prompt, send }: Props): JSX.Element {
  const { pinned, copied } = snapshot;
  const file = prompt.path.slice(prompt.path.lastIndexOf('/') + 1);
  return (
    <div class="title">
      <h1 title={prompt.path}>{file}</h1>
      <button
        type="button"
        class="quiet"
        aria-pressed={pinned}
        title={pinned ? t('Follow the active editor again') : t('Keep showing this prompt')}
        onClick={() => send({ type: 'pin', on: !pinned })}
      >
        {pinned ? t('Locked') : t('Lock')}
      </button>
      <CopyButton
        look="quiet"
        what="json"
        copied={copied}
        words={t('Copy JSON')}
        hint={t('Copy all messages as JSON')}
        disabled={!prompt.rendering || prompt.rendering.messages.length === 0}
        onPress={() => send({ type: 'copy', message: 'json' })}
      />
    </div>
  );
}
