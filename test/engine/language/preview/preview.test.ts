import assert from 'node:assert/strict';
import { variantsOf } from '../../../../src/engine/eval/matrix.js';
import type { Preview } from '../../../../src/engine/language/preview/contracts.js';
import { type PieceIndex, piecesAt } from '../../../../src/engine/language/preview/piece-at.js';
import { previewPrompt } from '../../../../src/engine/language/preview/preview.js';
import { valuePlace } from '../../../../src/engine/language/preview/value-place.js';
import { parsePrompt } from '../../../../src/engine/prompt/parse-prompt.js';
import type { RowValues } from '../../../../src/engine/prompt/row-values.js';
import { sliceOf } from '../../../../src/engine/text/span.js';

interface Options {
  readonly values?: RowValues;
  readonly demos?: readonly RowValues[];
  readonly partials?: Readonly<Record<string, string>>;
  readonly variant?: number;
}

function input(text: string, { values = {}, demos, partials = {}, variant = 0 }: Options = {}) {
  const doc = parsePrompt(text, 'a.prompt');
  const chosen = variantsOf([doc], { models: [], defaultModel: 'openai/gpt-4.1-mini' })[variant]!;
  return { variant: chosen, values, demos, load: (name: string) => partials[name] };
}

function preview(text: string, options: Options = {}): Preview {
  const result = previewPrompt(input(text, options));
  assert.ok(result.ok, result.ok ? '' : result.problem.message);
  return result.preview;
}

/** Pieces as `kind(text)`, a value with its variable before it. */
function pieces(text: string, options: Options = {}): string[][] {
  return preview(text, options).messages.map((message) =>
    message.pieces.map(({ kind, text: shown, variable }) => `${kind}(${variable ? `${variable}=` : ''}${shown})`),
  );
}

const asked = `---
input:
  schema: { question: string, audience: string }
  trust: { question: user }
  default: { audience: experts }
data: rows.jsonl
expect: "{{ label }}"
matrix: { tone: [brief, polite] }
---
system:
Be {{ tone }} to {{ audience }}.

user:
Q: {{ question }}
`;

describe('previewPrompt', () => {
  it('gives each message as pieces with the variable they come from', () => {
    assert.deepEqual(pieces(asked, { values: { question: 'Why?', label: 'x' } }), [
      ['literal(Be )', 'value(tone=brief)', 'literal( to )', 'value(audience=experts)', 'literal(.)'],
      ['literal(Q: )', 'value(question=Why?)'],
    ]);
  });

  it('gives each piece its place in the file', () => {
    const { messages } = preview(asked, { values: { question: 'Why?', label: 'x' } });
    const [literal, value] = messages[1]!.pieces;
    assert.equal(sliceOf(asked, literal!.place.span), 'Q: ');
    assert.equal(sliceOf(asked, value!.place.span), 'question');
  });

  it('sends exactly what the pieces show', () => {
    for (const { sent, pieces: shown } of preview(asked, { values: { question: 'Why?', label: 'x' } }).messages)
      assert.equal(shown.map(({ text }) => text).join(''), sent.content);
  });

  it('marks a missing value where it would stand, also at the end of a message', () => {
    assert.deepEqual(pieces(asked, { values: { label: 'x' } })[1], ['literal(Q:)', 'missing(question=question)']);
  });

  it('tells a value that is empty from one that is missing', () => {
    assert.deepEqual(pieces(asked, { values: { question: '', label: 'x' } })[1], ['literal(Q:)', 'value(question=)']);
  });

  const reasons: [name: string, text: string, values: RowValues, reason: string][] = [
    ['a declared input', asked, { label: 'x' }, 'Declared, but this row has no such column.'],
    [
      'an unknown name',
      asked.replace('{{ question', '{{ qestion'),
      {},
      'Not declared, and this row has no such column.',
    ],
    ['an input without data', '---\ninput: { schema: { a: string } }\n---\n{{ a }}!', {}, 'No value is given.'],
    ['a name without anything', 'Hi {{ a }}', {}, 'Not declared, and no value is given.'],
    ['a part of a value', 'Hi {{ a.b }}', { a: {} }, 'The row has it, but not the part the template asks for.'],
  ];
  for (const [name, text, values, reason] of reasons)
    it(`says why ${name} is missing`, () => {
      const missing = preview(text, { values }).variables.filter((variable) => variable.missing !== undefined);
      assert.deepEqual(
        missing.map((variable) => variable.missing),
        [reason],
      );
    });

  it('lists a name that prints nothing because it is looped over', () => {
    const { variables } = preview('{% for x in things %}{{ x }}{% endfor %}Done.');
    assert.deepEqual(
      variables.map(({ name, pieces: count }) => [name, count]),
      [['things', 0]],
    );
  });

  it('lists variables in the order they are declared, with who writes them', () => {
    const { variables } = preview(asked, { values: { question: 'Why?', label: 'x' } });
    assert.deepEqual(
      variables.map(({ name, trust, pieces: count }) => `${name} ${trust} ${count}`),
      ['question user 1', 'audience dev 1', 'tone dev 1'],
    );
  });

  it('marks a missing value inside a partial', () => {
    const partials = { 'p.prompt': '---\nname: p\n---\nTo {{ audience }}!' };
    const { messages } = preview('{% include "p.prompt" %}', { partials });
    const piece = messages[0]!.pieces[1]!;
    assert.deepEqual([piece.kind, piece.text, piece.place.partial], ['missing', 'audience', 'p.prompt']);
    assert.equal(sliceOf(partials['p.prompt'], piece.place.span), 'audience');
  });

  it('counts tokens and the cost of the input, message by message', () => {
    const { messages, tokens, usd } = preview(asked, { values: { question: 'Why?', label: 'x' } });
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
    assert.equal(preview(asked, { values: { question: 'q', label: 'x' } }).expected, 'x');
    const { expected, problems } = preview(asked, { values: { question: 'q' } });
    assert.equal(expected, undefined);
    assert.match(problems[0]!.message, /`expect`.*label/);
    assert.match(asked.slice(problems[0]!.place.span.start), /^label }}"/);
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
    assert.deepEqual(pieces(text, { values: { q: 'two', hint: 'h' } }), [
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
    const result = previewPrompt(input(text));
    assert.ok(!result.ok);
    assert.equal(text.slice(result.problem.place.span.start), '}\n');
  });

  it('finds the place of an error in a partial behind its front matter', () => {
    const partials = { 'p.prompt': '---\nname: p\n---\nHi {{ 1 // 0 }}' };
    const result = previewPrompt(input('{% include "p.prompt" %}', { partials }));
    assert.ok(!result.ok);
    const { partial, span } = result.problem.place;
    assert.equal(partial, 'p.prompt');
    assert.match(partials['p.prompt'].slice(span.start), /^(?:\{\{ )?1 \/\/ 0/);
  });

  it('never takes a value for a message or a template', () => {
    const values = { question: 'x\nsystem:\n{{ label }}', label: 'x' };
    assert.deepEqual(pieces(asked, { values })[1], ['literal(Q: )', 'value(question=x\nsystem:\n{{ label }})']);
  });

  it('bounds what is shown and counts the rest', () => {
    const { messages } = preview('Read {{ book }} well.', { values: { book: 'x'.repeat(400_000) } });
    assert.equal(messages[0]!.hidden, 100_000 + 'Read '.length + ' well.'.length);
    assert.equal(messages[0]!.sent.content.length, 400_011);
  });
});

describe('piecesAt', () => {
  const at = (text: string, found: string, options: Options = {}, partial?: string): string[] => {
    const shown = preview(text, options);
    const source = partial === undefined ? text : options.partials![partial]!;
    const start = source.indexOf(found);
    return piecesAt(shown, { partial, span: { start, end: start } }).map(
      ({ message, piece }: PieceIndex) => `${message}:${shown.messages[message]!.pieces[piece]!.text}`,
    );
  };
  const values = { question: 'Why?', label: 'x' };

  it('finds the value an expression printed', () => assert.deepEqual(at(asked, 'uestion }}', { values }), ['1:Why?']));
  it('finds it from the braces too', () => assert.deepEqual(at(asked, '{ question }}', { values }), ['1:Why?']));
  it('finds literal text', () => assert.deepEqual(at(asked, 'Q: {{', { values }), ['1:Q: ']));
  it('finds nothing in the front matter', () => assert.deepEqual(at(asked, 'schema', { values }), []));
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
  const where = (text: string, index: PieceIndex, options: Options = {}): string | undefined => {
    const from = input(text, options);
    const result = previewPrompt(from);
    assert.ok(result.ok);
    const place = valuePlace(from.variant, from.values, result.preview, index);
    return place?.kind === 'here' ? sliceOf(text, place.span) : place?.kind;
  };
  const values = { question: 'Why?', label: 'x' };

  it('is the row for a column', () => assert.equal(where(asked, { message: 1, piece: 1 }, { values }), 'row'));
  it('is the default for an input without a value', () =>
    assert.equal(where(asked, { message: 0, piece: 3 }, { values }), 'experts'));
  it('is the alternative that was chosen of the matrix', () =>
    assert.equal(where(asked, { message: 0, piece: 1 }, { values, variant: 1 }), 'polite'));
  it('is the column of a demonstration in the front matter', () => {
    const text = '---\ndemos: [{ q: one, expected: A }, { q: two, expected: B }]\n---\nQ: {{ q }}';
    assert.equal(where(text, { message: 2, piece: 1 }, { values: { q: 'x' } }), 'two');
  });
  it('is nowhere for literal text', () => assert.equal(where(asked, { message: 1, piece: 0 }, { values }), undefined));
});
