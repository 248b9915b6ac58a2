import { sliceOf } from '../../../text/span.js';
import { everyFormat } from '../../format-groups.js';
import { isInExample } from '../../prose/example-spans.js';
import { literalText, messageBodies } from '../../prose/masked-text.js';
import { defineRule } from '../../rule.js';

/** A thing that is secret, and its value behind `is`, `:` or `=`. */
const secretValue =
  /\b(password|passcode|passphrase|pass ?word|access code|secret (?:code|key|word|phrase|number)|api[ _-]?key|pin(?: code)?|security code|launch code)\b[ \t]{0,3}(?:is|are|=|:)[ \t]{0,3}(?:["'“‘`]([^"'”’`\n]{3,80})["'”’`]|([^\s"'”’`]{3,80}))/gi;

/** In every thing that is secret: most texts have none of these and are read once. */
const secretWord = /pass|pin|code|secret|api/i;

const silence =
  /\b(?:never|do not|don['’]t|must not|mustn['’]t|should not|shouldn['’]t|may not|under no circumstances|refuse to|without)\b[^.\n]{0,50}?\b(?:reveal|revealing|share|sharing|disclose|disclosing|tell|telling|give (?:it|this|that|them)|mention|expose|leak|repeat|say it|show (?:it|this|them))\b|\bkeep (?:it|this|that|them|the \w+) (?:secret|confidential|hidden|to yourself)\b/i;

/** Lines around the secret in which the order to keep it may stand. */
const reach = 3;

/** Whoever talks to the model can make it say what it knows: an order not to is no lock. */
export const secretKeptByInstruction = defineRule({
  meta: {
    id: 'security/secret-kept-by-instruction',
    summary: 'No instruction is relied on to keep a secret that the prompt holds.',
    kind: 'heuristic',
    severity: 'warning',
    formats: everyFormat,
    fix: 'none',
    sources: [
      {
        title: 'OWASP LLM07:2025 System Prompt Leakage',
        url: 'https://genai.owasp.org/llmrisk/llm072025-system-prompt-leakage/',
        kind: 'spec',
        verifiedOn: '2026-11-23',
      },
    ],
  },

  *check({ doc }) {
    const text = literalText(doc);
    for (const body of messageBodies(doc)) {
      const words = sliceOf(text, body);
      if (!secretWord.test(words)) continue;
      for (const found of words.matchAll(secretValue)) {
        const [whole, what = '', quoted, bare = ''] = found;
        const span = { start: body.start + found.index, end: body.start + found.index + whole.length };
        if (!isLiteralValue(quoted ?? bare, quoted !== undefined) || isInExample(doc, span)) continue;
        if (!silence.test(linesAround(text, span.start, span.end))) continue;
        const message = `Whoever talks to the model can make it tell this ${what.toLowerCase()}, whatever it is ordered: check it in code, and keep it out of the prompt.`;
        yield { span, message };
      }
    }
  },
});

/** A value, and not a word about it: in quotes, with a digit, or in letters that no word has. */
function isLiteralValue(value: string, isQuoted: boolean): boolean {
  const bare = value.replace(/[.,;:!?)]+$/, '');
  if (bare.length < 3 || /[\uFFFC<>{}[\]$*]/.test(bare)) return false;
  return isQuoted || /\d/.test(bare) || /^[A-Z]{3,}$/.test(bare) || /[a-z][A-Z]/.test(bare);
}

function linesAround(text: string, start: number, end: number): string {
  let [from, to] = [start, end];
  for (let line = 0; line <= reach && from > 0; line++) from = text.lastIndexOf('\n', from - 1);
  for (let line = 0; line <= reach && to >= 0; line++) to = text.indexOf('\n', to + 1);
  return text.slice(Math.max(0, from, start - 1000), Math.min(to < 0 ? text.length : to, end + 1000));
}
