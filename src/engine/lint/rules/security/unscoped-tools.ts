import { isText } from '../../../prompt/field-reader.js';
import type { FrontMatter } from '../../../prompt/prompt-doc.js';
import { defineRule, type Report } from '../../rule.js';

/** An agent that reads a page with orders in it carries them out with whatever it may use. */
export const unscopedTools = defineRule({
  meta: {
    id: 'security/unscoped-tools',
    summary: 'An agent may use the tools it needs, and a shell only for certain commands.',
    kind: 'objective',
    severity: 'warning',
    formats: ['agent', 'vscode-prompt', 'skill'],
    fix: 'none',
    sources: [
      {
        title: 'agnix: its rule CC-SK-007, a skill with an unrestricted shell',
        url: 'https://github.com/agent-sh/agnix',
        kind: 'tool',
        verifiedOn: '2026-11-23',
      },
      {
        title: 'Agent Skills: allowed-tools in the specification',
        url: 'https://agentskills.io/specification',
        kind: 'spec',
        verifiedOn: '2026-11-23',
      },
    ],
  },

  *check({ doc: { format, frontMatter, text } }) {
    if (frontMatter === undefined) return;
    if (format !== 'skill') yield* everyTool(frontMatter);
    else yield* anyCommand(frontMatter, text);
  },
});

function everyTool(frontMatter: FrontMatter): Report[] {
  const { tools } = frontMatter.data;
  const list: unknown[] = Array.isArray(tools) ? tools : [tools];
  return list.flatMap((tool, i): Report[] => {
    const span = frontMatter.valueSpan(Array.isArray(tools) ? ['tools', i] : ['tools']);
    if (tool !== '*' || span === undefined) return [];
    return [{ span, message: '`*` lets this agent use every tool there is, now and later: name the ones it needs.' }];
  });
}

/** `allowed-tools` are used without asking. A shell stands there alone, or with brackets that let everything through. */
const shell = /(?<![\w-])Bash(?:\((?:\*|:\*|\*:\*)?\))?(?![\w(-])/g;

function anyCommand(frontMatter: FrontMatter, text: string): Report[] {
  const key = ['allowed-tools'];
  const value = frontMatter.data['allowed-tools'];
  const whole = frontMatter.valueSpan(key);
  const isTools = isText(value) || (Array.isArray(value) && value.every(isText));
  if (!isTools || whole === undefined) return [];
  return Array.from(text.slice(whole.start, whole.end).matchAll(shell), ({ 0: found, index }) => ({
    span: { start: whole.start + index, end: whole.start + index + found.length },
    message: `\`${found}\` lets the agent run every command without asking: name the commands, as in \`Bash(git:*)\`.`,
  }));
}
