import assert from 'node:assert/strict';
import { parsePrompts } from '../../../../../src/engine/prompt/parse-prompt.js';
import type { PromptDoc } from '../../../../../src/engine/prompt/prompt-doc.js';
import { resolveMetrics } from '../../../../../src/engine/eval/resolve-metrics.js';
import { filesOf } from '../../../../support/configuration-files.js';
import { listed, sent } from '../../../../support/promptfoo-config.js';

type Files = Readonly<Record<string, string>>;

const all = (yaml: string, files: Files): readonly [PromptDoc, ...PromptDoc[]] =>
  parsePrompts(yaml, 'promptfooconfig.yaml', filesOf(files));
const one = (yaml: string, files: Files): PromptDoc => {
  const [doc] = all(`prompts: ['Say {{ word }}']\n${yaml}`, files);
  assert.deepEqual(doc.problems, []);
  return doc;
};
const rows = (doc: PromptDoc): unknown[] => doc.samples.map(({ values }) => values);

describe('tests of a promptfoo configuration that stand in files', () => {
  const forms: [string, string, Files][] = [
    ['YAML', 'file://t.yaml', { 't.yaml': '- vars: { word: a }\n- vars: { word: b }\n' }],
    ['JSON', 't.json', { 't.json': '[{"vars": {"word": "a"}}, {"vars": {"word": "b"}}]' }],
    ['lines of JSON', 'file://t.jsonl', { 't.jsonl': '{"vars": {"word": "a"}}\n\n{"vars": {"word": "b"}}\n' }],
    ['CSV with columns of the test', 'file://t.csv', { 't.csv': 'word,__description\na,\nb,\n' }],
    ['TSV', '{ path: file://t.tsv }', { 't.tsv': 'word\t__description\na\t\nb\t\n' }],
    ['a list of files', '[file://a.json, { vars: { word: b } }]', { 'a.json': '{"vars": {"word": "a"}}' }],
    ['a glob', 'file://t/*.yml', { 't/2.yml': '- vars: { word: b }', 't/1.yml': '- vars: { word: a }', 't/x.md': '' }],
  ];
  for (const [name, tests, files] of forms) {
    it(`as ${name} are rows`, () => {
      const doc = one(`tests: ${tests}`, files);
      assert.deepEqual(rows(doc), [{ word: 'a' }, { word: 'b' }]);
      assert.deepEqual(doc.unsupported, []);
      assert.deepEqual(
        [...(doc.filesRead ?? [])].sort(),
        Object.keys(files)
          .filter((path) => !path.endsWith('.md'))
          .sort(),
      );
    });
  }

  it('a table of nothing but variables stays the data, read row by row', () => {
    const doc = one('tests: file://t.csv', { 't.csv': 'word,label\na,b\n' });
    assert.deepEqual([doc.config.data?.path, rows(doc), doc.unsupported], ['t.csv', [], []]);
  });
  it('unless the default test has variables for its rows', () => {
    const doc = one('defaultTest: { vars: { x: 1 } }\ntests: t.csv', { 't.csv': 'word\na\n' });
    assert.deepEqual(rows(doc), [{ x: 1, word: 'a' }]);
  });
  it('each row has the line it stands on, and the place of its reference', () => {
    const doc = one('tests: file://t.csv', { 't.csv': 'word,__description\na,first\n"b\nc",\n' });
    assert.deepEqual(
      doc.samples.map(({ name, line, span }) => [name, line, doc.text.slice(span.start, span.end)]),
      [
        ['first', 2, 'file://t.csv'],
        [undefined, 3, 'file://t.csv'],
      ],
    );
  });

  it("columns of a table say what promptfoo's documentation says they do", () => {
    const table = [
      'word,__expected1,__expected2,__prefix,__suffix,__metric,__threshold,__config:__expected2:threshold,__metadata:k,__description',
      'a,contains: A,not-icontains:z,"Hi, ",.,Tone,0.5,0.8,m,one',
      'b,B,,,,,,0.8,,',
    ].join('\n');
    const doc = one('tests: file://t.csv', { 't.csv': table });
    assert.deepEqual(rows(doc), [
      {
        word: 'a',
        prefix: 'Hi, ',
        suffix: '.',
        assert: {
          type: 'assert-set',
          threshold: 0.5,
          assert: [
            { type: 'contains', value: 'A' },
            { type: 'not-icontains', value: 'z', threshold: 0.8 },
          ],
        },
      },
      { word: 'b', prefix: '', suffix: '', assert: [{ type: 'equals', value: 'B' }] },
    ]);
    assert.deepEqual(
      doc.samples.map(({ values }) => sent(doc, values)),
      [['user: Hi, Say a.'], ['user: Say b']],
    );
    assert.deepEqual(
      doc.unsupported.map(({ code, message }) => [code, /`([^`]+)`/.exec(message)?.[1]]),
      [
        ['test-key', 'metadata:k'],
        ['assertion-key', 'metric'],
      ],
    );
  });

  it('one kind of expected answer is a column and a metric', () => {
    const doc = one('tests: file://t.csv', { 't.csv': 'word,__expected\na,icontains: A\nb,icontains: B\n' });
    assert.deepEqual(rows(doc), [
      { word: 'a', expected: 'A' },
      { word: 'b', expected: 'B' },
    ]);
    assert.deepEqual(
      resolveMetrics(doc.config).metrics.map(({ id }) => id),
      ['icontains'],
    );
  });

  const cells: [string, unknown][] = [
    ['equals: x ', { type: 'equals', value: 'x' }],
    ['just a text', { type: 'equals', value: 'just a text' }],
    ['contain: x', { type: 'equals', value: 'contain: x' }],
    ['is-json', { type: 'is-json' }],
    ['is-json:{"type": "object"}', { type: 'is-json', value: { type: 'object' } }],
    ['not-regex:\\d{2}', { type: 'not-regex', value: '\\d{2}' }],
    ['starts-with: {{ word }}', { type: 'starts-with', value: 'w' }],
    ['contains-any: a, b', { type: 'contains-any', value: ['a', 'b'] }],
    ['llm-rubric: is polite', { type: 'llm-rubric', value: ' is polite' }],
    ['grade: says {{ word }}', { type: 'llm-rubric', value: ' says w' }],
  ];
  for (const [cell, expected] of cells) {
    it(`a cell \`${cell}\``, () => {
      const table = `word,__expected\nw,"${cell.replaceAll('"', '""')}"\nv,regex:no\n`;
      assert.deepEqual((rows(one('tests: t.csv', { 't.csv': table }))[0] as { assert: unknown }).assert, [expected]);
    });
  }
  for (const [cell, code] of [
    ['is-sql', 'assertion-unsupported'],
    ['similar(0.8): x', 'assertion-unsupported'],
    ['javascript: output.length < 5', 'code-blocked'],
    ['fn: true', 'code-blocked'],
    ['python: True', 'code-blocked'],
    ['file://check.js', 'code-blocked'],
    ['file://check.py:f', 'code-blocked'],
  ] as const) {
    it(`a cell \`${cell}\` is listed`, () => {
      const doc = one('tests: t.csv', { 't.csv': `word,__expected\na,"${cell}"\n` });
      assert.deepEqual(listed(doc), [[code, 't.csv']]);
      assert.deepEqual(rows(doc), [{ word: 'a' }]);
    });
  }

  const code = ['file://t.py', 'file://t.js:make', 'file://t.ts', 'exec:./x'];
  for (const reference of code) {
    it(`${reference} is never read`, () => {
      const doc = one(`tests: ["${reference}"]`, { 't.py': 'x', 't.js': 'x', 't.ts': 'x' });
      assert.deepEqual([listed(doc), doc.filesRead], [[['code-blocked', `"${reference}"`]], undefined]);
    });
  }

  for (const [tests, message] of [
    ['file://no.yaml', /There is no file no\.yaml/],
    ['file://../x.csv', /outside the workspace/],
    ['file://*.json', /No file is called \*\.json/],
    ['file://bad.yaml', /bad\.yaml: YAML: /],
    ['file://list.yaml', /list\.yaml: test 1 is no mapping/],
    ['file://bad.csv', /bad\.csv: line 2: /],
  ] as const) {
    it(`${tests} is a problem at its place`, () => {
      const files = { 'bad.yaml': '- {', 'list.yaml': '- a', 'bad.csv': 'a,__expected\n1,2,3\n' };
      const [doc] = all(`prompts: [x]\ntests: ${tests}`, files);
      const [problem] = doc.problems;
      assert.match(problem?.message ?? '', message);
      assert.equal(doc.text.slice(problem?.span.start, problem?.span.end), tests);
    });
  }
});

describe('values of a promptfoo configuration that stand in files', () => {
  it('variables are texts, and YAML the JSON of what it says', () => {
    const doc = one('tests: [{ vars: { word: file://w.txt, y: file://y.yaml, l: [file://w.txt, b] } }]', {
      'w.txt': '\n two\nlines \n',
      'y.yaml': 'a: [1]',
    });
    assert.deepEqual(rows(doc), [
      { word: 'two\nlines', y: '{"a":[1]}', l: 'two\nlines' },
      { word: 'two\nlines', y: '{"a":[1]}', l: 'b' },
    ]);
    assert.deepEqual(doc.unsupported, []);
  });
  it('a glob is the texts of its files in turn; a whole mapping of variables may be a file', () => {
    const doc = one('tests: [{ vars: { word: file://w/*.md } }, { vars: v.yaml }]', {
      'w/1.md': 'a',
      'w/2.md': 'b',
      'v.yaml': 'word: c',
    });
    assert.deepEqual(rows(doc), [{ word: 'a' }, { word: 'b' }, { word: 'c' }]);
  });
  it('so are expected values and the default test', () => {
    const doc = one('defaultTest: file://d.yaml\ntests: [{ vars: {} }]', {
      'd.yaml':
        'vars: { word: d }\nassert: [{ type: contains, value: file://e.txt }, { type: equals, value: file://e.json }]',
      'e.txt': 'E\n',
      'e.json': '{"a": 1}',
    });
    assert.deepEqual(rows(doc), [{ word: 'd' }]);
    assert.deepEqual(
      doc.config.metrics.map(({ type, value }) => [type, value]),
      [
        ['contains', 'E'],
        ['equals', { a: 1 }],
      ],
    );
  });
  it('pictures and code stay listed', () => {
    const doc = one('tests: [{ vars: { word: file://a.png, x: file://b.js } }]', { 'a.png': 'x', 'b.js': 'x' });
    assert.deepEqual(listed(doc), [
      ['value-file', 'file://a.png'],
      ['code-blocked', 'file://b.js'],
    ]);
  });
});
