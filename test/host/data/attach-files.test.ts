import assert from 'node:assert/strict';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import type { RowItem } from '../../../src/engine/dataset/row.js';
import type { ColumnKind } from '../../../src/engine/prompt/prompt-doc.js';
import { attachFiles } from '../../../src/host/data/attach-files.js';
import { type TempWorkspace, tempWorkspace } from '../../support/temp-workspace.js';

const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
const pngAddress = `data:image/png;base64,${png.toString('base64')}`;

describe('a column of files', () => {
  let workspace: TempWorkspace;
  beforeEach(() => {
    workspace = tempWorkspace({
      'project/data/dot.png': png,
      'project/data/word.txt': 'Grüße {{ x }}',
      'secret.txt': 'secret',
    });
  });
  afterEach(() => workspace.remove());

  async function attached(value: unknown, kind: ColumnKind = 'image'): Promise<unknown> {
    const root = join(workspace.root, 'project');
    const place = { root, folderOf: () => join(root, 'data') };
    const item: RowItem = { type: 'row', row: { id: '1-x', line: 1, values: { photo: value, other: 'dot.png' } } };
    for await (const found of attachFiles(one(item), { photo: kind }, place)) {
      if (found.type === 'problem') return `${found.problem.line}: ${found.problem.message}`;
      assert.equal(found.row.values['other'], 'dot.png');
      assert.equal(found.row.id, '1-x');
      return found.row.values['photo'];
    }
    return undefined;
  }

  for (const [what, value, kind, expected] of [
    ['a picture becomes its bytes, its kind told by them', 'dot.png', 'image', pngAddress],
    ['also as a file: address', 'file://dot.png', 'image', pngAddress],
    ['an address stays', 'https://example.org/a.png', 'image', 'https://example.org/a.png'],
    ['so does a data: address', pngAddress, 'image', pngAddress],
    ['bytes of a Parquet file become an address', { bytes: png.toString('base64'), path: 'x' }, 'image', pngAddress],
    ['no picture stays none', '', 'image', ''],
    [
      'any file becomes its bytes',
      'word.txt',
      'file',
      `data:application/octet-stream;base64,${Buffer.from('Grüße {{ x }}').toString('base64')}`,
    ],
    ['a text becomes its text, which stays data', 'word.txt', 'text', 'Grüße {{ x }}'],
  ] as const)
    it(what, async () => assert.equal(await attached(value, kind), expected));

  for (const [what, value, kind, says] of [
    [
      'that is not there',
      'no.png',
      'image',
      /^1: There is no file `no\.png`; paths in a row start at the folder of the data/,
    ],
    ['outside the workspace', '../../secret.txt', 'text', /lies outside the workspace/],
    ['at an absolute path outside', '/etc/hostname', 'text', /lies outside the workspace/],
    ['behind a link that leads outside', 'link.txt', 'text', /lies outside the workspace/],
    ['that is a folder', '.', 'image', /is no file; name one/],
    ['that is no picture', 'word.txt', 'image', /`word\.txt` is not a file of PNG, JPEG, GIF or WebP; convert it/],
    ['that is a picture and no sound', 'dot.png', 'audio', /is not a file of MP3/],
    [
      'that is too large',
      'large.png',
      'image',
      /`large\.png` has 10\.1 MB and at most 10 MB are sent; make it smaller/,
    ],
    ['of text elsewhere', 'https://example.org/a.txt', 'text', /is an address, and text is read from files only/],
  ] as const)
    it(`with a file ${what} has a row that is none`, async () => {
      symlinkSync(join(workspace.root, 'secret.txt'), join(workspace.root, 'project/data/link.txt'));
      if (value === 'large.png') workspace.write('project/data/large.png', Buffer.alloc(10_100_000));
      assert.match(String(await attached(value, kind)), says);
    });
});

async function* one(item: RowItem): AsyncGenerator<RowItem> {
  yield await Promise.resolve(item);
}
