import assert from 'node:assert/strict';
import { namesIn } from '../../../../src/engine/template/engines.js';
import { parseMustache } from '../../../../src/engine/template/mustache/parse-mustache.js';

/** Each name as its kind and its text in the source. */
function namesOf(source: string): string[] {
  return namesIn(parseMustache(source)).map(({ name, kind, span }) => {
    assert.equal(source.slice(span.start, span.end), name);
    return `${kind} ${name}`;
  });
}

describe('Names of a Mustache template', () => {
  it('are roots and properties, a closing tag repeating its section', () => {
    assert.deepEqual(namesOf('{{ user.home.city }}{{#a.b}}{{/ a.b }}{{.}}{{>p}}{{! c }}'), [
      ...['variable user', 'property home', 'property city'],
      ...['variable a', 'property b', 'variable a', 'property b'],
    ]);
  });

  it('are properties of the item inside a section, and variables where they are used outside too', () => {
    assert.deepEqual(namesOf('{{tone}}{{#items}}{{title}}{{tone}}{{/items}}{{^items}}{{none}}{{/items}}'), [
      ...['variable tone', 'variable items', 'property title', 'variable tone', 'variable items'],
      ...['variable items', 'variable none', 'variable items'],
    ]);
  });

  it('are found with changed delimiters', () => {
    assert.deepEqual(namesOf('{{=<% %>=}}<%#a%><% b.c %><%/a%>'), [
      ...['variable a', 'property b', 'property c', 'variable a'],
    ]);
  });
});
