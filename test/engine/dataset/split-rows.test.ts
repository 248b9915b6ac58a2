import assert from 'node:assert/strict';
import type { Row } from '../../../src/engine/dataset/row.js';
import { rowId } from '../../../src/engine/dataset/row-id.js';
import { type Splits, splitRows } from '../../../src/engine/dataset/split-rows.js';
import type { SplitShares } from '../../../src/engine/prompt/prompt-doc.js';
import { seededRandom } from '../../../src/engine/random/seeded.js';

const noShares: SplitShares = { train: undefined, dev: undefined, test: undefined, seed: undefined };

function row(line: number, values: Record<string, unknown>): Row {
  return { id: rowId(line, values), line, values };
}

function rows(count: number): Row[] {
  return Array.from({ length: count }, (_, i) => row(i + 1, { text: `row ${i}` }));
}

function split(given: readonly Row[], shares: Partial<SplitShares> = {}, seed = 1): Splits {
  const result = splitRows(given, { ...noShares, ...shares }, seed);
  assert.ok(result.ok, result.ok ? '' : result.message);
  return result.splits;
}

/** The texts in each split, the sealed test opened. */
function texts(splits: Splits): Record<'pool' | 'train' | 'dev' | 'test', unknown[]> {
  const of = (part: readonly Row[]): unknown[] => part.map(({ values }) => values['text']).sort();
  return { pool: of(splits.pool), train: of(splits.train), dev: of(splits.dev), test: of(splits.openTest()) };
}

function sizes(splits: Splits): number[] {
  return [splits.pool.length, splits.train.length, splits.dev.length, splits.testSize];
}

describe('a split of rows', () => {
  const shares: [name: string, count: number, shares: Partial<SplitShares>, sizes: number[]][] = [
    ['is 10, 30, 30, 30 % by default', 1000, {}, [100, 300, 300, 300]],
    ['rounds what is left into the pool', 57, {}, [6, 17, 17, 17]],
    ['takes shares', 100, { train: 0.5, dev: 0.29, test: 0.11 }, [10, 50, 29, 11]],
    ['takes numbers of rows', 100, { train: 20, dev: 30, test: 40 }, [10, 20, 30, 40]],
    ['divides what is not given in the default proportions', 100, { test: 30 }, [10, 30, 30, 30]],
    ['may leave no pool', 100, { train: 0.4, dev: 0.3, test: 0.3 }, [0, 40, 30, 30]],
  ];
  for (const [name, count, given, expected] of shares) {
    it(name, () => assert.deepEqual(sizes(split(rows(count), given)), expected));
  }

  it('puts every row in exactly one part', () => {
    const { pool, train, dev, test } = texts(split(rows(500)));
    const all = [...pool, ...train, ...dev, ...test];
    assert.equal(all.length, 500);
    assert.equal(new Set(all).size, 500);
  });
  it('is the same for the same seed, whatever the order of the rows', () => {
    const shuffled = seededRandom(9).shuffle(rows(300));
    assert.deepEqual(texts(split(shuffled)), texts(split(rows(300))));
  });
  it('is another for another seed', () => {
    assert.notDeepEqual(texts(split(rows(300), {}, 2)).test, texts(split(rows(300), {}, 1)).test);
  });
  it('takes the seed of the file before any other', () => {
    assert.deepEqual(texts(split(rows(300), { seed: 5 }, 2)), texts(split(rows(300), {}, 5)));
  });
  it('keeps almost every row where it was when a line is inserted at the top', () => {
    const before = new Set(texts(split(rows(1000))).test);
    const moved = [row(1, { text: 'new' }), ...rows(1000).map(({ line, values }) => row(line + 1, values))];
    const after = texts(split(moved)).test;
    assert.ok(after.filter((text) => !before.has(text)).length <= 2);
  });
  it('keeps rows with equal content together, so that no test row was seen in training', () => {
    const twins = rows(200).flatMap((one, i) => [one, row(1000 + i, one.values)]);
    const { pool, train, dev, test } = texts(split(twins));
    for (const text of test) assert.ok(![...pool, ...train, ...dev].includes(text));
    assert.equal(test.length, 120);
  });
  it('opens the test rows once', () => {
    const splits = split(rows(100));
    assert.equal(splits.openTest().length, 30);
    assert.throws(() => splits.openTest(), /opened twice/);
  });

  it('is made of as many rows as a refusal asks for', () => {
    assert.equal(splitRows(rows(17), noShares, 1).ok, true);
  });

  const refused: [name: string, given: Row[], shares: Partial<SplitShares>, says: RegExp][] = [
    ['of no rows', [], {}, /0 rows leave 0 .* have 17 different rows or more, or give/],
    ['of ten rows', rows(10), {}, /10 rows leave 3 different ones for the test set, and it needs at least 5/],
    ['of one row a hundred times', Array.from({ length: 100 }, (_, i) => row(i, { a: 1 })), {}, /different ones/],
    ['that asks for more than there is', rows(50), { train: 40, dev: 20 }, /asks for 60 rows and there are 50/],
    ['of sixteen rows', rows(16), {}, /have 17 different rows or more/],
    ['that leaves nothing for the test', rows(50), { train: 0.5, dev: 0.5 }, /the test set.*: add rows, or give/],
  ];
  for (const [name, given, shares, says] of refused) {
    it(`${name} is refused in words`, () => {
      const result = splitRows(given, { ...noShares, ...shares }, 1);
      assert.match(result.ok ? '' : result.message, says);
    });
  }
});

describe('a row id', () => {
  it('is the line and eight digits of the content', () => assert.match(rowId(12, { a: 1 }), /^12-[0-9a-f]{8}$/));
  it('does not depend on the order of columns', () => assert.equal(rowId(1, { a: 1, b: 2 }), rowId(1, { b: 2, a: 1 })));
  it('changes with the content', () => assert.notEqual(rowId(1, { a: 1 }), rowId(1, { a: '1' })));
  it('sees a column named __proto__ and is not fooled by it', () => {
    const hostile = JSON.parse('{"__proto__": {"x": 1}}') as Record<string, unknown>;
    assert.notEqual(rowId(1, hostile), rowId(1, {}));
  });
});
