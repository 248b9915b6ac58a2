import type { JSX } from 'preact';
import type { OptimizerRequest, OptimizerSnapshot, OptimizerUpdate } from '../../src/protocol/optimizer.js';
import { Button } from '../shared/button.js';
import type { Endpoint } from '../shared/endpoint.js';
import { t, withElements } from '../shared/l10n.js';
import { ProgressRing } from '../shared/progress-ring.js';
import { useSnapshot } from '../shared/use-snapshot.js';
import { RunForm } from './run-form.js';
import { RunProgress } from './run-progress.js';

interface Props {
  readonly endpoint: Endpoint<OptimizerRequest, OptimizerUpdate>;
}

export function OptimizerView({ endpoint }: Props): JSX.Element {
  const snapshot = useSnapshot<OptimizerSnapshot>(endpoint);
  if (!snapshot) return <ProgressRing />;
  const send = (request: OptimizerRequest): void => endpoint.send(request);
  if (!snapshot.trusted) return <Restricted kept={snapshot.kept} onManage={() => send({ type: 'manage-trust' })} />;
  if (snapshot.restoring && !snapshot.run) return <ProgressRing />;
  if (snapshot.run) return <RunProgress run={snapshot.run} send={send} />;
  return snapshot.prompt === null ? (
    <NoPrompt send={send} />
  ) : (
    <RunForm snapshot={snapshot} prompt={snapshot.prompt} send={send} />
  );
}

interface RestrictedProps {
  readonly kept: boolean;
  readonly onManage: () => void;
}

function Restricted({ kept, onManage }: RestrictedProps): JSX.Element {
  return (
    <main class="optimizer">
      <h1>{t('Restricted mode')}</h1>
      <p>
        {t(
          "Optimizing sends this folder's prompts and data to a model, so it is off until you trust the folder. Findings and completion work meanwhile.",
        )}
      </p>
      {kept && (
        <p>
          {t(
            'The optimization that was here is kept: once you trust the folder, it is shown again, and can be resumed.',
          )}
        </p>
      )}
      <div class="actions">
        <Button onPress={onManage}>{t('Manage trust')}</Button>
      </div>
    </main>
  );
}

function NoPrompt({ send }: { readonly send: (request: OptimizerRequest) => void }): JSX.Element {
  return (
    <main class="optimizer">
      <h1>{t('Open a prompt file')}</h1>
      <p>
        {withElements(
          t(
            'Hone improves the {ending} file in the active editor: it tries changed versions on your data and shows the best one as a diff you accept or not.',
          ),
          { ending: <code>.prompt</code> },
        )}
      </p>
      <p>{t('Open one, and this view asks what to try on it and says what that costs before anything is sent.')}</p>
      <div class="actions">
        <Button onPress={() => send({ type: 'find-prompt' })}>{t('Find a prompt…')}</Button>
        <Button secondary onPress={() => send({ type: 'new-prompt' })}>
          {t('New prompt')}
        </Button>
      </div>
      <p class="hint">{t('No prompt or no key yet? The example has prompts with their data, and needs no key.')}</p>
      <div class="actions">
        <Button secondary onPress={() => send({ type: 'open-example' })}>
          {t('Open the example')}
        </Button>
      </div>
    </main>
  );
}
