import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { HostError } from '../../../../src/host/host-error.js';
import type { OptimizeEstimate } from '../../../../src/engine/optimize/contracts.js';
import { estimateOptimizeJob, type OptimizeRequest } from '../../../../src/host/jobs/optimize-job.js';
import { type OpenedHost, openHost } from '../../../../src/host/open-host.js';
import { journalOf, kindPrompt, kindRows, paidReplies, runJob } from '../../../support/optimize-workspace.js';
import { tempWorkspace, type TempWorkspace } from '../../../support/temp-workspace.js';

const methods = ['bootstrap-demos', 'protegi', 'hill-climb'];

describe('optimizeJob', () => {
  let files: TempWorkspace;
  let host: OpenedHost;
  beforeEach(async () => {
    files = tempWorkspace({
      'hone.config.yaml': 'model: offline/learner\n',
      'kind.prompt': kindPrompt,
      'rows.jsonl': kindRows(70),
    });
    host = await openHost({ startFolder: files.root, readSecret: () => undefined });
  });
  afterEach(() => {
    host.close();
    files.remove();
  });

  const request = (method: string, extra: Partial<OptimizeRequest> = {}): OptimizeRequest => ({
    file: 'kind.prompt',
    method,
    ...extra,
  });

  it('finds what the seed lacks, says so by the sealed test, and leaves the file alone', async () => {
    const { report } = await runJob(request('protegi'), host);
    assert.equal(report.test.verdict, 'better');
    assert.ok(report.test.low > 0 && report.test.p < 0.05 && report.test.n === 20);
    assert.notEqual(report.bestText, kindPrompt);
    assert.equal((await host.readPrompt('kind.prompt')).text, kindPrompt);
  });

  for (const method of methods) {
    it(`keeps a journal of ${method} that is byte for byte the same at concurrency 1 and 16, and what it paid apart from it`, async () => {
      const slow = await runJob(request(method, { concurrency: 1 }), host);
      const fast = await runJob(request(method, { concurrency: 16 }), host);
      assert.equal(await journalOf(host, slow.report.run), await journalOf(host, fast.report.run));
      const paid = await paidReplies(host, slow.report.run);
      const { calls, taskCalls, writerCalls, tokens } = slow.report.spend;
      assert.deepEqual([paid.length, calls], [calls, taskCalls + writerCalls]);
      const used = paid.reduce((sum, { reply: { usage } }) => sum + usage.inputTokens + usage.outputTokens, 0);
      assert.equal(tokens, used);
    });
  }

  it('has a judge compare answers where the prompt has no right ones and no method is named, and says so', async () => {
    files.write('open.prompt', kindPrompt.replace(/^expect: .*\n^metrics: .*\n/m, ''));
    const open = { file: 'open.prompt', maxCalls: 500 };
    const { report, events } = await runJob(open, host);
    const said = events.flatMap((event) => (event.type === 'problem' ? [event.message] : []));
    assert.deepEqual([report.method, report.test.n, report.judged?.judges], ['spo', 20, ['offline/learner']]);
    assert.match(said[0] ?? '', /^open\.prompt has neither .* the method is spo\. With expect/);
    const { warnings, judgeCalls = 0 } = await estimateOptimizeJob({ ...open, method: 'auto' }, host);
    assert.deepEqual([warnings[0], judgeCalls > 0], [said[0], true]);
  });

  const scored: [what: string, metrics: string, message: RegExp | undefined][] = [
    ['a metric that needs no right answer', 'metrics: [{ type: contains, value: plant }]', undefined],
    ['a metric that cannot be used', 'metrics: [exact-match]', /expect/],
  ];
  for (const [what, metrics, message] of scored)
    it(`keeps to auto for a prompt with ${what}`, async () => {
      files.write('open.prompt', kindPrompt.replace(/^expect: .*\n^metrics: .*$/m, metrics));
      const estimate = estimateOptimizeJob(request('auto', { file: 'open.prompt' }), host);
      if (message !== undefined) await assert.rejects(estimate, message);
      else assert.ok(!('judgeCalls' in (await estimate)));
    });

  for (const total of ['score', 'pass'])
    it(`measures by ${total} as much as by the metric that it sums up`, async () => {
      files.write('summed.prompt', kindPrompt.replace('[exact-match]', `[exact-match, ${total}]`));
      const alone = (await runJob(request('hill-climb'), host)).report.test;
      const summed = (await runJob(request('hill-climb', { file: 'summed.prompt', metric: total }), host)).report.test;
      assert.ok(alone.seed.mean < 1);
      assert.deepEqual([summed.seed, summed.best, summed.p], [alone.seed, alone.best, alone.p]);
    });

  it('pays a judge for what a measure sums up, and not for what it weighs at nothing', async () => {
    const graded = (weight: number): string =>
      kindPrompt.replace(
        '[exact-match]',
        `[exact-match, { type: llm-rubric, value: Good., weight: ${weight} }, score]`,
      );
    files.write('graded.prompt', graded(1));
    files.write('noted.prompt', graded(0));
    const paid = await estimateOptimizeJob(request('hill-climb', { file: 'graded.prompt', metric: 'score' }), host);
    assert.deepEqual([paid.judgeCalls, paid.leastCalls], [paid.taskCalls, 2 * (20 + 2 * 20)]);
    const free = await estimateOptimizeJob(request('hill-climb', { file: 'graded.prompt' }), host);
    assert.equal(free.judgeCalls, undefined, 'exact-match is computed');
    const { report } = await runJob(request('hill-climb', { file: 'noted.prompt', metric: 'score' }), host);
    assert.ok(report.test.seed.mean < 1 && report.spend.judgeCalls === undefined);
  });

  it("takes the first of the prompt's matrix choices, as `hone eval` names it", async () => {
    const prompt = kindPrompt
      .replace('metrics:', 'matrix: { tone: [kindly, tersely] }\nmetrics:')
      .replace('You sort', 'You {{ tone }} sort');
    files.write('tones.prompt', prompt);
    const { report } = await runJob(request('hill-climb', { file: 'tones.prompt' }), host);
    assert.ok(report.bestText.includes('{{ tone }}'));
    assert.notEqual(report.stop, 'failed');
  });

  it('starts from demonstrations in a file, and writes its own in their place', async () => {
    files.write('demos.jsonl', kindRows(4));
    files.write('shown.prompt', kindPrompt.replace('metrics:', 'demos: { path: demos.jsonl }\nmetrics:'));
    const { report, events } = await runJob(request('bootstrap-demos', { file: 'shown.prompt' }), host);
    assert.notEqual(report.stop, 'failed');
    const proposed = events.flatMap((event) => (event.type === 'proposed' ? [event.candidate] : []));
    assert.ok(proposed.some(({ text }) => !text.includes('demos.jsonl') && text.includes('demos:')));
  });

  it('says which lines of the data are no rows, and goes on without them', async () => {
    files.write('rows.jsonl', `{ broken\n${kindRows(70)}`);
    const { events } = await runJob(request('hill-climb'), host);
    assert.ok(events[0]?.type === 'problem' && events[0].message.startsWith('rows.jsonl:1:'));
  });

  for (const maxTokens of [45_000, 60_000, 90_000]) {
    it(`never passes ${maxTokens} tokens with 16 calls in flight, and still comes to a verdict`, async () => {
      const { report } = await runJob(request('protegi', { maxTokens, concurrency: 16 }), host);
      assert.deepEqual([report.stop, report.test.n], ['budget', 20]);
      assert.ok(report.spend.tokens <= maxTokens, `${report.spend.tokens} tokens`);
    });
  }

  it('leaves out a row without the column the prompt asks for, and says which', async () => {
    files.write('rows.jsonl', `${kindRows(70)}{"note":"no text","kind":"plant"}\n`);
    const { events, report } = await runJob(request('hill-climb'), host);
    assert.ok(events[0]?.type === 'problem' && /^rows\.jsonl:71: .*left out.*text/.test(events[0].message));
    assert.notEqual(report.stop, 'failed');
  });

  it('says which of several variants it optimizes', async () => {
    files.write(
      'tones.prompt',
      kindPrompt
        .replace('metrics:', 'matrix: { tone: [kindly, tersely] }\nmetrics:')
        .replace('You sort', 'You {{ tone }} sort'),
    );
    const { events } = await runJob(request('hill-climb', { file: 'tones.prompt' }), host);
    assert.ok(events.some((event) => event.type === 'problem' && /2 variants.*tone=kindly/.test(event.message)));
  });

  it("leaves out what was paid from the cache's point of view: a second run of the same seed makes the same journal", async () => {
    const first = await runJob(request('bootstrap-demos'), host);
    const second = await runJob(request('bootstrap-demos'), host);
    assert.equal(await journalOf(host, first.report.run), await journalOf(host, second.report.run));
  });

  const refusals: [what: string, request: OptimizeRequest, message: RegExp][] = [
    ['a method that does not exist, with the nearest', request('protegy'), /Did you mean 'protegi'/],
    ['a budget below a verdict, with the least that is needed', request('hill-climb', { maxCalls: 59 }), /takes 60/],
    ['a token budget below a verdict', request('hill-climb', { maxTokens: 100 }), /budget is too small/],
    ['a metric that scores no rows', request('hill-climb', { metric: 'macro-f1' }), /exact-match/],
    ['a file that is not there', request('hill-climb', { file: 'none.prompt' }), /none\.prompt/],
  ];
  for (const [what, refused, message] of refusals) {
    it(`refuses ${what}, and leaves no run behind`, async () => {
      await assert.rejects(runJob(refused, host), (error) => error instanceof HostError && message.test(error.message));
      assert.deepEqual(existsSync(host.runsFolder) ? readdirSync(host.runsFolder) : [], []);
    });
  }

  it('refuses a method that has nothing to work on', async () => {
    const frozen = kindPrompt.replace('You sort', '{# frozen #}You sort').replace('with it.', 'with it.{# end #}');
    files.write('frozen.prompt', frozen.replace('Note: {{ text }}\nKind:', '{{ text }}'));
    await assert.rejects(runJob(request('hill-climb', { file: 'frozen.prompt' }), host), /nothing to change/);
    const unlabelled = 'metrics: [{ type: contains, value: plant }]';
    files.write('asserted.prompt', kindPrompt.replace('expect: "{{ kind }}"\nmetrics: [exact-match]', unlabelled));
    await assert.rejects(runJob(request('bootstrap-demos', { file: 'asserted.prompt' }), host), /add expect/);
  });

  it('splits the rows as asked over what the prompt says, keeps that with the run, and refuses to go on with another', async () => {
    const split = { dev: 10, test: 12 };
    const estimate = await estimateOptimizeJob(request('hill-climb', { split }), host);
    assert.deepEqual(estimate.sizes, { pool: 28, train: 20, dev: 10, test: 12 });
    const { report } = await runJob(request('hill-climb', { split, maxCalls: 60 }), host);
    assert.equal(report.test.n, 12);
    const again = await runJob(request('hill-climb', { resume: report.run }), host);
    assert.deepEqual(again.report.test, report.test);
    const other = request('hill-climb', { resume: report.run, split: { ...split, dev: 11 } });
    await assert.rejects(runJob(other, host), /another value for dev/);
  });

  it('refuses data too small to split', async () => {
    files.write('rows.jsonl', kindRows(30));
    await assert.rejects(runJob(request('hill-climb'), host), /data\.split/);
  });
});

describe('estimateOptimizeJob', () => {
  it('says calls by role, what they buy and the least there must be, and warns below five proposals', async () => {
    const files = tempWorkspace({ 'kind.prompt': kindPrompt, 'rows.jsonl': kindRows(70) });
    const host = await openHost({ startFolder: files.root, readSecret: () => undefined });
    const ask = (maxCalls?: number) =>
      estimateOptimizeJob({ file: 'kind.prompt', method: 'protegi', maxCalls, model: 'openai/gpt-4.1-mini' }, host);
    const open = await ask();
    assert.equal(open.calls, open.taskCalls + open.writerCalls);
    assert.ok(open.writerCalls > 0 && open.proposals > 50 && open.leastCalls === 60 && open.warnings.length === 0);
    assert.ok(open.usd !== undefined && open.usd.low > 0 && open.usd.high > open.usd.low);
    const tight = await ask(80);
    assert.ok(tight.calls <= 80 && tight.proposals < 5);
    assert.match(tight.warnings.join(), /buys about \d candidates/);
    assert.match((await ask(59)).warnings.join(), /below the 60/);
    host.close();
    files.remove();
  });

  it('counts with the prices that the configuration gives, those of the writer too', async () => {
    const prices = 'prices: { small: { input: 1, output: 0 }, dear: { input: 10, output: 0 } }';
    const config = `providers:\n  mine: { baseUrl: "http://127.0.0.1:9/v1", ${prices} }\n`;
    const files = tempWorkspace({ 'hone.config.yaml': config, 'kind.prompt': kindPrompt, 'rows.jsonl': kindRows(70) });
    const host = await openHost({ startFolder: files.root, readSecret: () => undefined });
    const ask = (writer: string) =>
      estimateOptimizeJob({ file: 'kind.prompt', method: 'protegi', model: 'mine/small', writer }, host);
    const highest = ({ usd }: OptimizeEstimate): number => usd?.high ?? NaN;
    const [one, two, unknown] = [await ask('mine/small'), await ask('mine/dear'), await ask('mine/other')];
    host.close();
    files.remove();
    assert.equal(one.usd?.high.toFixed(6), (one.inputTokens.high / 1e6).toFixed(6));
    assert.ok(highest(two) > highest(one));
    assert.equal(unknown.usd, undefined);
  });

  for (const maxCalls of [undefined, 160]) {
    it(`counts in what demonstrations add, and agrees with a run of ${maxCalls ?? 'any number of'} calls`, async () => {
      const short = kindPrompt.replace('name: kind', 'name: kind\nconfig: { maxOutputTokens: 8 }');
      const files = tempWorkspace({ 'kind.prompt': short, 'rows.jsonl': kindRows(110) });
      const host = await openHost({ startFolder: files.root, readSecret: () => undefined });
      const request = { file: 'kind.prompt', method: 'bootstrap-demos', maxCalls, model: 'offline/learner' };
      const { inputTokens, outputTokens, ...estimate } = await estimateOptimizeJob(request, host);
      const { report } = await runJob(request, host);
      host.close();
      files.remove();
      const { candidates, spend } = report;
      assert.ok(
        candidates >= 2 && candidates <= estimate.proposals,
        `${candidates} of ${estimate.proposals} candidates`,
      );
      assert.ok(spend.taskCalls <= estimate.taskCalls, `${spend.taskCalls} of ${estimate.taskCalls} calls`);
      const [low, high] = [inputTokens.low + outputTokens.low, inputTokens.high + outputTokens.high];
      const range = `${spend.tokens} tokens, ${low} to ${high}`;
      assert.ok(spend.tokens > 1.2 * low && spend.tokens <= high && high < 3 * spend.tokens, range);
    });
  }

  it('lets instructions grow as far as the screens do, and nothing where the budget buys no candidate', async () => {
    const files = tempWorkspace({ 'kind.prompt': kindPrompt, 'rows.jsonl': kindRows(70) });
    const host = await openHost({ startFolder: files.root, readSecret: () => undefined });
    const ask = (maxCalls?: number) =>
      estimateOptimizeJob({ file: 'kind.prompt', method: 'protegi', maxCalls, model: 'openai/gpt-4.1-mini' }, host);
    const [open, none] = [await ask(), await ask(60)];
    host.close();
    files.remove();
    // 4,000 characters of words and blanks are some 800 tokens, which all calls but the seed's own may have more.
    const added = (open.inputTokens.high - open.inputTokens.low) / open.calls;
    assert.ok(added > 500 && added < 1200, `${added} tokens`);
    assert.deepEqual([none.proposals, none.inputTokens.high], [0, none.inputTokens.low]);
  });
});
