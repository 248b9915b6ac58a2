import assert from 'node:assert/strict';
import type { RowItem } from '../../../src/engine/dataset/row.js';
import type { PreviewPiece } from '../../../src/engine/language/preview/contracts.js';
import { findRows, stepAmong } from '../../../src/extension/preview/find-rows.js';
import { createLatestSender } from '../../../src/extension/preview/latest-sender.js';
import { createPreviewMemory } from '../../../src/extension/preview/preview-memory.js';
import { readRowList, type RowList } from '../../../src/extension/preview/row-list.js';
import { shownMedia } from '../../../src/extension/preview/shown-media.js';

const tick = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('createLatestSender', () => {
  it('sends many changes once, and the next only when the last has arrived', async () => {
    let sent = 0;
    const sender = createLatestSender(() => sent++);
    for (let i = 0; i < 5; i++) sender.changed();
    await tick();
    assert.equal(sent, 1);
    sender.changed();
    sender.changed();
    await tick();
    assert.equal(sent, 1);
    sender.arrived();
    await tick();
    assert.equal(sent, 2);
    sender.arrived();
    await tick();
    assert.equal(sent, 2);
  });

  it('sends at once to somebody new, whatever is underway', async () => {
    let sent = 0;
    const sender = createLatestSender(() => sent++);
    sender.changed();
    await tick();
    sender.restart();
    assert.equal(sent, 2);
  });

  it('sends nothing more when it is disposed of', async () => {
    let sent = 0;
    const sender = createLatestSender(() => sent++);
    sender.changed();
    sender.dispose();
    await tick();
    assert.equal(sent, 0);
  });
});

describe('readRowList', () => {
  async function* rows(count: number, values: Record<string, unknown> = { q: 'x' }): AsyncGenerator<RowItem> {
    await tick();
    for (let line = 1; line <= count; line++) yield { type: 'row', row: { id: `${line}-x`, line, values } };
  }
  const read = async (items: AsyncIterable<RowItem>): Promise<RowList> => {
    const list = readRowList(items, () => undefined);
    while (list.state === 'reading') await tick();
    return list;
  };

  it('reads a file to its end', async () => {
    const { rows: found, state } = await read(rows(120));
    assert.deepEqual([found.length, state], [120, 'all']);
  });

  it('reads the first 10,000 rows of more', async () => {
    const { rows: found, state } = await read(rows(10_001));
    assert.deepEqual([found.length, state], [10_000, 'more']);
  });

  it('reads fewer where they are large', async () => {
    const { rows: found, state } = await read(rows(1000, { q: 'x'.repeat(1_000_000) }));
    assert.equal(state, 'more');
    assert.ok(found.length < 60);
  });

  it('tells of the first row at once, and then not of each', async () => {
    const told: number[] = [];
    const list = readRowList(rows(2000), () => told.push(list.rows.length));
    while (list.state === 'reading') await tick();
    await tick();
    assert.equal(told[0], 1);
    assert.equal(told.at(-1), 2000);
    assert.ok(told.length < 10, told.join(' '));
  });

  it('stops when it is closed', async () => {
    const list = readRowList(rows(10_000), () => undefined);
    list.close();
    for (let i = 0; i < 5; i++) await tick();
    assert.equal(list.rows.length, 0);
  });
});

describe('findRows', () => {
  const row = (values: Record<string, unknown>) => ({ id: '1-x', line: 1, values });
  const rows = [row({ q: 'Blue sky' }), row({ q: 'red', n: 42 }), row({ tags: ['BLUE', 'x'] })];

  it('finds a text in any column, whatever its case', () => assert.deepEqual(findRows(rows, 'blue'), [1, 3]));
  it('finds numbers', () => assert.deepEqual(findRows(rows, '42'), [2]));
  it('finds nothing for nothing', () => assert.deepEqual(findRows(rows, ''), []));
  it('steps onwards and backwards, and begins again', () => {
    assert.deepEqual(
      [stepAmong([1, 3], 1, 1), stepAmong([1, 3], 3, 1), stepAmong([1, 3], 3, -1), stepAmong([1, 3], 1, -1)],
      [3, 1, 1, 3],
    );
    assert.equal(stepAmong([], 1, 1), undefined);
  });
});

describe('shownMedia', () => {
  const media = (text: string, contentType?: string): PreviewPiece => ({
    ...{ kind: 'media', text, variable: undefined, contentType },
    place: { partial: undefined, span: { start: 0, end: 0 } },
  });
  const inside = (path: string) => ({ source: `webview:${path}` });

  it('shows a picture of the workspace', () => {
    assert.deepEqual(shownMedia(media('a.png'), inside), { kind: 'image', source: 'webview:a.png', label: 'a.png' });
  });
  it('says why it does not show one', () => {
    const shown = shownMedia(media('../a.png'), () => ({ reason: 'outside the workspace' }));
    assert.deepEqual(shown, { kind: 'box', label: 'image/png: ../a.png (outside the workspace)' });
  });
  it('only names an address, which is never fetched', () => {
    const shown = shownMedia(media('https://x.test/a.png'), () => assert.fail('it was looked for'));
    assert.deepEqual(shown, { kind: 'link', address: 'https://x.test/a.png', label: 'image/png' });
  });
  it('shows a picture that the prompt holds', () => {
    assert.equal(shownMedia(media('data:image/png;base64,AAAA'), inside).kind, 'image');
  });
  it('only names one that is too large to send with every key', () => {
    const shown = shownMedia(media(`data:image/png;base64,${'A'.repeat(2_000_000)}`), inside);
    assert.deepEqual(shown, { kind: 'box', label: 'image/png, 1.5 MB: too large to be shown here' });
  });
  it('names what is no picture', () => {
    assert.deepEqual(shownMedia(media('a.wav', 'audio/wav'), inside), { kind: 'box', label: 'audio/wav: a.wav' });
    assert.equal(shownMedia(media('data:text/html,<b>'), inside).kind, 'box');
    assert.equal(shownMedia(media('javascript:alert(1)'), inside).kind, 'box');
  });
});

describe('createPreviewMemory', () => {
  it('makes nothing of what another version kept', () => {
    for (const kept of [undefined, null, 'x', { row: -1, variant: 'a', values: { a: 1 } }, { row: 1.5 }]) {
      const memory = createPreviewMemory({ get: () => kept, update: () => Promise.resolve() });
      assert.deepEqual(memory.of('p'), { row: 1, variant: 0, values: {} });
    }
  });
});
