import assert from 'node:assert/strict';
import { ours, theirs } from '../../../support/braces-outcome.js';

/** What `differences.md` lists: the library's text and ours, `undefined` where rendering is refused. */
function both(template: string, data: unknown, partials: Record<string, string> = {}): readonly unknown[] {
  return [theirs('mustache', { template, partials }, data), ours('mustache', { template, partials }, data)];
}

const deep = (levels: number): unknown => (levels === 0 ? { end: 'x', child: null } : { child: deep(levels - 1) });

describe('A Mustache template is not rendered as the library does', () => {
  it('where partials are nested more than 64 deep', () => {
    const partials = { p: '{{#child}}{{>p}}{{/child}}{{end}}' };
    assert.deepEqual(both('{{>p}}', deep(60), partials), ['x', 'x']);
    assert.deepEqual(both('{{>p}}', deep(70), partials), ['x', undefined]);
  });

  it('where there are more than 1,000 blanks in a row', () => {
    assert.deepEqual(both(`a${' '.repeat(1000)}b`, {}), Array<string>(2).fill(`a${' '.repeat(1000)}b`));
    assert.deepEqual(both(`a${' '.repeat(1001)}b`, {}), [`a${' '.repeat(1001)}b`, undefined]);
  });

  it('where sections are nested more than 100 deep', () => {
    const nested = (levels: number): string => `${'{{#a}}'.repeat(levels)}x${'{{/a}}'.repeat(levels)}`;
    assert.deepEqual(both(nested(100), { a: 1 }), ['x', 'x']);
    assert.deepEqual(both(nested(101), { a: 1 }), ['x', undefined]);
  });

  it('where a list has an empty item', () =>
    assert.deepEqual(both('{{#list}}{{x}}.{{/list}}', { list: [null], x: 'outer' }), [undefined, 'outer.']));
});
