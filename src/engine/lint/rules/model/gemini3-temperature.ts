import { removeEntry } from '../../remove-entry.js';
import { defineRule } from '../../rule.js';
import { modelFormats, namedModels, parameterOf } from '../../written-models.js';

/** Google's advice, and the reason it gives: thinking is tuned for the default. */
export const gemini3Temperature = defineRule({
  meta: {
    id: 'model/gemini3-temperature',
    summary: 'Gemini 3 keeps its default temperature.',
    kind: 'heuristic',
    severity: 'warning',
    formats: modelFormats,
    fix: 'suggest',
    sources: [
      {
        title: 'Google: Gemini 3 prompting guide, on the temperature',
        url: 'https://docs.cloud.google.com/vertex-ai/generative-ai/docs/start/gemini-3-prompting-guide',
        kind: 'vendor',
        verifiedOn: '2026-11-26',
      },
    ],
  },

  *check({ doc }) {
    const reported = new Set<number>();
    for (const model of namedModels(doc)) {
      const temperature = parameterOf(model, 'temperature');
      const isThree = model.provider === 'google' && /^gemini-3(?:[.-]|$)/.test(model.name);
      if (!isThree || typeof temperature?.value !== 'number' || temperature.value >= 1) continue;
      const { keySpan: span, value } = temperature;
      if (reported.has(span.start)) continue;
      reported.add(span.start);
      const edit = removeEntry(doc.text, temperature);
      const message = `A temperature of ${value} can send ${model.id} into loops or make it reason worse: leave it at its default of 1.`;
      yield {
        span,
        message,
        suggestions: edit === undefined ? [] : [{ title: 'Remove the temperature', edits: [edit] }],
      };
    }
  },
});
