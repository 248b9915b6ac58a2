import { brotliCompressSync, gzipSync } from 'node:zlib';

/** One column of a Parquet file to write, its values row by row. `null` has no value. */
export interface ParquetColumn {
  readonly name: string;
  readonly type: 'BOOLEAN' | 'INT32' | 'INT64' | 'DOUBLE' | 'BYTE_ARRAY';
  /** By the numbers of the format: 0 UTF8, 5 DECIMAL, 6 DATE, 9 and 10 TIMESTAMP in ms and µs. */
  readonly converted?: number;
  readonly scale?: number;
  /** Each value is a list of such values. */
  readonly isList?: boolean;
  readonly values: readonly unknown[];
}

export interface ParquetOptions {
  readonly codec?: 'none' | 'snappy' | 'gzip' | 'brotli';
  /** Rows a group; all in one when left out. */
  readonly groupSize?: number;
}

const types = { BOOLEAN: 0, INT32: 1, INT64: 2, DOUBLE: 5, BYTE_ARRAY: 6 } as const;
const codecs = { none: 0, snappy: 1, gzip: 2, brotli: 4 } as const;

/** Writes a small Parquet file after the format's specification: plain encoding, one page a column and group. */
export function parquetFile(columns: readonly ParquetColumn[], options: ParquetOptions = {}): Buffer {
  const rows = columns[0]?.values.length ?? 0;
  const size = options.groupSize ?? Math.max(rows, 1);
  const parts: Buffer[] = [Buffer.from('PAR1')];
  const groups: Field[][] = [];
  for (let start = 0; start < rows; start += size) {
    const chunks = columns.map((column): Field[] => {
      const offset = parts.reduce((sum, part) => sum + part.length, 0);
      const page = pageOf({ ...column, values: column.values.slice(start, start + size) }, options.codec ?? 'none');
      parts.push(page.bytes);
      const path = column.isList ? [column.name, 'list', 'element'] : [column.name];
      const meta: Field[] = [
        [1, i32(types[column.type])],
        [2, list(5, [zigzag(0), zigzag(3)])],
        [3, list(8, path.map(binary))],
        [4, i32(codecs[options.codec ?? 'none'])],
        [5, i64(page.values)],
        [6, i64(page.size)],
        [7, i64(page.bytes.length)],
        [9, i64(offset)],
      ];
      return [
        [2, i64(offset)],
        [3, struct(meta)],
      ];
    });
    groups.push([
      [1, list(12, chunks.map(structBody))],
      [2, i64(1000)],
      [3, i64(Math.min(size, rows - start))],
    ]);
  }
  const footer = structBody([
    [1, i32(1)],
    [2, list(12, schemaOf(columns).map(structBody))],
    [3, i64(rows)],
    [4, list(12, groups.map(structBody))],
  ]);
  const length = Buffer.alloc(4);
  length.writeUInt32LE(footer.length);
  return Buffer.concat([...parts, footer, length, Buffer.from('PAR1')]);
}

type Written = readonly [type: number, bytes: Buffer];
type Field = readonly [id: number, value: Written];

function schemaOf(columns: readonly ParquetColumn[]): Field[][] {
  const root: Field[] = [
    [4, [8, binary('schema')]],
    [5, i32(columns.length)],
  ];
  const leaf = ({ type, converted, scale }: ParquetColumn, name: string): Field[] => [
    [1, i32(types[type])],
    [3, i32(1)],
    [4, [8, binary(name)]],
    ...(converted === undefined ? [] : [[6, i32(converted)] as const]),
    ...(scale === undefined ? [] : [[7, i32(scale)] as const, [8, i32(9)] as const]),
  ];
  const group = (name: string, repetition: number, converted?: number): Field[] => [
    [3, i32(repetition)],
    [4, [8, binary(name)]],
    [5, i32(1)],
    ...(converted === undefined ? [] : [[6, i32(converted)] as const]),
  ];
  return [
    root,
    ...columns.flatMap((column) =>
      column.isList
        ? [group(column.name, 1, 3), group('list', 2), leaf(column, 'element')]
        : [leaf(column, column.name)],
    ),
  ];
}

function pageOf(
  column: ParquetColumn,
  codec: NonNullable<ParquetOptions['codec']>,
): { bytes: Buffer; size: number; values: number } {
  const { definition, repetition, values } = column.isList ? listLevels(column.values) : flatLevels(column.values);
  const content = Buffer.concat([
    ...(column.isList ? [levels(repetition)] : []),
    levels(definition),
    column.type === 'BOOLEAN' ? booleans(values) : Buffer.concat(values.map((value) => plain(column.type, value))),
  ]);
  const packed = compress(content, codec);
  const header = structBody([
    [1, i32(0)],
    [2, i32(content.length)],
    [3, i32(packed.length)],
    [
      5,
      struct([
        [1, i32(definition.length)],
        [2, i32(0)],
        [3, i32(3)],
        [4, i32(3)],
      ]),
    ],
  ]);
  return {
    bytes: Buffer.concat([header, packed]),
    size: header.length + content.length,
    values: definition.length,
  };
}

interface Levels {
  readonly definition: number[];
  readonly repetition: number[];
  readonly values: unknown[];
}

function flatLevels(column: readonly unknown[]): Levels {
  return {
    definition: column.map((value) => (value === null ? 0 : 1)),
    repetition: [],
    values: column.filter((value) => value !== null),
  };
}

/** 0: no list, 1: an empty one, 2: no value in it, 3: a value. */
function listLevels(column: readonly unknown[]): Levels {
  const found: Levels = { definition: [], repetition: [], values: [] };
  for (const value of column) {
    const items = value as readonly unknown[] | null;
    if (items === null || items.length === 0) {
      found.definition.push(items === null ? 0 : 1);
      found.repetition.push(0);
    }
    (items ?? []).forEach((item, i) => {
      found.definition.push(item === null ? 2 : 3);
      found.repetition.push(i === 0 ? 0 : 1);
      if (item !== null) found.values.push(item);
    });
  }
  return found;
}

/** Runs of equal levels. */
function levels(all: readonly number[]): Buffer {
  const runs: Buffer[] = all.map((level) => Buffer.concat([varint(1n << 1n), Buffer.from([level])]));
  const bytes = Buffer.concat(runs);
  const length = Buffer.alloc(4);
  length.writeUInt32LE(bytes.length);
  return Buffer.concat([length, bytes]);
}

function booleans(values: readonly unknown[]): Buffer {
  const bytes = Buffer.alloc(Math.ceil(values.length / 8));
  values.forEach((value, i) => {
    if (value === true) bytes[i >> 3] = (bytes[i >> 3] ?? 0) | (1 << (i & 7));
  });
  return bytes;
}

function plain(type: ParquetColumn['type'], value: unknown): Buffer {
  if (type === 'BYTE_ARRAY') {
    const bytes = typeof value === 'string' ? Buffer.from(value) : Buffer.from(value as Uint8Array);
    const length = Buffer.alloc(4);
    length.writeUInt32LE(bytes.length);
    return Buffer.concat([length, bytes]);
  }
  const bytes = Buffer.alloc(type === 'INT32' ? 4 : 8);
  if (type === 'INT32') bytes.writeInt32LE(value as number);
  else if (type === 'INT64') bytes.writeBigInt64LE(value as bigint);
  else bytes.writeDoubleLE(value as number);
  return bytes;
}

function compress(bytes: Buffer, codec: NonNullable<ParquetOptions['codec']>): Buffer {
  if (codec === 'gzip') return gzipSync(bytes);
  if (codec === 'brotli') return brotliCompressSync(bytes);
  return codec === 'snappy' ? snappy(bytes) : bytes;
}

/** All of it as literals, which is Snappy too. */
function snappy(bytes: Buffer): Buffer {
  const parts = [varint(BigInt(bytes.length))];
  for (let at = 0; at < bytes.length; at += 60) {
    const piece = bytes.subarray(at, at + 60);
    parts.push(Buffer.from([(piece.length - 1) << 2]), piece);
  }
  return Buffer.concat(parts);
}

function structBody(fields: readonly Field[]): Buffer {
  let last = 0;
  const parts = fields.map(([id, [type, bytes]]) => {
    const head = Buffer.from([((id - last) << 4) | type]);
    last = id;
    return Buffer.concat([head, bytes]);
  });
  return Buffer.concat([...parts, Buffer.from([0])]);
}

function struct(fields: readonly Field[]): Written {
  return [12, structBody(fields)];
}

function i32(value: number): Written {
  return [5, zigzag(value)];
}

function i64(value: number): Written {
  return [6, zigzag(value)];
}

function list(type: number, items: readonly Buffer[]): Written {
  const head =
    items.length < 15
      ? Buffer.from([(items.length << 4) | type])
      : Buffer.concat([Buffer.from([0xf0 | type]), varint(BigInt(items.length))]);
  return [9, Buffer.concat([head, ...items])];
}

function binary(text: string): Buffer {
  const bytes = Buffer.from(text);
  return Buffer.concat([varint(BigInt(bytes.length)), bytes]);
}

function zigzag(value: number): Buffer {
  return varint(BigInt(value) * 2n);
}

function varint(value: bigint): Buffer {
  const bytes: number[] = [];
  let rest = value;
  do {
    const more = rest >> 7n;
    bytes.push(Number(rest & 127n) | (more > 0n ? 128 : 0));
    rest = more;
  } while (rest > 0n);
  return Buffer.from(bytes);
}
