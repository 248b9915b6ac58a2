import assert from 'node:assert/strict';
import { firstView, openResultsPanel, type ResultsPanelPage, snapshot } from '../support/results-panel.js';

describe('the rows of the results panel', () => {
  let panel: ResultsPanelPage;

  beforeEach(async () => (panel = await openResultsPanel()));
  afterEach(async () => panel.close());

  it('lists rows with marks, errors and what is not answered yet', async () => {
    await panel.show();
    const cells = [...panel.document.querySelectorAll('.answer')].map(({ textContent }) => textContent);
    assert.deepEqual(cells, ['✗red', '✗error Too slow.', '✓green', '…']);
  });

  it('names each answer for screen readers', async () => {
    await panel.show();
    const labels = [...panel.document.querySelectorAll('.answer')].map((cell) => cell.getAttribute('aria-label'));
    assert.deepEqual(labels, [
      'terse: wrong, red',
      'polite: error, Too slow.',
      'terse: right, green',
      'polite: not answered yet',
    ]);
  });

  it('asks for failed rows alone', async () => {
    await panel.show();
    panel.press('[data-filter=failed]');
    assert.deepEqual(panel.sent.at(-1), { type: 'view', view: { ...firstView, filter: 'failed' } });
  });

  it('holds only the rows near the screen, and asks for others when it is scrolled', async () => {
    await panel.show({ rows: { ...snapshot.rows, total: 10_000, all: 10_000 } });
    assert.equal(panel.document.querySelectorAll('.row-space .row').length, 2);
    const list = panel.document.querySelector<HTMLElement>('.row-list');
    assert.ok(list);
    list.scrollTop = 26 * 5000;
    list.dispatchEvent(new (panel.document.defaultView as typeof globalThis & Window).Event('scroll'));
    assert.deepEqual(panel.sent.at(-1), { type: 'view', view: { ...firstView, first: 4955, count: 91 } });
  });

  const search = (text: string): void => {
    const input = panel.document.querySelector<HTMLInputElement>('.search');
    assert.ok(input);
    input.value = text;
    input.dispatchEvent(new (panel.document.defaultView as typeof globalThis & Window).Event('input'));
  };

  it('finds rows by a text, once the user pauses', async () => {
    await panel.show();
    search('blue');
    await panel.settle();
    assert.deepEqual(panel.sent.at(-1), { type: 'view', view: { ...firstView, search: 'blue' } });
  });

  it('says of a search that goes on how much it has found, and of one that found nothing yet that it does', async () => {
    const view = { ...firstView, search: 'blue' };
    await panel.show({ rows: { ...snapshot.rows, view, searching: true } });
    assert.match(panel.text('.rows h2'), /2 rows found so far…$/);
    await panel.show({ rows: { ...snapshot.rows, view, searching: true, total: 0, items: [] } });
    assert.equal(panel.text('.rows > .hint'), 'Searching…');
    await panel.show({ rows: { ...snapshot.rows, view, total: 0, items: [] } });
    assert.match(panel.text('.rows > .hint'), /^No row is like this\./);
  });

  it('keeps a choice that was made and answered before a search has paused', async () => {
    await panel.show();
    search('blue');
    panel.press('[data-filter=failed]');
    await panel.show({ rows: { ...snapshot.rows, view: { ...firstView, filter: 'failed' } } });
    assert.deepEqual(panel.sent.at(-1), { type: 'view', view: { ...firstView, filter: 'failed', search: 'blue' } });
  });

  it('sorts by a column: upwards, downwards, then failures first again', async () => {
    const sorts = [
      { by: 'variant', variant: 'id-terse', descending: false },
      { by: 'variant', variant: 'id-terse', descending: true },
      { by: 'failures', variant: null, descending: false },
    ] as const;
    await panel.show();
    for (const sort of sorts) {
      panel.document.querySelectorAll<HTMLElement>('.sort')[2]?.click();
      assert.deepEqual(panel.sent.at(-1), { type: 'view', view: { ...firstView, sort } });
      await panel.show({ rows: { ...snapshot.rows, view: { ...firstView, sort } } });
      const sorted = panel.document.querySelector('[aria-sort=ascending], [aria-sort=descending]');
      const direction = sort.descending ? 'descending' : 'ascending';
      assert.equal(sorted?.getAttribute('aria-sort'), sort.by === 'failures' ? undefined : direction);
    }
  });

  it('adds to the last choice of rows where the host has not answered yet', async () => {
    await panel.show();
    panel.press('[data-filter=failed]');
    panel.document.querySelectorAll<HTMLElement>('.sort')[0]?.click();
    const sort = { by: 'line', variant: null, descending: false };
    assert.deepEqual(panel.sent.at(-1), { type: 'view', view: { ...firstView, filter: 'failed', sort } });
  });

  it('goes through its cells by arrow keys, and to the last row though it has to come first', async () => {
    const rows = { ...snapshot.rows, total: 10_000, all: 10_000 };
    await panel.show({ rows });
    const press = async (key: string): Promise<void> => {
      const view = panel.document.defaultView as typeof globalThis & Window;
      panel.document
        .querySelector('.row-list')
        ?.dispatchEvent(new view.KeyboardEvent('keydown', { key, bubbles: true }));
      await panel.settle();
    };
    const standsOn = (): string | null | undefined => panel.document.activeElement?.getAttribute('data-cell');
    await press('ArrowDown');
    assert.equal(standsOn(), '1:1');
    await press('ArrowRight');
    assert.equal(standsOn(), '1:2');
    await press('End');
    assert.equal(standsOn(), '1:2');
    await panel.show({ rows: { ...rows, view: { ...firstView, first: 9998 } } });
    assert.equal(standsOn(), '9999:2');
  });

  it('runs marked rows again, or copies them', async () => {
    await panel.show();
    assert.equal(panel.button('Run them again'), undefined);
    panel.document.querySelectorAll<HTMLElement>('.mark-cell input')[1]?.click();
    await panel.settle();
    assert.match(panel.text('.rows-title'), /1 row marked/);
    panel.button('Copy them')?.click();
    assert.deepEqual(panel.sent.at(-1), { type: 'copy-rows', rows: ['row-1'] });
    panel.button('Run them again')?.click();
    assert.deepEqual(panel.sent.at(-1), { type: 'rerun-rows', rows: ['row-1'] });
    await panel.settle();
    assert.doesNotMatch(panel.text('.rows-title'), /marked/);
  });

  it('marks the answers that moved, for screen readers too', async () => {
    const [first] = snapshot.rows.items;
    assert.ok(first);
    const cells = first.cells.map((cell) => cell && { ...cell, move: 'regressed' as const });
    await panel.show({ rows: { ...snapshot.rows, items: [{ ...first, cells }] } });
    assert.equal(panel.text('.answer'), '✗▼red');
    assert.equal(panel.document.querySelector('.answer')?.getAttribute('aria-label'), 'terse: got worse, wrong, red');
  });

  it('lists the rows of a field of the confusion matrix, and all again', async () => {
    const labels = { variant: 'id-terse', expected: 'spam', answered: null };
    const counts = [
      [3, 1],
      [0, 4],
    ];
    const matrices = [
      { variant: 'id-terse', label: 'terse', labels: ['spam', 'ham'], counts: counts.map((row) => [...row, 2]) },
    ];
    await panel.show({ matrices });
    assert.equal(panel.text('.matrix tbody tr'), 'spam312');
    panel.press('.field-count[aria-label^="spam answered as no label: 2"]');
    assert.deepEqual(panel.sent.at(-1), { type: 'view', view: { ...firstView, labels } });
    await panel.show({ matrices, rows: { ...snapshot.rows, view: { ...firstView, labels } } });
    assert.equal(panel.text('.picked'), 'spam answered as no label ×');
    panel.press('.picked');
    assert.deepEqual(panel.sent.at(-1), { type: 'view', view: firstView });
  });
});
