import type { PromptDoc } from '../../../prompt/prompt-doc.js';
import { insert, type Edit } from '../../../text/edit.js';
import { sliceOf, type Span } from '../../../text/span.js';
import { declaringFormats } from '../../format-groups.js';
import { loadPartials } from '../../partials.js';
import { knownNames } from '../../known-names.js';
import { defineRule, type RuleContext } from '../../rule.js';

const WORD = /json/i;

/** OpenAI and Azure refuse `json_object` requests, with status 400, when no message says JSON. */
export const jsonModeWithoutJsonWord = defineRule({
  meta: {
    id: 'output/json-mode-without-json-word',
    summary: 'A prompt for JSON mode says JSON.',
    kind: 'objective',
    severity: 'error',
    formats: declaringFormats,
    fix: 'suggest',
    sources: [
      {
        title: 'Azure OpenAI: JSON mode',
        url: 'https://learn.microsoft.com/en-us/azure/ai-foundry/openai/how-to/json-mode',
        kind: 'vendor',
        verifiedOn: '2026-11-23',
      },
    ],
  },

  *check(context) {
    const { doc } = context;
    if (doc.config.parameters.responseFormat?.type !== 'json_object') return;
    if (doc.messages.length === 0 || saysJson(context) || mayBeFilledIn(context)) return;
    const edit = sentence(doc);
    yield {
      span: formatSpan(doc),
      message:
        'JSON mode needs the word JSON in a message, and providers refuse the request without it: say that the answer is JSON, or give output.schema.',
      suggestions: edit === undefined ? [] : [{ title: 'Ask for a JSON object', edits: [edit] }],
    };
  },
});

function saysJson({ doc, workspace }: RuleContext): boolean {
  const { facts } = doc.template;
  const literal = facts.literals.some((span) => WORD.test(sliceOf(doc.text, span)));
  const code = facts.holes.some(({ span }) => WORD.test(sliceOf(doc.text, span)));
  return literal || code || loadPartials(doc.template, workspace).texts.some((text) => WORD.test(text));
}

/** True when a partial, a demonstration or a value that the developer writes could bring the word. */
function mayBeFilledIn({ doc, workspace }: RuleContext): boolean {
  const { config, template } = doc;
  const partials = loadPartials(template, workspace);
  if (!partials.complete || config.demos.kind === 'file') return true;
  const given = JSON.stringify([config.demos.rows, config.matrix, config.inputs.map((input) => input.default ?? null)]);
  if (WORD.test(given)) return true;
  const { columns } = knownNames(doc, workspace);
  const data = new Set([
    ...(columns ?? []),
    ...Object.keys(config.matrix),
    ...config.inputs.filter(({ trust }) => trust !== 'dev').map(({ name }) => name),
  ]);
  return [template.facts, ...partials.facts].some(({ uses }) => uses.some(({ name }) => !data.has(name)));
}

function formatSpan({ frontMatter, body }: PromptDoc): Span {
  return frontMatter?.valueSpan(['output', 'format']) ?? frontMatter?.keySpan(['output']) ?? body;
}

/** At the end of the first message's text. */
function sentence({ text, messages }: PromptDoc): Edit | undefined {
  const body = messages[0]?.body;
  if (body === undefined) return undefined;
  const end = body.start + sliceOf(text, body).trimEnd().length;
  return insert(end, `${text.includes('\r\n') ? '\r\n' : '\n'}Answer with a JSON object.`);
}
