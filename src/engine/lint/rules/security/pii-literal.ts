import { replace } from '../../../text/edit.js';
import { everyFormat } from '../../format-groups.js';
import { literalText } from '../../prose/masked-text.js';
import { defineRule, type Report } from '../../rule.js';

interface Kind {
  readonly name: string;
  readonly pattern: RegExp;
  readonly isReal: (found: string) => boolean;
}

/** Domains that are reserved, that vendors' documentation uses, or that say that they are to be replaced; and who reads no mail. */
const sampleAddress =
  /@(?:[\w-]+\.)*(?:(?:example|test|invalid|localhost)(?:\.|$)|(?:(?:your|my|the)[\w-]{0,20}|domain|company|acme|contoso|fabrikam|northwind\w{0,7})\.)|^(?:no-?reply|git)@/i;

const kinds: readonly Kind[] = [
  {
    name: 'a card number',
    pattern: /[3-6]\d{3}(?<![\w.-]\d{4})(?:[ -]?\d{4}){2}[ -]?\d{1,7}(?![\w-])/g,
    isReal: (found) => hasCheckDigit(found.replaceAll(/\D/g, '')),
  },
  {
    name: 'a social security number',
    pattern: /\d{3}-(?<![\w-]\d{4}|[\w-]\d{3}-)(?<!(?:000|666|9\d\d)-)(?!00)\d{2}-(?!0000)\d{4}(?![\w-])/g,
    isReal: (found) => found !== '123-45-6789' && found !== '078-05-1120',
  },
  {
    name: 'an e-mail address',
    pattern: /@(?<=[a-z0-9][\w.+-]{0,63}@)(?:[a-z0-9-]{1,63}\.){1,4}[a-z]{2,24}(?![\w-])/gi,
    isReal: (found) => !sampleAddress.test(found),
  },
];

/** What is in a prompt is in version control, at the vendor's, and in every log. Off: many prompts give an address to write to. */
export const piiLiteral = defineRule({
  meta: {
    id: 'security/pii-literal',
    summary: 'A prompt holds no data of a person.',
    kind: 'objective',
    severity: 'off',
    formats: everyFormat,
    fix: 'suggest',
    sources: [
      {
        title: 'OWASP LLM02:2025 Sensitive Information Disclosure',
        url: 'https://genai.owasp.org/llmrisk/llm022025-sensitive-information-disclosure/',
        kind: 'spec',
        verifiedOn: '2026-11-23',
      },
    ],
  },

  *check({ doc }) {
    const text = literalText(doc);
    for (const kind of kinds) yield* reports(text, kind);
  },
});

function* reports(text: string, { name, pattern, isReal }: Kind): Generator<Report> {
  for (const { 0: match, index } of text.matchAll(pattern)) {
    // An address is looked for by its `@`, which is rare.
    const local = match.startsWith('@')
      ? (/[a-z0-9][\w.+-]{0,63}$/i.exec(text.slice(Math.max(0, index - 64), index))?.[0] ?? '')
      : '';
    const found = local + match;
    if (!isReal(found)) continue;
    const span = { start: index - local.length, end: index + match.length };
    const placeholder = `<${name.replace(/^an? /, '')}>`;
    const message = `This looks like ${name}: put in a made-up one, or let it come with the data.`;
    yield {
      span,
      message,
      suggestions: [{ title: `Replace it with ${placeholder}`, edits: [replace(span, placeholder)] }],
    };
  }
}

/** The check of ISO/IEC 7812 (Luhn); all digits alike pass it and are no card. */
function hasCheckDigit(digits: string): boolean {
  if (digits.length < 13 || digits.length > 19 || new Set(digits).size < 2) return false;
  const sum = Array.from(digits)
    .reverse()
    .reduce((total, digit, i) => total + (i % 2 === 0 ? Number(digit) : doubled(Number(digit))), 0);
  return sum % 10 === 0;
}

function doubled(digit: number): number {
  return digit > 4 ? digit * 2 - 9 : digit * 2;
}
