import { modelFacts } from '../../../model/model-facts.js';
import { defineRule } from '../../rule.js';
import { tokensIn } from '../../static-tokens.js';
import { modelFormats, namedModels } from '../../written-models.js';
import { volatileHoles } from '../../volatile-holes.js';

/** Documents that Anthropic and Google want before the question, and that are the same for many questions. */
const longText =
  /context|document|doc|text|article|page|transcript|source|file|code|content|passage|history|data|rules|guide|policy|examples?|demos/i;

export const staticAfterDynamic = defineRule({
  meta: {
    id: 'cost/static-after-dynamic',
    summary: 'A long text that stays the same stands before the values.',
    kind: 'heuristic',
    severity: 'hint',
    formats: modelFormats,
    fix: 'none',
    sources: [
      {
        title: 'OpenAI: prompt caching, on static text first and variable text last',
        url: 'https://developers.openai.com/api/docs/guides/prompt-caching',
        kind: 'vendor',
        verifiedOn: '2026-11-26',
      },
    ],
  },

  *check({ doc, options }) {
    if (doc.text.length < 1024) return;
    const facts = namedModels(doc).map(({ id, provider }) => (provider === 'openai' ? modelFacts(id) : undefined));
    const least = Math.max(...facts.map((known) => known?.cacheMinimum ?? Infinity), 1024);
    if (facts.length === 0 || least === Infinity) return;
    for (const outline of doc.messages) {
      const { body } = outline;
      const hole = doc.template.facts.holes.find(({ span }) => span.start >= body.start && span.end <= body.end);
      if (hole === undefined || body.end - hole.span.end < least) continue;
      const use = doc.template.facts.uses.find(
        ({ span }) => span.start >= hole.span.start && span.end <= hole.span.end,
      );
      const isNew = use !== undefined && doc.config.inputs.some(({ name, required }) => name === use.name && required);
      if (!isNew || longText.test(use.name) || volatileHoles(doc, outline, options['volatile']).length > 0) continue;
      const after = tokensIn(doc, { start: hole.span.end, end: body.end });
      if (after < least) continue;
      const message = `About ${after} tokens that stay the same stand behind '${use.name}', and are never taken from the vendor's cache: put them before it.`;
      yield { span: hole.span, message };
    }
  },
});
