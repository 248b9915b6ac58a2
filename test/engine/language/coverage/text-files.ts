import type { CoveredFile } from './features.js';

/** The header and the body that the Markdown formats share, one key apart. */
function markdown(key: string): string {
  return `---
description: Reviews.
${key}
---
Review it, see [the rules](part.j2).

<rules>
Be kind.
</rules>
`;
}

const vscodePrompt: CoveredFile = {
  format: 'vscode-prompt',
  path: 'review.prompt.md',
  text: markdown('agent: ask').replace('Review it', 'Review ${input:topic} and ${input:topic}'),
  expected: {
    keys: ['agent: ask', '‸', 'tools'],
    values: ['agent: ask', 'agent: ‸', 'edit'],
    variables: ['${input:topic} and', '${‸} and', 'input:topic'],
    filters: ['${input:topic} and', '${‸} and', 'selection'],
    hover: ['ag‸ent: ask', 'The agent that runs the prompt'],
    references: ['and ${input:to‸pic}', 2],
    rename: ['and ${input:to‸pic}', 2],
    symbols: ['review', 'user'],
    folds: ['---', '<rules>'],
    selection: ['Be ki‸nd.', 'kind', 'Be kind.', '<rules>\nBe kind.\n</rules>'],
    colours: ['topic variable', 'topic variable'],
    format: ['agent: ask', 'agent:   ask'],
    linked: ['<ru‸les>', 'rules', 'rules'],
    links: ['part.j2'],
  },
};

/** The formats that are a header and text: they have no variables. */
function plain(
  format: CoveredFile['format'],
  path: string,
  parts: {
    key: string;
    typed: string;
    offered: string;
    value?: readonly [string, string];
    hover: readonly [string, string];
    name: string;
    role?: string;
  },
): CoveredFile {
  const { key, typed, offered, value, hover, name, role = 'user' } = parts;
  return {
    format,
    path,
    text: markdown(key),
    expected: {
      keys: [key, typed, offered],
      ...(value && { values: [key, value[0], value[1]] }),
      hover,
      symbols: [name, role],
      folds: ['---', '<rules>'],
      selection: ['Be ki‸nd.', 'kind', 'Be kind.', '<rules>\nBe kind.\n</rules>'],
      format: [key, key.replace(': ', ':   ')],
      linked: ['<ru‸les>', 'rules', 'rules'],
      links: ['part.j2'],
    },
  };
}

const instructions = plain('instructions', 'style.instructions.md', {
  key: 'applyTo: "**"',
  typed: '‸',
  offered: 'applyTo',
  value: ['excludeAgent: ‸', 'code-review'],
  hover: ['apply‸To:', 'The files these instructions apply to'],
  name: 'style',
  role: 'system',
});

const agent = plain('agent', 'helper.agent.md', {
  key: 'target: vscode',
  typed: '‸',
  offered: 'handoffs',
  value: ['target: ‸', 'github-copilot'],
  hover: ['tar‸get:', 'Where the agent can run'],
  name: 'helper',
  role: 'system',
});

const skill = plain('skill', 'review/SKILL.md', {
  key: 'user-invocable: true',
  typed: '‸',
  offered: 'allowed-tools',
  value: ['user-invocable: ‸', 'false'],
  hover: ['user-invo‸cable:', 'offered as a command'],
  name: 'review',
  role: 'system',
});

const agentsMd = plain('agents-md', '.cursor/rules/style.mdc', {
  key: 'alwaysApply: true',
  typed: '‸',
  offered: 'globs',
  value: ['alwaysApply: ‸', 'false'],
  hover: ['always‸Apply:', 'part of every conversation'],
  name: 'style',
  role: 'system',
});

const text: CoveredFile = {
  format: 'text',
  path: 'note.j2',
  text: `{# note #}
{% include "part.j2" %}
{% for word in words %}
{{ word | upper }}
{% endfor %}
<doc>
Text.
</doc>
`,
  expected: {
    variables: ['{{ word | upper }}', '{{ ‸ }}', 'word'],
    filters: ['word | upper', 'word | ‸', 'upper'],
    includes: ['"part.j2"', '"‸"', 'part.j2'],
    rules: ['{# note #}', '{# hone-ignore-next-line ‸ #}', 'template/undefined-variable'],
    hover: ['word | up‸per', 'filter'],
    signature: ['word | upper', 'word | replace(‸)', 'replace(old, new, count=none)'],
    definition: ['{{ wo‸rd |', '{% for word in words %}'],
    references: ['{{ wo‸rd |', 2],
    rename: ['{{ wo‸rd |', 2],
    symbols: ['user'],
    folds: ['{% for word in words %}', '<doc>'],
    selection: ['{{ wo‸rd |', 'word', 'word | upper', '{{ word | upper }}'],
    colours: ['word variable', 'words variable', 'word variable', 'upper filter'],
    format: ['{{ word | upper }}', '{{word|upper}}'],
    linked: ['<do‸c>', 'doc', 'doc'],
    links: ['part.j2'],
  },
};

/** Program code: its own language's extension speaks of it, and Hone gives it no editor feature. */
const code: CoveredFile = {
  format: 'code',
  path: 'triage.py',
  text: `from langchain_core.prompts import PromptTemplate

prompt = PromptTemplate.from_template("Summarise {ticket}.")
`,
  expected: {},
};

export const textFiles: readonly CoveredFile[] = [vscodePrompt, instructions, agent, skill, agentsMd, text, code];
