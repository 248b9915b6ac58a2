import { modelFacts, type ProviderFacts, providerFacts, refusedOf } from '../../../model/model-facts.js';
import type { PromptDoc, WrittenParameter } from '../../../prompt/prompt-doc.js';
import { replace } from '../../../text/edit.js';
import type { Span } from '../../../text/span.js';
import { aged } from '../../aged.js';
import { defineRule, type Report } from '../../rule.js';
import { modelFormats, type NamedModel, namedModels, parameterName } from '../../written-models.js';

/** Vendors draw the line at different places: 1.4 is a temperature for OpenAI, and none for Anthropic. */
export const parameterRange = defineRule({
  meta: {
    id: 'model/parameter-range',
    summary: 'A parameter has a value that the vendor takes.',
    kind: 'objective',
    severity: 'error',
    formats: modelFormats,
    fix: 'suggest',
    sources: [
      {
        title: 'Anthropic: the parameters of a message, as its Python library documents them',
        url: 'https://github.com/anthropics/anthropic-sdk-python/blob/main/src/anthropic/types/beta/message_create_params.py',
        kind: 'vendor',
        verifiedOn: '2026-11-26',
      },
      {
        title: 'OpenAI: its Python library on the range of the temperature',
        url: 'https://github.com/openai/openai-python/pull/1282',
        kind: 'vendor',
        verifiedOn: '2026-11-26',
      },
    ],
  },

  *check(context) {
    const { doc } = context;
    const reported = new Set<number>();
    for (const model of namedModels(doc)) {
      const limits = providerFacts(model.provider);
      if (limits === undefined) continue;
      for (const parameter of model.parameters) {
        const report = outOfRange(doc, model, { parameter, limits });
        if (report === undefined || reported.has(report.span.start)) continue;
        reported.add(report.span.start);
        yield { ...report, ...aged(limits.verifiedOn, context.today) };
      }
    }
  },
});

interface Case {
  readonly parameter: WrittenParameter;
  readonly limits: ProviderFacts;
}

function outOfRange(doc: PromptDoc, { id, provider }: NamedModel, { parameter, limits }: Case): Report | undefined {
  const facts = modelFacts(id);
  const refused = facts === undefined ? [] : refusedOf(facts, doc.config.parameters);
  if (isToldElsewhere(doc, parameter.valueSpan) || refused.includes(parameterName(parameter))) return undefined;
  return tooManyStops(provider, { parameter, limits }) ?? outside(provider, { parameter, limits });
}

function tooManyStops(provider: string, { parameter, limits }: Case): Report | undefined {
  const { value, valueSpan: span } = parameter;
  const most = parameterName(parameter) === 'stopSequences' ? limits.stopSequences : null;
  if (most === null || !Array.isArray(value) || value.length <= most) return undefined;
  const message = `${provider} takes at most ${most} stop sequences, and these are ${value.length}: leave some out.`;
  return { span, message };
}

function outside(provider: string, { parameter, limits }: Case): Report | undefined {
  const { key, value, valueSpan: span } = parameter;
  const name = parameterName(parameter);
  const range = name === 'temperature' || name === 'topP' ? limits[name] : null;
  if (range === null || typeof value !== 'number') return undefined;
  const [least, most] = range;
  if (value >= least && value <= most) return undefined;
  const nearest = String(value < least ? least : most);
  const message = `\`${key}\` goes from ${least} to ${most} at ${provider}, and ${value} is outside: use ${nearest}, or less of it.`;
  return { span, message, suggestions: [{ title: `Change to ${nearest}`, edits: [replace(span, nearest)] }] };
}

/** The reader of the format has a range of its own, and a complaint of its own about what is outside. */
function isToldElsewhere({ problems }: PromptDoc, { start, end }: Span): boolean {
  return problems.some(({ span }) => span.start === start && span.end === end);
}
