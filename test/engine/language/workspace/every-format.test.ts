import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createPromptIndex, type IndexedWorkspace } from '../../../../src/engine/language/workspace/prompt-index.js';
import { references } from '../../../../src/engine/language/workspace/references.js';
import { rename } from '../../../../src/engine/language/workspace/rename.js';
import { workspaceSymbols } from '../../../../src/engine/language/workspace/workspace-symbols.js';
import { symbols } from '../../../../src/engine/language/symbols.js';
import { diskFiles } from '../../../../src/host/files/workspace-files.js';
import { applied, at, shown, type Texts } from '../../../support/memory-workspace.js';

const root = fileURLToPath(new URL('../../../fixtures/every-format', import.meta.url));

const texts: Texts = Object.fromEntries(
  (readdirSync(root, { recursive: true }) as string[])
    .filter((path) => statSync(join(root, path)).isFile())
    .map((path) => [path, readFileSync(join(root, path), 'utf8')]),
);

function read(path: string): Promise<IndexedWorkspace> {
  return createPromptIndex(diskFiles(root)).read({ path, data: 'whole' });
}

async function referencesOf(path: string, what: string): Promise<string[]> {
  const { offset } = at(texts, path, what);
  return shown(texts, references(await read(path), path, offset));
}

/** The lines that a renaming changes, as they are afterwards. */
async function changed(path: string, what: string, newName: string): Promise<string[]> {
  const where = at(texts, path, what);
  const after = applied(texts, rename(await read(path), { ...where, newName }));
  return Object.entries(after).flatMap(([file, text]) => {
    const before = (texts[file] ?? '').split('\n');
    return text.split('\n').flatMap((line, i) => (line === before[i] ? [] : [`${file}: ${line.trim()}`]));
  });
}

async function refusal(path: string, what: string): Promise<string> {
  const where = at(texts, path, what);
  const result = rename(await read(path), { ...where, newName: 'fresh' });
  return result.kind === 'refused' ? result.message : 'not refused';
}

describe('Names in a workspace with every format', () => {
  it('a variable of a .prompt is one with its partial, its data, its demonstrations and the other prompt that shares them', async () => {
    assert.deepEqual(await changed('prompts/ask.prompt', '{{ |question', 'query'), [
      'data/demos.jsonl: {"query": "Is it cold?", "label": "no"}',
      'data/demos.jsonl: {"query": "Is it warm?", "label": "yes"}',
      'data/rows.csv: id,query,label',
      'partials/rules.j2: Answer the question "{{ query }}" with one word.',
      'prompts/again.prompt: {{ quote(query, mark="\'") }}',
      'prompts/ask.prompt: query: string, what is asked',
      'prompts/ask.prompt: trust: { query: user }',
      'prompts/ask.prompt: - { query: Is it wet?, label: yes }',
      'prompts/ask.prompt: {{ query }}',
    ]);
  });

  it('a macro’s parameter is found from a prompt that names it', async () => {
    assert.deepEqual(await referencesOf('prompts/again.prompt', '|mark='), [
      "partials/macros.j2: {% macro quote(text, «mark»='\"') %}{{ mark }}{{ text }}{{ mark }}{% endmacro %}",
      "partials/macros.j2: {% macro quote(text, mark='\"') %}{{ «mark» }}{{ text }}{{ mark }}{% endmacro %}",
      "partials/macros.j2: {% macro quote(text, mark='\"') %}{{ mark }}{{ text }}{{ «mark» }}{% endmacro %}",
      'prompts/again.prompt: {{ quote(question, «mark»="\'") }}',
    ]);
  });

  it('keys of YAML rows are columns', async () => {
    assert.deepEqual(await changed('prompts/high.prompt', '{{ |label', 'answer'), [
      'data/rows.yaml: answer: yes',
      'prompts/high.prompt: {{ question }} {{ answer }}',
    ]);
  });

  it('an input of the first version of Prompty is one with its sample', async () => {
    assert.deepEqual(await changed('prompts/first.prompty', '{{|city', 'town'), [
      'prompts/first.prompty: town: { type: string }',
      'prompts/first.prompty: town: Ulm',
      'prompts/first.prompty: Tell me of {{town}}.',
    ]);
  });

  it('an input of the second version is named by the list, in Mustache too', async () => {
    assert.deepEqual(await changed('prompts/second.prompty', '- name: |city', 'town'), [
      'prompts/second.prompty: - name: town',
      'prompts/second.prompty: Tell me of {{town}}, of {{ town }} only.',
    ]);
  });

  it('an input of dotprompt is one with its default and the partial that a prompt brings in by its short name', async () => {
    assert.deepEqual(await changed('prompts/greet.prompt', 'to {{|guest', 'visitor'), [
      'prompts/_farewell.prompt: {{#unless quiet}}Then part from {{visitor}}.{{/unless}}',
      'prompts/greet.prompt: visitor: string, who is greeted',
      'prompts/greet.prompt: visitor: Bo',
      'prompts/greet.prompt: {{#if visitor}}Say hello to {{visitor}}.{{/if}}',
    ]);
  });

  it('an input of a .prompt.md is renamed at each of its placeholders', async () => {
    assert.deepEqual(await changed('prompts/review.prompt.md', 'input:|part', 'piece'), [
      'prompts/review.prompt.md: Review ${input:piece:which part} of [the rules](../partials/rules.j2), and ${input:piece} only.',
    ]);
  });

  it('a PromptSource column keeps its name, and a name of the template itself can change, within its quotes', async () => {
    assert.match(await refusal('templates/templates.yaml', 'short = |question'), /column of the data set/);
    assert.match(await refusal('templates/templates.yaml', '{{ |answer_choices'), /Hone itself gives/);
    assert.deepEqual(await changed('templates/templates.yaml', 'set |short', 'brief'), [
      'templates/templates.yaml: jinja: "{% set brief = question | trim %}Is \\"{{ brief }}\\" wet or dry?\\n|||\\n{{ answer_choices[label] }}"',
    ]);
  });

  it('a value of POML is one with its context file, and a definition stays in its file', async () => {
    assert.deepEqual(await changed('prompts/card.poml', '{{ |town', 'place'), [
      'prompts/card.context.json: { "place": { "name": "Ulm" }, "streets": ["Hafengasse"] }',
      'prompts/card.poml: <task>{{ greeting }}, tell me of {{ place.name }}.</task>',
      'prompts/card.poml: <list><item for="street in streets">{{ street }} in {{ place.name }}</item></list>',
    ]);
    assert.deepEqual(await changed('prompts/card.poml', '{{ |greeting', 'hello'), [
      'prompts/card.poml: <let name="hello" value="\'Hello\'" />',
      'prompts/card.poml: <task>{{ hello }}, tell me of {{ town.name }}.</task>',
    ]);
  });

  it('a variable of promptfoo’s tests is one with its prompts, in files of their own too, and its assertions', async () => {
    assert.deepEqual(await changed('prompts/promptfooconfig.yaml', '{{|question', 'query'), [
      'prompts/promptfooconfig.yaml: - "Answer {{query}} briefly."',
      'prompts/promptfooconfig.yaml: query: Is it wet?',
      'prompts/promptfooconfig.yaml: value: "{{ query }}"',
      'prompts/promptfooconfig.yaml: - vars: { "query": Is it dry?, tone: kind }',
      'prompts/tried.txt: Be {{ tone }}. {{ query }}',
    ]);
    assert.deepEqual(await changed('prompts/tried.txt', '{{ |tone', 'mood'), [
      'prompts/promptfooconfig.yaml: vars: { mood: dry }',
      'prompts/promptfooconfig.yaml: - vars: { "question": Is it dry?, mood: kind }',
      'prompts/tried.txt: Be {{ mood }}. {{ question }}',
    ]);
  });

  it('a bare template file is renamed as a whole', async () => {
    assert.deepEqual(await changed('prompts/note.j2', '{{ |subject', 'topic'), [
      'prompts/note.j2: A note on {{ topic }}: {{ topic | length }} characters.',
    ]);
  });

  it('every prompt is found by its name, and has an outline', async () => {
    const workspace = await read('prompts/ask.prompt');
    const found = workspaceSymbols(workspace, '').filter(({ kind }) => kind === 'prompt');
    assert.deepEqual(
      found.map(({ path, name }) => `${path}: ${name}`),
      [
        '.github/helper.agent.md: helper',
        '.github/style.instructions.md: style',
        'AGENTS.md: AGENTS',
        'prompts/_farewell.prompt: _farewell',
        'prompts/again.prompt: again',
        'prompts/ask.prompt: ask',
        'prompts/card.poml: card',
        'prompts/first.prompty: First version',
        'prompts/greet.prompt: greet',
        'prompts/high.prompt: high',
        'prompts/promptfooconfig.yaml: prompt-1',
        'prompts/review.prompt.md: review',
        'prompts/second.prompty: Second version',
        'skills/triage/SKILL.md: triage',
        'templates/templates.yaml: wet_or_dry',
      ],
    );
    for (const { doc } of workspace.prompts) assert.ok(symbols(doc).length > 0, `${doc.path} has no outline`);
  });

  it('nothing outside the folder is read', async () => {
    const files = diskFiles(root);
    assert.equal(await files.read('../../support/cursor.ts', 1000), undefined);
    assert.equal(await files.read('/etc/hostname', 1000), undefined);
    assert.equal(await files.read('data/none.csv', 1000), undefined);
  });
});
