import type { PromptDoc } from '../../../prompt/prompt-doc.js';
import { answerFormats } from '../../format-groups.js';
import { shownJson } from '../../examples/shown-json.js';
import { instructions } from '../../prose/instructions.js';
import { filler, literalText } from '../../prose/masked-text.js';
import { defineRule } from '../../rule.js';

const asksForJson =
  /^(?:(?:you|please|always|must|should|will|only)\s+)*(?:respond|reply|answer|return|output|produce|format\s+(?:your|the)\s+(?:answer|response|output|reply))\b[^.!?]{0,40}?\bJSON\b(?!\s*(?:schema|path|file|mode|lines|string))/i;
/** Words with which a text says what the JSON holds, anywhere in it and in the sentence itself. */
const saysShape =
  /\b(?:keys?|fields?|schema|propert(?:y|ies)|structure[ds]?|attributes?|columns?|(?:arrays?|lists?) of|following|below|above|shape|examples?|named|called|containing|contains|mapping|specified|template)\b/i;
const saysShapeItself = /\b(?:with|where|of|from|to|per|each|that|which|as|for|array|list)\b/i;
const namesShape = /schema|format|example|shape|instruction|structure|spec|output|tool|rules?$/i;

/** Without a shape each answer has its own keys, and no program can read them. */
export const jsonWithoutShape = defineRule({
  meta: {
    id: 'output/json-without-shape',
    summary: 'A prompt that asks for JSON says which keys it has.',
    kind: 'heuristic',
    severity: 'hint',
    formats: answerFormats,
    fix: 'none',
    sources: [
      {
        title: 'Azure OpenAI: JSON mode',
        url: 'https://learn.microsoft.com/en-us/azure/ai-foundry/openai/how-to/json-mode',
        kind: 'vendor',
        verifiedOn: '2026-11-23',
      },
    ],
  },

  *check({ doc }) {
    if (mayShowShape(doc)) return;
    const found = instructions(doc).find(({ text }) => text.length < 400 && asksForJson.test(text));
    if (found === undefined || found.text.includes(filler) || saysShapeItself.test(found.text)) return;
    const message =
      'JSON is asked for, and nothing says which keys it has: name them, show one object, or declare output.schema.';
    yield { span: found.span, message };
  },
});

/** True where the file, its text or what it takes in may say what the JSON looks like. */
function mayShowShape(doc: PromptDoc): boolean {
  const { config, template, messages } = doc;
  const text = literalText(doc);
  if (!/json/i.test(text) || config.output.schema !== undefined || shownJson(doc).length > 0) return true;
  if (template.facts.includes.length > 0 || config.demos.kind === 'file' || config.demos.rows.length > 0) return true;
  if (doc.references.length > 0 || messages.some(({ role }) => role === 'assistant')) return true;
  if (/[{}[\]]/.test(text)) return true;
  return saysShape.test(text) || template.facts.uses.some(({ name }) => namesShape.test(name));
}
