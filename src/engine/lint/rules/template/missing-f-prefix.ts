import type { CodeString, UnfilledName } from '../../../prompt/code-prompt.js';
import type { PromptDoc } from '../../../prompt/prompt-doc.js';
import { type Edit, insert, replace } from '../../../text/edit.js';
import { sliceOf } from '../../../text/span.js';
import { defineRule, type Report, type Suggestion } from '../../rule.js';

/** The model gets the name in its braces, and never the value. */
export const missingFPrefix = defineRule({
  meta: {
    id: 'template/missing-f-prefix',
    summary: 'A message that names a variable of the code in braces is written so that its value goes in.',
    kind: 'objective',
    severity: 'warning',
    formats: ['code'],
    fix: 'suggest',
    sources: [
      {
        title: 'Ruff RUF027: missing-f-string-syntax',
        url: 'https://docs.astral.sh/ruff/rules/missing-f-string-syntax/',
        kind: 'tool',
        verifiedOn: '2026-11-26',
      },
    ],
  },

  *check({ doc }) {
    const seen = new Set<number>();
    for (const { messages } of doc.code?.prompts ?? []) {
      for (const names of messages.flatMap(({ unfilled }) => byString(unfilled))) {
        const [first] = names;
        // A prompt may stand in the arguments of another call that sends it.
        if (first === undefined || seen.has(first.span.start)) continue;
        seen.add(first.span.start);
        yield report(doc, first, names);
      }
    }
  },
});

/** One finding a string. */
function byString(names: readonly UnfilledName[]): (readonly UnfilledName[])[] {
  const strings = new Map<CodeString, UnfilledName[]>();
  for (const name of names) {
    const known = strings.get(name.string);
    if (known === undefined) strings.set(name.string, [name]);
    else known.push(name);
  }
  return [...strings.values()];
}

function report(doc: PromptDoc, { name, span, string }: UnfilledName, all: readonly UnfilledName[]): Report {
  const others = new Set(all.map((one) => one.name)).size - 1;
  const what = others === 0 ? `'${name}'` : `'${name}' and ${others} other name${others === 1 ? '' : 's'}`;
  const isPython = doc.code?.language === 'python';
  const missing = isPython ? 'this string has no `f` before its quote' : 'only strings in backticks take values';
  const advice = isPython ? 'Add the `f`' : 'Use backticks';
  const message = `The model gets ${what} in braces and no value, since ${missing}: ${advice.charAt(0).toLowerCase()}${advice.slice(1)}.`;
  return { span, message, suggestions: suggestions(doc, string, advice) };
}

function suggestions({ text, code }: PromptDoc, string: CodeString, title: string): Suggestion[] {
  const { start, end, prefix, quote } = string;
  if (code?.language === 'python') {
    // Before 3.12 an f-string had no place for `u`.
    const edit = prefix === 'u' ? replace({ start, end: start + 1 }, 'f') : insert(start, 'f');
    return [{ title, edits: [edit] }];
  }
  const inside = sliceOf(text, { start: start + quote.length, end: end - quote.length });
  if (inside.includes('`')) return [];
  const edits: Edit[] = [replace({ start, end: start + 1 }, '`'), replace({ start: end - 1, end }, '`')];
  return [{ title, edits }];
}
