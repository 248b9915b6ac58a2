import { replace } from '../../../text/edit.js';
import { everyFormat } from '../../format-groups.js';
import { misspellings } from '../../misspellings.js';
import { isInExample } from '../../prose/example-spans.js';
import { proseText } from '../../prose/masked-text.js';
import type { Span } from '../../../text/span.js';
import { defineRule } from '../../rule.js';

const word = /[A-Za-z]+/g;
const longest = Math.max(...Array.from(misspellings.keys(), (key) => key.length));

/** Next to these letters are a part of a word, a name, a path or a call. */
const before = /[\p{L}\p{N}_'’.@/\\#$-]$/u;
const behind = /^(?:[\p{L}\p{N}_'’@/\\(-]|\.[\p{L}\p{N}])/u;

/** A model reads past a misspelling, and sometimes repeats it. */
export const misspelling = defineRule({
  meta: {
    id: 'clarity/misspelling',
    summary: 'No word is misspelt in one of the ways often seen in prompts.',
    kind: 'objective',
    severity: 'info',
    formats: everyFormat,
    fix: 'safe',
    sources: [
      {
        title: 'PromptSet: typos_freq.txt, how often prompts in public code misspell which words',
        url: 'https://github.com/pisterlabs/promptset',
        kind: 'paper',
        verifiedOn: '2026-11-23',
      },
    ],
  },

  *check({ doc }) {
    const text = proseText(doc);
    for (const { 0: found, index } of text.matchAll(word)) {
      const right = found.length > longest ? undefined : misspellings.get(found.toLowerCase());
      if (right === undefined || !isWord(text, index, found)) continue;
      const span = { start: index, end: index + found.length };
      // A role line that is misspelt has a rule of its own.
      if (isMisspeltRole(text, span)) continue;
      // A line with both is about spelling.
      if (isInExample(doc, span) || lineAt(text, index).replaceAll(found.toLowerCase(), '').includes(right)) continue;
      const better = inCaseOf(found, right);
      yield { span, message: `'${found}' is misspelt: change it to '${better}'.`, fix: [replace(span, better)] };
    }
  },
});

function isWord(text: string, at: number, { length }: string): boolean {
  const end = at + length;
  return !before.test(text.slice(Math.max(0, at - 2), at)) && !behind.test(text.slice(end, end + 3));
}

/** `sytem:` alone on its line. */
function isMisspeltRole(text: string, { start, end }: Span): boolean {
  return (
    /(?:^|[\r\n])(?:# )?$/.test(text.slice(Math.max(0, start - 4), start)) &&
    /^:[ \t]*(?:[\r\n]|$)/.test(text.slice(end, end + 20))
  );
}

/** What is far away in one long line is about something else. */
function lineAt(text: string, at: number): string {
  const [before, after] = [text.slice(Math.max(0, at - 500), at), text.slice(at, at + 500)];
  return `${before.slice(before.lastIndexOf('\n') + 1)}${after.split('\n', 1)[0] ?? ''}`.toLowerCase();
}

function inCaseOf(found: string, right: string): string {
  if (found === found.toUpperCase()) return right.toUpperCase();
  return /^[A-Z]/.test(found) ? right.charAt(0).toUpperCase() + right.slice(1) : right;
}
