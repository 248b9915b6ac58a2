import type { CodeCall, CodePrompt, CodeText } from '../../../prompt/code-prompt.js';
import type { FormatField, FormatFields } from '../../../prompt/formats/code/format-fields.js';
import { insert, type Edit } from '../../../text/edit.js';
import type { Span } from '../../../text/span.js';
import { filledFields, isIdentifier } from '../../code-fields.js';
import { defineRule, type Report, type Suggestion } from '../../rule.js';

/** A template that is filled by name takes every brace for the beginning of a name, also those of JSON. */
export const unescapedBraces = defineRule({
  meta: {
    id: 'template/unescaped-braces',
    summary: 'Braces that are text are doubled where a template is filled by name.',
    kind: 'objective',
    severity: 'error',
    formats: ['code'],
    fix: 'suggest',
    sources: [
      {
        title: 'LangChain: INVALID_PROMPT_INPUT, when JSON in a template is taken for a variable',
        url: 'https://docs.langchain.com/oss/javascript/langchain/errors/INVALID_PROMPT_INPUT',
        kind: 'tool',
        verifiedOn: '2026-11-26',
      },
      {
        title: 'Python: format string syntax',
        url: 'https://docs.python.org/3/library/string.html#format-string-syntax',
        kind: 'spec',
        verifiedOn: '2026-11-23',
      },
    ],
  },

  *check({ doc }) {
    const calls = callsByPrompt(doc.code?.calls ?? []);
    for (const prompt of doc.code?.prompts ?? []) {
      const given = namesGiven(prompt, calls.get(prompt) ?? []);
      for (const message of prompt.messages) {
        const cut = filledFields(message);
        if (cut !== undefined && message.text !== undefined) yield* inText(message.text, cut, given);
      }
    }
  },
});

function callsByPrompt(calls: readonly CodeCall[]): ReadonlyMap<CodePrompt, CodeCall[]> {
  const found = new Map<CodePrompt, CodeCall[]>();
  for (const call of calls) found.set(call.prompt, [...(found.get(call.prompt) ?? []), call]);
  return found;
}

/** Names in any writing that the code has values for. */
function namesGiven(prompt: CodePrompt, calls: readonly CodeCall[]): ReadonlySet<string> {
  const names = [...(prompt.declared ?? []), ...prompt.filledElsewhere, ...calls.flatMap(({ given }) => given)];
  return new Set(names.map(({ name }) => name));
}

/** One finding a text: its braces were written by somebody who did not think of them. */
function* inText(text: CodeText, cut: FormatFields, given: ReadonlySet<string>): Generator<Report> {
  const wrong = cut.fields.filter((field) => isText(field) && !given.has(field.name));
  const [first] = wrong;
  const { fault } = cut;
  if (first === undefined && fault === undefined) return;
  const suggestions = fault === undefined ? doubling(text, wrong) : [];
  const isFirst = first !== undefined && (fault === undefined || first.span.start < fault.span.start);
  const span = text.map.spanToSource(isFirst ? openingOf(first) : (fault?.span ?? { start: 0, end: 0 }));
  yield { span, message: isFirst ? messageOn(first) : faultMessage(fault?.kind), suggestions };
}

/** No name has quotes or line breaks in it, nobody gives a value to one that is empty or blank, and no format is words. */
function isText({ name, format }: FormatField): boolean {
  if (name.trim() === '' || /["'\n]/.test(name)) return true;
  return (/\s/.test(name) && !isIdentifier(name.trim())) || isProse(format);
}

/** A date's format has words between its `%`. */
function isProse(format: string): boolean {
  return !format.includes('%') && (/["'\n]/.test(format) || /\s[^\W\d]{2}/.test(format));
}

function openingOf({ span: { start } }: FormatField): Span {
  return { start, end: start + 1 };
}

function messageOn({ name }: FormatField): string {
  const shown = name.trim().replaceAll(/\s+/g, ' ').slice(0, 30);
  if (shown === '')
    return 'These braces are taken for a variable without a name: write `{{` and `}}` where braces are meant.';
  return `This brace begins a variable named \`${shown}\`, for which nobody has a value: write \`{{\` and \`}}\` where braces are meant.`;
}

function faultMessage(kind: 'single' | 'unclosed' | undefined): string {
  return kind === 'single'
    ? 'This brace closes nothing, so that the template cannot be filled: write `}}` where a brace is meant.'
    : 'This brace is not closed, so that the template cannot be filled: write `{{` where a brace is meant.';
}

/** Doubles the braces that are text, and leaves those around a name in them. */
function doubling({ map, holes }: CodeText, wrong: readonly FormatField[]): Suggestion[] {
  const edits: Edit[] = [];
  for (const { span } of wrong) {
    const inside = bracesToDouble(map.text.slice(span.start, span.end));
    if (inside === undefined) return [];
    for (const at of inside) edits.push(insert(map.toSource(span.start + at), map.text[span.start + at] ?? ''));
  }
  return holes.length === 0 && edits.length > 0 ? [{ title: 'Double the braces that are text', edits }] : [];
}

/** Undefined where some are doubled already: what is meant there is anybody's guess. */
function bracesToDouble(field: string): number[] | undefined {
  if (/\{\{|\}\}(?!$)/.test(field) && /\{\{/.test(field)) return undefined;
  const open: number[] = [];
  const places: number[] = [];
  for (const { 0: brace, index } of field.matchAll(/[{}]/g)) {
    if (brace === '{') {
      open.push(index);
      continue;
    }
    const start = open.pop() ?? 0;
    const inner = field.slice(start + 1, index);
    if (inner.length > 80 || !isIdentifier(inner)) places.push(start, index);
  }
  return places;
}
