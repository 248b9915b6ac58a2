import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { metricFacts } from '../../../../src/engine/eval/metric-facts.js';
import { otherAssertions } from '../../../../src/engine/eval/other-assertions.js';
import { assertionKeys } from '../../../../src/engine/prompt/formats/hone/metric-keys.js';
import { assertionNames } from '../../../../src/engine/prompt/formats/promptfoo/assertion-names.js';
import { metricIndex } from '../../../support/metric-index.js';
import { refusalsOf } from '../../../support/metric-scores.js';

const page = new URL('../../../../src/engine/eval/metrics/README.md', import.meta.url);

describe('the index of metrics', () => {
  it('says of every metric what it needs, takes and comes from', () => {
    const expected = metricIndex(metricFacts);
    if (process.env['HONE_UPDATE_PAGES'] !== undefined) writeFileSync(page, expected);
    assert.equal(readFileSync(page, 'utf8'), expected);
  });

  it('says of what there is not what to use instead, and that there is', () => {
    const known = new Set(metricFacts.map(({ id }) => id));
    for (const [name, why] of Object.entries(otherAssertions)) {
      const named = [...why.matchAll(/`([a-z][\w-]*)`/g)].map(([, word = '']) => word.replace(/^not-/, ''));
      for (const word of named) assert.ok(known.has(word) || options.has(word), `${name}: there is no ${word}`);
    }
  });

  it('has options an editor offers as keys of an entry, and no others', () => {
    const taken = new Set(metricFacts.flatMap(({ options: own }) => own.map(({ name }) => name)));
    const common = ['type', 'value', 'threshold', 'weight', 'name', 'assert'];
    const keys = assertionKeys.map(({ name }) => name).filter((name) => !common.includes(name));
    assert.deepEqual(keys.sort(), [...taken].sort());
  });

  it('leaves no assertion of promptfoo without a metric or a reason', () => {
    for (const name of assertionNames)
      assert.doesNotMatch(refusalsOf(`metrics: ["${name}"]`)[0] ?? '', /there is no such metric|did you mean/, name);
  });
});

const options = new Set(['normalize', 'tolerance']);
