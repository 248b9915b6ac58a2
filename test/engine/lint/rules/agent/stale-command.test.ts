import assert from 'node:assert/strict';
import { staleCommand } from '../../../../../src/engine/lint/rules/agent/stale-command.js';
import { checkRule, suggestionsOf } from '../../../../support/check-rule.js';

const scripts = JSON.stringify({ scripts: { lint: 'eslint .', 'test:unit': 'mocha', build: 'tsc' } });
const makefile = 'NAME := x\n.PHONY: all clean\nall build: src\n\tcc\nclean:\n\trm -r out\n';
const around = { path: 'AGENTS.md', above: { 'package.json': scripts, Makefile: makefile } };
const script = (name: string, help: string): string =>
  `info: package.json has no script '${name}': ${help}, or add it.`;

describe('agent/stale-command reports', () => {
  const cases: Record<string, string> = {
    'a misspelt script in inline code': `Run \`npm run lnt\`.\n             ^^^ ${script('lnt', "change it to 'lint'")}\n`,
    'a script in a fence': `\`\`\`sh\nnpm run deploy\n        ^^^^^^ ${script('deploy', 'correct the command')}\n\`\`\`\n`,
    'a script with arguments': `\`npm run lints -- --fix\`\n         ^^^^^ ${script('lints', "change it to 'lint'")}\n`,
    'another package manager': `\`pnpm run tests:unit\`\n          ^^^^^^^^^^ ${script('tests:unit', "change it to 'test:unit'")}\n`,
    'a target': `\`make cleen\`
      ^^^^^ info: The Makefile has no target 'cleen': change it to 'clean', or add it.
`,
    'each command of a line': `\`npm run lnt && npm run deploy\`
         ^^^ ${script('lnt', "change it to 'lint'")}
                        ^^^^^^ ${script('deploy', 'correct the command')}
`,
  };
  for (const [name, text] of Object.entries(cases)) it(name, () => checkRule(staleCommand, text, around));

  it('and offers the nearest', () =>
    assert.deepEqual(suggestionsOf(staleCommand, '`npm run lnt`\n', around), {
      "Change to 'lint'": '`npm run lint`\n',
    }));
});

describe('agent/stale-command is silent about', () => {
  const cases: Record<string, string> = {
    'scripts and targets that exist':
      '`npm run lint`, `npm run test:unit`, `make`, `make all`, `make build`, `make clean`\n',
    prose: 'Do not make haste, and npm run nothing.\n',
    'another folder': '```sh\ncd site\nnpm run dev\n```\n',
    'another package': '`npm run dev --workspace site` and `npm run dev -w site`\n',
    'a script that may be missing': '`npm run dev --if-present`\n',
    'a name to be filled in': '`npm run <script>`, `npm run test:*`, `make ${TARGET}`, `make FLAG=1`\n',
    'a file': '`npm run script.sh/x`, `make ./x`\n',
    'an example': '# Bad examples\n`npm run lnt`\n',
    'other commands': '`yarn dev`, `npm install lnt`, `cmake x`, `npx lnt`\n',
  };
  for (const [name, text] of Object.entries(cases)) it(name, () => checkRule(staleCommand, text, around));

  const text = 'Run `npm run lnt` and `make cleen`.\n';
  it('instructions that are for any project', () =>
    checkRule(staleCommand, text, { ...around, path: 'instructions/node.instructions.md' }));
  it('projects with neither', () => checkRule(staleCommand, text, { path: 'AGENTS.md' }));
  it('workspaces, and Makefiles that take targets from elsewhere', () => {
    for (const rest of ['include other.mk\n', '%.o: %.c\n\tcc\n', '$(NAME): x\n\tcc\n'])
      checkRule(staleCommand, text, {
        path: 'AGENTS.md',
        above: { 'package.json': '{"scripts":{"a":"b"},"workspaces":["x"]}', Makefile: makefile + rest },
      });
  });
  it('a package.json that cannot be read', () =>
    checkRule(staleCommand, '`npm run lnt`\n', { path: 'AGENTS.md', above: { 'package.json': '{' } }));
});
