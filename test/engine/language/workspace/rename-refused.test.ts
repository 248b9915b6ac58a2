import assert from 'node:assert/strict';
import { at, renamed, type Texts } from '../../../support/memory-workspace.js';
import { shop } from '../../../support/shop-workspace.js';

/** The message with which a renaming is refused. */
async function refusal(texts: Texts, where: { path: string; offset: number }, newName = 'fresh'): Promise<string> {
  const result = await renamed(texts, where, newName);
  return result.kind === 'refused' ? result.message : 'not refused';
}

describe('Renaming that is refused', () => {
  it('a name that is taken is refused with its place', async () => {
    const where = at(shop, 'prompts/sort.prompt', '{{ |question | upper');
    assert.match(
      await refusal(shop, where, 'style'),
      /^`style` is already used in (?:partials|prompts)\/.*, line \d+: choose/,
    );
    assert.match(await refusal(shop, where, 'kind'), /`kind` is already used in partials\/rules.j2, line 1/);
    assert.match(await refusal(shop, where, 'label'), /`label` is already used in prompts/);
    assert.match(await refusal(shop, where, 'split'), /`split` is already a column of data\/rows.csv/);
    assert.match(await refusal(shop, where, 'd'), /`d` is already used in prompts\/sort.prompt/);
    const texts = {
      'a.prompt': '---\ndata: r.csv\n---\n{{ q }}',
      'b.prompt': '---\ndata: r.csv\n---\n{{ z }}',
      'r.csv': 'q\n1\n',
    };
    assert.match(await refusal(texts, at(texts, 'a.prompt', '{{ |q'), 'z'), /`z` is already used in b.prompt/);
  });

  it('words of the language and what is no name are refused', async () => {
    const where = at(shop, 'prompts/sort.prompt', '{{ |question | upper');
    assert.match(await refusal(shop, where, 'for'), /`for` is a word of the template language/);
    assert.match(await refusal(shop, where, 'range'), /`range` is a word of the template language/);
    assert.match(await refusal(shop, where, 'null'), /`null` is a word of the template language/);
    assert.match(await refusal(shop, where, 'two words'), /`two words` is not a name: use letters/);
    assert.match(await refusal(shop, where, 'demos'), /Hone itself gives `demos`/);
  });

  it('what is not the user’s to rename is refused with the reason', async () => {
    const { 'prompts/sort.prompt': source } = shop;
    const path = 'prompts/sort.prompt';
    assert.match(
      await refusal(shop, { path, offset: (source ?? '').indexOf('upper') }),
      /`upper` is a filter of the template/,
    );
    assert.match(await refusal(shop, at(shop, path, 'in |demos')), /Hone itself gives `demos`/);
    assert.match(await refusal(shop, at(shop, path, '|endfor')), /`endfor` is a word of the template language/);
    assert.match(await refusal(shop, at(shop, path, '|system:')), /There is no name here/);
    const texts = { 'a.prompt': '{{ doc.title }}{% for x in y %}{{ loop.index }}{% endfor %}' };
    assert.match(
      await refusal(texts, at(texts, 'a.prompt', '.|title')),
      /`title` belongs to a value that Hone does not know/,
    );
    assert.match(
      await refusal(texts, at(texts, 'a.prompt', '{{ |loop')),
      /`loop` is a variable of the template language/,
    );
  });

  it('where names may be missed, nothing is renamed', async () => {
    const computed = { 'a.prompt': '{{ x }}{% include "p.j2" %}', 'p.j2': '{% include kind %}' };
    assert.match(
      await refusal(computed, at(computed, 'a.prompt', '{{ |x')),
      /may be used in the template that an include in p.j2 computes/,
    );
    const broken = { 'a.prompt': '{{ x }}{% include "p.j2" %}', 'p.j2': '{{ x }}{{ y + }}' };
    assert.match(await refusal(broken, at(broken, 'a.prompt', '{{ |x')), /p.j2 has mistakes/);
    const outside = { 'a.prompt': '---\ndata: ../../rows.csv\n---\n{{ x }}' };
    assert.match(
      await refusal(outside, at(outside, 'a.prompt', '{{ |x')),
      /rows.csv may have it as a column.*`data.columns` in a.prompt/,
    );
    const whole = {
      'a.prompt': '---\ndemos: { path: d.jsonl }\n---\nuser:\n{{ demos | tojson }}{{ q }}',
      'd.jsonl': '{"q":1}\n',
    };
    assert.match(await refusal(whole, at(whole, 'd.jsonl', '|q')), /a.prompt uses whole demonstrations/);
    const value = { 'a.prompt': '{% macro m(x) %}{{ x }}{% endmacro %}{{ m }}' };
    assert.match(await refusal(value, at(value, 'a.prompt', '{{ |x')), /a.prompt uses the macro `m` as a value/);
    const lone = { 'a.prompt': '{% call(x) m() %}{{ x }}{% endcall %}{{ caller(x=1) }}' };
    assert.match(
      await refusal(lone, at(lone, 'a.prompt', '{{ |x')),
      /The argument `x` in a.prompt, line 1 may belong to it/,
    );
    const passed = {
      'a.prompt': '{% import "l.j2" as l %}{{ l }}{{ l.m() }}',
      'l.j2': '{% macro m() %}{% endmacro %}',
    };
    assert.match(await refusal(passed, at(passed, 'l.j2', '|m()')), /a.prompt passes `l` on/);
  });

  it('a data file too large to rewrite is refused, and says how to map the column', async () => {
    const rows = '{"q": "some text that fills the file"}\n'.repeat(120_000);
    const texts = { 'a.prompt': '---\ndata: r.jsonl\n---\n{{ q }}', 'r.jsonl': rows };
    const result = await renamed(texts, at(texts, 'a.prompt', '{{ |q'), 'ask');
    assert.ok(result.kind === 'refused' && result.canMap);
    assert.match(result.message, /r.jsonl is too large .* map it with `data.columns: \{ ask: q \}`/);
  });
});

describe('Renaming in a file with code', () => {
  const config = (assertion: string): Texts => ({
    'promptfooconfig.yaml': `prompts:\n  - 'Say {{ word }}'\nproviders: [openai:gpt-4.1-mini]\ntests:\n  - vars: { word: hi }\n    assert:\n      - ${assertion}\n`,
  });
  const notesOf = async (texts: Texts): Promise<readonly string[]> => {
    const result = await renamed(texts, at(texts, 'promptfooconfig.yaml', '{{ |word'), 'greeting');
    assert.equal(result.kind, 'edit');
    return result.notes;
  };

  it('says that the code was not searched', async () =>
    assert.deepEqual(await notesOf(config("{ type: javascript, value: 'output.includes(context.vars.word)' }")), [
      'Code in promptfooconfig.yaml was not searched for `word`: change it there where it is used.',
    ]));

  it('says so of code in a set, of code that is never run, and in a prompt file', async () => {
    const told = /^Code in \S+ was not searched for `word`/;
    const set = '{ type: assert-set, assert: [{ type: not-python, value: \'context["vars"]["word"]\' }] }';
    for (const assertion of [set, "{ type: ruby, value: 'word' }"])
      assert.match((await notesOf(config(assertion)))[0] ?? '', told, assertion);
    const metrics = "metrics: [{ type: javascript, value: 'context.vars.word' }]";
    const texts = { 'a.prompt': `---\ndata: r.csv\n${metrics}\n---\nuser:\n{{ word }}\n`, 'r.csv': 'word\n1\n' };
    const result = await renamed(texts, at(texts, 'a.prompt', '{{ |word'), 'greeting');
    assert.match(result.kind === 'edit' ? (result.notes[0] ?? '') : '', told);
  });

  it('says nothing where there is none', async () =>
    assert.deepEqual(await notesOf(config("{ type: contains, value: '{{ word }}' }")), []));
});
