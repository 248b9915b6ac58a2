import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { readOptimizerRequest, type OptimizerRequest } from '../../src/protocol/optimizer.js';
import { readPreviewRequest, type PreviewRequest } from '../../src/protocol/preview.js';
import { readResultsRequest } from '../../src/protocol/read-results-request.js';
import type { ResultsRequest, RowView } from '../../src/protocol/results.js';

const nonsense: readonly unknown[] = [undefined, null, 'ready', 7, [], {}, { type: 'explode' }, { type: ['ready'] }];

const view: RowView = {
  filter: 'failed',
  search: 'blue',
  sort: { by: 'variant', variant: 'v', descending: true },
  labels: { variant: 'v', expected: 'a', answered: null },
  first: 0,
  count: 500,
};

describe('readResultsRequest', () => {
  const good: readonly ResultsRequest[] = [
    { type: 'ready' },
    { type: 'stop' },
    { type: 'rerun' },
    { type: 'close' },
    { type: 'view', view },
    { type: 'view', view: { ...view, labels: null } },
    { type: 'rerun-rows', rows: ['1-abc', '2-abc'] },
    { type: 'copy-rows', rows: [] },
    { type: 'compare', run: null },
    { type: 'compare', run: '20261126-123000-abcdef' },
    { type: 'open-run', run: '20261126-123000-abcdef' },
    { type: 'prompt-diff', prompt: 'a.prompt' },
    { type: 'copy', what: 'messages' },
    { type: 'history' },
    { type: 'export' },
    { type: 'end-comparison' },
    { type: 'run', index: 1 },
    { type: 'open', row: '1-abc', variant: 'v' },
  ];
  for (const request of good) {
    it(`takes ${JSON.stringify(request)}`, () => assert.deepEqual(readResultsRequest(request), request));
  }

  const bad: readonly unknown[] = [
    ...nonsense,
    { type: 'view' },
    { type: 'view', view: { ...view, filter: 'some' } },
    { type: 'view', view: { ...view, search: 7 } },
    { type: 'view', view: { ...view, sort: { by: '__proto__', variant: null, descending: false } } },
    { type: 'view', view: { ...view, sort: { by: 'line', variant: null, descending: 'no' } } },
    { type: 'view', view: { ...view, labels: { variant: 'v', expected: 'a' } } },
    { type: 'view', view: { ...view, first: -1 } },
    { type: 'view', view: { ...view, first: 0.5 } },
    { type: 'view', view: { ...view, count: 501 } },
    { type: 'rerun-rows', rows: 'all' },
    { type: 'rerun-rows', rows: [1] },
    { type: 'compare' },
    { type: 'open-run', run: null },
    { type: 'copy', what: 'keys' },
    { type: 'prompt-diff', prompt: ['a'] },
    { type: 'open', row: 3, variant: 'v' },
    { type: 'open', row: 'x'.repeat(10_001), variant: 'v' },
  ];
  for (const message of bad) {
    it(`refuses ${inspect(message).slice(0, 60)}`, () => assert.equal(readResultsRequest(message), undefined));
  }

  it('passes on nothing beyond what it knows', () => {
    assert.deepEqual(readResultsRequest({ type: 'stop', command: 'workbench.action.quit' }), { type: 'stop' });
  });
});

describe('readOptimizerRequest', () => {
  const good: readonly OptimizerRequest[] = [
    { type: 'ready' },
    { type: 'start' },
    { type: 'accept' },
    { type: 'manage-trust' },
    { type: 'change', field: 'calls', value: 'many' },
    { type: 'show-diff', candidate: null },
    { type: 'show-diff', candidate: 'abc' },
  ];
  for (const request of good) {
    it(`takes ${JSON.stringify(request)}`, () => assert.deepEqual(readOptimizerRequest(request), request));
  }

  const bad: readonly unknown[] = [
    ...nonsense,
    { type: 'change', field: 'prompt', value: '/etc/passwd' },
    { type: 'change', field: '__proto__', value: 'x' },
    { type: 'change', field: 'calls', value: 5 },
    { type: 'show-diff' },
    { type: 'show-diff', candidate: 5 },
  ];
  for (const message of bad) {
    it(`refuses ${JSON.stringify(message)}`, () => assert.equal(readOptimizerRequest(message), undefined));
  }
});

describe('readPreviewRequest', () => {
  const good: readonly PreviewRequest[] = [
    { type: 'ready' },
    { type: 'drawn' },
    { type: 'reveal-row' },
    { type: 'pin', on: true },
    { type: 'view', what: 'whitespace', on: false },
    { type: 'choose', what: 'row', number: 12 },
    { type: 'search', text: 'blue', step: -1 },
    { type: 'value', name: 'question', text: 'Why?' },
    { type: 'reveal', what: 'value', version: 3, message: 0, piece: 2 },
    { type: 'reveal-problem', index: 0 },
    { type: 'copy', message: 'json' },
    { type: 'copy', message: 1 },
  ];
  for (const request of good) {
    it(`takes ${JSON.stringify(request)}`, () => assert.deepEqual(readPreviewRequest(request), request));
  }

  const bad: readonly unknown[] = [
    ...nonsense,
    { type: 'pin', on: 'yes' },
    { type: 'view', what: '__proto__', on: true },
    { type: 'choose', what: 'file', number: 1 },
    { type: 'choose', what: 'row', number: -1 },
    { type: 'search', text: 'blue', step: 2 },
    { type: 'value', name: 'question', text: 'x'.repeat(10_001) },
    { type: 'reveal', what: 'source', version: 3, message: 0, piece: '/etc/passwd' },
    { type: 'reveal', what: 'file', version: 3, message: 0, piece: 0 },
    { type: 'reveal-problem', index: 1.5 },
    { type: 'copy', message: 'all' },
  ];
  for (const message of bad) {
    it(`refuses ${inspect(message).slice(0, 60)}`, () => assert.equal(readPreviewRequest(message), undefined));
  }

  it('passes on nothing beyond what it knows', () => {
    const message = { type: 'choose', what: 'row', number: 1, path: '/etc/passwd' };
    assert.deepEqual(readPreviewRequest(message), { type: 'choose', what: 'row', number: 1 });
  });
});
