import assert from 'node:assert/strict';
import { seededRandom } from '../../../../src/engine/random/seeded.js';
import { jinjaFilters, jinjaGlobals, jinjaNames } from '../../../../src/engine/template/jinja/builtins.js';
import { promptSourceSemantics } from '../../../../src/engine/template/jinja/render/python-semantics.js';
import { parseJinja } from '../../../../src/engine/template/jinja/parse-jinja.js';
import { renderJinja } from '../../../../src/engine/template/jinja/render-jinja.js';
import { segmentsText } from '../../../../src/engine/template/segments-text.js';

function render(source: string, values: Record<string, unknown> = {}, seed = 1): string {
  const template = parseJinja(source, { environment: 'promptsource' });
  assert.deepEqual(template.facts.problems, []);
  return segmentsText(renderJinja(template, values, { random: seededRandom(seed) }).segments);
}

describe("PromptSource's names in Jinja templates", () => {
  it('are known only where they are asked for', () => {
    const source = '{{ xs | choice }}{{ zip(a, b) }}';
    const plain = parseJinja(source).facts;
    assert.deepEqual(
      plain.problems.map(({ message }) => message.split(':')[0]),
      ["There is no filter 'choice'"],
    );
    assert.deepEqual(
      plain.uses.map(({ name }) => name),
      ['xs', 'zip', 'a', 'b'],
    );
    const { facts } = parseJinja(source, { environment: 'promptsource' });
    assert.deepEqual(facts.problems, []);
    assert.deepEqual(
      facts.uses.map(({ name }) => name),
      ['xs', 'a', 'b'],
    );
  });

  it('are documented, all of them and no others', () => {
    const { filters, globals } = jinjaNames('promptsource');
    assert.deepEqual([...filters.keys()].sort(), [...promptSourceSemantics.filters.keys()].sort());
    assert.deepEqual([...globals.keys()].sort(), [...promptSourceSemantics.globals.keys()].sort());
    assert.equal(filters.size, jinjaFilters.size + 3);
    assert.equal(globals.size, jinjaGlobals.size + 1);
  });

  it('choice takes one item by the seed, of a list or a text, and fails where there is none', () => {
    const choose = (seed: number): string => render('{{ range(1000) | list | choice }}', {}, seed);
    assert.equal(choose(1), choose(1));
    assert.notEqual(choose(1), choose(2));
    assert.match(render('{{ "abc" | choice }}'), /^[abc]$/);
    assert.match(render('{{ [["a"], ["b"]] | map("choice") | join }}'), /^ab$/);
    assert.throws(() => render('{{ [] | choice }}'), /Cannot choose from an empty sequence/);
    assert.throws(() => render('{{ missing | choice }}'), /Cannot choose from an empty sequence/);
    assert.throws(
      () => renderJinja(parseJinja('{{ [1] | choice }}', { environment: 'promptsource' }), {}),
      /needs a seed/,
    );
  });

  it('most_frequent gives all items that come up most, first met first', () => {
    assert.equal(render('{{ xs | most_frequent }}', { xs: ['b', 'a', 'b', 'a', 'c'] }), "['b', 'a']");
    assert.equal(render('{{ xs | most_frequent | first }}', { xs: ['x', 'y', 'y'] }), 'y');
    assert.equal(render('{{ [] | most_frequent }} {{ missing | most_frequent }}'), 'None None');
    assert.equal(render('{{ [1, 1.0, true, 2] | most_frequent }} {{ "abba" | most_frequent }}'), "[1] ['a', 'b']");
    assert.throws(() => render('{{ [[1]] | most_frequent }}'), /unhashable type: 'list'/);
  });

  it('highlight wraps a text, and zip puts lists side by side up to the shortest', () => {
    assert.equal(render('{{ "a" | highlight }}'), "<span style='color: #F08080'>a</span>");
    assert.throws(() => render('{{ 1 | highlight }}'), /can only concatenate str/);
    assert.equal(render('{% for a, b in zip([1, 2, 3], "xy") %}{{ a }}{{ b }} {% endfor %}'), '1x 2y ');
    assert.equal(
      render('{{ zip([1], [2], [3]) | list }} {{ zip() | list }} {{ dict(zip(["k"], [1])) }}'),
      "[(1, 2, 3)] [] {'k': 1}",
    );
    assert.throws(() => render('{{ zip(1) }}'), /'int' object is not iterable/);
  });

  it('hold in partials too', () => {
    const template = parseJinja('{% include "p" %}', { environment: 'promptsource' });
    const load = (): string => '{{ xs | most_frequent | join }}';
    assert.equal(segmentsText(renderJinja(template, { xs: [1, 1, 2] }, { load }).segments), '1');
  });
});
