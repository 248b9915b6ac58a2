import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { methodInfos } from '../../../src/engine/optimize/methods/index.js';
import { methodIndex } from '../../support/method-index.js';
import { readStudy } from '../../support/study-figures.js';
import { studied, studyBudgets } from '../../support/study-jobs.js';

const page = new URL('../../../src/engine/optimize/methods/README.md', import.meta.url);

describe('the page of methods', () => {
  it('says of each what it needs and does, and what was measured of it', () => {
    const expected = methodIndex(methodInfos(), readStudy());
    if (process.env['HONE_UPDATE_PAGES'] !== undefined) writeFileSync(page, expected);
    assert.equal(readFileSync(page, 'utf8'), expected);
  });

  it('has figures of every method that searches by a score, for every budget', () => {
    const measured = readStudy().methods.map(({ method, calls }) => `${method} ${calls}`);
    const wanted = studyBudgets.flatMap((calls) => studied(methodInfos()).map((id) => `${id} ${calls}`));
    assert.deepEqual(measured, wanted);
  });
});
