import type { JSX } from 'preact';
import { t, withElements } from './l10n.js';
import { Notice } from './notice.js';

/** Every place that shows the offline learner's results says what it is. */
export function OfflineNote(): JSX.Element {
  return (
    <Notice kind="info">
      {withElements(words, { command: <strong>Hone: Set API Key</strong>, setting: <code>hone.model</code> })}
    </Notice>
  );
}

const words = t(
  'Answered by the offline learner, which is not a language model. Its scores show how Hone works, not how good the prompt is. Run {command} and set {setting} to use a real model.',
);
