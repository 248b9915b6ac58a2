import { modelFacts } from '../../../model/model-facts.js';
import { replace } from '../../../text/edit.js';
import { sliceOf, type Span } from '../../../text/span.js';
import { aged } from '../../aged.js';
import { isInExample } from '../../prose/example-spans.js';
import { messageBodies, proseText } from '../../prose/masked-text.js';
import { defineRule, type Suggestion } from '../../rule.js';
import { modelFormats, namedModels } from '../../written-models.js';

const demand =
  /\bthink(?: (?:carefully|this through|through this|about (?:it|this)))?,? step[- ]by[- ]step\b|\b(?:use|using|with|in a) (?:a )?chain[- ]of[- ]thought\b/gi;

/** A model that thinks anyway is told to think: at best that costs tokens. */
export const cotOnReasoningModel = defineRule({
  meta: {
    id: 'model/cot-on-reasoning-model',
    summary: 'A model that thinks before it answers is not told to think step by step.',
    kind: 'heuristic',
    severity: 'hint',
    formats: modelFormats,
    fix: 'suggest',
    sources: [
      {
        title: 'OpenAI: GPT-5 prompting guide, on planning with minimal reasoning',
        url: 'https://cookbook.openai.com/examples/gpt-5/gpt-5_prompting_guide',
        kind: 'vendor',
        verifiedOn: '2026-11-23',
      },
      {
        title: 'OpenAI: GPT-4.1 prompting guide, on models that do not reason by themselves',
        url: 'https://cookbook.openai.com/examples/gpt4-1_prompting_guide',
        kind: 'vendor',
        verifiedOn: '2026-11-23',
      },
    ],
  },

  *check(context) {
    const { doc } = context;
    const { reasoningEffort } = doc.config.parameters;
    if (reasoningEffort === 'none' || reasoningEffort === 'minimal') return;
    const models = namedModels(doc);
    const facts = models.map(({ id }) => modelFacts(id));
    const [first] = facts;
    if (first === undefined || !facts.every((known) => known?.reasoning === true)) return;
    for (const body of messageBodies(doc)) {
      for (const { 0: found, index } of sliceOf(proseText(doc), body).matchAll(demand)) {
        const span = { start: body.start + index, end: body.start + index + found.length };
        if (isInExample(doc, span)) continue;
        const message = `${models[0]?.id ?? 'The model'} thinks before it answers, so '${found}' adds nothing: leave it out.`;
        yield { span, message, suggestions: removal(doc.text, span), ...aged(first.verifiedOn, context.today) };
      }
    }
  },
});

/** Where the sentence says nothing else. */
function removal(text: string, span: Span): Suggestion[] {
  const before = /(?:^|[.!?\n])[ \t]*(?:let['’]?s |please )?$/i.exec(
    text.slice(Math.max(0, span.start - 40), span.start),
  );
  const after = /^(?:[.!](?=\s|$)|(?=[\r\n]|$))/.exec(text.slice(span.end, span.end + 2))?.[0];
  if (before === null || after === undefined) return [];
  const lead = /[^.!?\n]*$/.exec(before[0])?.[0].length ?? 0;
  const whole = { start: span.start - lead, end: span.end + after.length };
  return [{ title: 'Remove the sentence', edits: [replace(whole, '')] }];
}
