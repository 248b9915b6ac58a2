import assert from 'node:assert/strict';
import { parsePrompt } from '../../../src/engine/prompt/parse-prompt.js';
import { sliceOf } from '../../../src/engine/text/span.js';

/** Each problem as its code, the text it stands at, and a piece of its message. */
function check(text: string, ...expected: [code: string, at: string, says: RegExp][]): void {
  const { problems } = parsePrompt(text, 'a.prompt');
  assert.deepEqual(
    problems.map(({ code, span }) => [code, sliceOf(text, span)]),
    expected.map(([code, at]) => [code, at]),
  );
  problems.forEach(({ message }, i) => assert.match(message, expected[i]![2]));
}

const front = (yaml: string): string => `---\n${yaml}\n---\nHi`;

describe('broken front matter is a problem with a place', () => {
  it('when it is not closed', () =>
    check('---\nname: a\nuser:\nHi', ['front-matter-unclosed', '---', /second line `---`/]));
  it('and the template then starts at the first role line', () => {
    const text = '---\nname: a\nuser:\nHi';
    const doc = parsePrompt(text, 'a.prompt');
    assert.equal(sliceOf(text, doc.body), 'user:\nHi');
    assert.equal(doc.config.name, 'a');
  });
  it('when a value with a colon is not quoted', () => check(front('name: a: b'), ['yaml-syntax', 'a', /quotes/]));
  it('when a key is given twice', () =>
    check(front('name: a\nname: b'), ['yaml-syntax', 'name', /`name` is given twice/]));
  it('when a value that a key merges from an anchor is wrong', () =>
    check(front('vary: { kinds: [] }\nconfig: { <<: [&b { temperature: warm }, { temperature: 1 }] }'), [
      'front-matter-type',
      'warm',
      /`config.temperature` must be a number/,
    ]));
  it('when a bracket is not closed', () => {
    const [problem] = parsePrompt(front('metrics: [a, b'), 'a.prompt').problems;
    assert.equal(problem?.code, 'yaml-syntax');
  });
  it('when it is no mapping', () => check(front('- a\n- b'), ['front-matter-type', '- a\n- b\n', /must be a mapping/]));
  it('and reads as if there were none', () => {
    const { config, frontMatter } = parsePrompt(front('name: [a'), 'q.prompt');
    assert.deepEqual([config.name, frontMatter?.data], ['q', {}]);
  });
});

describe('a value of the wrong type is a problem at the value', () => {
  const cases: [yaml: string, at: string, says: RegExp][] = [
    ['name: 5', '5', /`name` must be text/],
    ['description: [a]', '[a]', /`description` must be text/],
    ['model: { a: b }', '{ a: b }', /text or a list of texts/],
    ['model: [a, 1]', '[a, 1]', /text or a list of texts/],
    ['config: hot', 'hot', /`config` must be a mapping/],
    ['config: { temperature: hot }', 'hot', /`config.temperature` must be a number of at least 0/],
    ['config: { maxOutputTokens: 1.5 }', '1.5', /whole number of at least 1/],
    ['config: { topK: -1 }', '-1', /whole number of at least 0/],
    ['config: { stopSequences: 3 }', '3', /`config.stopSequences` must be text or a list of texts/],
    ['config: { seed: x }', 'x', /`config.seed` must be a whole number/],
    ['input: x', 'x', /`input` must be a mapping/],
    ['input: { schema: [a] }', '[a]', /`input.schema` must be a mapping/],
    ['input: { schema: { a: 5 } }', '5', /a type such as `string`/],
    ['input: { default: 5 }', '5', /`input.default` must be a mapping/],
    ['input: { trust: user }', 'user', /`input.trust` must be a mapping/],
    ['output: json', 'json', /`output` must be a mapping/],
    ['output: { labels: x }', 'x', /a list of words or a mapping/],
    ['output: { labels: [a, {}] }', '{}', /`output.labels\[1\]` must be a word/],
    ['data: 5', '5', /`data` must be the path/],
    ['data: { limit: 5 }', '{ limit: 5 }', /a mapping with `path`/],
    ['data: { path: a, limit: 0 }', '0', /at least 1/],
    ['data: { path: a, columns: { x: 1 } }', '1', /`data.columns.x` must be text/],
    ['data: { path: a, where: 1 }', '1', /`data.where` must be a mapping/],
    [
      'data: { path: a, sample: { seed: 1 } }',
      '{ seed: 1 }',
      /`data.sample` must be a number of rows, or a mapping with `n`/,
    ],
    ['data: { path: a, split: { train: most } }', 'most', /`data.split.train` must be a number/],
    ['expect: [a]', '[a]', /`expect` must be text/],
    ['expect: {{ label }}', '{{ label }}', /put the template in quotes/],
    ['metrics: [5]', '5', /`metrics\[0\]` must be the name of a metric/],
    ['metrics: [{ value: x }]', '{ value: x }', /an assertion with `type`/],
    ['metrics: [{ type: a, weight: x }]', 'x', /`metrics\[0\].weight` must be a number/],
    ['matrix: [a]', '[a]', /`matrix` must be a mapping/],
    ['matrix: { a: b }', 'b', /`matrix.a` must be a list/],
    ['matrix: { a: [] }', '[]', /at least one alternative/],
    ['demos: x', 'x', /a list of rows, or/],
    ['demos: [x]', 'x', /`demos\[0\]` must be a row/],
    ['hone: x', 'x', /`hone` must be a mapping/],
    ['hone: { ignore: 5 }', '5', /`hone.ignore` must be text or a list/],
    ['template: [a]', '[a]', /`template` must be text/],
  ];
  for (const [yaml, at, says] of cases) it(yaml, () => check(front(yaml), ['front-matter-type', at, says]));

  const choices: [yaml: string, at: string, says: RegExp][] = [
    ['config: { reasoningEffort: hihg }', 'hihg', /write `high`/],
    ['input: { trust: { a: usr } }', 'usr', /write `user`/],
    ['output: { format: yaml }', 'yaml', /one of `text`, `json`/],
    ['data: { path: a, where: "x ==" }', '"x =="', /`data.where` is no expression over the row: /],
    ['data: { path: a, where: "{{ x }}" }', '"{{ x }}"', /write the expression alone, without \{\{ \}\} around it/],
    ['data: { path: a, columns: { x: { type: picture } } }', 'picture', /image/],
  ];
  for (const [yaml, at, says] of choices) it(yaml, () => check(front(yaml), ['front-matter-value', at, says]));

  it('but a key without a value is as if it were absent', () =>
    check(front('name:\ndemos:\nmetrics:\nconfig:\ndata:')));
  it('and keys of other tools are left alone', () => check(front('registry: 5\nmyext.foo: [1]\nvariant: x')));
});

describe('a fault in expect is a problem at its value', () => {
  it('when its template is broken', () => check(front('expect: "{{ label"'), ['expect-syntax', '{{', /^In `expect`:/]));
  it('each at its own place, in whatever style the value is written', () =>
    check(
      front('expect: "\\n{{ a | }} {{ b b }}"'),
      ['expect-syntax', '', /^In `expect`:/],
      ['expect-syntax', 'b', /^In `expect`:/],
    ));
});

describe("a fault in an assertion's value is a problem at its place", () => {
  it('when its template is broken', () =>
    check(front("metrics:\n  - type: contains\n    value: 'a''s {{ b | }}'"), [
      'assertion-syntax',
      '',
      /^In an assertion's value:/,
    ]));
  it('but a regular expression has braces of its own', () => check(front('metrics: { type: regex, value: "{{2}" }')));
});

describe('the engine of a template', () => {
  const engineOf = (text: string): string => {
    const { format, template } = parsePrompt(text, 'a.prompt');
    return `${format} ${template.engine}`;
  };
  const cases: [text: string, engine: string][] = [
    ['---\ntemplate: handlebars\n---\nplain text', 'dotprompt handlebars'],
    ['---\ntemplate: mustache\n---\n{{#x}}a{{/x}}', 'hone mustache'],
    ['---\ntemplate: jinja2\n---\n{{#if x}}', 'hone jinja2'],
    ['{{role "system"}}\nHi', 'dotprompt handlebars'],
    ['{{#if x}}a{{/if}}', 'dotprompt handlebars'],
    ['{{>header}}', 'dotprompt handlebars'],
    ['{{media url=x}}', 'dotprompt handlebars'],
    ['{{json x}}', 'dotprompt handlebars'],
    ['{{! note }}Hi {{name}}', 'dotprompt handlebars'],
    ['Hi {{ name }}', 'hone jinja2'],
    ['So far:\n{{history}}', 'hone jinja2'],
    ['{% raw %}{{#if x}}{% endraw %}', 'hone jinja2'],
    ['{# {{role "system"}} #}Hi {{ name ', 'hone jinja2'],
  ];
  for (const [text, engine] of cases)
    it(`${JSON.stringify(text)} is ${engine}`, () => assert.equal(engineOf(text), engine));

  it('is named in the front matter by one of its names', () =>
    check('---\ntemplate: handelbars\n---\nHi', ['front-matter-value', 'handelbars', /write `handlebars`/]));
});

describe('a misspelt role line is a problem that names the role', () => {
  const misspelt: [line: string, role: string][] = [
    ['sytem:', 'system'],
    ['Systm:', 'system'],
    ['usr:', 'user'],
    ['# asistant:', 'assistant'],
    ['asssistent:', 'assistant'],
    ['develper:', 'developer'],
    ['tol:', 'tool'],
  ];
  for (const [line, role] of misspelt) {
    it(`${line} is ${role}`, () => check(`${line}\nHi`, ['role-unknown', line, new RegExp(`write \`${role}:\``)]));
  }

  const headings = [
    'Note:',
    'Tone:',
    'Goal:',
    'Todo:',
    'Tools:',
    'Users:',
    'Use:',
    'Title:',
    'Rules:',
    'Output:',
    'Text:',
    'Question:',
  ];
  for (const line of headings) it(`${line} is an ordinary heading`, () => check(`${line}\nHi`));
  it('but not within a line', () => check('Ask the usr: what?'));
});

describe('a mark of a part is a problem', () => {
  it('when it is not closed', () => check('{# part: a #}Hi', ['mark-unclosed', '{# part: a #}', /\{# end #\}/]));
  it('when it was not opened', () => check('Hi{# end #}', ['mark-unopened', '{# end #}', /closes no part/]));
  it('when its name is taken', () => {
    check('{# part: a #}x{# end #}{# part: a #}y{# end #}', ['part-duplicate', '{# part: a #}', /another part `a`/]);
  });
  it('when it stands in another part', () => {
    check('{# part: a #}{# part: b #}y{# end #}{# end #}', ['part-nested', '{# part: b #}', /inside another/]);
  });
});

describe('hostile front matter gives a problem at once', () => {
  const laughs = ['a0: &a0 [x, x, x, x, x, x, x, x, x]'];
  for (let i = 1; i < 12; i++)
    laughs.push(
      `a${i}: &a${i} [${Array(9)
        .fill(`*a${i - 1}`)
        .join(', ')}]`,
    );
  const cases: [name: string, yaml: string, code: string][] = [
    ['of aliases that multiply', laughs.join('\n'), 'yaml-syntax'],
    ['of a value that contains itself', 'a: &a [1, *a]', 'yaml-syntax'],
    ['of 100,000 open brackets', `a: ${'['.repeat(100_000)}`, 'front-matter-too-deep'],
    ['of 7,000 brackets that close', `a: ${'['.repeat(7_000)}${']'.repeat(7_000)}`, 'front-matter-too-deep'],
    ['of braces over many lines', `a: ${'{b:\n '.repeat(100)}`, 'front-matter-too-deep'],
    ['of lists in lists on one line', `a:\n  ${'- '.repeat(5_000)}x`, 'front-matter-too-deep'],
    ['of a million characters', `a: ${'x'.repeat(1_000_000)}`, 'front-matter-too-large'],
  ];
  for (const [name, yaml, code] of cases) {
    it(name, () => {
      const { problems } = parsePrompt(front(yaml), 'a.prompt');
      assert.equal(problems[0]?.code, code);
      assert.ok(problems.length <= 20);
    });
  }
  it('but not where brackets open and close again', () => {
    const rows = Array.from({ length: 200 }, (_, i) => `  - { text: "{{ x }} [${i}]", tags: [a, [b]] }`);
    assert.deepEqual(parsePrompt(front(`demos:\n${rows.join('\n')}\nexpect: "{{ x }}"`), 'a.prompt').problems, []);
  });
  it('and reads many keys in linear time', () => {
    const yaml = Array.from({ length: 20_000 }, (_, i) => `k${i}: v`).join('\n');
    assert.deepEqual(parsePrompt(front(yaml), 'a.prompt').problems, []);
  });
  it('and a key named __proto__ changes nothing', () => {
    parsePrompt(front('__proto__: { polluted: 1 }\ninput: { default: { __proto__: { polluted: 1 } } }'), 'a.prompt');
    assert.equal(({} as Record<string, unknown>)['polluted'], undefined);
  });
});
