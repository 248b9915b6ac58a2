import { modelFacts } from '../../../model/model-facts.js';
import { sliceOf } from '../../../text/span.js';
import { aged } from '../../aged.js';
import { defineRule } from '../../rule.js';
import { tokensIn } from '../../static-tokens.js';
import { namedModels } from '../../written-models.js';

/** The count of tokens is an estimate: only what is clearly too short is reported. */
const clearly = 0.75;

export const belowCacheMinimum = defineRule({
  meta: {
    id: 'cost/below-cache-minimum',
    summary: 'What is marked to be cached is long enough to be cached.',
    kind: 'objective',
    severity: 'warning',
    formats: ['promptfoo'],
    fix: 'none',
    sources: [
      {
        title: 'Anthropic: prompt caching',
        url: 'https://platform.claude.com/docs/en/build-with-claude/prompt-caching',
        kind: 'vendor',
        verifiedOn: '2026-11-26',
      },
      {
        title: 'anthropics/anthropic-sdk-python issue 1194: the minimum of each model',
        url: 'https://github.com/anthropics/anthropic-sdk-python/issues/1194',
        kind: 'tool',
        verifiedOn: '2026-11-26',
      },
    ],
  },

  *check(context) {
    const { doc } = context;
    const models = namedModels(doc).flatMap(({ id }) => modelFacts(id) ?? []);
    const minimums = models.map(({ cacheMinimum }) => cacheMinimum ?? 0);
    const least = Math.min(...minimums, Infinity);
    if (least === 0 || least === Infinity || !doc.messages.some(({ roleSpan }) => roleSpan !== undefined)) return;
    // Tools stand before all messages and are cached with them.
    if (/\btools:/.test(doc.text)) return;
    const { start } = doc.range;
    const mark = /\bcache_control\b/g;
    for (const { 0: found, index } of sliceOf(doc.text, doc.range).matchAll(mark)) {
      const span = { start: start + index, end: start + index + found.length };
      if (doc.template.facts.holes.some((hole) => hole.span.start < span.start)) return;
      const before = tokensIn(doc, { start, end: span.start });
      if (before > least * clearly) continue;
      const model = models[minimums.indexOf(least)];
      const message = `${model?.id ?? 'The model'} caches from ${least} tokens on, and about ${before} stand before this mark: leave the mark out, or set it behind more text.`;
      yield { span, message, ...(model === undefined ? {} : aged(model.verifiedOn, context.today)) };
    }
  },
});
