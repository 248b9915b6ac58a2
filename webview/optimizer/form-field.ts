import type { OptimizerRequest } from '../../src/protocol/optimizer.js';
import type { FormField, FormView } from '../../src/protocol/optimizer-form.js';

interface FieldProps {
  readonly id: FormField;
  readonly value: string;
  readonly mistake: string | undefined;
  readonly onChange: (value: string) => void;
}

/** What the control of a field shows, and where what is typed goes. */
export function fieldsIn(
  { form, mistakes }: Pick<FormView, 'form' | 'mistakes'>,
  send: (request: OptimizerRequest) => void,
): (field: FormField) => FieldProps {
  return (field) => ({
    id: field,
    value: form[field],
    mistake: mistakes[field],
    onChange: (value) => send({ type: 'change', field, value }),
  });
}
