import assert from 'node:assert/strict';
import type { RowValues } from '../../../../src/engine/prompt/row-values.js';
import { sliceOf } from '../../../../src/engine/text/span.js';
import { askedPrompt, piecesOf, preview } from '../../../support/previewed.js';

describe('a missing value in the preview', () => {
  it('is marked where it would stand, also at the end of a message', () => {
    assert.deepEqual(piecesOf(askedPrompt, { values: { label: 'x' } })[1], [
      'literal(Q:)',
      'missing(question=question)',
    ]);
  });

  it('is told from a value that is empty', () => {
    assert.deepEqual(piecesOf(askedPrompt, { values: { question: '', label: 'x' } })[1], [
      'literal(Q:)',
      'value(question=)',
    ]);
  });

  const reasons: [name: string, text: string, values: RowValues, reason: string][] = [
    ['a declared input', askedPrompt, { label: 'x' }, 'Declared, but this row has no such column.'],
    [
      'an unknown name',
      askedPrompt.replace('{{ question', '{{ qestion'),
      {},
      'Not declared, and this row has no such column.',
    ],
    ['an input without data', '---\ninput: { schema: { a: string } }\n---\n{{ a }}!', {}, 'No value is given.'],
    ['a name without anything', 'Hi {{ a }}', {}, 'Not declared, and no value is given.'],
    ['a part of a value', 'Hi {{ a.b }}', { a: {} }, 'The row has it, but not the part the template asks for.'],
  ];
  for (const [name, text, values, reason] of reasons)
    it(`has its reason: ${name}`, () => {
      const missing = preview(text, { values }).variables.filter((variable) => variable.missing !== undefined);
      assert.deepEqual(
        missing.map((variable) => variable.missing?.reason),
        [reason],
      );
    });

  it('is listed where it prints nothing because it is looped over', () => {
    const { variables } = preview('{% for x in things %}{{ x }}{% endfor %}Done.');
    assert.deepEqual(
      variables.map(({ name, pieces: count }) => [name, count]),
      [['things', 0]],
    );
  });

  it('is marked inside a partial', () => {
    const partials = { 'p.prompt': '---\nname: p\n---\nTo {{ audience }}!' };
    const { messages } = preview('{% include "p.prompt" %}', { partials });
    const piece = messages[0]!.pieces[1]!;
    assert.deepEqual([piece.kind, piece.text, piece.place.partial], ['missing', 'audience', 'p.prompt']);
    assert.equal(sliceOf(partials['p.prompt'], piece.place.span), 'audience');
  });

  it('is told by its place, not by its name: what a partial sets and other parts of the value are there', () => {
    const partials = { p: '{% set who = "" %}({{ who }})', q: '{{ doc.title }}{{ doc.note }}' };
    const text = '{{ who }}{% include "p" %}{% include "q" %}';
    assert.deepEqual(piecesOf(text, { partials, values: { doc: { note: '' } } }), [
      ['missing(who=who)', 'literal(()', 'value()', 'literal())', 'missing(doc=doc.title)', 'value(doc=)'],
    ]);
  });

  it('is marked where it comes as an argument or under another name', () => {
    const text = '{% macro say(x) %}<{{ x }}>{% endmacro %}{{ say(who) }}{% set other = who %}{{ other }}';
    assert.deepEqual(piecesOf(text), [['literal(<)', 'missing(who=who)', 'literal(>)', 'missing(who=who)']]);
  });

  it('is kept apart where names stand at the same place of several partials', () => {
    const partials = { a: '{{ x.p }}!', b: '{{ x.p }}?' };
    const { variables, messages } = preview('{% include "a" %}{% include "b" %}', { partials, values: { x: {} } });
    assert.deepEqual(
      messages[0]!.pieces.map(({ kind, place }) => `${kind} ${place.partial}`),
      ['missing a', 'literal a', 'missing b', 'literal b'],
    );
    assert.deepEqual(variables[0]!.missing?.place, { partial: 'a', span: { start: 3, end: 6 } });
  });

  const inPartials: [engine: string, text: string, partial: string][] = [
    ['Jinja', 'Hi {% include "_p.prompt" %}', 'To {{ who }}.'],
    ['Handlebars', '---\nmodel: x/y\n---\n{{role "user"}}Hi {{>p}}', 'To {{who}}.'],
    ['indented Handlebars', '---\nmodel: x/y\n---\n{{role "user"}}Hi\n  {{>p}}\n', '{{who}}\nBye.'],
    ['Mustache', '---\ntemplate: mustache\n---\nHi {{> p}}', 'To {{who}}.'],
  ];
  for (const [engine, text, partial] of inPartials)
    it(`is marked in a partial of ${engine}, and leads there`, () => {
      const source = `---\nname: p\n---\n${partial}`;
      const { messages, variables } = preview(text, { partials: { p: source, '_p.prompt': source } });
      const piece = messages.flatMap((message) => message.pieces).find(({ kind }) => kind === 'missing');
      assert.match(piece ? sliceOf(source, piece.place.span) : '', /^(?:\{\{)?who(?:\}\})?$/);
      assert.ok(piece?.place.partial);
      const missing = variables[0]!.missing;
      assert.equal(missing && sliceOf(source, missing.place.span), 'who');
    });

  it('is shown as it is written and sent where a placeholder of VS Code stays', () => {
    const { messages } = preview('Hi ${input:who:your name}!', { path: 'a.prompt.md' });
    const { kind, text, sent } = messages[0]!.pieces[1]!;
    assert.deepEqual([kind, text, sent], ['missing', 'who', '${input:who:your name}']);
  });
});
