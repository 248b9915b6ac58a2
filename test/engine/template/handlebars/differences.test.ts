import assert from 'node:assert/strict';
import { ours, theirs } from '../../../support/braces-outcome.js';

/** What `differences.md` lists: the library's text and ours, `undefined` where rendering is refused. */
function both(template: string, data: unknown, partials: Record<string, string> = {}): readonly unknown[] {
  return [theirs('handlebars', { template, partials }, data), ours('handlebars', { template, partials }, data)];
}

const deep = (levels: number): unknown => (levels === 0 ? { end: 'x' } : { child: deep(levels - 1) });

describe('A Handlebars template is not rendered as the library does', () => {
  it('where the library takes a misspelt helper with named arguments for nothing', () =>
    assert.deepEqual(both('{{unknown key=name}} x', { name: 'n' }), [' x', undefined]));

  it('where partials are nested more than 64 deep', () => {
    const partials = { p: '{{#with child}}{{> p}}{{/with}}{{end}}' };
    assert.deepEqual(both('{{> p}}', deep(60), partials), ['x', 'x']);
    assert.deepEqual(both('{{> p}}', deep(70), partials), ['x', undefined]);
  });

  it('where blocks are nested more than 200 deep', () => {
    const nested = (levels: number): string => `${'{{#if a}}'.repeat(levels)}x${'{{/if}}'.repeat(levels)}`;
    assert.deepEqual(both(nested(200), { a: 1 }), ['x', 'x']);
    assert.deepEqual(both(nested(201), { a: 1 }), ['x', undefined]);
  });

  it('where the library adds up what is to be printed', () =>
    assert.deepEqual(both('{{zero}}{{yes}}{{yes}} x', { zero: 0, yes: true }), ['2 x', '0truetrue x']));

  it('where an inline partial reads a parameter of the block around it', () => {
    const inline = '{{#*inline "p"}}{{b}}{{/inline}}{{> p}}';
    assert.deepEqual(both(`{{#with x as |b|}}${inline}{{/with}}`, { x: 'in' }), [undefined, 'in']);
    const nested = `{{#with x as |a|}}{{#with ../y as |b|}}${inline}{{/with}}{{/with}}`;
    assert.deepEqual(both(nested, { x: 'outer', y: 'inner' }), ['outer', 'inner']);
  });

  it('where a partial shows itself with an inline partial of its own', () => {
    const nav = '{{#> nav}}none{{/nav}}';
    const F = `${nav} {{#with child}}{{#> F}}{{#*inline "nav"}}in{{/inline}}{{/F}}{{/with}} {{#if true}}${nav}{{/if}}`;
    assert.deepEqual(both('{{> F}}', { child: {} }, { F }), ['none in  in in', 'none in  in none']);
  });

  it("where dotprompt's helpers are used", () =>
    assert.deepEqual(both('{{json a}} {{#ifEquals a 1}}x{{/ifEquals}}', { a: 1 }), [undefined, '1 x']));

  it('where values are more than data', () => {
    assert.deepEqual(both('{{f}}!', { f: 'text' }), ['text!', 'text!']);
    const values = { items: new Map([['a', 1]]) };
    assert.deepEqual(both('{{#each items}}{{this}}{{else}}none{{/each}}', values), ['a,1', 'none']);
  });
});
