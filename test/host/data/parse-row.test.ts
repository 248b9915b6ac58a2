import assert from 'node:assert/strict';
import { selectRows } from '../../../src/engine/dataset/select-rows.js';
import { rowId } from '../../../src/engine/dataset/row-id.js';
import { parsePrompt } from '../../../src/engine/prompt/parse-prompt.js';
import { renderPrompt } from '../../../src/engine/prompt/render-prompt.js';
import { renderTemplate } from '../../../src/engine/template/render-template.js';
import { seededRandom } from '../../../src/engine/random/seeded.js';
import { parseRow } from '../../../src/host/data/parse-row.js';

type Values = Readonly<Record<string, unknown>>;

const read = (text: string): Values => parseRow(text) as Values;

describe('a number in a row', () => {
  // What Python's jinja2 prints of `{{ x }}` after `json.loads`.
  const cases: [written: string, printed: string][] = [
    ['1', '1'],
    ['1.0', '1.0'],
    ['-0.0', '-0.0'],
    ['1.00', '1.0'],
    ['2.50', '2.5'],
    ['1e3', '1000.0'],
    ['1.5E+2', '150.0'],
    ['1e22', '1e+22'],
    ['2e-7', '2e-07'],
    ['9007199254740993', '9007199254740993'],
    ['-123456789012345678901234567890', '-123456789012345678901234567890'],
    ['0.12345678901234567', '0.12345678901234566'],
    ['[1.0, 1, {"y": 10000000000000001}]', "[1.0, 1, {'y': 10000000000000001}]"],
    ['{"a": 1.0}', "{'a': 1.0}"],
    ['"1.0"', '1.0'],
    ['": 1.0, 12345678901234567"', ': 1.0, 12345678901234567'],
  ];
  for (const [written, printed] of cases) {
    it(`${written} prints ${printed}`, () => {
      const row = read(`{"x": ${written}}`);
      assert.equal(renderTemplate('{{ x }}', row), printed);
      assert.equal(renderTemplate('{{ row.x }}', { row }), printed);
    });
  }

  it('is divided and compared as it is written', () =>
    assert.equal(
      renderTemplate('{{ x // 2 }} {{ x == 5 }} {{ y + 1 }}', read('{"x": 5.0, "y": 9007199254740993}')),
      '2.0 True 9007199254740994',
    ));

  it('keeps its form in what the renderer makes of the row', async () => {
    const doc = parsePrompt('---\ninput: { default: { z: 1 } }\n---\n{{ y }} {{ z }}');
    const values = read('{"x": 1.0, "w": "a"}');
    async function* rows(): AsyncGenerator<{ type: 'row'; row: { id: string; line: number; values: Values } }> {
      yield await Promise.resolve({ type: 'row', row: { id: '1', line: 1, values } });
    }
    for await (const item of selectRows(rows(), { columns: { y: 'x' }, where: { x: 1 }, limit: undefined })) {
      assert.ok(item.type === 'row');
      assert.equal(renderPrompt(doc, item.row.values).messages[0]?.content, '1.0 1');
    }
  });

  it('gives way to another value of that name', () =>
    assert.equal(renderTemplate('{{ x }}', { ...read('{"x": 1.0}'), x: 2 }), '2'));

  it('is a plain number to everything else', () => {
    const text = '{"x": 1.0, "y": [1e2], "z": {"w": 12345678901234567890}}';
    const row = read(text);
    assert.equal(JSON.stringify(row), JSON.stringify(JSON.parse(text)));
    assert.equal(rowId(1, row), rowId(1, JSON.parse(text) as Values));
    assert.deepEqual(Object.keys(row), ['x', 'y', 'z']);
    assert.equal(typeof row['x'], 'number');
    for (const engine of ['handlebars', 'mustache'] as const)
      assert.equal(renderTemplate('{{x}}', row, { engine }), renderTemplate('{{x}}', { x: 1 }, { engine }));
  });

  it('reads what JSON.parse reads from 2,000 random rows, whatever their texts look like', () => {
    const random = seededRandom('rows');
    for (let i = 0; i < 2000; i++) {
      const text = `{"a": ${randomJson(random.fork(String(i)), 3)}, "b": 1.0}`;
      assert.equal(JSON.stringify(parseRow(text)), JSON.stringify(JSON.parse(text)), text);
    }
  });

  it('is kept under any key', () => {
    for (const key of ['__proto__', 'constructor', '0', 'say \\"1.0\\"']) {
      const row = read(`{"row": {"${key}": 1.0}}`);
      assert.equal(JSON.stringify(row), JSON.stringify({ row: JSON.parse(`{"${key}": 1}`) as Values }));
      assert.equal(renderTemplate('{{ row.values() | first }}', row), '1.0', key);
    }
  });

  it('is refused where JSON.parse refuses it', () => {
    for (const text of ['{"x": 1.0', '{"x": 01.0}', '{"x": 1.0e}'])
      assert.throws(() => parseRow(text), SyntaxError, text);
  });
});

const atoms = [
  '1.0',
  '-1e5',
  '12345678901234567',
  '0',
  'true',
  'null',
  '": 1.0, "',
  '"\\": 2.0"',
  '"\\uE0201.0"',
  '"\uE0201.0"',
  '"[1.0]"',
  '2.5',
  '"\\\\"',
];

function randomJson(random: ReturnType<typeof seededRandom>, depth: number): string {
  const kind = random.below(4);
  if (depth === 0 || kind < 2) return atoms[random.below(atoms.length)] ?? 'null';
  const items = Array.from({ length: random.below(4) }, (_, i) => randomJson(random.fork(String(i)), depth - 1));
  return kind === 2 ? `[${items.join(', ')}]` : `{${items.map((item, i) => `"k: 1.0${i}":${item}`).join(',')}}`;
}
