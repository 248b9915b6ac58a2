import { isClaudeAgent } from '../../../prompt/formats/agent/read-agent.js';
import { keysOf } from '../../../prompt/formats/format-keys.js';
import type { PromptDoc, PromptFormat } from '../../../prompt/prompt-doc.js';
import { closest } from '../../../text/closest.js';
import { replace } from '../../../text/edit.js';
import { headedFormats } from '../../format-groups.js';
import { removeHeaderLine } from '../../header-edits.js';
import { defineRule, type Report, type Suggestion } from '../../rule.js';

/** Fields of files with the same header that further tools read: OpenCode's agents, Claude Code's skills. */
const readElsewhere: Readonly<Partial<Record<PromptFormat, readonly string[]>>> = {
  agent: ['mode', 'hidden', 'temperature', 'top_p', 'prompt', 'permission', 'disable', 'color', 'steps', 'maxSteps'],
  skill: ['when_to_use', 'arguments', 'effort', 'paths', 'shell'],
};

/** What no tool reads changes nothing, and a misspelt field is one of these. */
export const unknownField = defineRule({
  meta: {
    id: 'agent/unknown-field',
    summary: 'Every field of the front matter is one that some tool reads.',
    kind: 'objective',
    severity: 'info',
    formats: headedFormats,
    fix: 'suggest',
    sharedWithVscode: ['vscode-prompt', 'instructions', 'agent', 'skill'],
    sources: [
      {
        title: 'Agent Skills: its reference validator',
        url: 'https://github.com/agentskills/agentskills/blob/main/skills-ref/src/skills_ref/validator.py',
        kind: 'spec',
        verifiedOn: '2026-11-26',
      },
      {
        title: 'VS Code: the attributes of prompt files, in promptFileAttributes.ts',
        url: 'https://github.com/microsoft/vscode/tree/main/src/vs/workbench/contrib/chat/common/promptSyntax',
        kind: 'vendor',
        verifiedOn: '2026-11-26',
      },
    ],
  },

  *check({ doc, options }) {
    const keys = keysOf(doc).map(({ name }) => name);
    const known = Array.isArray(options['known']) ? (options['known'] as unknown[]) : [];
    const read = new Set([...keys, ...known, ...(readElsewhere[doc.format] ?? []), 'hone']);
    // Claude Code adds fields faster than anybody lists them, and VS Code passes over them: only near misses are sure.
    const onlyNear = isClaudeAgent(doc.path);
    for (const key of Object.keys(doc.frontMatter?.data ?? {})) {
      if (read.has(key) || key.startsWith('x-')) continue;
      const guess = closest(key, keys);
      if (guess !== undefined || !onlyNear) yield* reportsOn(doc, key, guess);
    }
  },
});

function* reportsOn(doc: PromptDoc, key: string, guess: string | undefined): Iterable<Report> {
  const span = doc.frontMatter?.keySpan([key]);
  if (span === undefined) return;
  const help = guess === undefined ? helpFor(doc) : `change it to '${guess}'`;
  const message = `No tool that Hone knows reads '${key}' here: ${help}.`;
  yield { span, message, onlyHone: isClaudeAgent(doc.path), suggestions: suggestionsFor(doc, key, guess) };
}

function helpFor({ format }: PromptDoc): string {
  return format === 'skill' ? 'put it under `metadata`, or leave it out' : 'leave it out';
}

function suggestionsFor(doc: PromptDoc, key: string, guess: string | undefined): Suggestion[] {
  const span = doc.frontMatter?.keySpan([key]);
  const removal = removeHeaderLine(doc, key);
  const isFree = guess !== undefined && doc.frontMatter?.keySpan([guess]) === undefined;
  return [
    ...(isFree && span !== undefined ? [{ title: `Change to '${guess}'`, edits: [replace(span, guess)] }] : []),
    ...(removal === undefined ? [] : [{ title: `Delete '${key}'`, edits: [removal] }]),
  ];
}
