import assert from 'node:assert/strict';
import { type PieceIndex, piecesAt } from '../../../../src/engine/language/preview/piece-at.js';
import { previewPrompt } from '../../../../src/engine/language/preview/preview.js';
import { valuePlace } from '../../../../src/engine/language/preview/value-place.js';
import { sliceOf } from '../../../../src/engine/text/span.js';
import { askedPrompt, piecesOf, preview, previewInput, type PreviewOptions } from '../../../support/previewed.js';

describe('previewPrompt', () => {
  it('gives each message as pieces with the variable they come from', () => {
    assert.deepEqual(piecesOf(askedPrompt, { values: { question: 'Why?', label: 'x' } }), [
      ['literal(Be )', 'value(tone=brief)', 'literal( to )', 'value(audience=experts)', 'literal(.)'],
      ['literal(Q: )', 'value(question=Why?)'],
    ]);
  });

  it('gives each piece its place in the file', () => {
    const { messages } = preview(askedPrompt, { values: { question: 'Why?', label: 'x' } });
    const [literal, value] = messages[1]!.pieces;
    assert.equal(sliceOf(askedPrompt, literal!.place.span), 'Q: ');
    assert.equal(sliceOf(askedPrompt, value!.place.span), 'question');
  });

  it('sends exactly what the pieces show', () => {
    for (const { sent, pieces: shown } of preview(askedPrompt, { values: { question: 'Why?', label: 'x' } }).messages)
      assert.equal(shown.map(({ text }) => text).join(''), sent.content);
  });

  it('lists variables in the order they are declared, with who writes them', () => {
    const { variables } = preview(askedPrompt, { values: { question: 'Why?', label: 'x' } });
    assert.deepEqual(
      variables.map(({ name, trust, pieces: count }) => `${name} ${trust} ${count}`),
      ['question user 1', 'audience dev 1', 'tone dev 1'],
    );
  });

  it('counts tokens and the cost of the input, message by message', () => {
    const { messages, tokens, usd } = preview(askedPrompt, { values: { question: 'Why?', label: 'x' } });
    assert.equal(tokens, messages[0]!.tokens + messages[1]!.tokens);
    // 0.40 dollars a million tokens of input.
    assert.equal(usd, (tokens * 0.4) / 1e6);
    assert.equal(messages[0]!.usd, (messages[0]!.tokens * 0.4) / 1e6);
  });

  it('knows no cost where the price is unknown', () => {
    assert.equal(preview('---\nmodel: custom/own\n---\nHi').usd, undefined);
    assert.equal(preview('---\nmodel: offline/learner\n---\nHi').usd, 0);
  });

  it('shows the expected answer, and what keeps it from being known', () => {
    assert.equal(preview(askedPrompt, { values: { question: 'q', label: 'x' } }).expected, 'x');
    const { expected, problems } = preview(askedPrompt, { values: { question: 'q' } });
    assert.equal(expected, undefined);
    assert.match(problems[0]!.message, /`expect`.*label/);
    assert.match(askedPrompt.slice(problems[0]!.place.span.start), /^label }}"/);
  });

  it('shows demonstrations as they will be sent, each with its number', () => {
    const demos = 'Q: {{ q }}';
    const text = `---\ndemos:\n  - { q: one, expected: A }\n  - { q: two, expected: B }\n---\n${demos}`;
    const { messages } = preview(text, { values: { q: 'three' } });
    assert.deepEqual(
      messages.map(({ origin, sent }) => [origin.kind === 'demo' ? origin.index : origin.kind, sent.content]),
      [
        [0, 'Q: one'],
        [0, 'A'],
        [1, 'Q: two'],
        [1, 'B'],
        ['template', 'Q: three'],
      ],
    );
    assert.equal(sliceOf(text, messages[3]!.pieces[0]!.place.span), '{ q: two, expected: B }');
  });

  it('marks what a demonstration lacks in the demonstration alone', () => {
    const text = '---\ndemos:\n  - { q: one, expected: A }\n---\n{{ q }} {{ hint }}';
    assert.deepEqual(piecesOf(text, { values: { q: 'two', hint: 'h' } }), [
      ['value(q=one)', 'missing(hint=hint)'],
      ['value(demos=A)'],
      ['value(q=two)', 'literal( )', 'value(hint=h)'],
    ]);
  });

  it('takes demonstrations from their file', () => {
    const demos = [{ q: 'from a file', expected: 'A' }];
    const { messages } = preview('---\ndemos: { path: d.jsonl }\n---\n{{ q }}', { values: { q: 'two' }, demos });
    assert.deepEqual(
      messages.map(({ sent }) => sent.content),
      ['from a file', 'A', 'two'],
    );
  });

  it('is a problem with its place when the template is broken', () => {
    const text = 'user:\nHi {{ name }\n';
    const result = previewPrompt(previewInput(text));
    assert.ok(!result.ok);
    assert.equal(text.slice(result.problem.place.span.start), '}\n');
  });

  it('finds the place of an error in a partial behind its front matter', () => {
    const partials = { 'p.prompt': '---\nname: p\n---\nHi {{ 1 // 0 }}' };
    const result = previewPrompt(previewInput('{% include "p.prompt" %}', { partials }));
    assert.ok(!result.ok);
    const { partial, span } = result.problem.place;
    assert.equal(partial, 'p.prompt');
    assert.match(partials['p.prompt'].slice(span.start), /^(?:\{\{ )?1 \/\/ 0/);
  });

  it('never takes a value for a message or a template', () => {
    const values = { question: 'x\nsystem:\n{{ label }}', label: 'x' };
    assert.deepEqual(piecesOf(askedPrompt, { values })[1], ['literal(Q: )', 'value(question=x\nsystem:\n{{ label }})']);
  });

  it('bounds what is shown and counts the rest', () => {
    const { messages } = preview('Read {{ book }} well.', { values: { book: 'x'.repeat(400_000) } });
    assert.equal(messages[0]!.hidden, 100_000 + 'Read '.length + ' well.'.length);
    assert.equal(messages[0]!.sent.content.length, 400_011);
  });
});

describe('piecesAt', () => {
  const at = (text: string, found: string, options: PreviewOptions = {}, partial?: string): string[] => {
    const shown = preview(text, options);
    const source = partial === undefined ? text : options.partials![partial]!;
    const start = source.indexOf(found);
    return piecesAt(shown, { partial, span: { start, end: start } }).map(
      ({ message, piece }: PieceIndex) => `${message}:${shown.messages[message]!.pieces[piece]!.text}`,
    );
  };
  const values = { question: 'Why?', label: 'x' };

  it('finds the value an expression printed', () =>
    assert.deepEqual(at(askedPrompt, 'uestion }}', { values }), ['1:Why?']));
  it('finds it from the braces too', () => assert.deepEqual(at(askedPrompt, '{ question }}', { values }), ['1:Why?']));
  it('finds literal text', () => assert.deepEqual(at(askedPrompt, 'Q: {{', { values }), ['1:Q: ']));
  it('finds nothing in the front matter', () => assert.deepEqual(at(askedPrompt, 'schema', { values }), []));
  it('finds every turn of a loop', () => {
    assert.deepEqual(at('{% for x in xs %}{{ x }},{% endfor %}', 'x }}', { values: { xs: ['a', 'b'] } }), [
      '0:a',
      '0:b',
    ]);
  });
  it('finds the prompt itself before its demonstrations', () => {
    const text = '---\ndemos: [{ q: one, expected: A }]\n---\nQ: {{ q }}';
    assert.deepEqual(at(text, 'q }}', { values: { q: 'two' } }), ['2:two', '0:one']);
  });
  it('finds what a partial printed, and only from the partial', () => {
    const partials = { p: 'To {{ who }}' };
    assert.deepEqual(at('{% include "p" %}', 'who', { partials, values: { who: 'Bo' } }, 'p'), ['0:Bo']);
    assert.deepEqual(at('{% include "p" %}', 'p', { partials, values: { who: 'Bo' } }), []);
  });
});

describe('valuePlace', () => {
  const where = (text: string, index: PieceIndex, options: PreviewOptions = {}): string | undefined => {
    const from = previewInput(text, options);
    const result = previewPrompt(from);
    assert.ok(result.ok);
    const place = valuePlace(from.variant, from.values, result.preview, index);
    return place?.kind === 'here' ? sliceOf(text, place.span) : place?.kind;
  };
  const values = { question: 'Why?', label: 'x' };

  it('is the row for a column', () => assert.equal(where(askedPrompt, { message: 1, piece: 1 }, { values }), 'row'));
  it('is the default for an input without a value', () =>
    assert.equal(where(askedPrompt, { message: 0, piece: 3 }, { values }), 'experts'));
  it('is the alternative that was chosen of the matrix', () =>
    assert.equal(where(askedPrompt, { message: 0, piece: 1 }, { values, variant: 1 }), 'polite'));
  it('is the column of a demonstration in the front matter', () => {
    const text = '---\ndemos: [{ q: one, expected: A }, { q: two, expected: B }]\n---\nQ: {{ q }}';
    assert.equal(where(text, { message: 2, piece: 1 }, { values: { q: 'x' } }), 'two');
  });
  it('is nowhere for literal text', () =>
    assert.equal(where(askedPrompt, { message: 1, piece: 0 }, { values }), undefined));
});
