import assert from 'node:assert/strict';
import { definitions } from '../../../../src/engine/language/workspace/definitions.js';
import { workspaceSymbols } from '../../../../src/engine/language/workspace/workspace-symbols.js';
import { at, indexed, shown, type Texts } from '../../../support/memory-workspace.js';
import { shop } from '../../../support/shop-workspace.js';

/** Where F12 leads. */
async function leadsTo(texts: Texts, [path, what]: readonly [string, string]): Promise<string[] | undefined> {
  const where = at(texts, path, what);
  const found = definitions(await indexed(texts, where.path), where.path, where.offset);
  return found?.rule === undefined ? found && shown(texts, found.places) : [found.rule];
}

const sort = 'prompts/sort.prompt';

describe('Definitions over a workspace', () => {
  it('a variable leads to its declarations, and from there to the column', async () => {
    assert.deepEqual(await leadsTo(shop, [sort, '{{ |question | upper']), [
      `${sort}: «question»: string, what is asked`,
      `${sort}: trust: { «question»: user }`,
    ]);
    assert.deepEqual(await leadsTo(shop, [sort, '    |question: string']), [
      'data/rows.csv: "«question»",label , split',
    ]);
  });

  it('a variable that nobody declares leads to the cell of its column, past quotes and blanks', async () => {
    assert.deepEqual(await leadsTo(shop, ['prompts/other.prompt', '{{ |label']), [
      'data/rows.csv: "question",«label» , split',
    ]);
    assert.deepEqual(await leadsTo(shop, [sort, 'where: { |split']), ['data/rows.csv: "question",label , «split»']);
    assert.deepEqual(await leadsTo(shop, [sort, '"{{ |label']), ['data/rows.csv: "question",«label» , split']);
  });

  it('a column in a list, beside its type and in an expression leads to its cell; a mapped name to its mapping', async () => {
    const data = (rest: string): Texts => ({
      'a.prompt': `---\ndata: { path: r.csv, ${rest} }\n---\nuser:\n{{ body }}\n`,
      'r.csv': 'body,picture,kind\n',
    });
    const kind = ['r.csv: body,picture,«kind»'];
    assert.deepEqual(await leadsTo(data('columns: [body, kind]'), ['a.prompt', ', |kind']), kind);
    assert.deepEqual(
      await leadsTo(data('columns: { k: { column: kind, type: json } }'), ['a.prompt', ': |kind']),
      kind,
    );
    assert.deepEqual(await leadsTo(data('columns: { k: { type: json } }'), ['a.prompt', ': |json']), undefined);
    assert.deepEqual(await leadsTo(data(`where: "body != '' and kind == 'it''s'"`), ['a.prompt', 'and |kind']), kind);
    const mapped = data("columns: { k: kind }, where: k == 'x'");
    assert.deepEqual(await leadsTo(mapped, ['a.prompt', 'where: |k']), [
      "a.prompt: data: { path: r.csv, columns: { «k»: kind }, where: k == 'x' }",
    ]);
  });

  it('a column of a JSONL file leads to its first row', async () => {
    const texts = { 'a.prompt': '---\ndata: r.jsonl\n---\n{{ q }}', 'r.jsonl': '{"p":0}\n{"q":1}\n{"q":2}\n' };
    assert.deepEqual(await leadsTo(texts, ['a.prompt', '{{ |q']), ['r.jsonl: {"«q»":1}']);
  });

  it('a demonstration’s key is shown where nothing else declares the name', async () => {
    const texts = { 'a.prompt': '---\ndemos: [{ q: 1, expected: x }]\n---\nuser:\n{{ q }}\n' };
    assert.deepEqual(await leadsTo(texts, ['a.prompt', '{{ |q']), ['a.prompt: demos: [{ «q»: 1, expected: x }]']);
  });

  it('names of a partial lead to the prompts that give them', async () => {
    assert.deepEqual(await leadsTo(shop, ['partials/rules.j2', '{{ |question']), [
      `${sort}: «question»: string, what is asked`,
      `${sort}: trust: { «question»: user }`,
    ]);
  });

  it('locals, macros, parameters and imports lead to their definitions, in another file too', async () => {
    const texts = {
      'a.prompt':
        '{% from "lib.j2" import greet as hi %}{{ hi(who=1) }}{% import "lib.j2" as lib %}{{ lib.greet() }}{% for x in y %}{{ x }}{% endfor %}',
      'lib.j2': '{% macro greet(who) %}{{ who }}{% endmacro %}',
    };
    const macro = 'lib.j2: {% macro «greet»(who) %}{{ who }}{% endmacro %}';
    assert.deepEqual(await leadsTo(texts, ['a.prompt', 'import |greet']), [macro]);
    assert.deepEqual(await leadsTo(texts, ['a.prompt', 'lib.|greet']), [macro]);
    assert.deepEqual(await leadsTo(texts, ['a.prompt', 'hi(|who']), [
      'lib.j2: {% macro greet(«who») %}{{ who }}{% endmacro %}',
    ]);
    assert.match((await leadsTo(texts, ['a.prompt', '{{ |hi']))?.[0] ?? '', /greet as «hi»/);
    assert.match((await leadsTo(texts, ['a.prompt', '{{ |x']))?.[0] ?? '', /for «x» in y/);
  });

  it('paths lead to their files', async () => {
    const first = async (what: string): Promise<string | undefined> => {
      const where = at(shop, sort, what);
      return definitions(await indexed(shop), where.path, where.offset)?.places[0]?.path;
    };
    assert.equal(await first('"../partials/|rules'), 'partials/rules.j2');
    assert.equal(await first('path: ../|data'), 'data/rows.csv');
  });

  it('label words and rule ids lead to what they stand for', async () => {
    const texts = {
      'a.prompt':
        '---\noutput: { labels: [yes, no way] }\n---\nAnswer yes or no way, not yesterday.\n{# hone-ignore-next-line template/syntax: why #}\n',
    };
    assert.deepEqual(await leadsTo(texts, ['a.prompt', 'Answer y|es']), [
      'a.prompt: output: { labels: [«yes», no way] }',
    ]);
    assert.deepEqual(await leadsTo(texts, ['a.prompt', 'or no w|ay']), [
      'a.prompt: output: { labels: [yes, «no way»] }',
    ]);
    assert.equal(await leadsTo(texts, ['a.prompt', 'yest|erday']), undefined);
    assert.deepEqual(await leadsTo(texts, ['a.prompt', 'template/|syntax']), ['template/syntax']);
  });
});

describe('Definitions that are not there', () => {
  it('text, filters, unknown names and what Hone gives lead nowhere', async () => {
    const texts = { 'a.prompt': 'text {{ x | upper }} {{ unknown }} {{ demos }}' };
    for (const what of ['te|xt', 'up|per', '{{ un|known', '{{ de|mos'])
      assert.equal(await leadsTo(texts, ['a.prompt', what]), undefined, what);
  });
});

describe('Symbols of a workspace', () => {
  it('prompts, parts, inputs and macros are found by some of their letters', async () => {
    const texts = {
      'a.prompt':
        '---\nname: sorter\ninput: { schema: { question: string } }\n---\n{# part: task #}Do it.{# end #}{% include "m.j2" %}',
      'm.j2': '{% macro quote(x) %}{% endmacro %}',
    };
    const workspace = await indexed(texts);
    const found = (query: string): string[] =>
      workspaceSymbols(workspace, query).map(({ name, kind, container }) => `${kind} ${name} in ${container}`);
    assert.deepEqual(found(''), [
      'prompt sorter in a.prompt',
      'part task in sorter',
      'input question in sorter',
      'macro quote in m.j2',
    ]);
    assert.deepEqual(found('QE'), ['input question in sorter', 'macro quote in m.j2']);
  });
});
