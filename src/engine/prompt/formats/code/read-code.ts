import { inTextOrder, type Span } from '../../../text/span.js';
import { parseTemplate } from '../../../template/engines.js';
import type { CodePrompts } from '../../code-prompt.js';
import { emptyConfig } from '../../empty-config.js';
import type { PromptDoc } from '../../prompt-doc.js';
import { wholeFile } from '../../whole-file.js';
import { nameBeforeDot } from '../markdown/file-name.js';
import { isPython } from './code-names.js';
import { findCodePrompts } from './find-code-prompts.js';

/** Reads a program for the prompts in it. The document has no template of its own: what it holds is in `code`. */
export function readCode(text: string, path: string): PromptDoc {
  const { code, comments } = findCodePrompts(text, isPython(path) ? 'python' : 'script');
  const nothing = { start: 0, end: 0 };
  const { facts, ...template } = parseTemplate(text, 'text', { range: nothing });
  return wholeFile({
    text,
    path,
    format: 'code',
    frontMatter: undefined,
    config: emptyConfig(nameBeforeDot(path)),
    body: nothing,
    template: { ...template, facts: { ...facts, comments, literals: literalsOf(code) } },
    messageStyle: { trim: true, roleBefore: 'user', roleWithout: 'user', keepEmpty: false },
    messages: [],
    openInputs: true,
    problems: [],
    code,
  });
}

/** What stands in the file as the model gets it. */
function literalsOf({ prompts }: CodePrompts): Span[] {
  const pieces = prompts.flatMap(({ messages }) => messages.flatMap(({ text }) => text?.map.pieces ?? []));
  const spans = pieces.filter(({ verbatim }) => verbatim).map(({ source }) => source);
  const once = new Map(spans.map((span) => [span.start, span]));
  return [...once.values()].sort((a, b) => inTextOrder({ span: a }, { span: b }));
}
