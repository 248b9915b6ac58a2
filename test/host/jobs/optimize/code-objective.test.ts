import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { HostError } from '../../../../src/host/host-error.js';
import { estimateOptimizeJob, type OptimizeRequest } from '../../../../src/host/jobs/optimize-job.js';
import { acts } from '../../../support/chat-server.js';
import { comparable, lengthOf, useKindSearch } from '../../../support/kind-search.js';
import { journalOf, kindPrompt, runJob } from '../../../support/optimize-workspace.js';
import { ended } from '../../../support/process-ended.js';

const prompt = kindPrompt
  .replace('[exact-match]', '[{ type: javascript, value: file://check.js }]')
  .replace('output: { labels: [plant, animal] }\n', 'config: { maxOutputTokens: 8 }\n');

/** Says of the same answer something else each time: shorter is better, and a little depends on how often it was asked. */
const moody = `const { appendFileSync, readFileSync, writeFileSync } = require('node:fs');
writeFileSync('pid', String(process.pid));
module.exports = (output, { vars }) => {
  appendFileSync('asked', JSON.stringify([output, vars.text]) + '\\n');
  const times = readFileSync('asked', 'utf8').split('\\n').length;
  if (times % 17 === 0) throw new Error('not today, the ' + times + 'th time');
  return 0.9 * Math.max(0, 200 - parseInt(output)) / 200 + (times % 7) / 100;
};
`;

describe('an optimization that code scores', function () {
  this.timeout(60_000);

  const search = useKindSearch(prompt, (chat) => acts.reply(`${lengthOf(chat)} words`), { 'check.js': moody });
  const request = (extra: Partial<OptimizeRequest> = {}): OptimizeRequest => ({
    file: 'kind.prompt',
    method: 'hill-climb',
    // As many as scoring the prompt and the sealed test take: most of what is looked at needs no search.
    maxCalls: 60,
    concurrency: 1,
    cache: false,
    allowCode: true,
    ...extra,
  });
  const read = (name: string): string => readFileSync(join(search.files.root, name), 'utf8');
  const asked = (): string[] => read('asked').split('\n').slice(0, -1);
  const notAllowed = (error: unknown): boolean => error instanceof HostError && error.kind === 'code-not-allowed';

  it('runs nothing that was not allowed: no call, no code, no run on disk', async () => {
    await assert.rejects(runJob(request({ allowCode: undefined }), search.host), notAllowed);
    assert.equal(search.server.requests.length, 0);
    assert.ok(!existsSync(join(search.files.root, 'asked')) && !existsSync(search.host.runsFolder));
    const { report } = await runJob(request(), search.host);
    await assert.rejects(runJob(request({ allowCode: undefined, resume: report.run }), search.host), notAllowed);
  });

  it('estimates without running code, and says that the run would and what it needs', async () => {
    const { warnings, leastCalls } = await estimateOptimizeJob(
      request({ maxCalls: undefined, allowCode: undefined }),
      search.host,
    );
    const runs = "Metric 'javascript' runs the code in check.js, with your rights on this machine.";
    assert.deepEqual(warnings, [`${runs} It starts only with --allow-code (in VS Code: the setting hone.allowCode).`]);
    assert.equal(leastCalls, 20 + 2 * 20, 'code is no call');
    assert.deepEqual((await estimateOptimizeJob(request({ maxCalls: undefined }), search.host)).warnings, [runs]);
    assert.ok(!existsSync(join(search.files.root, 'asked')));
  });

  it('comes to the identical result wherever it was stopped, and asks code nothing twice, though it changes its mind', async () => {
    const searching = { maxCalls: 140 };
    const whole = await runJob(request(searching), search.host);
    const said = asked();
    assert.ok((whole.report.codeFaults?.answers ?? 0) > 3);
    assert.match(whole.report.codeFaults?.first ?? '', /check\.js:6: Error: not today, the 17th time/);
    for (const k of [47, search.server.requests.length - 1]) {
      search.files.write('asked', '');
      const stopped = await search.stoppedAt(k, request(searching));
      assert.equal(stopped.report.stop, 'cancelled', `${k}`);
      const resumed = await runJob(request({ ...searching, resume: stopped.report.run }), search.host);
      assert.deepEqual(comparable(resumed.report), comparable(whole.report), `stopped at call ${k}`);
      assert.deepEqual(asked(), said);
      assert.equal(await journalOf(search.host, resumed.report.run), await journalOf(search.host, whole.report.run));
    }
    search.files.write('asked', '');
    const again = await runJob(request({ ...searching, resume: whole.report.run }), search.host);
    assert.deepEqual([comparable(again.report), asked()], [comparable(whole.report), []]);
  });

  it('leaves no process behind when it ends, is stopped in the middle of code, or fails', async () => {
    const whole = await runJob(request(), search.host);
    await ended(Number(read('pid')));
    assert.notEqual(whole.report.stop, 'failed');

    search.files.write(
      'check.js',
      `require('node:fs').writeFileSync('pid', String(process.pid));\nmodule.exports = () => { for (;;); };\n`,
    );
    const stopped = await search.stoppedAt(3, request({ concurrency: 3 }));
    assert.equal(stopped.report.stop, 'cancelled');
    await ended(Number(read('pid')));

    search.files.write(
      'check.js',
      `require('node:fs').writeFileSync('pid', String(process.pid));\nmodule.exports = () => { throw new Error('no'); };\n`,
    );
    const { report } = await runJob(request(), search.host);
    assert.equal(report.stop, 'failed');
    await ended(Number(read('pid')));
  });

  it('asks broken code again when a run that it ended goes on: what it needed may be there now', async () => {
    search.files.write('check.js', `module.exports = (output) => require('./needed.cjs').least / parseInt(output);\n`);
    const broken = await runJob(request(), search.host);
    assert.deepEqual([broken.report.stop, search.server.requests.length], ['failed', 20]);
    search.files.write('needed.cjs', 'exports.least = 10;\n');
    const { report } = await runJob(request({ resume: broken.report.run }), search.host);
    assert.deepEqual([report.stop === 'failed', report.codeFaults, report.test.n], [false, undefined, 20]);
  });

  it('is scored in Python as well', async function () {
    if (spawnSync('python3', ['-c', '']).status !== 0) this.skip();
    const score = "max(0, 200 - int(output.split()[0])) / 200 if context['vars']['text'] else 0";
    search.files.write(
      'kind.prompt',
      prompt.replace('type: javascript, value: file://check.js', `type: python, value: "${score}"`),
    );
    const { report } = await runJob(request({ maxCalls: 200 }), search.host);
    assert.deepEqual([report.test.metric, report.test.verdict, report.codeFaults], ['python', 'better', undefined]);
  });

  it('leaves code alone that is not part of what is maximised', async () => {
    search.files.write('kind.prompt', prompt.replace('metrics: [', 'metrics: [exact-match, '));
    const { report } = await runJob(request({ allowCode: undefined }), search.host);
    assert.equal(report.test.metric, 'exact-match');
    assert.ok(!existsSync(join(search.files.root, 'asked')));
  });
});
