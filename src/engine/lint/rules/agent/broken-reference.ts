import { fileName } from '../../../prompt/formats/markdown/file-name.js';
import type { FileReference, PromptDoc } from '../../../prompt/prompt-doc.js';
import { closest } from '../../../text/closest.js';
import { replace } from '../../../text/edit.js';
import { sliceOf } from '../../../text/span.js';
import { headedFormats } from '../../format-groups.js';
import { isInExample } from '../../prose/example-spans.js';
import { filler, proseText } from '../../prose/masked-text.js';
import { defineRule, type LintWorkspace, type Suggestion } from '../../rule.js';

/** Claude Code and Gemini put another file in where `@path` stands. Package names look like it, so only Markdown is sure. */
const imported = /(?<![\w`@/.])@((?:\.{1,2}\/)*[\w-][\w./-]*\.md)(?![\w/-])/g;

/** The agent looks for the file, finds nothing, and goes on without what it should have read. */
export const brokenReference = defineRule({
  meta: {
    id: 'agent/broken-reference',
    summary: 'Every file that the text links to exists.',
    kind: 'objective',
    severity: 'warning',
    formats: headedFormats,
    fix: 'suggest',
    sharedWithVscode: ['vscode-prompt', 'instructions', 'agent', 'skill'],
    sources: [
      {
        title: 'VS Code: the check of file references, in promptValidator.ts',
        url: 'https://github.com/microsoft/vscode/tree/main/src/vs/workbench/contrib/chat/common/promptSyntax',
        kind: 'vendor',
        verifiedOn: '2026-11-26',
      },
    ],
  },

  *check({ doc, workspace }) {
    for (const { path, span } of [...doc.references, ...imports(doc)]) {
      if (!isPath(path) || isShown(doc, span) || !workspace.lacksData(path) || isCopiedAlone(path, workspace)) continue;
      const suggestions = renames({ path, span }, workspace);
      yield { span, message: `There is no file '${path}': correct the path, or create the file.`, suggestions };
    }
  },
});

/** Where not even the folder exists, the prompt was most likely copied without what lay beside it. */
function isCopiedAlone(path: string, workspace: LintWorkspace): boolean {
  const named = path.replace(/\/+$/, '');
  const folder = named.slice(0, Math.max(0, named.lastIndexOf('/')));
  return folder !== '' && workspace.lacksData(folder);
}

/** Only a path that somebody can have meant: no glob, no hole, nothing that another tool resolves, no word that stands for a path. */
function isPath(path: string): boolean {
  if (/[*<>{}$|\0]|\.{3}|^[/~\\]|^[a-z][a-z\d+.-]*:|\bpath\/to\b|\b(?:x{3,}|foo|example|your)\b/i.test(path))
    return false;
  return path.includes('/') || /\.\w{1,10}$/.test(path);
}

/** Examples, code and HTML comments show a link; they do not ask anybody to follow it. */
function isShown(doc: PromptDoc, span: FileReference['span']): boolean {
  return sliceOf(proseText(doc), span).includes(filler) || isInExample(doc, span);
}

function imports(doc: PromptDoc): FileReference[] {
  if (!/^(?:CLAUDE|CLAUDE\.local|GEMINI)\.md$/.test(fileName(doc.path))) return [];
  return Array.from(proseText(doc).matchAll(imported), ({ 0: whole, 1: path = '', index }) => ({
    path,
    span: { start: index + 1, end: index + whole.length },
  }));
}

function renames({ path, span }: FileReference, workspace: LintWorkspace): Suggestion[] {
  const name = fileName(path);
  const guess = closest(name, workspace.listData(path));
  const edit = guess === undefined ? undefined : replace({ start: span.end - name.length, end: span.end }, guess);
  return edit === undefined ? [] : [{ title: `Change to '${guess ?? ''}'`, edits: [edit] }];
}
