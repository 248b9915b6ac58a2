import assert from 'node:assert/strict';
import { join } from 'node:path';
import { estimateJob } from '../../../../src/host/jobs/evaluate-job.js';
import { openHost } from '../../../../src/host/open-host.js';
import { tempWorkspace } from '../../../support/temp-workspace.js';

describe('a run from a folder below the root, as the editor starts it', () => {
  const workspace = tempWorkspace({
    'hone.config.yaml': 'model: offline/learner\n',
    'partials/rule.prompt': 'Be brief.',
    'data/rows.jsonl': '{"question":"Why?","label":"a"}\n{"question":"How?","label":"b"}\n',
    'prompts/ask.prompt':
      '---\ndata: ../data/rows.jsonl\nexpect: "{{ label }}"\nmetrics: [exact-match]\n---\n' +
      '{% include "../partials/rule.prompt" %}\n{{ question }}\n',
  });
  after(() => workspace.remove());

  for (const [name, file] of [
    ['a path of its own', 'ask.prompt'],
    ['its whole path', join(workspace.root, 'prompts', 'ask.prompt')],
  ] as const) {
    it(`finds the data and the partials of a prompt named by ${name}`, async () => {
      const host = await openHost({ startFolder: join(workspace.root, 'prompts'), readSecret: () => undefined });
      try {
        const { calls } = await estimateJob({ files: [file] }, host);
        assert.equal(calls, 2);
      } finally {
        host.close();
      }
    });
  }
});
