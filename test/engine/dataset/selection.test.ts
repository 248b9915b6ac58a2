import assert from 'node:assert/strict';
import { rowId } from '../../../src/engine/dataset/row-id.js';
import type { RowItem } from '../../../src/engine/dataset/row.js';
import { type Selection, selectRows } from '../../../src/engine/dataset/select-rows.js';
import { seededRandom } from '../../../src/engine/random/seeded.js';

type Values = Record<string, unknown>;

async function* stream(rows: readonly Values[]): AsyncGenerator<RowItem> {
  for (const [i, values] of rows.entries())
    yield await Promise.resolve({ type: 'row', row: { id: rowId(i + 1, values), line: i + 1, values } });
}

async function select(rows: readonly Values[], selection: Partial<Selection>): Promise<unknown[]> {
  const found: unknown[] = [];
  for await (const item of selectRows(stream(rows), { columns: {}, where: {}, limit: undefined, ...selection }))
    found.push(item.type === 'row' ? item.row.values : `${item.problem.line}: ${item.problem.message}`);
  return found;
}

describe('rows are chosen by an expression', () => {
  const rows = [
    { text: 'a', label: 'yes', score: 2, tags: ['x'], from: { year: 2020 } },
    { text: 'bb', label: 'no', score: 5, tags: [], from: { year: 2024 } },
  ];
  for (const [condition, wanted] of [
    ["label == 'yes'", ['a']],
    ["label != 'yes' and score >= 5", ['bb']],
    ["label in ['yes', 'no']", ['a', 'bb']],
    ['text | length > 1', ['bb']],
    ["'x' in tags", ['a']],
    ['from.year > 2021', ['bb']],
    ['score is divisibleby 2', ['a']],
    ['tags', ['a']],
    ['nothing is defined', ['1: None of 2 rows matches `data.where`; correct it, or leave it out.']],
  ] as const)
    it(condition, async () => {
      const found = await select(rows, { condition });
      assert.deepEqual(
        found.map((each) => (typeof each === 'string' ? each : (each as Values)['text'])),
        wanted,
      );
    });
  it('over the names of the template too', async () =>
    assert.equal((await select(rows, { columns: { answer: 'label' }, condition: "answer == 'no'" })).length, 1));
  it('and a column that is not there is a problem with the nearest name, never a row left out', async () =>
    assert.deepEqual(await select(rows, { condition: "lable == 'yes'" }), [
      '1: The row has no column `lable`, which `data` names; did you mean `label`?',
      '2: The row has no column `lable`, which `data` names; did you mean `label`?',
    ]));
  it('and what cannot be compared is a problem that says how', async () =>
    assert.match(
      String((await select([{ n: '5' }], { condition: 'n > 3' }))[0]),
      /^1: `data\.where` says nothing of this row: .+\. Values of CSV are text; compare numbers as `column \| float > 3`\.$/,
    ));
  it('and text in a row is data, whatever it looks like', async () => {
    const row = { text: '{{ 7 * 7 }}{% endif %}' };
    assert.deepEqual(await select([row], { condition: "text == '{{ 7 * 7 }}' ~ '{% endif %}'" }), [
      '1: `data.where` cannot be read: write the expression alone, without {{ }} around it.',
    ]);
    assert.deepEqual(await select([row], { condition: "'endif' in text" }), [row]);
  });
  it('and never reaches beyond the row', async () => {
    for (const condition of ['text.constructor', "''.constructor.constructor('return 1')()", 'text.__proto__'])
      assert.equal((await select([{ text: 'a' }], { condition })).filter((each) => typeof each !== 'string').length, 0);
  });
});

describe('columns are chosen and declared', () => {
  it('by a list: the others are left out', async () =>
    assert.deepEqual(await select([{ a: 1, b: 2, c: 3 }], { only: ['a', 'c'] }), [{ a: 1, c: 3 }]));
  it('and one that is not there is a problem', async () =>
    assert.match(String((await select([{ a: 1 }], { only: ['b'] }))[0]), /has no column `b`/));
  it('as json: a cell is read, and can be asked for what is inside', async () =>
    assert.deepEqual(await select([{ a: '{"b": [1]}' }], { kinds: { a: 'json' }, condition: 'a.b[0] == 1' }), [
      { a: { b: [1] } },
    ]));
  it('as json under another name', async () =>
    assert.deepEqual(await select([{ raw: '[1]' }], { kinds: { a: 'json' }, columns: { a: 'raw' } }), [
      { raw: '[1]', a: [1] },
    ]));
  it('as json, and a cell that is none is a problem', async () =>
    assert.match(
      String((await select([{ a: '{b' }], { kinds: { a: 'json' } }))[0]),
      /^1: The column `a` is declared as json/,
    ));
});

describe('a sample of rows', () => {
  const many = (count: number): Values[] => Array.from({ length: count }, (_, i) => ({ i }));
  const drawn = async (rows: readonly Values[], n: number, seed: number): Promise<number[]> =>
    (await select(rows, { sample: { n, seed } })).map((row) => (row as { i: number }).i);

  it('has so many rows, in their order', async () => {
    const found = await drawn(many(500), 20, 1);
    assert.equal(found.length, 20);
    assert.deepEqual(
      found,
      [...found].sort((a, b) => a - b),
    );
  });
  it('is all rows where there are fewer', async () => assert.deepEqual(await drawn(many(3), 20, 1), [0, 1, 2]));
  it('is the same today and everywhere', async () =>
    assert.deepEqual(await drawn(many(100), 5, 7), [36, 37, 46, 65, 92]));
  it('is another with another seed', async () =>
    assert.notDeepEqual(await drawn(many(100), 5, 7), await drawn(many(100), 5, 8)));
  it('does not depend on the order, and a row more replaces at most one', async () => {
    const rows = many(200);
    const before = await drawn(rows, 20, 3);
    const shuffled = await drawn(seededRandom(1).shuffle(rows), 20, 3);
    assert.deepEqual(
      [...shuffled].sort((a, b) => a - b),
      before,
    );
    const after = new Set(await drawn([{ i: 1000 }, ...rows], 20, 3));
    assert.ok(before.filter((i) => !after.has(i)).length <= 1);
  });
  it('takes each row equally often over many seeds', async () => {
    const counts = new Array<number>(40).fill(0);
    const rows = many(40);
    for (let seed = 0; seed < 400; seed++)
      for (const i of await drawn(rows, 10, seed)) counts[i] = (counts[i] ?? 0) + 1;
    // 400 draws of 10 from 40: each 100 times; the chi-square of 39 degrees is below 72.1 in 99.9 % of fair draws.
    const chi = counts.reduce((sum, count) => sum + (count - 100) ** 2 / 100, 0);
    assert.ok(chi < 72.1, String(chi));
  }).timeout(20_000);
  it('is drawn from what `where` leaves, and cut by `limit`', async () => {
    const found = await select(many(100), { condition: 'i % 2 == 0', sample: { n: 10, seed: 1 }, limit: 4 });
    assert.equal(found.length, 4);
    assert.ok(found.every((row) => (row as { i: number }).i % 2 === 0));
  });
});
