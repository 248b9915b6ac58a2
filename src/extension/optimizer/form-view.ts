import type { Choice, FormView } from '../../protocol/optimizer-form.js';
import { aimChoices } from './aim-choices.js';
import type { FormEstimate } from './form-estimate.js';
import { havings, methodsFor } from './method-choices.js';
import { objectiveChoices } from './objective-choices.js';
import { type FormAround, type FormValues, fieldsOf, mistakesIn } from './optimizer-form.js';

/** What of the view follows from the form's values; without a prompt there is nothing to choose. */
export function formView(
  form: FormValues,
  around: FormAround | undefined,
  estimate: FormEstimate['latest'],
): Omit<FormView, 'prompt' | 'confirm' | 'edited'> {
  if (around === undefined)
    return {
      form,
      fields: [],
      mistakes: {},
      usual: {},
      havings,
      methods: [],
      objectives: [],
      aims: [],
      estimate: estimate.view,
    };
  const { doc, methods, defaults } = around;
  return {
    form,
    fields: fieldsOf(form, methods),
    mistakes: mistakesIn(form, doc, methods),
    usual: usualOf(form, around, estimate),
    havings,
    methods: methodsFor(form.having, doc, methods).map(toChoice),
    objectives: objectiveChoices(doc, defaults.optimize),
    aims: aimChoices(),
    estimate: estimate.view,
  };
}

function toChoice({ id, title, summary }: Choice): Choice {
  return { id, title, summary };
}

function usualOf(
  { model, writer }: FormValues,
  { doc, defaults }: FormAround,
  { sizes }: FormEstimate['latest'],
): FormView['usual'] {
  const writing = writer.trim() || model.trim();
  return {
    writer: model.trim(),
    judge: doc.config.judges?.join(', ') ?? defaults.judge ?? writing,
    ...(sizes && { train: String(sizes.train), dev: String(sizes.dev), test: String(sizes.test) }),
  };
}
