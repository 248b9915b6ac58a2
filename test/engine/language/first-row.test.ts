import assert from 'node:assert/strict';
import { firstRow } from '../../../src/engine/language/first-row.js';
import type { LintWorkspace } from '../../../src/engine/lint/rule.js';
import { parsePrompt } from '../../../src/engine/prompt/parse-prompt.js';
import { workspaceOf } from '../../support/check-rule.js';

const workspace: LintWorkspace = {
  ...workspaceOf(),
  dataFacts: (path) => (path === 'rows.csv' ? { columns: ['q', 'a'], first: { q: 'Who?', a: '1' } } : undefined),
};

describe('the row that is shown', () => {
  it('is the first of the data, under the names of the template too', () => {
    const doc = parsePrompt('---\ndata: { path: rows.csv, columns: { answer: a } }\n---\n');
    assert.deepEqual(firstRow(doc, workspace), { name: 'the first row', values: { q: 'Who?', a: '1', answer: '1' } });
  });

  it('is a sample of the file itself where there is no data', () => {
    const doc = { ...parsePrompt('Hi'), samples: [{ name: undefined, values: { q: 1 }, span: { start: 0, end: 0 } }] };
    assert.deepEqual(firstRow(doc, workspace), { name: 'the sample', values: { q: 1 } });
  });

  it('is none without either', () => {
    assert.equal(firstRow(parsePrompt('---\ndata: gone.csv\n---\n'), workspace), undefined);
  });
});
