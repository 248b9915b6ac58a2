import assert from 'node:assert/strict';
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OptimizeReport } from '../../../../src/engine/optimize/contracts.js';
import { estimateOptimizeJob, type OptimizeRequest } from '../../../../src/host/jobs/optimize-job.js';
import { HostError } from '../../../../src/host/host-error.js';
import { acts, type Act, type ReceivedChat } from '../../../support/chat-server.js';
import { comparable, lengthOf, useKindSearch } from '../../../support/kind-search.js';
import { journalOf, kindPrompt, paidReplies, runJob } from '../../../support/optimize-workspace.js';
import { smallDisk } from '../../../support/small-disk.js';

const judge = 'openai/gpt-4.1';
const prompt = kindPrompt
  .replace('[exact-match]', `[{ type: llm-rubric, value: It is short., provider: ${judge} }]`)
  .replace('output: { labels: [plant, animal] }\n', 'config: { maxOutputTokens: 8 }\n');

/** The answer's length follows from the prompt's, and the judge grades it lower the longer it is. */
function answer(chat: ReceivedChat): Act {
  const text = chat.messages.map(({ content }) => content).join('\n');
  const mark = /<score(-[0-9a-f]{8})>/.exec(text)?.[1];
  if (mark === undefined) return acts.reply(`${lengthOf(chat)} words`);
  const words = Number(/^(\d+) words$/m.exec(text)?.[1]);
  return acts.reply(
    `<reason${mark}>So.</reason${mark}>\n<score${mark}>${Math.max(0, 200 - words) / 200}</score${mark}>`,
  );
}

describe('an optimization that a model grades', function () {
  this.timeout(60_000);

  const search = useKindSearch(prompt, answer);
  const isJudging = ({ model }: ReceivedChat): boolean => model === 'gpt-4.1';
  const request = (extra: Partial<OptimizeRequest> = {}): OptimizeRequest => ({
    file: 'kind.prompt',
    method: 'hill-climb',
    maxCalls: 360,
    concurrency: 1,
    cache: false,
    ...extra,
  });

  it('is graded by the judge the metric names, charged and paid as it says, and as estimated', async () => {
    const estimate = await estimateOptimizeJob(request({ maxCalls: undefined }), search.host);
    assert.deepEqual([estimate.leastCalls, estimate.judgeCalls], [2 * (20 + 2 * 20), estimate.taskCalls]);
    assert.ok((estimate.usd?.high ?? 0) > 0);
    assert.equal(search.server.requests.length, 0);
    const { report } = await runJob(request(), search.host);
    assert.deepEqual([report.test.metric, report.test.verdict, report.test.n], ['llm-rubric', 'better', 20]);
    const judged = search.server.requests.filter(isJudging).length;
    const { calls, taskCalls, judgeCalls = 0, usd } = report.spend;
    assert.deepEqual([calls, taskCalls], [search.server.requests.length, search.server.requests.length - judged]);
    // Two prompts whose answers to a row are the same are charged a grade each, and one is paid.
    assert.ok(judgeCalls >= judged && taskCalls + judgeCalls <= 360 && judged > 60);
    assert.ok((usd ?? 0) > 0);
    const { byRole = {} } = report.spend;
    assert.deepEqual([byRole.task?.calls, byRole.judge?.calls], [taskCalls, judged]);
    const shares = Object.values(byRole);
    assert.equal(
      shares.reduce((sum, { tokens }) => sum + tokens, 0),
      report.spend.tokens,
    );
    assert.ok(Math.abs(shares.reduce((sum, one) => sum + (one.usd ?? 0), 0) - (usd ?? 0)) < 1e-9);
  });

  const limits: [limit: Partial<OptimizeRequest>, spent: (report: OptimizeReport) => number, most: number][] = [
    [{ maxTokens: 150_000 }, ({ spend }) => spend.tokens, 150_000],
    [{ maxUsd: 0.6 }, ({ spend }) => spend.usd ?? Infinity, 0.6],
  ];
  for (const [limit, spent, most] of limits)
    it(`never passes ${JSON.stringify(limit)}, the judge's share included, and keeps enough of it for the verdict`, async () => {
      const { report } = await runJob(request({ maxCalls: undefined, ...limit }), search.host);
      assert.ok(spent(report) <= most, `${spent(report)}`);
      assert.deepEqual([report.stop, report.test.n], ['budget', 20]);
    });

  it('is refused before any call where a limit has no room for the grades of the sealed test', async () => {
    const few = runJob(request({ maxCalls: undefined, maxTokens: 40_000 }), search.host);
    await assert.rejects(few, /too small for a verdict, which takes about \d+ tokens/);
    assert.equal(search.server.requests.length, 0);
  });

  it('grades by another judge where one is asked for', async () => {
    await runJob(request({ judge: 'openai/gpt-4o' }), search.host);
    assert.ok(
      search.server.requests.some(({ model }) => model === 'gpt-4o') && !search.server.requests.some(isJudging),
    );
  });

  it('comes to the identical result wherever it was stopped, and asks for nothing twice that was answered', async () => {
    const whole = await runJob(request(), search.host);
    const asked = search.server.requests.length;
    for (const [at, k] of [2, 190].entries()) {
      const before = search.server.requests.length;
      const stopped = await search.stoppedAt(k, request());
      assert.equal(stopped.report.stop, 'cancelled', `${at}`);
      const resumed = await runJob(request({ resume: stopped.report.run }), search.host);
      assert.deepEqual(comparable(resumed.report), comparable(whole.report), `stopped at call ${k}`);
      // The call under way when it was stopped may be asked again.
      const again = search.server.requests.length - before;
      assert.ok(again === asked || again === asked + 1, `${again} of ${asked}`);
      const keys = (await paidReplies(search.host, resumed.report.run)).map(({ key }) => key);
      assert.equal(new Set(keys).size, keys.length);
      assert.equal(await journalOf(search.host, resumed.report.run), await journalOf(search.host, whole.report.run));
    }
  });

  it('ends with one line when a grade cannot be kept, and goes on when there is room', async function () {
    const disk = smallDisk(search.host.runsFolder);
    if (disk === undefined) this.skip();
    try {
      writeFileSync(join(disk.folder, 'filler'), Buffer.alloc(980 * 1024));
      await assert.rejects(
        runJob(request(), search.host),
        (error) => error instanceof HostError && error.kind === 'disk-full' && /--resume/.test(error.message),
      );
      const [run = ''] = readdirSync(disk.folder).filter((name) => /^[\d-]+[0-9a-f]{6}\.jsonl$/.test(name));
      rmSync(join(disk.folder, 'filler'));
      const resumed = await runJob(request({ resume: run.replace('.jsonl', '') }), search.host);
      const whole = await runJob(request(), search.host);
      assert.deepEqual(comparable(resumed.report), comparable(whole.report));
    } finally {
      disk.unmount();
    }
  });
});
