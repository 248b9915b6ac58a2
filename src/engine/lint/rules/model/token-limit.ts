import { modelFacts, type ModelFacts } from '../../../model/model-facts.js';
import type { PromptDoc } from '../../../prompt/prompt-doc.js';
import { replace } from '../../../text/edit.js';
import { aged } from '../../aged.js';
import { defineRule, type Report } from '../../rule.js';
import { staticTokens } from '../../static-tokens.js';
import { modelFormats, type NamedModel, namedModels, parameterOf } from '../../written-models.js';

/** The count of tokens is an estimate, so only what is far above the window is certain. */
const certainly = 0.7;

export const tokenLimit = defineRule({
  meta: {
    id: 'model/token-limit',
    summary: 'The longest answer asked for, and the prompt with it, fit into the model.',
    kind: 'objective',
    severity: 'error',
    formats: modelFormats,
    fix: 'suggest',
    sources: [
      {
        title: 'OpenAI: models, with their windows and output limits',
        url: 'https://developers.openai.com/api/docs/models',
        kind: 'vendor',
        verifiedOn: '2026-11-26',
      },
      {
        title: 'Anthropic: models overview',
        url: 'https://platform.claude.com/docs/models/overview',
        kind: 'vendor',
        verifiedOn: '2026-11-26',
      },
    ],
  },

  *check(context) {
    const { doc } = context;
    const reported = new Set<number>();
    for (const model of namedModels(doc)) {
      const facts = modelFacts(model.id);
      const report = facts && (answerTooLong(model, facts) ?? promptTooLong(doc, model, facts));
      if (facts === undefined || report === undefined || reported.has(report.span.start)) continue;
      reported.add(report.span.start);
      yield { ...report, ...aged(facts.verifiedOn, context.today) };
    }
  },
});

function answerTooLong(model: NamedModel, { maxOutputTokens }: ModelFacts): Report | undefined {
  const limit = parameterOf(model, 'maxOutputTokens');
  if (limit === undefined || maxOutputTokens === null || typeof limit.value !== 'number') return undefined;
  if (limit.value <= maxOutputTokens) return undefined;
  const { key, value, valueSpan: span } = limit;
  return {
    span,
    message: `${model.id} answers with ${maxOutputTokens} tokens at most, and \`${key}\` asks for ${value}: lower it.`,
    suggestions: [{ title: `Change to ${maxOutputTokens}`, edits: [replace(span, String(maxOutputTokens))] }],
  };
}

function promptTooLong(doc: PromptDoc, model: NamedModel, { contextWindow }: ModelFacts): Report | undefined {
  const limit = parameterOf(model, 'maxOutputTokens')?.value;
  const answer = typeof limit === 'number' ? limit : 0;
  // A token has at least one character: most prompts need not be counted.
  if (contextWindow === null || doc.text.length + answer <= contextWindow) return undefined;
  const tokens = staticTokens(doc);
  if (tokens * certainly + answer <= contextWindow) return undefined;
  const and = answer === 0 ? '' : `, and ${answer} are kept for the answer`;
  const message = `${model.id} has a window of ${contextWindow} tokens; the prompt has about ${tokens} before any value is filled in${and}: shorten it, or choose another model.`;
  return { span: model.span, message };
}
