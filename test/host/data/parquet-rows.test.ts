import assert from 'node:assert/strict';
import type { RowItem } from '../../../src/engine/dataset/row.js';
import { writtenNumber } from '../../../src/engine/template/written-numbers.js';
import { createDataFacts } from '../../../src/host/data/data-facts.js';
import { openRows } from '../../../src/host/data/open-rows.js';
import { HostError } from '../../../src/host/host-error.js';
import { seededRandom } from '../../../src/engine/random/seeded.js';
import { parquetFile, type ParquetColumn, type ParquetOptions } from '../../support/parquet-file.js';
import { type TempWorkspace, tempWorkspace } from '../../support/temp-workspace.js';

describe('a Parquet file', () => {
  let workspace: TempWorkspace;
  beforeEach(() => void (workspace = tempWorkspace()));
  afterEach(() => workspace.remove());

  const read = (bytes: Buffer): Promise<RowItem[]> => all(openRows(workspace.write('a.parquet', bytes)));
  const valuesOf = async (columns: readonly ParquetColumn[], options?: ParquetOptions): Promise<unknown[]> =>
    (await read(parquetFile(columns, options))).map((item) => (item.type === 'row' ? item.row.values : item.problem));

  const text = (values: readonly unknown[]): ParquetColumn => ({
    name: 'text',
    type: 'BYTE_ARRAY',
    converted: 0,
    values,
  });
  const value = async (column: Omit<ParquetColumn, 'name' | 'values'>, given: unknown): Promise<unknown> => {
    const [row] = await valuesOf([{ name: 'x', values: [given], ...column }]);
    return (row as { x: unknown }).x;
  };

  for (const [what, column, given, expected] of [
    ['a text', { type: 'BYTE_ARRAY', converted: 0 }, 'Grüße {{ x }}', 'Grüße {{ x }}'],
    ['a whole number', { type: 'INT32' }, 5, 5],
    ['a large whole number', { type: 'INT64' }, 12n, 12],
    ['a number', { type: 'DOUBLE' }, 2.5, 2.5],
    ['what is no number', { type: 'DOUBLE' }, NaN, null],
    ['a truth value', { type: 'BOOLEAN' }, true, true],
    ['no value', { type: 'INT32' }, null, null],
    ['a decimal', { type: 'INT32', converted: 5, scale: 2 }, 1999, 19.99],
    ['a date', { type: 'INT32', converted: 6 }, 19_723, '2024-01-01'],
    ['a time', { type: 'INT64', converted: 9 }, 1_704_067_200_500n, '2024-01-01T00:00:00.5Z'],
    ['a finer time', { type: 'INT64', converted: 10 }, 1_704_067_200_000_001n, '2024-01-01T00:00:00.000001Z'],
    ['a time before 1970', { type: 'INT64', converted: 9 }, -1500n, '1969-12-31T23:59:58.5Z'],
    ['a list', { type: 'BYTE_ARRAY', converted: 0, isList: true }, ['a', null, 'b'], ['a', null, 'b']],
    ['an empty list', { type: 'INT32', isList: true }, [], []],
    ['no list', { type: 'INT32', isList: true }, null, null],
    ['a list of decimals', { type: 'INT32', converted: 5, scale: 1, isList: true }, [11, 3], [1.1, 0.3]],
  ] as const)
    it(`has ${what} as plain data`, async () => assert.deepEqual(await value(column, given), expected));

  it('keeps the digits of a whole number that no JavaScript number holds', async () => {
    const [row] = await valuesOf([{ name: 'x', type: 'INT64', values: [9_007_199_254_740_993n] }]);
    const values = row as { x: number };
    assert.equal(writtenNumber(values, 'x', values.x), '9007199254740993');
  });
  for (const codec of ['none', 'snappy', 'gzip', 'brotli'] as const)
    it(`may be compressed: ${codec}`, async () =>
      assert.deepEqual(await valuesOf([text(['a', 'b'.repeat(500)])], { codec }), [
        { text: 'a' },
        { text: 'b'.repeat(500) },
      ]));
  it('is read group by group, each row with its number', async () => {
    const items = await read(parquetFile([text(['a', 'b', 'c', 'd', 'e'])], { groupSize: 2 }));
    assert.deepEqual(
      items.map((item) => item.type === 'row' && [item.row.line, item.row.values]),
      ['a', 'b', 'c', 'd', 'e'].map((letter, i) => [i + 1, { text: letter }]),
    );
  });
  it('reads no group that nobody asks for', async () => {
    const bytes = parquetFile([text(['a', 'b'])], { groupSize: 1 });
    // The second group's page is destroyed.
    bytes.fill(0xff, bytes.indexOf('a') + 1, bytes.indexOf('b') + 1);
    for await (const item of openRows(workspace.write('a.parquet', bytes))) {
      assert.equal(item.type, 'row');
      break;
    }
  });
  it('cannot reach a prototype', async () => {
    const [row] = await valuesOf([{ ...text(['x']), name: '__proto__' }]);
    assert.deepEqual(Object.keys(row as object), ['__proto__']);
  });
  it('tells its columns by its end alone', () => {
    const path = workspace.write(
      'b.parquet',
      parquetFile([text(['a']), { name: 'label', type: 'INT32', values: [1] }]),
    );
    assert.deepEqual(createDataFacts()(path), { columns: ['text', 'label'] });
  });
  for (const [what, bytes] of [
    ['is none', Buffer.from('id,text\n1,a\n')],
    ['is empty', Buffer.alloc(0)],
    ['is cut off at its end', parquetFile([text(['a', 'b'])]).subarray(0, -9)],
    ['is cut off at its start', parquetFile([text(['a', 'b'])]).subarray(8)],
  ] as const)
    it(`that ${what} is one line that says what to do`, () =>
      assert.rejects(read(bytes), (error) => {
        assert.ok(error instanceof HostError);
        assert.match(error.message, /a\.parquet: this Parquet file cannot be read \(.+\); it may be damaged/);
        return error.kind === 'bad-data';
      }));
  it('with no rows says so', () =>
    assert.rejects(read(parquetFile([text([])])), /there are no rows in the file; is it the right \.parquet file/));
  it('that is damaged anywhere is rows or such a line, and never a crash', async () => {
    const good = parquetFile([text(['a', 'bb', null, 'ccc']), { name: 'n', type: 'INT32', values: [1, 2, null, 4] }], {
      codec: 'snappy',
      groupSize: 2,
    });
    const random = seededRandom('damaged');
    for (let round = 0; round < 600; round++) {
      const bytes = Buffer.from(good);
      bytes[Math.floor(random.next() * bytes.length)] = Math.floor(random.next() * 256);
      await read(bytes).catch((error: unknown) => assert.ok(error instanceof HostError, String(error)));
    }
  }).timeout(30_000);
});

async function all(items: AsyncIterable<RowItem>): Promise<RowItem[]> {
  const found: RowItem[] = [];
  for await (const item of items) found.push(item);
  return found;
}
