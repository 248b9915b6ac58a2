import assert from 'node:assert/strict';
import { parseMustache } from '../../../../src/engine/template/mustache/parse-mustache.js';
import { roleFinder } from '../../../../src/engine/prompt/role-lines.js';

describe('Facts of a Mustache template', () => {
  const source =
    'Hi {{ user.name }}!\n{{#items}}\n- {{title}}{{.}}\n{{/items}}\n{{^none}}{{x}}{{/none}}{{! note }}{{>p}}{{=<% %>=}}<% y %>';
  const { facts } = parseMustache(source);

  it('list the variables that come from outside, guarded where the item at hand may have them', () => {
    assert.deepEqual(
      facts.uses.map(({ name, span, guarded }) => [name, source.slice(span.start, span.end), guarded]),
      [
        ['user', 'user', false],
        ['items', 'items', false],
        ['title', 'title', true],
        ['none', 'none', false],
        ['x', 'x', false],
        ['y', 'y', false],
      ],
    );
  });

  it('list holes, partials, comments and literal text with exact places', () => {
    const at = (span: { start: number; end: number }): string => source.slice(span.start, span.end);
    assert.deepEqual(
      facts.holes.map(({ span, inner }) => [at(span), at(inner)]),
      [
        ['{{ user.name }}', 'user.name'],
        ['{{title}}', 'title'],
        ['{{.}}', '.'],
        ['{{x}}', 'x'],
        ['<% y %>', 'y'],
      ],
    );
    assert.deepEqual(
      facts.includes.map(({ name, span }) => [name, at(span)]),
      [['p', 'p']],
    );
    assert.deepEqual(
      facts.comments.map(({ span, inner }) => [at(span), at(inner)]),
      [['{{! note }}', 'note']],
    );
    assert.deepEqual(facts.literals.map(at), ['Hi ', '!\n', '- ', '\n']);
  });

  it('find role lines in literal text only', () => {
    const text = 'system:\nBe {{#x}}\nuser:\n{{/x}}\n{{!\nuser:\n}}user:';
    const markers = parseMustache(text, { markers: roleFinder(text, { start: 0, end: text.length }) }).facts.markers;
    assert.deepEqual(
      markers.map(({ name, span }) => [name, span.start]),
      [
        ['system', 0],
        ['user', 18],
      ],
    );
  });
});
