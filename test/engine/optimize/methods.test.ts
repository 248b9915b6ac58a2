import assert from 'node:assert/strict';
import { methodInfos, methods } from '../../../src/engine/optimize/methods/index.js';
import { makeRows, makeSplits } from '../../support/optimize-run.js';

describe('methods', () => {
  it('are told apart by id, and say what they do, what they need, where they come from and how they differ from it', () => {
    const infos = methodInfos();
    assert.equal(new Set(infos.map(({ id }) => id)).size, infos.length);
    assert.equal(new Set(infos.map(({ title }) => title)).size, infos.length);
    for (const { id, title, summary, needs, defaults, paper, pareto, differences } of infos) {
      assert.match(id, /^[a-z]+\d?(-[a-z]+)*$/);
      assert.ok(title !== '' && summary.endsWith('.'));
      assert.ok(needs.includes('labels') || needs.includes('judge'), `${id} needs something to tell good from bad`);
      assert.ok(Object.keys(defaults).length > 0, `${id} shows its numbers`);
      assert.match(pareto, /^[A-Z].*\.$/, `${id} says what it does with an eye on costs`);
      if (paper === undefined) continue;
      assert.match(
        paper.url,
        /^https:\/\/(?:arxiv\.org\/abs\/\d{4}\.\d{5}|aclanthology\.org\/\S+|openreview\.net\/\S+)$/,
      );
      assert.ok(differences.length > 0, `${id} says how it differs from its paper`);
      for (const difference of differences) assert.match(difference, /^[A-Z].*\.$/);
    }
  });

  it('show plain data: what lists get can be sent to a panel', () => {
    assert.deepEqual(JSON.parse(JSON.stringify(methodInfos())), methodInfos());
  });

  it('estimate more calls from more rows, and none from a writer they do not need', () => {
    const { pool, train, dev, testSize } = makeSplits(makeRows(200));
    const sizes = { pool: pool.length, train: train.length, dev: dev.length, test: testSize };
    const fewer = { pool: 5, train: 10, dev: 10, test: 10 };
    for (const method of methods) {
      const estimated = method.estimate(sizes, Infinity);
      assert.ok(estimated.task > method.estimate(fewer, Infinity).task && estimated.proposals > 0);
      assert.equal(estimated.writer > 0, method.needs.includes('writer'));
    }
  });
});
