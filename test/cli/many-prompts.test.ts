import assert from 'node:assert/strict';
import { assertRefused } from '../support/assert-refused.js';
import { hone } from '../support/hone.js';
import { tempWorkspace, type TempWorkspace } from '../support/temp-workspace.js';

const id = (digit: string): string => `${digit.repeat(8)}-1111-4111-8111-111111111111`;
const entry = (digit: string, name: string, text: string): string => `  ${id(digit)}: !Template
    answer_choices: negative ||| positive
    id: ${id(digit)}
    jinja: '${text} ||| {{ answer_choices[label] }}'
    metadata: !TemplateMetadata
      metrics: [Accuracy]
      original_task: true
    name: ${name}
    reference: ''
`;
const templates = `dataset: reviews\ntemplates:\n${entry('1', 'Sentiment', 'Good or bad? {{ text }}')}${entry('2', 'How was it', 'How was it? {{ text }}')}`;
const rows = '{"text":"A fine film.","label":1}\n{"text":"Dull.","label":0}\n';
const configuration = `prompts:
  - 'Good or bad? {{ text }}'
  - { id: short, raw: 'Is it good: {{ text }}' }
providers: [openai:gpt-4o-mini]
tests:
  - { vars: { text: A fine film. }, assert: [{ type: icontains, value: good }] }
  - vars: { text: Dull. }
    assert:
      - { type: icontains, value: good }
      - { type: javascript, value: output.length < 10 }
`;

describe('files that hold several prompts', () => {
  let space: TempWorkspace;
  const run = (...args: string[]): ReturnType<typeof hone> => hone(args, { cwd: space.root });

  before(() => {
    space = tempWorkspace({ 'templates.yaml': templates, 'rows.jsonl': rows, 'promptfooconfig.yaml': configuration });
  });
  after(() => space.remove());

  it('render the one that is named behind a #', async () => {
    const { code, stdout } = await run('render', 'templates.yaml#How was it', '--data', 'rows.jsonl', '--row', '2');
    assert.equal(code, 0);
    assert.match(stdout, /^user:\nHow was it\? Dull\.\n/);
  });

  it('ask for a name where none is given, and know what a misspelt one meant', async () => {
    const unnamed = await run('render', 'templates.yaml');
    assert.deepEqual(unnamed, {
      code: 2,
      stdout: '',
      stderr:
        "hone: templates.yaml holds 2 prompts. Name one behind a #, for example 'templates.yaml#Sentiment': 'Sentiment', 'How was it'.\n",
    });
    const misspelt = await run('render', 'templates.yaml#Sentimnt');
    assert.deepEqual(misspelt, {
      code: 2,
      stdout: '',
      stderr: "hone: templates.yaml has no prompt 'Sentimnt'. Did you mean 'Sentiment'?\n",
    });
  });

  it('are evaluated side by side, each with the answer its entry expects', async () => {
    const { code, stdout } = await run('eval', 'templates.yaml', '--data', 'rows.jsonl', '--format', 'json');
    const { rows: count, variants } = JSON.parse(stdout) as { rows: number; variants: { prompt: string; n: number }[] };
    assert.equal(code, 0);
    assert.equal(count, 2);
    assert.deepEqual(
      variants.map(({ prompt, n }) => [prompt, n]),
      [
        ['templates.yaml#Sentiment', 2],
        ['templates.yaml#How was it', 2],
      ],
    );
  });

  it('bring their own rows along: the tests of a promptfoo configuration', async () => {
    const args = ['eval', 'promptfooconfig.yaml', '--model', 'offline/learner', '--format', 'json'];
    // Somebody else's file may hold code: it is for the user to look at.
    assertRefused(await run(...args), /runs code that stands in promptfooconfig\.yaml#prompt-1.*--allow-code/);
    const { code, stdout } = await run(...args, '--allow-code');
    const { rows: count, variants } = JSON.parse(stdout) as { rows: number; variants: { prompt: string }[] };
    assert.equal(code, 0);
    assert.equal(count, 2);
    assert.deepEqual(
      variants.map(({ prompt }) => prompt),
      ['promptfooconfig.yaml#prompt-1', 'promptfooconfig.yaml#short'],
    );
  });

  it('are not optimized, and say what to do instead', async () => {
    const { code, stderr } = await run('optimize', 'promptfooconfig.yaml#short', '--method', 'hill-climb');
    assert.equal(code, 2);
    assert.match(stderr, /is not in Hone's own format.*hone import promptfooconfig\.yaml/);
  });
});
