import { replace } from '../../../text/edit.js';
import { sliceOf, type Span } from '../../../text/span.js';
import type { PromptDoc } from '../../../prompt/prompt-doc.js';
import { everyFormatAndCode } from '../../format-groups.js';
import { promptPlaces } from '../../prompt-places.js';
import { defineRule, type Report } from '../../rule.js';

/** Marks that turn the direction of writing, letters that are tags, and blanks without width; runs of one kind. */
const hidden = /[\u202A-\u202E\u2066-\u2069]+|[\u{E0000}-\u{E007F}]+|[\u200B\u2060\uFEFF]+/gu;

/** What no reader sees, a model reads: as an instruction, or as a word that is no longer one token. */
export const hiddenUnicode = defineRule({
  meta: {
    id: 'security/hidden-unicode',
    summary: 'A prompt holds no characters that nobody sees.',
    kind: 'objective',
    severity: 'error',
    formats: everyFormatAndCode,
    fix: 'safe',
    sources: [
      {
        title: 'Unicode 16, chapter 23: tag characters, and what must not be shown',
        url: 'https://www.unicode.org/versions/Unicode16.0.0/core-spec/chapter-23/',
        kind: 'spec',
        verifiedOn: '2026-11-23',
      },
      {
        title: 'OWASP LLM01:2025 Prompt Injection',
        url: 'https://genai.owasp.org/llmrisk/llm01-prompt-injection/',
        kind: 'spec',
        verifiedOn: '2026-11-23',
      },
    ],
  },

  *check({ doc, part }) {
    const thin: Span[] = [];
    for (const { run, span } of promptPlaces(doc, part).flatMap((place) => runsIn(doc.text, place))) {
      if (isThin(run)) {
        if (span.start > 0 && !isWordBreak(doc.text, span)) thin.push(span);
        continue;
      }
      const message = messageOn(doc.text, run, span);
      if (message !== undefined) yield { span, message, ...fixOf(doc, [span]) };
    }
    yield* together(doc, thin);
  },
});

function runsIn(text: string, place: Span): { readonly run: string; readonly span: Span }[] {
  return Array.from(sliceOf(text, place).matchAll(hidden), ({ 0: run, index }) => {
    const start = place.start + index;
    return { run, span: { start, end: start + run.length } };
  });
}

function isThin(run: string): boolean {
  return /[\u200B\u2060\uFEFF]/.test(run);
}

function messageOn(text: string, run: string, span: Span): string | undefined {
  if ((run.codePointAt(0) ?? 0) >= 0xe0000) return isFlag(text, span) ? undefined : tagMessage(run);
  // Texts that are written from right to left use these marks as they are meant.
  if (rightToLeft.test(lineAround(text, span))) return undefined;
  const [marks, turn] = run.length === 1 ? ['An invisible mark', 'turns'] : [`${run.length} invisible marks`, 'turn'];
  return `${marks} (${codes(run)}) ${turn} the direction of writing, so that the text is not what it looks like: remove ${run.length === 1 ? 'it' : 'them'}.`;
}

/** A text copied from a page has them by the dozen: they are one finding, at the first. */
function together(doc: PromptDoc, spans: readonly Span[]): Report[] {
  const [first] = spans;
  if (first === undefined) return [];
  const all = spans.map((span) => sliceOf(doc.text, span)).join('');
  const message =
    all.length === 1
      ? `A character without width (${codes(all)}) stands here, and the model reads it: remove it.`
      : `${all.length} characters without width (${codes(all)}) stand in this prompt, the first of them here, and the model reads them: remove them.`;
  return [{ span: first, message, severity: 'warning', ...fixOf(doc, spans) }];
}

function fixOf(doc: PromptDoc, spans: readonly Span[]): Pick<Report, 'fix'> {
  const fix = spans.filter((span) => isLiteral(doc, span)).map((span) => replace(span, ''));
  return fix.length === 0 ? {} : { fix };
}

/** A flag such as Scotland's is a black flag, tag letters, and a tag that ends it. */
function isFlag(text: string, { start, end }: Span): boolean {
  return text.slice(start - 2, start) === '\u{1F3F4}' && text.slice(end - 2, end) === '\u{E007F}';
}

const rightToLeft = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]/;

/** Scripts without blanks between words mark where a line may break. */
const unspaced = /[\u0E00-\u0EFF\u1000-\u109F\u1780-\u17FF\u3040-\u30FF\u3400-\u9FFF\uAC00-\uD7AF]/;

function isWordBreak(text: string, { start, end }: Span): boolean {
  return unspaced.test(text.slice(start - 1, start)) || unspaced.test(text.slice(end, end + 1));
}

/** Enough of the line to know its script, however long it is. */
function lineAround(text: string, { start, end }: Span): string {
  const before = text.slice(Math.max(0, start - 200), start);
  const after = text.slice(end, end + 200);
  return before.slice(before.lastIndexOf('\n') + 1) + (/^[^\n]*/.exec(after)?.[0] ?? '');
}

function tagMessage(run: string): string {
  const letters = Array.from(run, (tag) => String.fromCharCode((tag.codePointAt(0) ?? 0) - 0xe0000));
  const said = letters
    .join('')
    .replaceAll(/[^\x20-\x7e]/g, '')
    .slice(0, 60);
  const amount = `${letters.length} invisible tag ${letters.length === 1 ? 'letter stands' : 'letters stand'} here`;
  const what = said === '' ? '' : ` and ${letters.length === 1 ? 'says' : 'say'} "${said}"`;
  return `${amount}${what}, which the model may read and nobody else sees: remove ${letters.length === 1 ? 'it' : 'them'}.`;
}

function codes(run: string): string {
  const all = new Set(
    Array.from(run, (c) => `U+${(c.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`),
  );
  return [...all].slice(0, 5).join(', ');
}

/** Inside a tag a character may be a part of a name, and in front matter of a value. */
function isLiteral({ template }: PromptDoc, { start, end }: Span): boolean {
  const { literals } = template.facts;
  let [low, high] = [0, literals.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((literals[middle]?.start ?? 0) <= start) low = middle + 1;
    else high = middle;
  }
  const last = literals[low - 1];
  return last !== undefined && last.start <= start && end <= last.end;
}
