import assert from 'node:assert/strict';
import { parseHandlebars } from '../../../../src/engine/template/handlebars/parse-handlebars.js';

/** What is complained about, where, and in what words. */
function check(source: string, ...expected: [at: string, says: RegExp][]): void {
  const { problems } = parseHandlebars(source).facts;
  assert.deepEqual(
    problems.map(({ code, span }) => [code, source.slice(span.start, span.end)]),
    expected.map(([at]) => ['template-syntax', at]),
  );
  problems.forEach(({ message }, i) => assert.match(message, expected[i]![1]));
}

describe('A broken Handlebars template', () => {
  const broken: [source: string, ...[at: string, says: RegExp][]][] = [
    ['a {{#if x}} b', ['{{#if x}}', /block `if` is not closed: write `{{\/if}}`/]],
    ['a {{/if}} b', ['{{/if}}', /closes no block/]],
    ['{{#if x}}{{#each y}}a{{/if}}', ['{{#each y}}', /`each` is not closed/]],
    ['{{#if x}}a{{/each}}{{/if}}', ['{{/each}}', /the open block is `if`/]],
    ['{{else}}', ['{{else}}', /stands in no block/]],
    ['{{#if x}}{{else}}{{else}}{{/if}}', ['{{else}}', /has an `else` already/]],
    ['{{#> p}}a{{else}}b{{/p}}', ['{{else}}', /no `else`/]],
    ['a {{}} b', ['{{}}', /empty/]],
    ['a {{ }} b', ['{{ }}', /empty/]],
    ['{{ x | upper }}', ['|', /no.*helper/]],
    ['{{#if a == b}}x{{/if}}', ['=', /ifEquals/]],
    ['{{ x y=}}', ['{{ x y=}}', /cannot be read/]],
    ['{{ foo', ['{{ foo', /not closed: write `}}`/]],
    ['{{ foo {{ bar }}', ['{{ foo ', /not closed/]],
    ['{{!-- a }}', ['{{!-- a }}', /--}}/]],
    ['{{{{raw}}}} a', ['{{{{raw}}}} a', /raw block is not closed/]],
    ['{{a.this}}', ['{{a.this}}', /cannot be read \(Invalid path/]],
    [
      '{{#if a | b}}{{ok}}{{else}}x{{/if}} {{}} {{#each xs}}',
      ['|', /no filters|none/],
      ['{{}}', /empty/],
      ['{{#each xs}}', /not closed/],
    ],
  ];
  for (const [source, ...expected] of broken) it(source, () => check(source, ...expected));

  it('still has the facts of what can be read', () => {
    const source = '{{a}} {{b | c}} {{#if d}} {{e}} {{> p}} {{! n }}';
    const { uses, holes, includes, comments, literals } = parseHandlebars(source).facts;
    assert.deepEqual(
      uses.map(({ name }) => name),
      ['a', 'd', 'e'],
    );
    assert.equal(holes.length, 3);
    assert.deepEqual(
      includes.map(({ name }) => name),
      ['p'],
    );
    assert.equal(comments.length, 1);
    for (const { start, end } of literals) assert.equal(source.slice(start, end).trim(), '');
  });

  it('is placed in the file where it is only a part of it', () => {
    const source = '---\n---\nHi {{#if x}}';
    const [problem] = parseHandlebars(source, { range: { start: 8, end: source.length } }).facts.problems;
    assert.deepEqual(problem?.span, { start: 11, end: 20 });
  });

  it('does not take long, however broken', function () {
    this.timeout(20_000);
    for (const piece of [
      '{{',
      '{{}}',
      '{{#if a}}',
      '{{/if}}',
      '{{else}}',
      '((',
      '{{a | b}}',
      '{{{{',
      '{{!--',
      "{{'",
      '{{["',
      '\\{{',
    ]) {
      const source = piece.repeat(Math.ceil(20_000 / piece.length));
      const started = performance.now();
      parseHandlebars(source);
      assert.ok(performance.now() - started < 5000, `${piece} takes ${Math.round(performance.now() - started)} ms`);
    }
  });

  it('nested without end is a problem, not a crash', () => {
    const deep = parseHandlebars(`${'{{#if a}}'.repeat(5000)}${'{{/if}}'.repeat(5000)}`).facts.problems;
    assert.match(deep[0]?.message ?? '', /nested more than 200 deep/);
    assert.match(parseHandlebars(`{{x ${'('.repeat(5000)}`).facts.problems[0]?.message ?? '', /not closed|nested/);
    assert.match(
      parseHandlebars(`{{x ${'(a '.repeat(5000)}${')'.repeat(5000)}}}`).facts.problems[0]?.message ?? '',
      /nested/,
    );
    const chain = `{{#if a}}${'{{else if b}}'.repeat(5000)}{{/if}}`;
    assert.match(parseHandlebars(chain).facts.problems[0]?.message ?? '', /nested/);
  });
});
