import assert from 'node:assert/strict';
import { references } from '../../../../src/engine/language/workspace/references.js';
import { applied, at, indexed, renamed, shown, type Texts } from '../../../support/memory-workspace.js';
import { shop } from '../../../support/shop-workspace.js';

async function referencesOf(texts: Texts, where: { path: string; offset: number }): Promise<string[]> {
  return shown(texts, references(await indexed(texts, where.path), where.path, where.offset));
}

describe('References over a workspace', () => {
  it('a variable is found in front matter, template, partial, demonstrations, data, and the other prompts', async () => {
    assert.deepEqual(await referencesOf(shop, at(shop, 'prompts/sort.prompt', '{{ |question | upper')), [
      'data/rows.csv: "«question»",label , split',
      'partials/rules.j2: {% set kind = style %}Answer {{ «question» }} {{ kind }}.',
      'prompts/sort.prompt: «question»: string, what is asked',
      'prompts/sort.prompt: trust: { «question»: user }',
      'prompts/sort.prompt: - { «question»: Who?, label: Person }',
      'prompts/sort.prompt: - «question»: "Where?"',
      "prompts/sort.prompt: {% for d in demos %}{{ d.«question» }}: {{ d['label'] }}",
      'prompts/sort.prompt: {{ «question» | upper }} in {{ style }} {{ tone }}',
    ]);
  });
});

describe('Renaming over a workspace', () => {
  it('a variable is renamed everywhere', async () => {
    const after = applied(shop, await renamed(shop, at(shop, 'prompts/sort.prompt', '{{ |question | upper'), 'query'));
    assert.deepEqual(
      after,
      Object.fromEntries(Object.entries(shop).map(([path, text]) => [path, text.replaceAll('question', 'query')])),
    );
  });

  it('the column a prompt only selects or expects by is renamed with its data', async () => {
    const after = applied(shop, await renamed(shop, at(shop, 'data/rows.csv', '|split'), 'part'));
    assert.match(after['prompts/sort.prompt'] ?? '', /where: \{ part: train \}/);
    assert.match(after['data/rows.csv'] ?? '', /^"question",label , part\n/);
    const labels = applied(shop, await renamed(shop, at(shop, 'prompts/sort.prompt', '"{{ |label'), 'answer'));
    assert.match(labels['prompts/sort.prompt'] ?? '', /expect: "\{\{ answer \}\}"/);
    assert.match(
      labels['prompts/sort.prompt'] ?? '',
      /answer: Person \}\n {2}- question: "Where\?"\n {4}answer: Place/,
    );
    assert.match(labels['prompts/sort.prompt'] ?? '', /d\['answer'\]/);
    assert.match(labels['prompts/other.prompt'] ?? '', /\{\{ answer \}\}/);
  });

  it('a column is renamed in the expression that selects rows, in a list and beside its type', async () => {
    const where = (name: string): string =>
      `where: "${name} == 'split' and ${name} | length < 9", columns: { s: { column: ${name}, type: text } }`;
    const texts = (name: string): Texts => ({
      'a.prompt': `---\ndata: { path: r.csv, ${where(name)} }\n---\nuser:\n{{ s }}\n`,
      'b.prompt': `---\ndata:\n  path: r.csv\n  columns:\n    - ${name}\n  where: ${name} is defined\n---\nuser:\n{{ ${name} }}\n`,
      'r.csv': `${name},x\nsplit,1\n`,
    });
    const start = at(texts('split'), 'r.csv', '|split');
    assert.deepEqual(applied(texts('split'), await renamed(texts('split'), start, 'part')), texts('part'));
    const template = at(texts('split'), 'b.prompt', '{{ |split');
    assert.deepEqual(applied(texts('split'), await renamed(texts('split'), template, 'part')), texts('part'));
    assert.equal((await renamed(texts('split'), start, 'and')).kind, 'refused');
  });

  it('a mapped name is renamed in the expression that selects rows', async () => {
    const texts = (name: string): Texts => ({
      'a.prompt': `---\ndata: { path: r.csv, columns: { ${name}: x }, where: ${name} == 'x' }\n---\nuser:\n{{ ${name} }}\n`,
      'r.csv': 'x\n1\n',
    });
    const start = at(texts('s'), 'a.prompt', '{{ |s');
    assert.deepEqual(applied(texts('s'), await renamed(texts('s'), start, 'kind')), texts('kind'));
  });

  it('only data files ask to be looked at first', async () => {
    const result = await renamed(shop, at(shop, 'prompts/sort.prompt', '{{ |question | upper'), 'query');
    assert.ok(result.kind === 'edit');
    assert.deepEqual(
      result.files.filter(({ confirm }) => confirm).map(({ path }) => path),
      ['data/rows.csv'],
    );
  });

  it('every row of a JSONL file is renamed and every other byte stays', async () => {
    const rows = '{"q": 1, "inner": {"q": 2}}\r\n\r\n{ "x":"q", "q" : "\\"q\\": 1"}\n["q"]\n{"q":';
    const texts = { 'a.prompt': '---\ndata: rows.jsonl\n---\n{{ q }}{{ inner.q }}\n', 'rows.jsonl': rows };
    const after = applied(texts, await renamed(texts, at(texts, 'a.prompt', '{{ |q }}'), 'query'));
    assert.equal(
      after['rows.jsonl'],
      '{"query": 1, "inner": {"q": 2}}\r\n\r\n{ "x":"q", "query" : "\\"q\\": 1"}\n["q"]\n{"query":',
    );
    assert.equal(after['a.prompt'], '---\ndata: rows.jsonl\n---\n{{ query }}{{ inner.q }}\n');
  });

  it('a mapped variable keeps its column', async () => {
    const texts = {
      'a.prompt': '---\ndata: { path: r.csv, columns: { q: text } }\n---\n{{ q }} {{ text }}\n',
      'r.csv': 'text,q\n1,2\n',
    };
    const after = applied(texts, await renamed(texts, at(texts, 'a.prompt', '{{ |q'), 'query'));
    assert.equal(
      after['a.prompt'],
      '---\ndata: { path: r.csv, columns: { query: text } }\n---\n{{ query }} {{ text }}\n',
    );
    assert.equal(after['r.csv'], texts['r.csv']);
    const column = applied(texts, await renamed(texts, at(texts, 'a.prompt', 'q: |text'), 'body'));
    assert.equal(column['a.prompt'], '---\ndata: { path: r.csv, columns: { q: body } }\n---\n{{ q }} {{ body }}\n');
    assert.equal(column['r.csv'], 'body,q\n1,2\n');
  });

  it('required names of a JSON Schema, quoted keys and optional inputs are found', async () => {
    const texts = {
      'a.prompt':
        '---\ninput:\n  schema:\n    type: object\n    properties: { q: { type: string } }\n    required: [q]\n---\n{{ q }}',
      'b.prompt': '---\ninput:\n  schema: { "q?(array, all of them)": string }\n  default: { \'q\': [] }\n---\n{{ q }}',
    };
    const a = applied(texts, await renamed(texts, at(texts, 'a.prompt', '{{ |q'), 'query'));
    assert.match(a['a.prompt'] ?? '', /properties: \{ query: .*\n {4}required: \[query\]/);
    const b = applied(texts, await renamed(texts, at(texts, 'b.prompt', '{{ |q'), 'query'));
    assert.match(b['b.prompt'] ?? '', /"query\?\(array, all of them\)": string \}\n {2}default: \{ 'query': \[\] \}/);
  });

  it('a local stays within its scope, and goes along into the partials that see it', async () => {
    const texts = {
      'a.prompt': '{{ x }}{% for x in xs %}{{ x }}{% include "p.j2" %}{% endfor %}',
      'p.j2': '[{{ x }}]',
    };
    assert.deepEqual(applied(texts, await renamed(texts, at(texts, 'a.prompt', 'for |x'), 'item')), {
      'a.prompt': '{{ x }}{% for item in xs %}{{ item }}{% include "p.j2" %}{% endfor %}',
      'p.j2': '[{{ item }}]',
    });
    assert.deepEqual(applied(texts, await renamed(texts, at(texts, 'a.prompt', '{{ |x'), 'first')), {
      ...texts,
      'a.prompt': '{{ first }}{% for x in xs %}{{ x }}{% include "p.j2" %}{% endfor %}',
    });
  });

  it('a macro is renamed where it is imported, and its parameters where they are named', async () => {
    const texts = {
      'a.prompt':
        '{% import "lib.j2" as lib %}{{ lib.greet(who=1) }}{% from "lib.j2" import greet, greet as hi %}{{ greet(2) }}{{ hi(who=3) }}',
      'lib.j2': '{% macro greet(who) %}Hello {{ who }}{% endmacro %}{{ greet(who=4) }}',
    };
    assert.deepEqual(applied(texts, await renamed(texts, at(texts, 'lib.j2', 'macro |greet'), 'welcome')), {
      'a.prompt':
        '{% import "lib.j2" as lib %}{{ lib.welcome(who=1) }}{% from "lib.j2" import welcome, welcome as hi %}{{ welcome(2) }}{{ hi(who=3) }}',
      'lib.j2': '{% macro welcome(who) %}Hello {{ who }}{% endmacro %}{{ welcome(who=4) }}',
    });
    assert.deepEqual(applied(texts, await renamed(texts, at(texts, 'a.prompt', 'hi(|who'), 'name')), {
      'a.prompt':
        '{% import "lib.j2" as lib %}{{ lib.greet(name=1) }}{% from "lib.j2" import greet, greet as hi %}{{ greet(2) }}{{ hi(name=3) }}',
      'lib.j2': '{% macro greet(name) %}Hello {{ name }}{% endmacro %}{{ greet(name=4) }}',
    });
    assert.deepEqual(
      applied(texts, await renamed(texts, at(texts, 'a.prompt', 'as |hi'), 'hey'))['lib.j2'],
      texts['lib.j2'],
    );
  });

  it('a block is renamed in the parent and the child, and where `self` names it', async () => {
    const texts = {
      'a.prompt': '{% extends "base.j2" %}{% block task %}{{ super() }}{{ x }}{% endblock task %}',
      'base.j2': '{% block task %}{% endblock %}{{ self.task() }}{{ x }}',
    };
    assert.deepEqual(applied(texts, await renamed(texts, at(texts, 'base.j2', 'block |task'), 'job')), {
      'a.prompt': '{% extends "base.j2" %}{% block job %}{{ super() }}{{ x }}{% endblock job %}',
      'base.j2': '{% block job %}{% endblock %}{{ self.job() }}{{ x }}',
    });
    assert.equal(
      applied(texts, await renamed(texts, at(texts, 'base.j2', '{{ |x'), 'y'))['a.prompt'],
      texts['a.prompt'].replace(' x ', ' y '),
    );
  });

  it('demonstrations of a file are its columns', async () => {
    const texts = {
      'a.prompt': '---\ndemos: { path: d.jsonl }\nexpect: "{{ l }}"\n---\nuser:\n{{ q }}\n',
      'd.jsonl': '{"q":1,"l":"x"}\n',
    };
    assert.equal(
      applied(texts, await renamed(texts, at(texts, 'a.prompt', '{{ |q'), 'ask'))['d.jsonl'],
      '{"ask":1,"l":"x"}\n',
    );
  });
});
