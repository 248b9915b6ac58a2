import { modelFacts, modelNames, retirementOf } from '../../../model/model-facts.js';
import { isText } from '../../../prompt/field-reader.js';
import type { PromptDoc } from '../../../prompt/prompt-doc.js';
import { closest } from '../../../text/closest.js';
import { replace } from '../../../text/edit.js';
import { defineRule, type Report } from '../../rule.js';
import { modelFormats, type NamedModel, namedModels } from '../../written-models.js';

/** A name that no vendor has fails at the first call. Models come out each week: only what looks like a slip is reported. */
export const unknown = defineRule({
  meta: {
    id: 'model/unknown',
    summary: 'A model is named as its vendor names it.',
    kind: 'objective',
    severity: 'warning',
    formats: [...modelFormats, 'vscode-prompt', 'agent'],
    fix: 'suggest',
    sources: [
      {
        title: 'VS Code: its check of prompt files reports models it does not find',
        url: 'https://github.com/microsoft/vscode',
        kind: 'tool',
        verifiedOn: '2026-11-23',
      },
      {
        title: 'OpenAI: models',
        url: 'https://developers.openai.com/api/docs/models',
        kind: 'vendor',
        verifiedOn: '2026-11-26',
      },
    ],
  },

  *check({ doc }) {
    yield* severalInOne(doc);
    for (const model of namedModels(doc)) {
      if (modelFacts(model.id) !== undefined || retirementOf(model.id) !== undefined) continue;
      const guess = nearest(model);
      if (guess === undefined) continue;
      yield {
        span: model.span,
        message: `'${model.name}' is no model of ${model.provider}: did you mean '${guess}'?`,
        suggestions: [{ title: `Change to '${guess}'`, edits: [replace(model.span, guess)] }],
      };
    }
  },
});

/** Another number is another version, which may have come out since: it is no misspelling. */
function nearest({ provider, name }: NamedModel): string | undefined {
  const number = digitsOf(name);
  return closest(
    name,
    modelNames(provider).filter((known) => digitsOf(known) === number),
  );
}

function digitsOf(name: string): string {
  return name.replaceAll(/\D+/g, '');
}

/** VS Code and Claude Code take one name, or a list of names, and look for a text with bars in it as for a name. */
function severalInOne({ format, frontMatter }: PromptDoc): Report[] {
  const model = frontMatter?.data['model'];
  const span = frontMatter?.valueSpan(['model']);
  if ((format !== 'vscode-prompt' && format !== 'agent') || !isText(model) || span === undefined) return [];
  const names = model.split('|').map((name) => name.trim().replace(/^['"]|['"]$/g, ''));
  if (names.length < 2 || names.includes('')) return [];
  const list = `[${names.map((name) => `'${name.replaceAll("'", "''")}'`).join(', ')}]`;
  const message = `'${model}' is no model: write one name, or a list such as ${list}.`;
  return [{ span, message, suggestions: [{ title: 'Write a list', edits: [replace(span, list)] }] }];
}
