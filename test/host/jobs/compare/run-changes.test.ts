import assert from 'node:assert/strict';
import { changesBetween } from '../../../../src/host/jobs/compare/run-changes.js';
import type { EvaluationHeader } from '../../../../src/host/runs/run-line.js';

describe('what two runs were set to', () => {
  const header = (judges: readonly string[] | undefined, repeat = 1): EvaluationHeader => ({
    type: 'run',
    version: 1,
    id: '20260101-000000-000-aaaaaa',
    kind: 'evaluate',
    started: '2026-01-01T00:00:00.000Z',
    prompts: [],
    data: { path: 'rows.jsonl', hash: 'h' },
    parts: [],
    variants: [],
    settings: { data: null, models: [], limit: null, repeat, seed: 1 },
    ...(judges && { judges }),
  });
  const settings = (a: EvaluationHeader, b: EvaluationHeader): object =>
    changesBetween({ header: a, texts: new Map() }, { header: b, texts: new Map() }).settings;

  it('says who graded, where that is another model', () => {
    assert.deepEqual(settings(header(['openai/a']), header(['openai/b', 'openai/c'])), [
      { name: 'judge', a: 'openai/a', b: 'openai/b, openai/c' },
    ]);
    assert.deepEqual(settings(header(undefined), header(['openai/b'])), [{ name: 'judge', a: null, b: 'openai/b' }]);
  });

  it('says nothing of what is the same', () => {
    assert.deepEqual(settings(header(['openai/a']), header(['openai/a'])), []);
    assert.deepEqual(settings(header(undefined, 1), header(undefined, 3)), [{ name: 'repeat', a: 1, b: 3 }]);
  });
});
