import assert from 'node:assert/strict';
import { literal, message, openPreview, type PreviewPanel, rendering, value } from '../support/preview-panel.js';

describe('in the preview', () => {
  let panel: PreviewPanel;

  beforeEach(async () => (panel = await openPreview()));
  afterEach(async () => panel.close());

  describe('pieces', () => {
    it('lead to their source, and with Ctrl to their value', async () => {
      await panel.show();
      panel.press('[data-piece="1:1"]');
      assert.deepEqual(panel.asked(), { type: 'reveal', what: 'source', version: 7, message: 1, piece: 1 });
      panel.fire(panel.one('[data-piece="1:1"]'), 'MouseEvent', 'click', { ctrlKey: true });
      assert.deepEqual(panel.asked(), { type: 'reveal', what: 'value', version: 7, message: 1, piece: 1 });
    });

    it('lead there from literal text too', async () => {
      await panel.show();
      panel.press('[data-piece="0:0"]');
      assert.deepEqual(panel.asked(), { type: 'reveal', what: 'source', version: 7, message: 0, piece: 0 });
    });

    it('are walked by arrow keys across messages, with one of them in the tab order', async () => {
      await panel.show();
      assert.equal(panel.all('[data-piece][tabindex="0"]').length, 1);
      const key = async (name: string, options = {}): Promise<void> => {
        panel.fire(panel.one(':focus'), 'KeyboardEvent', 'keydown', { key: name, ...options });
        await panel.settle();
      };
      panel.one('[data-piece="0:2"]').focus();
      await key('ArrowRight');
      assert.equal(panel.one(':focus').getAttribute('data-piece'), '1:0');
      await key('ArrowRight');
      assert.equal(panel.one('[data-piece][tabindex="0"]').getAttribute('data-piece'), '1:1');
      await key('Enter', { ctrlKey: true });
      assert.deepEqual(panel.asked(), { type: 'reveal', what: 'value', version: 7, message: 1, piece: 1 });
      await key('Home');
      assert.equal(panel.one(':focus').getAttribute('data-piece'), '0:0');
    });

    it('are marked where the cursor stands', async () => {
      await panel.show({ marks: [{ message: 1, piece: 1 }] });
      assert.deepEqual(
        panel.all('.marked').map(({ textContent }) => textContent),
        ['Why?'],
      );
    });

    it('keep pictures of the workspace apart from addresses, which are not fetched', async () => {
      await panel.showMessages([
        message([
          {
            kind: 'media',
            text: 'a.png',
            variable: null,
            media: { kind: 'image', source: 'vscode:a.png', label: 'a.png' },
          },
          {
            kind: 'media',
            text: 'https://x.test/b.png',
            variable: 'photo',
            media: { kind: 'link', address: 'https://x.test/b.png', label: 'image' },
          },
          { kind: 'media', text: 'c.wav', variable: null, media: { kind: 'box', label: 'audio/wav' } },
        ]),
      ]);
      assert.deepEqual(
        panel.all('img').map((image) => [image.getAttribute('src'), image.getAttribute('alt')]),
        [['vscode:a.png', 'a.png']],
      );
      assert.equal(panel.one('.media a').getAttribute('href'), 'https://x.test/b.png');
      assert.equal(panel.all('.media .box').at(-1)?.textContent, 'audio/wav');
    });
  });

  describe('a long message', () => {
    const long = [message([literal('x'.repeat(4000)), value('question', 'Why?')])];

    it('is folded, and unfolds', async () => {
      await panel.showMessages(long);
      assert.equal(panel.one('.fold').getAttribute('aria-expanded'), 'false');
      panel.press('.fold');
      await panel.settle();
      assert.equal(panel.all('.text.folded').length, 0);
    });

    it('unfolds for the cursor', async () => {
      await panel.showMessages(long);
      await panel.show({ rendering: { ...rendering, messages: long }, marks: [{ message: 0, piece: 1 }] });
      await panel.settle();
      assert.equal(panel.all('.text.folded').length, 0);
    });
  });
});
