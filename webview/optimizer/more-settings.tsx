import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { OptimizerRequest, OptimizerSnapshot } from '../../src/protocol/optimizer.js';
import { Dropdown } from '../shared/dropdown.js';
import { t } from '../shared/l10n.js';
import { TextField } from '../shared/text-field.js';
import { fieldsIn } from './form-field.js';

interface Props {
  readonly snapshot: OptimizerSnapshot;
  readonly send: (request: OptimizerRequest) => void;
}

const folded = ['metric', 'aim', 'train', 'dev', 'test', 'seed'] as const;

/** What seldom has to be changed, folded away unless something is wrong with it. */
export function MoreSettings({ snapshot, send }: Props): JSX.Element {
  const { fields, mistakes, usual, objectives, aims, form, estimate } = snapshot;
  const [opened, setOpened] = useState(false);
  const field = fieldsIn(snapshot, send);
  const open = opened || folded.some((name) => mistakes[name] !== undefined);
  return (
    <details class="more" open={open} onToggle={(event) => setOpened(event.currentTarget.open)}>
      <summary>{t('More settings')}</summary>
      <div class="more-fields">
        {fields.includes('metric') && (
          <Dropdown
            {...field('metric')}
            label={t('Objective')}
            options={objectives.map(({ id, title }) => ({ value: id, title }))}
            hint={t('What a version is better by.')}
          />
        )}
        {fields.includes('aim') && (
          <Dropdown
            {...field('aim')}
            label={t('Looking for')}
            options={aims.map(({ id, title }) => ({ value: id, title }))}
            hint={aims.find(({ id }) => id === form.aim)?.summary}
          />
        )}
        <fieldset>
          <legend>{t('Rows for each part')}</legend>
          <div class="triple">
            <TextField {...field('train')} label={t('Train')} placeholder={usual.train ?? ''} />
            <TextField {...field('dev')} label={t('Dev')} placeholder={usual.dev ?? ''} />
            <TextField {...field('test')} label={t('Test')} placeholder={usual.test ?? ''} />
          </div>
          <p class="hint">
            {estimate.state === 'ready'
              ? estimate.rows
              : t('The data is split once; the test rows stay sealed until the end.')}
          </p>
        </fieldset>
        <TextField {...field('seed')} label={t('Random seed')} hint={t('The same seed repeats the same run.')} />
      </div>
    </details>
  );
}
