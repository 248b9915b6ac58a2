import { fileName } from '../../../prompt/formats/markdown/file-name.js';
import type { PromptDoc } from '../../../prompt/prompt-doc.js';
import { closest } from '../../../text/closest.js';
import { replace } from '../../../text/edit.js';
import type { Span } from '../../../text/span.js';
import { isInExample } from '../../prose/example-spans.js';
import { codeSpans, literalText } from '../../prose/masked-text.js';
import { defineRule, type LintWorkspace } from '../../rule.js';

const command = /(?<![\w./-])(?:(?:npm|pnpm) run ([\w:.-]*[\w-])|make ([\w.-]*[\w-]))(?![\w/*<{$:=%]|\.\w)/g;

/** Another folder's scripts, or nobody's: what a command means there cannot be told from the files around the prompt. */
const elsewhere = /\b(?:cd|pushd)[ \t]|--prefix\b|--workspaces?\b|--filter\b|--if-present\b|[ \t]-[wCFf]\b/;

/** An agent tries the command, fails, and guesses. */
export const staleCommand = defineRule({
  meta: {
    id: 'agent/stale-command',
    summary: 'Every `npm run` and `make` command names a script or target that exists.',
    kind: 'objective',
    severity: 'info',
    formats: ['agents-md', 'instructions', 'vscode-prompt', 'agent'],
    fix: 'suggest',
    sources: [
      {
        title: 'npm: npm-run-script',
        url: 'https://docs.npmjs.com/cli/v6/commands/npm-run-script',
        kind: 'vendor',
        verifiedOn: '2026-11-26',
      },
    ],
  },

  *check({ doc, workspace }) {
    if (!isOfThisProject(doc.path)) return;
    const known = { npm: npmScripts(workspace), make: makeTargets(workspace) };
    if (known.npm === undefined && known.make === undefined) return;
    for (const { name, tool, span } of commandsIn(doc)) {
      const names = known[tool];
      if (names === undefined || names.includes(name)) continue;
      const guess = closest(name, names);
      const place = tool === 'npm' ? 'package.json has no script' : 'The Makefile has no target';
      const help = guess === undefined ? 'correct the command' : `change it to '${guess}'`;
      const suggestions = guess === undefined ? [] : [{ title: `Change to '${guess}'`, edits: [replace(span, guess)] }];
      yield { span, message: `${place} '${name}': ${help}, or add it.`, suggestions };
    }
  },
});

/** Instructions to share, which speak of the commands of other projects, lie elsewhere. */
function isOfThisProject(path: string): boolean {
  return (
    /(?:^|\/)\.(?:github|claude|cursor)\//.test(path) ||
    /^(?:AGENTS|CLAUDE|GEMINI|CLAUDE\.local)\.md$/.test(fileName(path))
  );
}

interface Command {
  readonly tool: 'npm' | 'make';
  readonly name: string;
  readonly span: Span;
}

/** Only code is a command for certain. */
function commandsIn(doc: PromptDoc): Command[] {
  return codeSpans(doc).flatMap((code) => {
    const text = literalText(doc).slice(code.start, code.end);
    if (elsewhere.test(text) || isInExample(doc, code)) return [];
    return Array.from(text.matchAll(command), ({ 0: whole, 1: script, 2: target, index }): Command => {
      const name = script ?? target ?? '';
      const end = code.start + index + whole.length;
      return { tool: script === undefined ? 'make' : 'npm', name, span: { start: end - name.length, end } };
    });
  });
}

/** Undefined where a command may be one of another package's. */
function npmScripts(workspace: LintWorkspace): readonly string[] | undefined {
  const manifest = parsed(workspace.textAbove('package.json'));
  const scripts = manifest?.['scripts'];
  const isOne = manifest?.['workspaces'] === undefined && workspace.textAbove('pnpm-workspace.yaml') === undefined;
  return isOne && typeof scripts === 'object' && scripts !== null ? Object.keys(scripts) : undefined;
}

function parsed(json: string | undefined): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(json ?? 'null');
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

/** Undefined where targets come from elsewhere: included, by pattern, or computed. */
function makeTargets(workspace: LintWorkspace): readonly string[] | undefined {
  const makefile = workspace.textAbove('Makefile');
  if (makefile === undefined || /^(?:-?include|sinclude)\b|^[^\t\n#:=]*[%$][^\n:=]*:(?![:=])|^define\b/m.test(makefile))
    return undefined;
  return Array.from(makefile.matchAll(/^([^\s#:=][^\n#:=]*):(?![:=])/gm), ([, names = '']) =>
    names.trim().split(/\s+/),
  ).flat();
}
