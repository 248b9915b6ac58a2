import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { openHost } from '../../../../src/host/open-host.js';
import { runJob } from '../../../support/optimize-workspace.js';
import { tempWorkspace } from '../../../support/temp-workspace.js';

const folder = fileURLToPath(new URL('../../../../../shared/datasets/', import.meta.url));

const prompts = {
  trec: `---
output:
  labels: { "0": Description, "1": Entity, "2": Abbreviation, "3": Human, "4": Location, "5": Number }
data: { path: rows.jsonl, split: { train: 160, dev: 160, test: 300 } }
expect: "{{ label }}"
metrics: [exact-match]
---
system:
You label questions by the type of answer they ask for. The types are: Description, Entity, Abbreviation, Human, Location, Number.
Answer with the label only.

user:
Question: {{ sentence }}
Type:
`,
  cr: `---
output:
  labels: { "0": negative, "1": positive }
data: { path: rows.jsonl, limit: 1100, split: { train: 200, dev: 250, test: 450 } }
expect: "{{ label }}"
metrics: [exact-match]
---
system:
You judge the sentiment of sentences from product reviews. Choose between: negative, positive.
Answer with the label only.

user:
Sentence: {{ sentence }}
Sentiment:
`,
};

type DataSet = keyof typeof prompts;

/**
 * What must be found: the learner gains by demonstrations and rules on trec, and its verdicts must be honest
 * everywhere.
 */
const cases: [data: DataSet, method: string, gains: boolean][] = [
  ['trec', 'auto', true],
  ['trec', 'bootstrap-demos', true],
  ['trec', 'protegi', true],
  ['trec', 'hill-climb', false],
  ['cr', 'bootstrap-demos', false],
  ['cr', 'protegi', false],
  ['cr', 'hill-climb', false],
];

describe('optimizing on real data with the offline learner', function () {
  this.timeout(120_000);

  for (const [data, method, gains] of cases) {
    it(`${method} ${gains ? 'improves' : 'tells the truth about'} a plain prompt on ${data}`, async function () {
      const parts = ['train', 'dev_subsample', 'test'].map((part) => `${folder}${data}/${part}.jsonl`);
      if (!parts.every((part) => existsSync(part))) {
        console.log(`      ${folder}${data} is not there`);
        this.skip();
      }
      const files = tempWorkspace({
        'a.prompt': prompts[data],
        'rows.jsonl': parts.map((part) => readFileSync(part, 'utf8')).join(''),
      });
      const host = await openHost({ startFolder: files.root, readSecret: () => undefined });
      try {
        const { report } = await runJob({ file: 'a.prompt', method, seed: 1, model: 'offline/learner' }, host);
        const { test, bestText, seedText } = report;
        const isBetter = test.verdict === 'better';
        assert.equal(test.n, data === 'trec' ? 300 : 450);
        assert.equal(isBetter, test.low > 0 && test.p < 0.05, JSON.stringify(test));
        assert.equal(bestText !== seedText, isBetter);
        if (gains) assert.ok(isBetter, JSON.stringify(test));
      } finally {
        host.close();
        files.remove();
      }
    });
  }
});
