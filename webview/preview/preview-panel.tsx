import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import type { PreviewRequest, PreviewSnapshot, PreviewUpdate, PromptView } from '../../src/protocol/preview.js';
import type { Endpoint } from '../shared/endpoint.js';
import { t } from '../shared/l10n.js';
import { ProgressRing } from '../shared/progress-ring.js';
import { useSnapshot } from '../shared/use-snapshot.js';
import { Choices } from './choices.js';
import { Legend } from './legend.js';
import { MessageList } from './message-list.js';
import { PreviewHeader } from './preview-header.js';
import { ProblemList } from './problem-list.js';
import { RowBar } from './row-bar.js';
import { Totals } from './totals.js';
import { ValueFields } from './value-fields.js';

interface Props {
  readonly endpoint: Endpoint<PreviewRequest, PreviewUpdate>;
}

export function PreviewPanel({ endpoint }: Props): JSX.Element {
  const snapshot = useSnapshot<PreviewSnapshot>(endpoint);
  // The host sends no further snapshot before this one is on the screen, so that typing never makes a queue.
  useEffect(() => {
    if (snapshot) endpoint.send({ type: 'drawn' });
  }, [snapshot, endpoint]);
  if (!snapshot) return <ProgressRing />;
  const send = (request: PreviewRequest): void => endpoint.send(request);
  if (!snapshot.prompt) return <NoPrompt />;
  return <Prompt snapshot={snapshot} prompt={snapshot.prompt} send={send} />;
}

interface PromptProps {
  readonly snapshot: PreviewSnapshot;
  readonly prompt: PromptView;
  readonly send: (request: PreviewRequest) => void;
}

function Prompt({ snapshot, prompt, send }: PromptProps): JSX.Element {
  const { rows, fields, rendering, problems } = prompt;
  return (
    <main class="preview">
      <header class="bar">
        <PreviewHeader snapshot={snapshot} prompt={prompt} send={send} />
        <Choices prompt={prompt} send={send} />
        {rows && <RowBar rows={rows} send={send} />}
      </header>
      {fields.length > 0 && <ValueFields fields={fields} send={send} />}
      <ProblemList problems={problems} stale={prompt.stale && rendering !== null} send={send} />
      {rendering && <Totals rendering={rendering} model={prompt.model} />}
      {rendering && <Legend variables={rendering.variables} view={snapshot.view} send={send} />}
      {rendering && (
        <MessageList
          rendering={rendering}
          stale={prompt.stale}
          marks={prompt.marks}
          version={snapshot.version}
          whitespace={snapshot.view.whitespace}
          colours={snapshot.view.legend}
          copied={snapshot.copied}
          send={send}
        />
      )}
      {!rendering && problems.length === 0 && <ProgressRing />}
    </main>
  );
}

function NoPrompt(): JSX.Element {
  return (
    <main class="preview empty">
      <h1>{t('No prompt to show')}</h1>
      <p>{t('Open a prompt file: its messages appear here as a model would get them, and follow what you type.')}</p>
    </main>
  );
}
