import assert from 'node:assert/strict';
import { labelReader } from '../../../../../src/engine/eval/read-label.js';
import { expectedAnswer } from '../../../../../src/engine/prompt/expected-answer.js';
import { rowLabels } from '../../../../../src/engine/prompt/joined-answer.js';
import { parsePrompts } from '../../../../../src/engine/prompt/parse-prompt.js';
import type { PromptDoc } from '../../../../../src/engine/prompt/prompt-doc.js';
import { renderPrompt } from '../../../../../src/engine/prompt/render-prompt.js';
import { TemplateError } from '../../../../../src/engine/template/template.js';
import { sliceOf } from '../../../../../src/engine/text/span.js';

const ids = ['02b12d5c-a481-494d-84ea-a210eefa66d2', '1d583b71-7ef1-49df-b252-e8e1d6910129'] as const;

/** A file of entries, each given by its fields as YAML, without the `id`. */
function file(...entries: string[]): string {
  const written = entries.map((fields, i) => {
    const lines = [`id: ${ids[i]}`, ...fields.split('\n')].map((line) => `    ${line}\n`);
    return `  ${ids[i]}: !Template\n${lines.join('')}`;
  });
  return `dataset: squad\nsubset: plain\ntemplates:\n${written.join('')}`;
}

function read(text: string, path = 'templates/squad/templates.yaml'): readonly PromptDoc[] {
  return parsePrompts(text, path);
}

function one(jinja: string, more = ''): PromptDoc {
  const [doc] = read(file(`jinja: ${JSON.stringify(jinja)}\nname: one${more}`));
  assert.ok(doc);
  assert.deepEqual(doc.problems, []);
  return doc;
}

function rendered(doc: PromptDoc, values: Record<string, unknown>): (string | undefined)[] {
  const { messages } = renderPrompt(doc, values);
  return [...messages.map(({ role, content }) => `${role}: ${content}`), expectedAnswer(doc, values)];
}

describe("PromptSource's templates.yaml", () => {
  it('gives a prompt for each entry, named and placed', () => {
    const text = file(
      'jinja: "Q: {{ q }} ||| {{ a }}"\nname: first\nreference: a paper',
      "jinja: 'B ||| c'\nname: second",
    );
    const docs = read(text);
    assert.deepEqual(
      docs.map(({ format, fragment, config }) => [format, fragment, config.description]),
      [
        ['promptsource', 'first', 'a paper'],
        ['promptsource', 'second', undefined],
      ],
    );
    docs.forEach((doc, i) => {
      assert.match(sliceOf(text, doc.range), new RegExp(`^${ids[i]}: !Template\n[^]*name: \\w+`));
      assert.deepEqual(doc.problems, []);
      assert.ok(doc.openInputs);
    });
    assert.equal(sliceOf(text, docs[0]?.messages[0]?.body ?? { start: 0, end: 0 }), 'Q: {{ q }} ');
  });

  const claims: [string, string, string][] = [
    ['templates.yaml', file('name: a\njinja: b'), 'promptsource'],
    ['a/templates.yml', 'templates:\n  x:\n    jinja: b', 'promptsource'],
    ['templates.yaml', 'apiVersion: v1\nkind: List', 'hone'],
    ['other.yaml', file('name: a\njinja: b'), 'hone'],
  ];
  for (const [path, text, format] of claims) {
    it(`reads ${path} as ${format} when it begins ${JSON.stringify(text.slice(0, 20))}`, () =>
      assert.equal(read(text, path)[0]?.format, format));
  }

  describe('renders prompt and answer as PromptSource does', () => {
    const cases: [string, string, Record<string, unknown>, (string | undefined)[]][] = [
      ['split at the mark, blanks stripped', ' Q: {{ q }}\n|||\n {{ a }} ', { q: 1, a: ' x ' }, ['user: Q: 1', 'x']],
      ['the blanks of a value too', '{{ q }} ||| a', { q: ' 1 ' }, ['user: 1', 'a']],
      ['from one condition', '{% if q %}Q ||| {{ q }}{% endif %}', { q: 2 }, ['user: Q', '2']],
      ['or nothing where it is skipped', '{% if q %}Q ||| {{ q }}{% endif %}', { q: 0 }, [undefined]],
      ['what the prompt sets, the answer reads', '{% set x = q %}Q ||| {{ x }}', { q: 3 }, ['user: Q', '3']],
      ['a mark that an expression prints', 'Q{{ " ||| " }}A', {}, ['user: Q', 'A']],
      ['but not one that is data', 'Q {{ q }} ||| {{ q }}', { q: 'a ||| b' }, ['user: Q a ||| b', 'a ||| b']],
      ['nor one deep in the data', '{{ q.x[0] }} ||| A', { q: { x: ['a|||b'] } }, ['user: a|||b', 'A']],
      [
        "PromptSource's own filters and `zip`",
        '{% for a, b in zip(q, q) %}{{ a }}{{ b }}{% endfor %} ||| {{ q | most_frequent }}',
        { q: [1, 2, 1] },
        ['user: 112211', '[1]'],
      ],
      ['no answer choices are None', '{{ answer_choices }} ||| a', {}, ['user: None', 'a']],
    ];
    for (const [name, jinja, values, expected] of cases) {
      it(name, () => assert.deepEqual(rendered(one(jinja), values), expected));
    }

    it('with the answer choices of the row', () => {
      const doc = one(
        '{{ answer_choices | join(", ") }}? ||| {{ answer_choices[1] }}',
        '\nanswer_choices: "{{ a }} ||| {{ b }}"',
      );
      assert.deepEqual(rendered(doc, { a: 'x', b: 'y ||| z' }), ['user: x, y ||| z?', 'y ||| z']);
      assert.deepEqual(rowLabels(doc, {})({ a: 'x', b: 'y ||| z' }), ['x', 'y ||| z']);
      assert.deepEqual(doc.config.output.labels, []);
    });

    it('and refuses a row that has a column of that reserved name', () =>
      assert.throws(
        () => renderPrompt(one('a ||| b'), { answer_choices: 1 }),
        (error) => error instanceof TemplateError && error.line === 6 && /rename the column/.test(error.message),
      ));
  });

  it('knows fixed answer choices as labels, each at its place', () => {
    const text = file('name: a\njinja: a ||| b\nanswer_choices: Not  sure |||  yes\n');
    const [doc] = read(text);
    const { labels } = doc?.config.output ?? { labels: [] };
    assert.deepEqual(
      labels.map(({ value, word, span }) => [value, word, sliceOf(text, span)]),
      [
        ['Not  sure', 'Not  sure', 'Not  sure'],
        ['yes', 'yes', 'yes'],
      ],
    );
    const words = doc === undefined ? [] : rowLabels(doc, {})({});
    assert.equal(labelReader(words)('Yes.'), 'yes');
  });

  it('places rendered pieces in the file', () => {
    const text = file("name: a\njinja: 'It''s\n\n      {{ q }} ||| a'");
    const [doc] = read(text);
    assert.ok(doc);
    const [segments = []] = renderPrompt(doc, { q: 'me' }).segments;
    assert.deepEqual(
      segments.map((segment) => ['text' in segment ? segment.text : '', sliceOf(text, segment.span)]),
      [
        ['It', 'It'],
        ["'", "''"],
        ['s', 's'],
        ['\n', '\n'],
        ['me', 'q'],
      ],
    );
  });

  describe('metrics', () => {
    const cases: [string, string, string[]][] = [
      ['Accuracy over choices is that of the chosen one', 'answer_choices: a ||| b', ['accuracy']],
      ['Accuracy without choices is that of the whole answer', 'answer_choices: null', ['exact-match']],
    ];
    for (const [name, more, expected] of cases) {
      it(name, () => {
        const doc = one('a ||| b', `\nmetadata: !TemplateMetadata\n  metrics: [Accuracy, BLEU]\n${more}`);
        assert.deepEqual(
          doc.config.metrics.map(({ type }) => type),
          expected,
        );
      });
    }

    it('lists what is not carried over, each at its place', () => {
      const text = file(
        'jinja: a ||| b\nname: a\nmetadata: !TemplateMetadata\n  metrics: [Accuracy, BLEU]\n  original_task: true\ntask_template: 1',
      );
      const [doc] = read(text);
      assert.deepEqual(
        doc?.unsupported.map(({ code, span }) => [code, sliceOf(text, span)]),
        [
          ['dataset-remote', 'squad'],
          ['metadata', 'original_task'],
          ['metadata', 'task_template'],
          ['metric-unsupported', 'BLEU'],
        ],
      );
    });
  });

  describe('has a problem', () => {
    const good = 'jinja: a ||| b\nname: a';
    const cases: [string, string, [code: string, at: string, says: RegExp][]][] = [
      ['where the YAML is broken', 'templates:\n  a: !Template\n   jinja: "b', [['yaml-syntax', '', /quote/]]],
      [
        'where there are no templates',
        'templates:\n# jinja: !Template',
        [['template-missing', 'templates', /add one/]],
      ],
      ['where an entry has no template', file('name: a'), [['template-missing', ids[0], /no `jinja`/]]],
      ['where the template is a number', file('name: a\njinja: 5'), [['front-matter-type', '5', /must be text/]]],
      ['where it has no name', file('jinja: a ||| b'), [['template-missing', ids[0], /no `name`/]]],
      ['where it has no mark', file('jinja: a\nname: a'), [['template-mark', 'jinja', /no `\|\|\|`/]]],
      ['where its Jinja is broken', file('jinja: "\\t{{ a | }} ||| b"\nname: a'), [['template-syntax', '', /./]]],
      [
        'where its choices are broken',
        file(`${good}\nanswer_choices: "{{ a | }}"`),
        [['choices-syntax', '', /choices/]],
      ],
      [
        'where a name is given twice',
        file(good, 'jinja: c ||| d\nname: a'),
        [['template-twice', 'name', /`a` is given twice/]],
      ],
      [
        'where a template is given twice',
        file(good, 'jinja: a ||| b\nname: b'),
        [['template-twice', 'jinja', new RegExp(ids[0])]],
      ],
      [
        'where the id is not the key',
        file(good).replace(`id: ${ids[0]}`, `id: ${ids[1]}`),
        [['template-id', ids[1], /not its key/]],
      ],
      ['where the key is no UUID', file(good).replaceAll(ids[0], 'abc'), [['template-id', 'abc', /no UUID/]]],
    ];
    for (const [name, text, expected] of cases) {
      it(name, () => {
        const problems = read(text).flatMap((doc) => doc.problems);
        assert.deepEqual(
          problems.map(({ code, span }) => [code, sliceOf(text, span)]),
          expected.map(([code, at]) => [code, at]),
        );
        problems.forEach(({ message }, i) => assert.match(message, expected[i]![2]));
      });
    }
  });

  it('draws by the row: prompt and answer agree, and the next time too', () => {
    const doc = one('{% set x = a | choice %}{{ x }} ||| {{ x }}');
    const rows = Array.from({ length: 20 }, (_, i) => ({ a: ['p', 'q', 'r', 's', `t${i}`] }));
    const drawn = rows.map((row) => rendered(doc, row));
    for (const [prompt, answer] of drawn) assert.equal(prompt, `user: ${answer}`);
    assert.deepEqual(
      drawn,
      rows.map((row) => rendered(doc, row)),
    );
    assert.ok(new Set(drawn.map(([, answer]) => answer)).size > 3);
  });
});
