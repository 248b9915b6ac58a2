import assert from 'node:assert/strict';
import { renderPrompt } from '../../../../src/engine/prompt/render-prompt.js';
import { parsePrompt } from '../../../../src/engine/prompt/parse-prompt.js';
import { sliceOf } from '../../../../src/engine/text/span.js';

const places: readonly [path: string, format: string, role: string, name: string][] = [
  ['.github/prompts/plan.prompt.md', 'vscode-prompt', 'user', 'plan'],
  ['docs/api.instructions.md', 'instructions', 'system', 'api'],
  ['.github/copilot-instructions.md', 'instructions', 'system', 'copilot-instructions'],
  ['.github/agents/planner.agent.md', 'agent', 'system', 'planner'],
  ['old.chatmode.md', 'agent', 'system', 'old'],
  ['.claude/agents/reviewer.md', 'agent', 'system', 'reviewer'],
  ['skills/pdf-forms/SKILL.md', 'skill', 'system', 'pdf-forms'],
  ['AGENTS.md', 'agents-md', 'system', 'AGENTS'],
  ['pkg/CLAUDE.md', 'agents-md', 'system', 'CLAUDE'],
  ['.claude/rules/db/sql.md', 'agents-md', 'system', 'sql'],
  ['.cursorrules', 'agents-md', 'system', '.cursorrules'],
  ['.cursor/rules/react.mdc', 'agents-md', 'system', 'react'],
  ['patterns/summarize/system.md', 'text', 'system', 'summarize'],
  ['patterns/summarize/user.md', 'text', 'user', 'summarize'],
  ['prompts/hello.txt', 'text', 'user', 'hello'],
  ['prompts/hello.j2', 'text', 'user', 'hello'],
];

describe('Markdown and plain text prompts', () => {
  for (const [path, format, role, name] of places) {
    it(`${path} is read as ${format}, spoken by the ${role}`, () => {
      const doc = parsePrompt('Be brief.\n\nuser:\nIs a line of text.\n', path);
      assert.deepEqual([doc.format, doc.config.name, doc.problems], [format, name, []]);
      assert.deepEqual(renderPrompt(doc, {}).messages, [{ role, content: 'Be brief.\n\nuser:\nIs a line of text.' }]);
    });
  }

  it('a .prompt is still one of Hone', () => {
    assert.equal(parsePrompt('Hi', 'a.prompt').format, 'hone');
  });

  it('say who they are, with the place of every value', () => {
    const text =
      '---\nname: Planner\ndescription: Plans.\nmodel: [GPT-5, "Claude"]\ntools: ["search"]\nmine: 1\n---\nPlan.';
    const doc = parsePrompt(text, 'x.agent.md');
    assert.deepEqual([doc.config.name, doc.config.description, doc.problems], ['Planner', 'Plans.', []]);
    const span = doc.frontMatter?.valueSpan(['model', 1]);
    assert.equal(span && sliceOf(text, span), '"Claude"');
    assert.deepEqual(
      doc.unsupported.map(({ code, span: place }) => [code, sliceOf(text, place)]),
      [
        ['not-acted-on', 'model'],
        ['not-acted-on', 'tools'],
        ['not-acted-on', 'mine'],
      ],
    );
  });

  it('declare each input where it is first asked for', () => {
    const doc = parsePrompt('${input:a} ${input:b:what it is} ${input:a:later} ${file}', 'x.prompt.md');
    assert.deepEqual(
      doc.config.inputs.map(({ name, description, required }) => [name, description, required]),
      [
        ['a', undefined, true],
        ['b', 'what it is', true],
      ],
    );
    assert.deepEqual(renderPrompt(doc, { a: 'A', b: 'B', file: 'f.ts' }).messages, [
      { role: 'user', content: 'A B A f.ts' },
    ]);
  });

  it("take front matter from the first line only, as VS Code does, and to the end of the file where it isn't closed", () => {
    const bodies = (text: string): string => {
      const doc = parsePrompt(text, 'x.prompt.md');
      return sliceOf(text, doc.body);
    };
    assert.equal(bodies('---\r\nname: x\r\n--- \r\nHi'), 'Hi');
    assert.equal(bodies('\uFEFF---\nname: x\n---\nHi'), 'Hi');
    assert.equal(bodies('---\n---\nHi\n---\n'), 'Hi\n---\n');
    assert.equal(bodies('\n---\nname: x\n---\nHi'), '\n---\nname: x\n---\nHi');
    assert.equal(bodies('# Title\n---\nHi'), '# Title\n---\nHi');
    const open = parsePrompt('---\nname: x\n\nHi', 'x.prompt.md');
    assert.deepEqual(
      open.problems.map(({ code, span }) => [code, span]),
      [['front-matter-unclosed', { start: 0, end: 3 }]],
    );
  });

  it('whose whole text is read by agents have no front matter', () => {
    const doc = parsePrompt('---\nrule: [\n---\nHi', 'AGENTS.md');
    assert.deepEqual([doc.problems, doc.frontMatter, doc.body], [[], undefined, { start: 0, end: 18 }]);
  });

  it('may begin a value with a star, an at or a backtick, as the editors that own them allow', () => {
    const text = '---\nglobs: **/*.ts, *.js\ndescription: @me & you\nlist:\n  - *.md\n  - "*q"\nflow: [**/a, b]\n---\n';
    const doc = parsePrompt(text, 'x.mdc');
    assert.deepEqual(doc.problems, []);
    assert.deepEqual(doc.frontMatter?.data, {
      globs: '**/*.ts, *.js',
      description: '@me & you',
      list: ['*.md', '*q'],
      flow: ['**/a', 'b'],
    });
    const span = doc.frontMatter.valueSpan(['globs']);
    assert.equal(span && sliceOf(text, span), '**/*.ts, *.js');
  });

  const wrong: readonly [path: string, yaml: string, at: string][] = [
    ['x.agent.md', 'name: x\ntools: 3', '3'],
    ['x.agent.md', 'user-invocable: yes', 'yes'],
    ['x.agent.md', 'target: vs', 'vs'],
    ['x.agent.md', 'handoffs: go', 'go'],
    ['x.agent.md', 'handoffs:\n  - label: Go\n    agent: dev\n    send: maybe', 'maybe'],
    ['x.agent.md', 'handoffs:\n  - { label: Go }', '{ label: Go }'],
    ['x.prompt.md', 'description: [a]', '[a]'],
    ['x.prompt.md', 'description: a: b', 'a'],
    ['x.instructions.md', 'applyTo: { a: 1 }', '{ a: 1 }'],
    ['a/SKILL.md', 'metadata: x', 'x'],
    ['x.mdc', 'alwaysApply: "true"', '"true"'],
    ['x.mdc', 'description: "a', ''],
    ['.claude/rules/x.md', 'paths: { a: 1 }', '{ a: 1 }'],
    ['.claude/agents/x.md', 'memory: here', 'here'],
  ];
  for (const [path, yaml, at] of wrong) {
    it(`${path} with ${JSON.stringify(yaml)} has a problem at ${JSON.stringify(at)}`, () => {
      const text = `---\n${yaml}\n---\nHi`;
      const { problems } = parsePrompt(text, path);
      assert.equal(problems.length, 1, JSON.stringify(problems));
      assert.equal(problems[0] && sliceOf(text, problems[0].span), at);
    });
  }

  const right: readonly [path: string, yaml: string][] = [
    ['x.agent.md', 'tools: read, search\nmodel: GPT-5\ninfer: hidden'],
    ['x.agent.md', 'tools: { search: true, edit: { files: false } }'],
    ['x.agent.md', 'handoffs:\n  - label: Go\n    agent: dev\n    prompt: ""\n    send: true'],
    ['x.agent.md', 'unknown: { a: [1, 2] }\nmode: agent\nname:'],
    ['x.prompt.md', 'mode: ask\ntools: []'],
    ['x.instructions.md', 'applyTo: **'],
    ['x.instructions.md', "applyTo: ['*']"],
    ['a/SKILL.md', 'argument-hint: [name]\nallowed-tools: Bash(git:*) Read'],
    ['.claude/agents/x.md', 'tools: Read, Grep\nmodel: inherit'],
  ];
  for (const [path, yaml] of right) {
    it(`${path} with ${JSON.stringify(yaml)} has none`, () => {
      assert.deepEqual(parsePrompt(`---\n${yaml}\n---\nHi`, path).problems, []);
    });
  }
});

describe('References in Markdown', () => {
  const filesOf = (text: string): string[] =>
    parsePrompt(text, 'x.prompt.md').references.map(({ path, span }) => {
      assert.ok(sliceOf(text, span).length > 0);
      return path;
    });

  it('are links to files and #file, in the order of the text', () => {
    const text = 'See #file:src/a.ts, [b](../b%20c.md#part "Title"), [c](<d e.md>) and [x [y]](f(1).md).';
    assert.deepEqual(filesOf(text), ['src/a.ts', '../b c.md', 'd e.md', 'f(1).md']);
    assert.deepEqual(
      parsePrompt(text, 'x.prompt.md').references.map(({ span }) => sliceOf(text, span)),
      ['src/a.ts', '../b%20c.md', 'd e.md', 'f(1).md'],
    );
  });

  for (const text of [
    '![image](a.png)',
    '[site](https://example.com/a.md) [mail](mailto:a@b.c) [part](#here) [net](//host/a)',
    '```md\n[a](b.md) #file:c\n```',
    'Write `[a](b.md)` and ``#file:c``.',
    '[a](${workspaceFolder}/b.md) [c]({{ d }})',
    'a#file:b c/#file:d [e] (f.md)',
  ]) {
    it(`are not in ${JSON.stringify(text)}`, () => {
      assert.deepEqual(filesOf(text), []);
    });
  }

  it('to tools have names with dots, slashes and hyphens', () => {
    const text = 'Use #tool:search/codebase, then #tool:my-server.run-it. Not `#tool:x`.';
    assert.deepEqual(
      parsePrompt(text, 'x.agent.md').tools?.map(({ name, span }) => [name, sliceOf(text, span)]),
      [
        ['search/codebase', 'search/codebase'],
        ['my-server.run-it', 'my-server.run-it'],
      ],
    );
  });
});

describe('Plain text', () => {
  const engineOf = (text: string, path: string): string => parsePrompt(text, path).template.engine;

  it('is Jinja where it holds tags of Jinja that parse', () => {
    assert.equal(engineOf('Hi {{ name }}', 'a.txt'), 'jinja2');
    assert.equal(engineOf('{% if a %}b{% endif %}', 'a.md'), 'jinja2');
    assert.equal(engineOf('Hi', 'a.jinja2'), 'jinja2');
    assert.equal(engineOf('Hi {{{name}}}', 'a.mustache'), 'mustache');
    assert.equal(engineOf('{{#if a}}x{{/if}}', 'a.hbs'), 'handlebars');
    assert.deepEqual(renderPrompt(parsePrompt('Hi {{ name }}\n', 'a.txt'), { name: 'Bo' }).messages, [
      { role: 'user', content: 'Hi Bo' },
    ]);
  });

  for (const text of ['Hi', 'a {{ b', '{{#if a}}x{{/if}}', 'id: ${{ github.sha }}', '{% frob %}', 'a 100% {b} }}']) {
    it(`is text where it does not: ${text}`, () => {
      assert.equal(engineOf(text, 'a.md'), 'text');
      assert.deepEqual(renderPrompt(parsePrompt(text, 'a.md'), {}).messages, [{ role: 'user', content: text }]);
    });
  }

  it('named .j2 has the problems of its template', () => {
    const { problems } = parsePrompt('a {{ b', 'a.j2');
    assert.deepEqual(
      problems.map(({ code }) => code),
      ['template-syntax'],
    );
  });
});
