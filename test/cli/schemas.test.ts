import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { parse } from 'yaml';
import { hone } from '../support/hone.js';
import { tempWorkspace, type TempWorkspace } from '../support/temp-workspace.js';

const folder = new URL('../../schemas/', import.meta.url);
const example = new URL('../../examples/', import.meta.url);

function violations(schemaName: string, value: unknown): unknown {
  const schema = JSON.parse(readFileSync(new URL(`${schemaName}.schema.json`, folder), 'utf8')) as object;
  const validate = new Ajv({ allErrors: true }).compile(schema);
  return validate(value) ? [] : validate.errors;
}

describe('JSON output follows the schemas in the package', () => {
  let space: TempWorkspace;

  before(async () => {
    space = tempWorkspace();
    await hone(['init', '.'], { cwd: space.root });
    space.write('old.prompt.md', '---\ntools: [search]\n---\nPlan ${input:topic}.\n');
    space.write(
      'app.py',
      'from langchain import PromptTemplate\nprompt = PromptTemplate.from_template("Sort {text}.")\n',
    );
    space.write('bad.prompt', readFileSync(new URL('prompts/needs-work.prompt', example)));
  });
  after(() => space.remove());

  const prompt = 'prompts/classify-question.prompt';
  const cases: [schema: string, args: string[], code: number][] = [
    ['lint', ['lint'], 1],
    ['review-estimate', ['lint', prompt, '--review', '--estimate', '--model', 'openai/gpt-4.1-mini'], 0],
    ['review-estimate', ['lint', prompt, '--review', '--estimate', '--model', 'custom/x'], 0],
    ['render', ['render', prompt, '--row', '1', '--set', 'style=x'], 0],
    ['eval', ['eval', prompt, '--limit', '20'], 0],
    ['eval-estimate', ['eval', prompt, '--estimate'], 0],
    ['eval-estimate', ['eval', prompt, '--estimate', '--model', 'openai/gpt-4o-mini', '--model', 'custom/x'], 0],
    ['vary', ['vary', prompt, '--limit', '10', '--n', '1'], 0],
    ['eval-estimate', ['vary', prompt, '--estimate'], 0],
    ['compare', ['compare', 'last', 'last'], 0],
    ['runs', ['runs'], 0],
    ['history', ['runs', 'history', prompt], 0],
    ['optimize', ['optimize', prompt, '--method', 'bootstrap-demos'], 0],
    ['optimize-estimate', ['optimize', prompt, '--method', 'protegi', '--estimate'], 0],
    ['import', ['import', 'old.prompt.md'], 0],
    ['extract', ['extract', 'app.py'], 0],
    ['rules', ['rules'], 0],
    ['methods', ['methods'], 0],
    ['metrics', ['metrics'], 0],
    ['models', ['models'], 0],
    ['models-check', ['models', '--check', '--older-than', '0'], 1],
  ];
  for (const [schema, args, code] of cases) {
    it(`hone ${args.join(' ')}`, async () => {
      const ended = await hone([...args, '--format', 'json'], { cwd: space.root });
      assert.equal(ended.code, code, ended.stderr);
      assert.deepEqual(violations(schema, JSON.parse(ended.stdout)), []);
    });
  }

  it('covers every schema', () => {
    const names = readdirSync(folder).map((file) => file.replace('.schema.json', ''));
    assert.deepEqual(names.sort(), [...new Set([...cases.map(([name]) => name), 'hone-config'])].sort());
  });

  it('a field too much or too little is a violation', async () => {
    const { stdout } = await hone(['lint', prompt, '--format', 'json'], { cwd: space.root });
    const report = JSON.parse(stdout) as Record<string, unknown>;
    assert.notDeepEqual(violations('lint', { ...report, more: 1 }), []);
    assert.notDeepEqual(violations('lint', { version: report['version'], files: report['files'] }), []);
  });

  it('the configuration of the examples follows its schema, and a key in it does not', () => {
    const config: unknown = parse(readFileSync(new URL('hone.config.yaml', example), 'utf8'));
    assert.deepEqual(violations('hone-config', config), []);
    assert.notDeepEqual(violations('hone-config', { providers: { x: { baseUrl: 'http://x', apiKey: 'sk-1' } } }), []);
  });
});
