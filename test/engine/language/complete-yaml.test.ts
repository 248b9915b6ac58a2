import assert from 'node:assert/strict';
import { complete } from '../../../src/engine/language/complete.js';
import { keysOf } from '../../../src/engine/prompt/formats/format-keys.js';
import { hover } from '../../../src/engine/language/hover.js';
import type { KnownKey } from '../../../src/engine/prompt/known-key.js';
import { parsePrompts } from '../../../src/engine/prompt/parse-prompt.js';
import { applyEdits } from '../../../src/engine/text/edit.js';
import { languageAt } from '../../support/language-at.js';

const { requestAt, labels } = languageAt({ data: { 'rows.jsonl': ['sentence', 'label'] }, files: ['rows.jsonl'] });

/** The text after the completion with this label is taken. */
function taking(label: string, path: string, marked: string): string {
  const request = requestAt(path, marked);
  const chosen = complete(request).find((completion) => completion.label === label);
  assert.ok(chosen !== undefined, `${label} is offered`);
  return applyEdits(request.doc.text, [{ span: chosen.span, text: chosen.insert ?? chosen.label }]);
}

describe('completion in a promptfoo configuration', () => {
  const path = 'promptfooconfig.yaml';
  const config = `prompts:
  - 'Translate {{ text }} to {{ lang }}'
providers: [openai:gpt-4.1-mini]
`;

  it('offers the keys that are not there yet, at every depth', () => {
    assert.deepEqual(labels(path, `${config}‸`).slice(0, 3), ['description', 'targets', 'tests']);
    assert.deepEqual(labels(path, `${config}tests:\n  - ‸`).slice(0, 3), ['vars', 'assert', 'description']);
    assert.deepEqual(labels(path, `${config}tests:\n  - vars: { text: a }\n    ‸\n    threshold: 1\n`).slice(0, 2), [
      'assert',
      'description',
    ]);
    const assertion = `${config}tests:\n  - assert:\n      - type: equals\n        ‸`;
    assert.deepEqual(labels(path, assertion).slice(0, 2), ['value', 'threshold']);
    assert.deepEqual(labels(path, `${config}defaultTest:\n  options:\n    ‸`).slice(0, 2), [
      'transformVars',
      'transform',
    ]);
    assert.ok(labels(path, `${config}assertionTemplates:\n  short:\n    ‸`).includes('type'));
    assert.deepEqual(labels(path, 'prompts:\n  - id: a\n    ‸\nproviders: []\n'), ['label', 'raw', 'config']);
  });

  it('offers keys in flow style, but for those that are written', () => {
    assert.deepEqual(labels(path, `${config}tests:\n  - assert: [{ type: equals, ‸`).slice(0, 2), [
      'value',
      'threshold',
    ]);
  });

  it('offers the values of a key where they are few, whatever signs they have', () => {
    const type = `${config}tests:\n  - assert:\n      - type: ‸`;
    assert.deepEqual(labels(path, type).slice(0, 2), ['contains', 'equals']);
    assert.ok(labels(path, type).includes('not-contains'));
    assert.equal(
      taking('similar:cosine', path, `${config}tests:\n  - assert:\n      - type: similar:c‸\n`),
      `${config}tests:\n  - assert:\n      - type: similar:cosine\n`,
    );
    assert.deepEqual(labels(path, `${config}evaluateOptions: { cache: ‸ }`), ['true', 'false']);
  });

  it("offers the models Hone knows in promptfoo's spelling", () => {
    const wanted = 'prompts: [a]\nproviders:\n  - openai:gpt-4.1-mini\n';
    assert.equal(taking('openai:gpt-4.1-mini', path, 'prompts: [a]\nproviders:\n  - openai:gpt‸\n'), wanted);
    assert.equal(taking('openai:gpt-4.1-mini', path, 'prompts: [a]\nproviders:\n  - ‸\n'), wanted);
    assert.equal(
      taking('anthropic:messages:claude-sonnet-5', path, 'prompts: [a]\nproviders: [openai:o3, anth‸]\n'),
      'prompts: [a]\nproviders: [openai:o3, anthropic:messages:claude-sonnet-5]\n',
    );
    assert.ok(labels(path, 'prompts: [a]\nproviders:\n  - id: ‸\n').includes('google:gemini-2.5-pro'));
  });

  it('offers the variables of the prompt to a test that does not have them', () => {
    assert.deepEqual(labels(path, `${config}tests:\n  - vars:\n      text: a\n      ‸`), ['lang']);
    assert.deepEqual(labels(path, `${config}tests:\n  - vars: { ‸ }`), ['text', 'lang']);
  });

  it('offers names and filters in the template of an assertion', () => {
    const value = (hole: string): string =>
      `${config}tests:\n  - vars: { text: a }\n    assert: [{ type: equals, value: '${hole}' }]`;
    assert.deepEqual(labels(path, value('{{ ‸ }}')).slice(0, 1), ['text']);
    assert.ok(labels(path, value('{{ text | ‸ }}')).includes('upper'));
  });

  it('offers nothing in JSON, in text and where a name is of the own choosing', () => {
    assert.deepEqual(labels('promptfooconfig.json', '{\n  "prompts": ["a"],\n  ‸\n}'), []);
    assert.deepEqual(labels(path, `${config}env:\n  ‸`), []);
    assert.deepEqual(labels(path, 'prompts:\n  - |\n    Say ‸\nproviders: []\n'), []);
  });

  it('goes on where a block of text ends', () => {
    assert.deepEqual(labels(path, 'prompts:\n  - |\n    Say it.\n‸').slice(0, 2), ['description', 'providers']);
  });

  it('explains keys', () => {
    assert.match(hover(requestAt(path, `${config}te‸sts: []`))?.markdown ?? '', /\*\*tests\*\* .*The rows and what/);
  });
});

describe("completion in PromptSource's templates.yaml", () => {
  const path = 'templates.yaml';
  const entry = (more: string): string =>
    `dataset: x\ntemplates:\n  a1: !Template\n    id: a1\n    jinja: "Say {{ text }} ||| {{ label }}"\n${more}`;

  it('offers the keys of the file, of an entry and of its metadata', () => {
    assert.deepEqual(labels(path, `${entry('')}‸`), ['subset']);
    assert.deepEqual(labels(path, entry('    ‸\n')), ['answer_choices', 'metadata', 'name', 'reference']);
    assert.deepEqual(labels(path, entry('    metadata: !TemplateMetadata\n      ‸\n    name: n\n')), [
      'choices_in_prompt',
      'languages',
      'metrics',
      'original_task',
    ]);
  });

  it('offers the metrics and languages a template can be tagged with', () => {
    const tagged = (key: string, value: string): string =>
      entry(`    metadata: !TemplateMetadata\n      ${key}:\n      - ${value}\n    name: n\n`);
    assert.equal(
      taking('Mean Reciprocal Rank', path, tagged('metrics', 'Mean Rec‸')),
      tagged('metrics', 'Mean Reciprocal Rank'),
    );
    assert.deepEqual(labels(path, tagged('languages', '‸')).slice(0, 1), ['en']);
    assert.deepEqual(labels(path, entry('    metadata: !TemplateMetadata\n      original_task: ‸\n')), [
      'true',
      'false',
    ]);
  });

  it('offers names and filters in the template, and no keys', () => {
    const template = (hole: string): string => entry('').replace('{{ text }}', hole);
    assert.ok(labels(path, template('{{ text | ‸ }}')).includes('upper'));
    assert.deepEqual(labels(path, template('te‸xt')), []);
    assert.ok(labels(path, entry('    answer_choices: "{{ ‸ }} ||| b"\n')).includes('range'));
  });

  it('explains the keys of an entry, and not its UUID', () => {
    assert.match(hover(requestAt(path, entry('    na‸me: n\n')))?.markdown ?? '', /once in a file/);
    assert.equal(hover(requestAt(path, entry('').replace('  a1:', '  a‸1:'))), undefined);
  });
});

describe('completion in the front matter of dotprompt', () => {
  const body = '---\n{{role "system"}}\n{{#each docs}}{{title}}{{/each}}';
  const offer = (front: string): string[] => labels('a.prompt', `---\n${front}${body}`);

  it("offers dotprompt's keys and Hone's", () => {
    const keys = offer('name: a\n‸\n');
    for (const key of ['model', 'config', 'input', 'output', 'variant', 'tools', 'data', 'metrics', 'demos', 'hone'])
      assert.ok(keys.includes(key), key);
    assert.deepEqual(offer('config:\n  ‸\n').slice(0, 2), ['temperature', 'maxOutputTokens']);
    assert.deepEqual(offer('template: ‸\n'), ['handlebars']);
  });

  it('offers models, types of Picoschema, data files, columns, rules and names', () => {
    assert.ok(offer('model: ‸\n').includes('openai/gpt-4.1-mini'));
    assert.ok(offer('input:\n  schema:\n    name: ‸\n').includes('string'));
    assert.ok(offer('data: ‸\n').includes('rows.jsonl'));
    assert.ok(offer('data: { path: rows.jsonl, where: { ‸ } }\n').includes('label'));
    const columns = ['sentence', 'label'];
    assert.deepEqual(offer('data: { path: rows.jsonl, columns: [‸] }\n'), columns);
    assert.deepEqual(offer('data:\n  path: rows.jsonl\n  columns:\n    - ‸\n'), columns);
    assert.deepEqual(offer('data:\n  path: rows.jsonl\n  columns:\n    text: { column: ‸ }\n'), columns);
    assert.deepEqual(offer("data:\n  path: rows.jsonl\n  where: label == 'a' and ‸\n"), columns);
    assert.ok(offer('hone: { ignore: [‸] }\n').includes('template/undefined-variable'));
    assert.deepEqual(offer('hone:\n  ‸\n'), ['ignore', 'tokens', 'optimize']);
    assert.ok(offer('input:\n  schema: { name: string }\n  default:\n    ‸\n').includes('name'));
  });
});

describe('completion in the front matter of Prompty', () => {
  it("offers the provider's models by their id alone, and Hone's own keys", () => {
    const offer = (front: string): string[] => labels('a.prompty', `---\n${front}---\nuser:\nHi`);
    assert.ok(offer('model:\n  provider: anthropic\n  id: ‸\n').includes('claude-sonnet-5'));
    assert.ok(!offer('model:\n  provider: anthropic\n  id: ‸\n').includes('gpt-4.1-mini'));
    assert.ok(offer('data: ‸\n').includes('rows.jsonl'));
    assert.ok(offer('name: a\n‸\n').includes('metrics'));
  });
});

describe('the known keys of every format', () => {
  const files = [
    'a.prompt',
    'a.prompty',
    'a.prompt.md',
    'a.instructions.md',
    'a.agent.md',
    '.claude/agents/a.md',
    '.claude/rules/a.md',
    '.cursor/rules/a.mdc',
    'SKILL.md',
    'promptfooconfig.yaml',
  ];

  it('have a sentence each, are named once, and list values without repeating one', () => {
    const visit = (keys: readonly KnownKey[], where: string): void => {
      const names = keys.map(({ name }) => name);
      assert.deepEqual(names, [...new Set(names)], where);
      for (const { name, documentation, values = [], keys: inner = [], items = [], anyKey } of keys) {
        assert.match(documentation, /^[A-Z`].+\.$/, `${where}.${name}`);
        assert.deepEqual(values, [...new Set(values)], `${where}.${name}`);
        visit(inner, `${where}.${name}`);
        visit(items, `${where}.${name}[]`);
        visit(anyKey?.keys ?? [], `${where}.${name}.*`);
      }
    };
    const docs = [
      ...files.flatMap((path) => parsePrompts('', path)),
      ...parsePrompts('{{role "user"}}', 'a.prompt'),
      ...parsePrompts('templates:\n  a: !Template\n', 'templates.yaml'),
    ];
    for (const doc of docs) {
      assert.ok(keysOf(doc).length > 0, doc.path);
      visit(keysOf(doc), `${doc.path} (${doc.format})`);
    }
  });
});
