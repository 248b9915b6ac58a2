import assert from 'node:assert/strict';
import type { PreviewRequest, PreviewSnapshot, PreviewUpdate } from '../../src/protocol/preview.js';
import type { ResultsRequest, ResultsSnapshot, ResultsUpdate } from '../../src/protocol/results.js';
import { openPanel, type Panel } from '../support/panel.js';
import { literal, message, previewSnapshot, rendering, rows, value } from '../support/preview-panel.js';
import { plainWords, pseudoBundle } from '../support/pseudo-words.js';
import { comparison, estimate, openCell, snapshot } from '../support/results-panel.js';

/** Names and units that are the same in every language. */
const everywhere = ['Hone', 'Evaluate', 'Prompt', 'data', 'JSON', 'ms', 'UTC'];
const words = pseudoBundle();

describe('a panel in a language of which every word was translated', () => {
  describe('the results', () => {
    let panel: Panel<ResultsRequest, ResultsUpdate>;
    before(async () => (panel = await openPanel('results', { words })));
    after(() => panel.close());

    const all: Partial<ResultsSnapshot> = {
      offline: false,
      rerunRows: 2,
      started: '2026-11-26',
      stopped: 'Σ',
      open: {
        ...openCell,
        others: [{ name: 'β', answer: 'green' }],
        grading: { calls: 2, tokens: 10, usd: 0, cached: false },
      },
      comparison,
      history: { metric: 'exact-match', entries: [line('then', false), line('now', true)] },
      matrices: [
        {
          variant: 'id-terse',
          label: 'terse',
          labels: ['blue', 'green'],
          counts: [
            [1, 0, 1],
            [0, 1, 0],
          ],
        },
      ],
      distributions: [{ variant: 'id-terse', label: 'terse', low: 0, high: 1, bins: [1, 3] }],
      variants: snapshot.variants.map((variant) => ({ ...variant, firstTokenMs: 12 })),
    };
    for (const [state, change] of Object.entries({
      'that have ended, with all there is to say of them': all,
      'while they come': { phase: 'running', progress: { done: 1, total: 4, verdicts: 3 } },
      'before they come': { phase: 'running', progress: { done: 0, total: 0, verdicts: 0 } },
      'that are read': { phase: 'loading', history: { metric: null, entries: null } },
      'without a run': { phase: 'empty', problems: [] },
      'of no row that is looked for': { rows: { ...snapshot.rows, total: 0, items: [] } },
      'with an answer that failed': { open: { ...openCell, answer: '', error: 'Σ', cached: true, problem: 'Σ' } },
    } satisfies Record<string, Partial<ResultsSnapshot>>)) {
      it(`has no English left in results ${state}`, async () => {
        const shown = { ...snapshot, ...change };
        await panel.receive({ type: 'snapshot', snapshot: shown });
        assert.deepEqual(plainWords(panel.document, [shown, everywhere]), []);
        assert.match(panel.document.body.textContent, /⟦/);
      });
    }
  });

  describe('the preview', () => {
    let panel: Panel<PreviewRequest, PreviewUpdate>;
    before(async () => (panel = await openPanel('preview', { words })));
    after(() => panel.close());

    const { prompt } = previewSnapshot;
    assert.ok(prompt);
    const several = { names: ['ask', 'tell'], variants: ['brief', 'long'] };
    for (const [state, change] of Object.entries({
      'of a prompt with a row': { ...several, rows: { ...rows, search: { text: 'x', matches: 0 } } },
      'of rows that are read': { rows: { ...rows, state: 'reading', total: 0, number: 0 } },
      'of one token and a sample': {
        rows: { ...rows, file: null, line: null },
        rendering: { ...rendering, tokens: 1, usd: null, expected: '' },
      },
      'of a prompt with fields': { rows: null, fields: [{ name: 'question', type: 'any', text: '' }] },
      'of a demonstration, a history and an empty value': {
        rendering: {
          ...rendering,
          variables: [],
          messages: [
            message([literal('x'.repeat(4000)), value('tone', '')], { demo: 1, hidden: 7 }),
            message([{ kind: 'history', text: '', variable: null }]),
          ],
        },
      },
      'of nothing': { rendering: { ...rendering, messages: [] } },
      'of a mistake': { stale: true, problems: [{ message: 'Σ', place: 'σ:1', severity: 'error' }] },
    } satisfies Record<string, Partial<NonNullable<PreviewSnapshot['prompt']>>>)) {
      it(`has no English left in the preview ${state}`, async () => {
        const shown = { ...previewSnapshot, prompt: { ...prompt, ...change } };
        await panel.receive({ type: 'snapshot', snapshot: shown });
        assert.deepEqual(plainWords(panel.document, [shown, everywhere, 'x'.repeat(4000)]), []);
      });
    }

    it('has no English left where there is no prompt', async () => {
      await panel.receive({ type: 'snapshot', snapshot: { ...previewSnapshot, prompt: null } });
      assert.deepEqual(plainWords(panel.document, everywhere), []);
    });
  });

  it('would find a word that is not translated', async () => {
    const panel: Panel<ResultsRequest, ResultsUpdate> = await openPanel('results', {
      words: { ...words, 'No results yet': '' },
    });
    await panel.receive({ type: 'snapshot', snapshot: { ...snapshot, phase: 'empty' } });
    assert.deepEqual(plainWords(panel.document, everywhere), ['No', 'results', 'yet']);
    await panel.close();
  });
});

function line(run: string, isShown: boolean): NonNullable<NonNullable<ResultsSnapshot['history']>['entries']>[number] {
  return { run, started: '2026-11-26', label: 'terse', score: estimate, n: 2, note: '', isShown };
}
