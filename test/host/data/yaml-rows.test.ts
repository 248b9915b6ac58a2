import assert from 'node:assert/strict';
import type { RowItem } from '../../../src/engine/dataset/row.js';
import { writtenNumber } from '../../../src/engine/template/written-numbers.js';
import { textRows } from '../../../src/host/data/read-rows.js';
import { yamlItems } from '../../../src/host/data/yaml-rows.js';

describe('a YAML file of rows', () => {
  for (const [what, text, expected] of [
    ['a list', '- a: 1\n- a: x\n  b: [1, {c: d}]\n', ['1 {"a":1}', '2 {"a":"x","b":[1,{"c":"d"}]}']],
    ['the one list of a mapping', 'name: x\nrows:\n  - a: 1\n  - a: 2\n', ['3 {"a":1}', '4 {"a":2}']],
    ['documents that are rows', '---\na: 1\n---\na: 2\n', ['2 {"a":1}', '4 {"a":2}']],
    ['documents that are lists', '- a: 1\n---\n- a: 2\n- a: 3\n', ['1 {"a":1}', '3 {"a":2}', '4 {"a":3}']],
    ['texts of several lines', '- a: |\n    x\n    {{ y }}\n', ['1 {"a":"x\\n{{ y }}\\n"}']],
    ['dates, which stay text', '- a: 2024-01-01\n', ['1 {"a":"2024-01-01"}']],
    ['anchors and aliases', '- &x {a: 1}\n- *x\n', ['1 {"a":1}', '2 {"a":1}']],
    ['keys merged from an anchor', '- &x {a: 1, b: 2}\n- <<: *x\n  b: 3\n', ['1 {"a":1,"b":2}', '2 {"a":1,"b":3}']],
    ['a row that is none', '- a: 1\n- x\n', ['1 {"a":1}', /^2: A row must be a mapping/]],
    [
      'a document that is no YAML',
      'a: 1\n---\na: [\n---\na: 3\n',
      ['1 {"a":1}', /^\d: This is not YAML \(.+\); correct it/, '5 {"a":3}'],
    ],
    ['a fault in its only document', '- a: 1\n- "b', [/^2: This is not YAML/]],
    ['an alias that names nothing', '- a: *x\n', [/^1: This is not YAML|^1: An alias of this row names nothing/]],
  ] as const)
    it(`may have ${what}`, async () => {
      const found = (await items(textRows(text, 'a.yaml'))).map(shown);
      assert.equal(found.length, expected.length, found.join('\n'));
      expected.forEach((wanted, i) => {
        if (wanted instanceof RegExp) assert.match(found[i] ?? '', wanted);
        else assert.equal(found[i], wanted);
      });
    });

  for (const [what, text, says] of [
    ['a mapping without a list', 'a: 1\n', /there is no list of rows in the file; write each row as `- text: …`/],
    ['a mapping with two', 'a: [{x: 1}]\nb: [{x: 2}]\n', /rows stand under `a` and `b`/],
    ['a mapping with three', 'a: [{x: 1}]\nb: [{x: 2}]\nc: [{x: 3}]\n', /rows stand under `a`, `b` and `c`;/],
    ['nothing', '# only this\n', /there are no rows in the file/],
    [
      'too much',
      `- a: ${'x'.repeat(10_000_000)}\n`,
      /YAML of more than 10 million characters is not read; convert the file to JSONL/,
    ],
  ] as const)
    it(`with ${what} is one line that says what to do`, () =>
      assert.rejects(items(textRows(text, 'a.yaml')), (error: Error) => says.test(error.message)));

  it('keeps how numbers are written, also inside', () => {
    const [item] = yamlItems('- n: 1.0\n  list: [2.0, 12345678901234567890]\n', 'a.yaml');
    const values = item?.type === 'row' ? item.row.values : {};
    const list = values['list'] as number[];
    assert.deepEqual(
      [writtenNumber(values, 'n', 1), writtenNumber(list, 0, 2), writtenNumber(list, 1, list[1] ?? 0)],
      ['1.0', '2.0', '12345678901234567890'],
    );
  });
  it('does not blow up: aliases that multiply are a row that is none', () => {
    const layers = Array.from({ length: 9 }, (_, i) => `a${i + 1}: &a${i + 1} [${`*a${i}, `.repeat(9)}]`);
    const text = `a0: &a0 [x]\n${layers.join('\n')}\n---\na: 1\n`;
    assert.deepEqual(yamlItems(text, 'a.yaml').map(shown), [
      '1: An alias of this row names nothing, or multiplies too much; write its value out.',
      '12 {"a":1}',
    ]);
  });
  it('cannot reach a prototype', () => {
    const [item] = yamlItems('- __proto__: {polluted: 1}\n', 'a.yaml');
    const values = item?.type === 'row' ? item.row.values : {};
    assert.deepEqual([Object.keys(values), values['polluted']], [['__proto__'], undefined]);
  });
});

async function items(found: AsyncIterable<RowItem>): Promise<RowItem[]> {
  const all: RowItem[] = [];
  for await (const item of found) all.push(item);
  return all;
}

function shown(item: RowItem): string {
  return item.type === 'row'
    ? `${item.row.line} ${JSON.stringify(item.row.values)}`
    : `${item.problem.line}: ${item.problem.message}`;
}
