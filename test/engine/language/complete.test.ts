import assert from 'node:assert/strict';
import { complete } from '../../../src/engine/language/complete.js';
import type { Completion } from '../../../src/engine/language/completion.js';
import { firstRow } from '../../../src/engine/language/first-row.js';
import { metrics } from '../../../src/engine/eval/metrics/index.js';
import { ruleMetas } from '../../../src/engine/lint/rules/index.js';
import { parsePrompt } from '../../../src/engine/prompt/parse-prompt.js';
import { applyEdits } from '../../../src/engine/text/edit.js';
import { workspaceOf } from '../../support/check-rule.js';
import { atCursor } from '../../support/cursor.js';

const workspace = workspaceOf({
  data: { 'rows.jsonl': ['sentence', 'label'] },
  partials: { 'partials/labels.prompt': '', 'macros.prompt': '{% macro row(text) %}{{ text }}{% endmacro %}' },
  files: ['rows.jsonl', 'more/a.csv', 'more/b.csv'],
});
const head = `---
input: { schema: { sentence: string, docs: any } }
output: { labels: { "0": Description, "1": Entity } }
data: rows.jsonl
matrix: { style: [terse, polite], model: [a/b] }
---
`;

function offered(marked: string): Completion[] {
  const { text, offset } = atCursor(marked);
  const doc = parsePrompt(text, 'main.prompt');
  return complete({ doc, offset, workspace, row: firstRow(doc, workspace) });
}

function labels(marked: string): string[] {
  return offered(marked).map(({ label }) => label);
}

/** The text after the completion with this label is taken. */
function taking(label: string, marked: string): string {
  const chosen = offered(marked).find((completion) => completion.label === label);
  assert.ok(chosen !== undefined, `${label} is offered`);
  return applyEdits(atCursor(marked).text, [{ span: chosen.span, text: chosen.insert ?? chosen.label }]);
}

describe('completion in a hole', () => {
  it('offers inputs, columns, matrix names, demonstrations and functions', () => {
    assert.deepEqual(labels(`${head}{{ ‸ }}`).slice(0, 6), ['sentence', 'docs', 'label', 'style', 'demos', 'range']);
  });

  it('offers loop variables and names the template set, these first, only where they are in scope', () => {
    assert.deepEqual(labels(`${head}{% set tone = 1 %}{% for doc in docs %}{{ ‸ }}{% endfor %}`).slice(0, 3), [
      'tone',
      'doc',
      'loop',
    ]);
    assert.ok(!labels(`${head}{% for doc in docs %}{% endfor %}{{ ‸ }}`).includes('doc'));
    assert.ok(!labels(`${head}{{ ‸ }}{% set tone = 1 %}`).includes('tone'));
    assert.deepEqual(labels(`${head}{% macro row(text) %}{{ ‸ }}{% endmacro %}`).slice(0, 1), ['text']);
  });

  it('replaces the word the cursor is in', () => {
    assert.equal(taking('sentence', `${head}{{ sen‸tnce }} ok`), `${head}{{ sentence }} ok`);
    assert.equal(taking('sentence', `${head}{{ sen‸`), `${head}{{ sentence`);
  });

  it('offers names in conditions, loops and filter arguments', () => {
    for (const place of [
      '{% if ‸ %}',
      '{% for x in ‸ %}',
      '{{ a | default(‸) }}',
      '{{ a + ‸ }}',
      '{{ a[‸] }}',
      '{% set x = ‸ %}',
    ]) {
      assert.ok(labels(head + place).includes('sentence'), place);
    }
  });

  it('offers filters after a bar and tests after `is`', () => {
    assert.equal(taking('upper', `${head}{{ sentence | up‸ }}`), `${head}{{ sentence | upper }}`);
    assert.ok(labels(`${head}{% filter ‸ %}`).includes('trim'));
    assert.equal(taking('defined', `${head}{% if sentence is not de‸ %}`), `${head}{% if sentence is not defined %}`);
    assert.ok(offered(`${head}{{ x | ‸ }}`).every(({ kind, detail }) => kind === 'filter' && detail !== undefined));
  });

  it('offers nothing in strings, behind a dot, in numbers and for a new name', () => {
    for (const place of ['{{ "‸" }}', '{{ sentence.‸ }}', '{{ 1‸ }}', '{% for ‸ %}', '{% set ‸ %}'])
      assert.deepEqual(labels(head + place), [], place);
  });

  it('offers the properties of a declared object, of the items of a list and of what the row holds', () => {
    const schema =
      '---\ninput:\n  schema:\n    doc(object):\n      title: string\n      author(object): { name: string }\n    docs(array):\n      year: integer\n---\n';
    assert.deepEqual(labels(`${schema}{{ doc.‸ }}`), ['title', 'author']);
    assert.deepEqual(labels(`${schema}{{ doc.author.n‸ }}`), ['name']);
    assert.deepEqual(labels(`${schema}{% for d in docs %}{{ d.‸ }}{% endfor %}`), ['year']);
    assert.deepEqual(labels(`${schema}{{ doc.title.‸ }}`), []);
    assert.deepEqual(
      offered(`---\ninput: { default: { x: { a: 1, b: [] } } }\n---\n{{ x.‸ }}`).map(
        ({ label, detail }) => `${label} ${detail}`,
      ),
      ['a number', 'b array'],
    );
  });

  it('offers what a loop knows of itself, and the macros of a file', () => {
    assert.deepEqual(labels('{% for a in b %}{{ loop.‸ }}{% endfor %}').slice(0, 3), ['index', 'index0', 'first']);
    assert.deepEqual(labels('{{ loop.‸ }}'), []);
    assert.deepEqual(labels('{% import "macros.prompt" as m %}{{ m.‸ }}'), ['row']);
    assert.deepEqual(labels('{% from "macros.prompt" import ‸ %}'), ['row']);
    assert.equal(offered('{% macro ask(q) %}{% endmacro %}{{ ‸ }}')[0]?.snippet, 'ask($0)');
  });

  it('puts the cursor between the parentheses of what needs arguments', () => {
    const filters = offered(`${head}{{ x | ‸ }}`);
    assert.equal(filters.find(({ label }) => label === 'replace')?.snippet, 'replace($0)');
    assert.equal(filters.find(({ label }) => label === 'indent')?.snippet, undefined);
    assert.ok(!labels(`${head}{% if x is ‸ %}`).some((label) => /\W/.test(label)));
  });

  it('offers a block with its end where the tag holds nothing else', () => {
    assert.ok(labels('{% ‸ %}').includes('for … endfor'));
    assert.ok(!labels('{% ‸ a in b %}').includes('for … endfor'));
  });

  it("offers Nunjucks' tags in its templates, and in no others", () => {
    const own = ['switch', 'case', 'verbatim', 'asyncEach', 'asyncEach … endeach', 'ifAsync … endif', 'elseif'];
    const nunjucks = labels('---\ntemplate: nunjucks\n---\n{% ‸ %}');
    assert.deepEqual(
      own.filter((label) => !nunjucks.includes(label)),
      [],
    );
    assert.deepEqual([nunjucks.includes('with'), nunjucks.includes('for … endfor')], [false, true]);
    const jinja = labels('{% ‸ %}');
    assert.deepEqual(
      own.filter((label) => jinja.includes(label)),
      [],
    );
    const [block] = offered('---\ntemplate: nunjucks\n---\n{% ‸ %}').filter(({ label }) =>
      label.startsWith('switch …'),
    );
    const body = (block?.snippet ?? '').replaceAll(/\$\{\d:([^}]*)\}|\$0/g, '$1');
    assert.deepEqual(parsePrompt(`---\ntemplate: nunjucks\n---\n{% ${body} %}`, 'a.prompt').problems, []);
  });

  it('offers tags and files', () => {
    assert.ok(labels(`${head}{% ‸ %}`).includes('include'));
    assert.equal(
      taking('partials/labels.prompt', `${head}{% include "part‸" %}`),
      `${head}{% include "partials/labels.prompt" %}`,
    );
  });
});

describe('completion in a comment', () => {
  it('offers the suppressions, then the rules', () => {
    assert.equal(taking('hone-ignore-file', '{# hone‸ #}'), '{# hone-ignore-file  #}');
    assert.deepEqual(
      labels('{# hone-ignore-next-line ‸ #}'),
      ruleMetas.map(({ id }) => id),
    );
    assert.equal(
      taking('security/secret', '{# hone-ignore-file a/b, sec‸ #}'),
      '{# hone-ignore-file a/b, security/secret #}',
    );
    assert.deepEqual(labels('{# hone-ignore-file a/b: reason ‸ #}'), []);
  });
});

describe('completion in text', () => {
  it('offers roles at the start of a line', () => {
    assert.equal(taking('system:', `${head}sy‸\nHi`), `${head}system:\nHi`);
    assert.deepEqual(labels('‸'), ['system:', 'user:', 'assistant:', 'developer:', 'tool:']);
    assert.deepEqual(labels('Be brief ‸'), []);
    assert.deepEqual(labels('‸ and more'), []);
  });

  it('offers label words where an example answers', () => {
    assert.deepEqual(labels(`${head}Label: ‸`), ['Description', 'Entity']);
    assert.equal(taking('Entity', `${head}Label: En‸`), `${head}Label: Entity`);
    assert.ok(labels(`${head}user:\nHi\nassistant:\n‸`).includes('Entity'));
    assert.ok(!labels(`${head}user:\n‸`).includes('Entity'));
  });
});

describe('completion in the front matter', () => {
  it('offers the keys that are not there yet', () => {
    assert.deepEqual(labels('---\nname: x\n‸\n---\n').slice(0, 2), ['description', 'model']);
    assert.equal(taking('model', '---\nmo‸\n---\n'), '---\nmodel: \n---\n');
  });

  const places: Record<string, string[]> = {
    'config:\n  te‸': ['temperature', 'maxOutputTokens', 'topP'],
    'config: { ‸ }': ['temperature', 'maxOutputTokens', 'topP'],
    'config: { temperature: 0, ‸ }': ['maxOutputTokens', 'topP', 'topK'],
    'output:\n  format: ‸': ['text', 'json'],
    'output: { format: j‸ }': ['text', 'json'],
    'input:\n  trust:\n    sentence: ‸': ['dev', 'user', 'tool'],
    'input: { trust: { sentence: ‸ } }': ['dev', 'user', 'tool'],
    'input:\n  schema:\n    sentence: ‸': ['string', 'number', 'integer'],
    'data:\n  path: rows.jsonl\n  split: { ‸ }': ['train', 'dev', 'test'],
    'hone: { ignore: [‸] }': [ruleMetas[0]?.id ?? ''],
    'hone:\n  ignore:\n    - ‸': [ruleMetas[0]?.id ?? ''],
    'hone:\n  ignore:\n  - ‸': [ruleMetas[0]?.id ?? ''],
    'metrics:\n  - ‸': ['exact-match'],
    'metrics:\n  - ty‸': ['exact-match'],
    'metrics:\n  - type: contains\n    ‸': ['value', 'threshold', 'weight'],
    'metrics:\n  - type: ‸': ['exact-match', 'accuracy', 'macro-f1'],
    'model: ‸': ['openai/gpt-6.1-terra'],
    'model:\n  - ‸': ['openai/gpt-6.1-terra'],
    'model: [‸]': ['openai/gpt-6.1-terra'],
    'matrix: { model: [‸] }': ['openai/gpt-6.1-terra'],
    'data: ‸': ['rows.jsonl'],
    'data: more/‸': ['more/a.csv', 'more/b.csv'],
    'data: { path: ‸ }': ['rows.jsonl'],
    'demos:\n  path: ‸': ['rows.jsonl'],
    'data: { path: rows.jsonl, columns: { x: ‸ } }': ['sentence', 'label'],
    'data:\n  path: rows.jsonl\n  where:\n    ‸': ['sentence', 'label'],
    'input:\n  schema: { a: string, b: string }\n  trust:\n    a: user\n    ‸': ['b'],
    'input:\n  schema:\n    a(object):\n      b: ‸': ['string', 'number', 'integer'],
    'input:\n  schema:\n    properties:\n      a: { type: ‸ }': ['object', 'array', 'string'],
    'output:\n  schema:\n    a: ‸': ['string', 'number', 'integer'],
    'data: rows.jsonl\ndemos:\n  - ‸': ['sentence', 'label'],
    'data: rows.jsonl\ndemos:\n  - sentence: a\n    ‸': ['label'],
    'demos:\n  ‸': ['path'],
    'output: { labels: { "0": No, "1": Yes } }\nexpect: "{{ label }}"\ndemos:\n  - label: ‸': ['0', '1'],
    'output: { labels: [No] }\nexpect: "{{ label }}"\ndemos:\n  - other: ‸': [],
    'input: { schema: { sentence: string } }\nexpect: "{{ ‸ }}"': ['sentence'],
    'vary: [‸]': ['separators', 'casing'],
    'vary: { kinds: [‸] }': ['separators', 'casing'],
    'vary: { ‸ }': ['kinds', 'n', 'seed'],
    'input:\n  schema:\n    ‸': [],
    'name: ‸': [],
  };
  for (const [place, expected] of Object.entries(places)) {
    it(JSON.stringify(place), () => {
      const found = labels(`---\n${place}\n---\nHi`);
      assert.deepEqual(found.slice(0, Math.max(1, expected.length)), expected);
    });
  }

  it('offers every metric there is', () => {
    const offer = offered('---\nmetrics:\n  - ‸\n---\n').filter(({ kind }) => kind === 'value');
    assert.deepEqual(offer.map(({ label }) => label).sort(), metrics.map(({ id }) => id).sort());
  });

  it('tells what a model costs beside its name', () => {
    const mini = offered('---\nmodel: ‸\n---\n').find(({ label }) => label === 'openai/gpt-4.1-mini');
    assert.match(mini?.detail ?? '', /^\$0\.4 in, \$1\.6 out/);
    assert.match(mini?.documentation ?? '', /Context window/);
  });

  it('offers nothing on the lines around it', () => {
    assert.deepEqual(labels('--‸-\nname: x\n---\nHi'), []);
  });
});
