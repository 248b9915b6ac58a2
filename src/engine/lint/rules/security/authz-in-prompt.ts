import { sliceOf } from '../../../text/span.js';
import { everyFormat } from '../../format-groups.js';
import { isInExample } from '../../prose/example-spans.js';
import { messageBodies, proseText } from '../../prose/masked-text.js';
import { defineRule } from '../../rule.js';

const people = String.raw`(?:admins?|administrators?|managers?|moderators?|owners?|employees?|staff(?: members?)?|hr|superusers?|(?:authori[sz]ed|verified|privileged|premium) users?)`;

/** Cheap to look for; only where one stands is the sentence read. */
const begin = /(?:[Oo]nly|[Ii]f|[Ww]hen|[Uu]nless|ONLY|IF|WHEN|UNLESS) /g;

const condition = new RegExp(
  [
    String.raw`^only ${people} (?:may|can|are allowed to|should be able to|have access to|get to)\b`,
    String.raw`^(?:if|when|unless) (?:the )?(?:user|caller|customer|person) (?:is|says (?:that )?(?:he|she|they) (?:is|are)|claims to be|identifies as|works in) (?:not )?(?:an? )?${people}\b`,
  ].join('|'),
  'i',
);

/** Longer than what is looked for can be. */
const longest = 120;

/** Who somebody is, a model only knows by what it is told. */
export const authzInPrompt = defineRule({
  meta: {
    id: 'security/authz-in-prompt',
    summary: 'Who may do something is decided in code, not by the model.',
    kind: 'heuristic',
    severity: 'off',
    formats: everyFormat,
    fix: 'none',
    sources: [
      {
        title: 'OWASP LLM07:2025 System Prompt Leakage, on controls that belong outside of the model',
        url: 'https://genai.owasp.org/llmrisk/llm072025-system-prompt-leakage/',
        kind: 'spec',
        verifiedOn: '2026-11-23',
      },
    ],
  },

  *check({ doc }) {
    const text = proseText(doc);
    for (const body of messageBodies(doc)) {
      const own = sliceOf(text, body);
      for (const { index } of own.matchAll(begin)) {
        const found = /\w/.test(own[index - 1] ?? '')
          ? undefined
          : condition.exec(own.slice(index, index + longest))?.[0];
        if (found === undefined) continue;
        const span = { start: body.start + index, end: body.start + index + found.length };
        if (isInExample(doc, span)) continue;
        const message = `'${found}' leaves it to the model who may do something, and it believes whoever asks: decide it in code, and give the model only what the user may have.`;
        yield { span, message };
      }
    }
  },
});
