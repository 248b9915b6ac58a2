import type { PromptDoc } from '../../prompt/prompt-doc.js';
import { namesIn, type Template } from '../../template/engines.js';
import { sliceOf } from '../../text/span.js';

/** What a prompt says, blanks inside template tags left out: equal texts render the same. */
export function promptMeaning(doc: PromptDoc): string {
  const { config, template, embedded, messages, samples, problems, unsupported } = doc;
  const { name, description, models, parameters, inputs, output, data, matrix } = config;
  return JSON.stringify([
    [
      name,
      description,
      models,
      parameters,
      matrix,
      data?.path,
      data?.where,
      data?.condition,
      data?.columns,
      data?.only,
      data?.kinds,
      data?.sample,
    ],
    inputs.map((input) => [input.name, input.type, input.default]),
    output.labels.map(({ value, word }) => [value, word]),
    config.metrics.map((metric) => [metric.type, metric.threshold, metric.template === undefined && metric.value]),
    messages.map(({ role }) => role),
    samples.map(({ values }) => values),
    [template, ...embedded.map((inner) => inner.template)].map(templateMeaning),
    [...problems, ...unsupported].map(({ code }) => code),
  ]);
}

function templateMeaning(template: Template): unknown {
  const own = template.embedding?.template ?? template;
  const texts = own.facts.literals.map((span) => sliceOf(own.source, span));
  return [texts, namesIn(own).map(({ name, kind }) => [name, kind])];
}
