import type { JSX } from 'preact';
import type { PreviewRequest, ValueField } from '../../src/protocol/preview.js';
import { t } from '../shared/l10n.js';
import { TextField } from '../shared/text-field.js';

interface Props {
  readonly fields: readonly ValueField[];
  readonly send: (request: PreviewRequest) => void;
}

/** A value for each variable, where there is no row to take them from. */
export function ValueFields({ fields, send }: Props): JSX.Element {
  return (
    <section class="values" aria-label={t('Values to try')}>
      {fields.map(({ name, type, text }) => (
        <TextField
          key={name}
          id={`value-${name}`}
          label={name}
          value={text}
          placeholder={type === 'any' ? t('text, or JSON') : type}
          onChange={(next) => send({ type: 'value', name, text: next })}
        />
      ))}
    </section>
  );
}
