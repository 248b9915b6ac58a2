import assert from 'node:assert/strict';
import { estimateJob } from '../../../../src/host/jobs/evaluate-job.js';
import { acts, type Act, type ReceivedChat } from '../../../support/chat-server.js';
import { follow, useParity } from '../../../support/parity.js';

const configuration = `prompts: ['Name the colour of {{ thing }}.']
providers: [openai:gpt-4.1-mini]
defaultTest: { options: { provider: openai:gpt-4.1 } }
tests:
  - { vars: { thing: grass }, assert: [{ type: llm-rubric, value: Says green. }, { type: icontains, value: green }] }
  - { vars: { thing: snow }, assert: [{ type: llm-rubric, value: 'Says {{ thing }} is white.' }] }
  - { vars: { thing: coal }, threshold: 0.6, assert: [{ type: llm-rubric, value: Says black., weight: 3 }, { type: icontains, value: dark }] }
  - { vars: { thing: blood }, assert: [{ type: not-icontains, value: blue }] }
`;
const answers: Readonly<Record<string, string>> = { grass: 'Green.', snow: 'White.', coal: 'Black.', blood: 'Red.' };

function script({ messages, model }: ReceivedChat): Act {
  const question = messages.at(-1)?.content ?? '';
  const mark = /<score(-[0-9a-f]{8})>/.exec(question)?.[1];
  if (mark === undefined) return acts.reply(answers[/of (\w+)\./.exec(question)?.[1] ?? ''] ?? 'Hm.');
  assert.equal(model, 'gpt-4.1');
  const rubric = new RegExp(`<rubric${mark}>\\n([^<]*)\\n`).exec(question)?.[1] ?? '';
  return acts.reply(
    `<reason${mark}>${rubric}</reason${mark}>\n<score${mark}>${rubric.includes('white') ? 0.2 : 1}</score${mark}>`,
  );
}

describe('rows that bring assertions a model grades', function () {
  this.timeout(60_000);
  const parity = useParity();
  const files = { 'promptfooconfig.yaml': configuration };
  const request = { files: ['promptfooconfig.yaml'] };

  it('are graded each by its own words, and what is not graded asks nobody', async () => {
    await parity.start(4, script, files);
    const { report, cells } = await follow(parity.host, request);
    assert.deepEqual(report.judge && [report.judge.calls, report.judge.models], [3, ['openai/gpt-4.1']]);
    const byLine = [...cells].sort((a, b) => a.line - b.line);
    assert.deepEqual(
      byLine.map(({ scores }) => scores['row-assertions']),
      [1, 0, 1, 1],
    );
    // Each row says why it fails, in the judge's words.
    assert.equal(byLine[1]?.reasons['row-assertions'], '`llm-rubric`: Says snow is white.');
  });

  it('count in the estimate as often as they will be asked', async () => {
    await parity.start(4, script, files);
    const { judge } = await estimateJob(request, parity.host);
    assert.equal(judge?.calls, 3);
  });
});
