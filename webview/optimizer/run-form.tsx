import type { JSX } from 'preact';
import type { OptimizerRequest, OptimizerSnapshot } from '../../src/protocol/optimizer.js';
import type { FormView } from '../../src/protocol/optimizer-form.js';
import { Button } from '../shared/button.js';
import { Dropdown } from '../shared/dropdown.js';
import { t, withElements } from '../shared/l10n.js';
import { TextField } from '../shared/text-field.js';
import { BudgetEstimate } from './budget-estimate.js';
import { fieldsIn } from './form-field.js';
import { MoreSettings } from './more-settings.js';

interface Props {
  readonly snapshot: OptimizerSnapshot;
  readonly prompt: string;
  readonly send: (request: OptimizerRequest) => void;
}

/** What to run: every field has a default, so that Start is the only thing one must press. */
export function RunForm({ snapshot, prompt, send }: Props): JSX.Element {
  const { mistakes, estimate, confirm, edited } = snapshot;
  const ready = Object.keys(mistakes).length === 0 && estimate.state === 'ready';
  return (
    <main class="optimizer">
      <h1>{withElements(t('Optimize {file}'), { file: <span class="file">{prompt}</span> })}</h1>
      <MethodFields snapshot={snapshot} send={send} />
      <ModelFields snapshot={snapshot} send={send} />
      <BudgetFields snapshot={snapshot} send={send} />
      <MoreSettings snapshot={snapshot} send={send} />
      <div class="actions">
        <Button disabled={!ready} onPress={() => send({ type: 'start' })}>
          {confirm ? t('Start and spend') : t('Start')}
        </Button>
        {edited && (
          <Button secondary onPress={() => send({ type: 'reset-form' })}>
            {t('Reset')}
          </Button>
        )}
      </div>
    </main>
  );
}

type FieldsProps = Omit<Props, 'prompt'>;

function MethodFields({ snapshot, send }: FieldsProps): JSX.Element {
  const { form, methods, havings } = snapshot;
  const field = fieldsIn(snapshot, send);
  return (
    <>
      <Dropdown {...field('having')} {...choiceOf(havings, form.having)} label={t('What do you have?')} />
      {methods.length > 0 && <Dropdown {...field('method')} {...choiceOf(methods, form.method)} label={t('Method')} />}
    </>
  );
}

function choiceOf(choices: FormView['methods'], id: string): Pick<Parameters<typeof Dropdown>[0], 'options' | 'hint'> {
  return {
    options: choices.map((choice) => ({ value: choice.id, title: choice.title })),
    hint: choices.find((choice) => choice.id === id)?.summary,
  };
}

/** The data and who works on it. */
function ModelFields({ snapshot, send }: FieldsProps): JSX.Element {
  const { fields, usual } = snapshot;
  const field = fieldsIn(snapshot, send);
  const ifEmpty = (model = ''): string => t('{0}, if empty', model);
  const browse = (
    <Button secondary onPress={() => send({ type: 'choose-data' })}>
      {t('Browse…')}
    </Button>
  );
  return (
    <>
      <TextField {...field('data')} label={t('Data')} placeholder="data.jsonl" beside={browse} />
      <TextField {...field('model')} label={t('Model that answers')} placeholder="provider/model" />
      {fields.includes('writer') && (
        <TextField {...field('writer')} label={t('Model that writes')} placeholder={ifEmpty(usual.writer)} />
      )}
      {fields.includes('judge') && (
        <TextField {...field('judge')} label={t('Model that judges')} placeholder={ifEmpty(usual.judge)} />
      )}
    </>
  );
}

function BudgetFields({ snapshot, send }: FieldsProps): JSX.Element {
  const field = fieldsIn(snapshot, send);
  return (
    <fieldset>
      <legend>{t('Budget, never passed')}</legend>
      <div class="pair">
        <TextField {...field('calls')} label={t('Calls')} placeholder={t('no limit')} />
        <TextField {...field('usd')} label={t('US dollars')} placeholder={t('no limit')} />
      </div>
      <BudgetEstimate estimate={snapshot.estimate} />
    </fieldset>
  );
}
