import type { PromptDoc } from '../../../prompt/prompt-doc.js';
import { closest } from '../../../text/closest.js';
import { replace } from '../../../text/edit.js';
import type { Span } from '../../../text/span.js';
import { declaringFormats } from '../../format-groups.js';
import { defineRule, type LintWorkspace, type Report, type Suggestion } from '../../rule.js';

/** Without its rows an evaluation cannot start. */
export const missingFile = defineRule({
  meta: {
    id: 'dataset/missing-file',
    summary: 'The files that `data` and `demos` name exist.',
    kind: 'objective',
    severity: 'error',
    formats: declaringFormats,
    fix: 'suggest',
    sources: [
      {
        title: 'promptfoo issue 592: a file that is not found ends in an error about something else',
        url: 'https://github.com/promptfoo/promptfoo/issues/592',
        kind: 'tool',
        verifiedOn: '2026-11-23',
      },
    ],
  },

  *check({ doc, workspace }) {
    for (const reference of references(doc)) {
      if (isLocalPath(reference.path) && workspace.lacksData(reference.path)) yield report(reference, doc, workspace);
    }
  },
});

interface Reference {
  readonly path: string;
  readonly pathSpan: Span;
}

function references({ config: { data, demos } }: PromptDoc): Reference[] {
  return [...(data === undefined ? [] : [data]), ...(demos.kind === 'file' ? [demos] : [])];
}

/** Neither an address (one letter before the colon is a Windows drive) nor a path with a hole that something else fills. */
function isLocalPath(path: string): boolean {
  return !/^[a-z][a-z\d+.-]+:|\{\{|\{%|\$\{/i.test(path);
}

function report({ path, pathSpan }: Reference, doc: PromptDoc, workspace: LintWorkspace): Report {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const guess = closest(name, workspace.listData(path));
  if (guess === undefined) {
    const message = `There is no file '${path}': correct the path, which starts at the prompt's folder, or create the file.`;
    return { span: pathSpan, message };
  }
  const message = `There is no file '${path}': change '${name}' to '${guess}'.`;
  return { span: pathSpan, message, suggestions: renames({ name, guess }, doc.text, pathSpan) };
}

/** Changes the name alone and so keeps the quotes; none where YAML might need other quotes, or where escapes hide the name. */
function renames({ name, guess }: { name: string; guess: string }, text: string, { start, end }: Span): Suggestion[] {
  const at = text.slice(start, end).lastIndexOf(name);
  if (at < 0 || !/^[\p{L}\p{N}_][\p{L}\p{N}_. -]*$/u.test(guess)) return [];
  const span = { start: start + at, end: start + at + name.length };
  return [{ title: `Change to '${guess}'`, edits: [replace(span, guess)] }];
}
