import assert from 'node:assert/strict';
import { appendFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ChatModel, ModelError } from '../../../../src/engine/model/chat-model.js';
import { HostError } from '../../../../src/host/host-error.js';
import type { OptimizeRequest } from '../../../../src/host/jobs/optimize-job.js';
import { type OpenedHost, openHost } from '../../../../src/host/open-host.js';
import {
  journalOf,
  kindPrompt,
  kindRows,
  paidReplies,
  runJob,
  withModels,
} from '../../../support/optimize-workspace.js';
import { smallDisk } from '../../../support/small-disk.js';
import { tempWorkspace, type TempWorkspace } from '../../../support/temp-workspace.js';

/** One of each kind of search, and the calls between two kills. */
const methods = [
  ['bootstrap-demos', 29],
  ['protegi', 29],
  ['hill-climb', 29],
  ['evoprompt-ga', 83],
  ['plum-sa', 83],
  ['simba', 83],
  ['ampo', 47],
  ['capo', 83],
  ['promptagent', 83],
  ['ipc', 83],
] as const;

describe('a resumed optimization', function () {
  this.timeout(120_000);

  let files: TempWorkspace;
  let host: OpenedHost;
  beforeEach(async () => {
    files = tempWorkspace({
      'hone.config.yaml': 'model: offline/learner\n',
      'kind.prompt': kindPrompt,
      'rows.jsonl': kindRows(70),
    });
    host = await openHost({ startFolder: files.root, readSecret: () => undefined });
    mkdirSync(host.runsFolder, { recursive: true });
  });
  afterEach(() => {
    host.close();
    files.remove();
  });

  const request = (method: string, extra: Partial<OptimizeRequest> = {}): OptimizeRequest => ({
    file: 'kind.prompt',
    method,
    maxCalls: 420,
    concurrency: 4,
    cache: false,
    ...extra,
  });

  /** Starts a run whose process dies at its k-th call: nothing after that is kept. Undefined when it ended before. */
  async function killedAt(k: number, method: string): Promise<string | undefined> {
    let calls = 0;
    const dying = (model: ChatModel): ChatModel => ({
      ...model,
      complete: async (asked, signal) => {
        if (calls++ >= k) throw new Error('killed');
        return model.complete(asked, signal);
      },
    });
    const before = new Set(readdirSync(host.runsFolder));
    const error: unknown = await runJob(request(method), withModels(host, dying)).then(
      () => undefined,
      (reason: unknown) => reason,
    );
    if (error === undefined) return undefined;
    assert.equal(error instanceof Error && error.message, 'killed');
    const [name = ''] = readdirSync(host.runsFolder).filter((file) => !before.has(file) && !file.includes('.calls.'));
    return name.replace('.jsonl', '');
  }

  for (const [method, stride] of methods) {
    it(`comes to the identical result of ${method} wherever it was killed, and pays for no call twice`, async () => {
      const whole = await runJob(request(method), host);
      const paid = await paidReplies(host, whole.report.run);
      assert.ok(paid.length > 90, `${paid.length} calls`);
      for (let k = 0; k < paid.length; k += stride) {
        const run = await killedAt(k, method);
        assert.ok(run !== undefined);
        const resumed = await runJob(request(method, { resume: run }), host);
        assert.deepEqual({ ...resumed.report, run: '' }, { ...whole.report, run: '' }, `killed at call ${k}`);
        const keys = (await paidReplies(host, run)).map(({ key }) => key);
        assert.equal(new Set(keys).size, keys.length, 'a call was paid twice');
        assert.deepEqual(new Set(keys), new Set(paid.map(({ key }) => key)));
        assert.equal(await journalOf(host, run), await journalOf(host, whole.report.run));
      }
    });
  }

  it('pays once for rows that are the same, however many calls are in flight', async () => {
    files.write('rows.jsonl', kindRows(70).repeat(2));
    const { report } = await runJob(request('hill-climb', { concurrency: 16, maxCalls: 900 }), host);
    const keys = (await paidReplies(host, report.run)).map(({ key }) => key);
    assert.equal(new Set(keys).size, keys.length);
    assert.ok(report.spend.calls < report.spend.taskCalls, 'equal rows are charged each, and paid once');
  });

  it('goes on after it was stopped, which leaves nothing in the journal that would not come again', async () => {
    const whole = await runJob(request('protegi'), host);
    const stop = new AbortController();
    let calls = 0;
    const stopping = withModels(host, (model) => ({
      ...model,
      complete: (asked, signal) => {
        if (calls++ === 130) stop.abort();
        return model.complete(asked, signal);
      },
    }));
    const stopped = await runJob(request('protegi'), stopping, stop.signal);
    assert.deepEqual([stopped.report.stop, stopped.report.test.n], ['cancelled', 0]);
    const resumed = await runJob(request('protegi', { resume: stopped.report.run }), host);
    assert.deepEqual({ ...resumed.report, run: '' }, { ...whole.report, run: '' });
    assert.equal(await journalOf(host, stopped.report.run), await journalOf(host, whole.report.run));
  });

  it('keeps what came of rows without an answer, whatever the service says of them now', async () => {
    const moody = withModels(host, (model) => ({
      ...model,
      complete: (asked, signal) => {
        const text = asked.messages.map(({ content }) => content).join();
        if (/on walk \d*1\b/.test(text)) throw new ModelError('timeout', 'No answer then.');
        if (/on walk \d*2\b/.test(text)) throw new ModelError('content-filter', 'Withheld then.');
        return model.complete(asked, signal);
      },
    }));
    const whole = await runJob(request('hill-climb'), moody);
    const journal = await journalOf(host, whole.report.run);
    assert.ok(journal.includes('"lost":') && journal.includes('"failed":'));
    const path = join(host.runsFolder, `${whole.report.run}.jsonl`);
    const [kept = ''] = readFileSync(path, 'utf8').split(/^.*"type":"step","step":2,/m);
    writeFileSync(path, kept);
    const resumed = await runJob(request('hill-climb', { resume: whole.report.run }), host);
    const said = resumed.events.flatMap((event) => (event.type === 'problem' ? [event.message] : []));
    assert.ok(said.some((message) => /(?:No answer|Withheld) then\./.test(message)));
    assert.ok(readFileSync(path, 'utf8').startsWith(kept));
  });

  it('goes on after the disk was full, which ends it with one line that says so', async function () {
    const disk = smallDisk(host.runsFolder);
    if (disk === undefined) this.skip();
    try {
      writeFileSync(join(disk.folder, 'filler'), Buffer.alloc(980 * 1024));
      const full = runJob(request('hill-climb'), host);
      await assert.rejects(
        full,
        (error) => error instanceof HostError && error.kind === 'disk-full' && /--resume/.test(error.message),
      );
      const [run = ''] = readdirSync(disk.folder).filter((name) => /^[\d-]+[0-9a-f]{6}\.jsonl$/.test(name));
      rmSync(join(disk.folder, 'filler'));
      const resumed = await runJob(request('hill-climb', { resume: run.replace('.jsonl', '') }), host);
      const keys = (await paidReplies(host, resumed.report.run)).map(({ key }) => key);
      assert.equal(new Set(keys).size, keys.length);
      const whole = await runJob(request('hill-climb'), host);
      assert.deepEqual({ ...resumed.report, run: '' }, { ...whole.report, run: '' });
    } finally {
      disk.unmount();
    }
  });

  it('goes on after its last line was torn', async () => {
    const whole = await runJob(request('hill-climb'), host);
    const run = await killedAt(120, 'hill-climb');
    appendFileSync(join(host.runsFolder, `${run}.jsonl`), '{"type":"scored","id":"a');
    appendFileSync(join(host.runsFolder, `${run}.calls.jsonl`), '{"key":"b');
    const resumed = await runJob(request('hill-climb', { resume: run }), host);
    assert.deepEqual({ ...resumed.report, run: '' }, { ...whole.report, run: '' });
  });

  it('that was finished gives its report again without a call', async () => {
    const whole = await runJob(request('hill-climb'), host);
    const paid = (await paidReplies(host, whole.report.run)).length;
    const again = await runJob(request('hill-climb', { resume: whole.report.run }), host);
    assert.deepEqual(again.report, whole.report);
    assert.equal((await paidReplies(host, whole.report.run)).length, paid);
  });

  const changes: [what: string, change: () => void, request: Partial<OptimizeRequest>, message: RegExp][] = [
    [
      'the prompt changed',
      () => files.write('kind.prompt', kindPrompt.replace('sort', 'label')),
      {},
      /kind\.prompt changed/,
    ],
    ['the data changed', () => files.write('rows.jsonl', kindRows(71)), {}, /rows\.jsonl changed/],
    ['another method is asked for', () => undefined, { method: 'bootstrap-demos' }, /method/],
    ['another budget is asked for', () => undefined, { maxCalls: 421 }, /calls/],
    ['another model is asked for', () => undefined, { model: 'openai/gpt-4.1' }, /model/],
    ['another objective is asked for', () => undefined, { objective: 'pareto' }, /objective/],
    ['another seed is asked for', () => undefined, { seed: 2 }, /seed/],
  ];
  for (const [what, change, extra, message] of changes) {
    it(`is refused when ${what}, before any call`, async () => {
      const run = await killedAt(120, 'hill-climb');
      const before = readFileSync(join(host.runsFolder, `${run}.jsonl`), 'utf8');
      change();
      const resumed = runJob(request('hill-climb', { resume: run, ...extra }), host);
      await assert.rejects(
        resumed,
        (error) => error instanceof HostError && error.kind === 'bad-argument' && message.test(error.message),
      );
      assert.equal(readFileSync(join(host.runsFolder, `${run}.jsonl`), 'utf8'), before);
    });
  }

  it('is refused when its steps come out differently, as with another version of Hone', async () => {
    const run = await killedAt(200, 'hill-climb');
    const path = join(host.runsFolder, `${run}.jsonl`);
    const edited = readFileSync(path, 'utf8').replace(/"mean":0(\.\d+)?/, '"mean":0.123');
    files.write(`.hone/runs/${run}.jsonl`, edited);
    await assert.rejects(runJob(request('hill-climb', { resume: run }), host), /come out differently/);
  });

  it('is refused for a run of another kind or none', async () => {
    await assert.rejects(
      runJob(request('hill-climb', { resume: '20260101-000000-000-abcdef' }), host),
      /There is no run/,
    );
  });
});
