import assert from 'node:assert/strict';
import { lintPrompt } from '../../../src/engine/lint/lint-prompt.js';
import { parsePrompt } from '../../../src/engine/prompt/parse-prompt.js';
import { workspaceOf } from '../../support/check-rule.js';

const workspace = workspaceOf({ files: ['AGENTS.md'] });

function rulesOf(text: string, path: string, besideVscode: boolean): string[] {
  return lintPrompt(parsePrompt(text, path), { workspace, besideVscode }).map(({ rule }) => rule);
}

/** What the command line reports, and what of it is left beside VS Code's own checker. */
const cases: Record<string, { path: string; text: string; alone: readonly string[]; beside: readonly string[] }> = {
  'a deprecated field': {
    path: 'a.prompt.md',
    text: '---\nmode: ask\n---\nHi\n',
    alone: ['agent/deprecated-field'],
    beside: [],
  },
  'an unknown field': {
    path: 'a.agent.md',
    text: '---\nown: a\n---\nHi\n',
    alone: ['agent/unknown-field'],
    beside: [],
  },
  'a misspelt field of a Claude agent, of which VS Code has no list': {
    path: '.claude/agents/a.md',
    text: '---\ndescripton: a\n---\nHi\n',
    alone: ['agent/unknown-field'],
    beside: ['agent/unknown-field'],
  },
  'a name in capitals and another than the folder’s': {
    path: 'skills/b/SKILL.md',
    text: '---\nname: A\ndescription: Does it.\n---\nHi\n',
    alone: ['agent/skill-dir-name', 'agent/skill-frontmatter'],
    beside: [],
  },
  'a name with two hyphens, which VS Code takes': {
    path: 'skills/a--b/SKILL.md',
    text: '---\nname: a--b\ndescription: Does it.\n---\nHi\n',
    alone: ['agent/skill-frontmatter'],
    beside: ['agent/skill-frontmatter'],
  },
  'a missing file': { path: 'a.prompt.md', text: '[a](b.md)\n', alone: ['agent/broken-reference'], beside: [] },
  'a missing file in AGENTS.md, which VS Code does not check': {
    path: 'AGENTS.md',
    text: '[a](b.md)\n',
    alone: ['agent/broken-reference'],
    beside: ['agent/broken-reference'],
  },
  'broken YAML': {
    path: 'a.prompt.md',
    text: '---\nname: [a\n---\nHi\n',
    alone: ['template/front-matter'],
    beside: [],
  },
  'a field of the wrong type': {
    path: 'a.prompt.md',
    text: '---\ndescription: [a]\n---\nHi\n',
    alone: ['template/front-matter'],
    beside: [],
  },
  'the same of a field whose type VS Code does not check': {
    path: 'a/SKILL.md',
    text: '---\nname: a\ndescription: b\nmetadata: c\n---\nHi\n',
    alone: ['template/front-matter'],
    beside: ['template/front-matter'],
  },
  'what only Hone knows': {
    path: 'a.prompt.md',
    text: 'Say the the word.\n',
    alone: ['clarity/repeated-word'],
    beside: ['clarity/repeated-word'],
  },
  'a suppression that only the command line needs': {
    path: 'a.prompt.md',
    text: '---\nmode: ask\nhone: { ignore: [agent/deprecated-field] }\n---\nHi\n',
    alone: [],
    beside: [],
  },
};

describe('beside VS Code’s own checker of prompt files', () => {
  for (const [name, { path, text, alone, beside }] of Object.entries(cases)) {
    it(name, () => {
      assert.deepEqual([...new Set(rulesOf(text, path, false))], alone, 'on the command line');
      assert.deepEqual([...new Set(rulesOf(text, path, true))], beside, 'inside VS Code');
    });
  }
});
