import { modelFacts, type Retirement, retirementOf } from '../../../model/model-facts.js';
import { replace } from '../../../text/edit.js';
import { aged } from '../../aged.js';
import { defineRule, type Report, type Suggestion } from '../../rule.js';
import { modelFormats, type NamedModel, namedModels } from '../../written-models.js';

/** A third of the models named in code on GitHub cannot be asked any more. */
export const retired = defineRule({
  meta: {
    id: 'model/retired',
    summary: 'A model still answers, and goes on doing so.',
    kind: 'objective',
    severity: 'error',
    formats: modelFormats,
    fix: 'suggest',
    sources: [
      {
        title: 'OpenAI: deprecations',
        url: 'https://developers.openai.com/api/docs/deprecations',
        kind: 'vendor',
        verifiedOn: '2026-11-26',
      },
      {
        title: 'Anthropic: model deprecations',
        url: 'https://platform.claude.com/docs/en/about-claude/model-deprecations',
        kind: 'vendor',
        verifiedOn: '2026-11-26',
      },
      {
        title: 'Google: Gemini deprecations',
        url: 'https://ai.google.dev/gemini-api/docs/deprecations',
        kind: 'vendor',
        verifiedOn: '2026-11-26',
      },
    ],
  },

  *check(context) {
    for (const model of namedModels(context.doc)) {
      const end = retirementOf(model.id);
      if (end !== undefined) yield report(model, end, context.today);
    }
  },
});

function report(model: NamedModel, end: Retirement, today: string | undefined): Report {
  const { id, span } = model;
  const successor = lasting(end.successor);
  const instead = successor === undefined ? 'choose another model' : `use ${successor}`;
  const suggestions = changes(model, successor);
  if (today !== undefined && end.day <= today) {
    const message = `${id} was retired on ${end.day}, and requests for it fail: ${instead}.`;
    // What was read after the last day stays true.
    return { span, message, suggestions, ...(end.verifiedOn < end.day ? aged(end.verifiedOn, today) : {}) };
  }
  const message = `${id} retires on ${end.day}: ${instead} before.`;
  return { span, message, suggestions, severity: 'warning', ...aged(end.verifiedOn, today) };
}

/** The successor, or that one's, as long as it has one: the first that is known and not retired itself. */
function lasting(successor: string | null): string | undefined {
  let next = successor;
  for (let steps = 0; next !== null && steps < 5; steps++) {
    const end = retirementOf(next);
    if (end === undefined) return modelFacts(next) === undefined ? undefined : next;
    next = end.successor;
  }
  return undefined;
}

function changes({ provider, span }: NamedModel, successor: string | undefined): Suggestion[] {
  if (successor === undefined) return [];
  const name = successor.slice(provider.length + 1);
  return [{ title: `Change to '${name}'`, edits: [replace(span, name)] }];
}
