import assert from 'node:assert/strict';
import { estimateJob } from '../../../../src/host/jobs/evaluate-job.js';
import { reportRun } from '../../../../src/host/jobs/runs/report-run.js';
import { storedRun } from '../../../../src/host/jobs/runs/stored-run.js';
import { runPath } from '../../../../src/host/runs/run-path.js';
import { acts, type Act, type ReceivedChat } from '../../../support/chat-server.js';
import { answerParity, comparable, follow, useParity } from '../../../support/parity.js';
import { resumeKilled } from '../../../support/killed-run.js';

function promptWith(metrics: string): Readonly<Record<string, string>> {
  const head =
    'name: parity\nmodel: openai/gpt-4.1-mini\nconfig: { maxOutputTokens: 8 }\ndata: rows.jsonl\nexpect: "{{ label }}"';
  return {
    'parity.prompt': `---\n${head}\nmetrics: ${metrics}\n---\nuser:\nSay carefully: is {{ number }} odd or even?\n`,
  };
}

const oneJudge = promptWith('[{ type: llm-rubric, value: It is right., provider: openai/gpt-4.1 }]');

function isJudging({ messages }: ReceivedChat): boolean {
  return messages.some(({ content }) => content.includes('<rubric-'));
}

/** The number the judged question was about. */
function judgedNumber({ messages }: ReceivedChat): number {
  return Number(/is (\d+) odd or even/.exec(messages.at(-1)?.content ?? '')?.[1]);
}

function verdict(chat: ReceivedChat, score: number, afterMs = 0): Act {
  const mark = /<score(-[0-9a-f]{8})>/.exec(chat.messages.at(-1)?.content ?? '')?.[1] ?? '';
  return acts.reply(`<reason${mark}>So it is.</reason${mark}>\n<score${mark}>${score}</score${mark}>`, afterMs);
}

describe('a run that a model grades', function () {
  this.timeout(60_000);
  const parity = useParity();

  it('counts the calls, tokens and cost of grading apart from those of the answers', async () => {
    await parity.start(4, (chat) => (isJudging(chat) ? verdict(chat, 0.5) : answerParity(chat)), oneJudge);
    const { report, cells } = await follow(parity.host);
    const { judge, calls, variants } = report;
    assert.equal(calls, 4);
    assert.deepEqual(judge && [judge.calls, judge.unjudged, judge.models], [4, 0, ['openai/gpt-4.1']]);
    assert.equal(variants[0]?.scores['llm-rubric']?.mean, 0.5);
    const tokens = cells.reduce((sum, cell) => sum + cell.inputTokens + cell.outputTokens, 0);
    assert.equal(variants[0].tokens, tokens);
    // $2 and $8 a million tokens.
    assert.ok(judge !== undefined && judge.inputTokens > 0);
    const usd = (judge.inputTokens * 2 + judge.outputTokens * 8) / 1e6;
    assert.ok(Math.abs((judge.usd ?? 0) - usd) < 1e-12);
  });

  it('reports how often two judges agree, and their kappa, as worked out by hand', async () => {
    // Of 8 answers the first judge passes 1 to 4, the second 1 to 3 and 5: 6 of 8 agree, chance 1/2, kappa 1/2.
    const passes: Record<string, readonly number[]> = { 'gpt-4.1': [1, 2, 3, 4], 'gpt-4.1-mini': [1, 2, 3, 5] };
    const two = promptWith('[{ type: llm-rubric, provider: [openai/gpt-4.1, openai/gpt-4.1-mini] }]');
    const script = (chat: ReceivedChat): Act =>
      isJudging(chat) ? verdict(chat, Number(passes[chat.model]?.includes(judgedNumber(chat)))) : answerParity(chat);
    await parity.start(8, script, two);
    const { judge, variants } = (await follow(parity.host)).report;
    const [agreement] = judge?.agreement ?? [];
    assert.deepEqual([agreement?.metric, agreement?.n, agreement?.share.mean], ['llm-rubric', 8, 6 / 8]);
    assert.deepEqual(agreement?.kappas, [{ judges: ['openai/gpt-4.1', 'openai/gpt-4.1-mini'], kappa: 0.5 }]);
    assert.equal(variants[0]?.scores['llm-rubric']?.mean, 0.5);
  });

  it('makes an unreadable verdict an error in no score, and asks anew on resume without asking the task again', async () => {
    let isBroken = true;
    const script = (chat: ReceivedChat): Act => {
      if (!isJudging(chat)) return answerParity(chat);
      return isBroken && judgedNumber(chat) === 2 ? acts.reply('A fine answer!') : verdict(chat, 1);
    };
    await parity.start(4, script, oneJudge);
    const first = (await follow(parity.host, { cache: false })).report;
    assert.deepEqual([first.errors, first.judge?.unjudged, first.variants[0]?.n], [1, 1, 3]);
    assert.equal(first.variants[0]?.scores['llm-rubric']?.mean, 1);
    isBroken = false;
    const before = parity.server.requests.length;
    const second = (await follow(parity.host, { cache: false, resume: first.run })).report;
    assert.deepEqual([second.errors, second.judge?.unjudged, second.variants[0]?.n], [0, 0, 4]);
    assert.deepEqual(parity.server.requests.slice(before).map(isJudging), [true]);
    // The verdict nobody could read was paid for, and is not counted again where it is found again.
    const { judge } = second;
    const asked = parity.server.requests.filter(isJudging);
    const read = asked.flatMap(({ messages }) => messages).reduce((sum, m) => sum + Math.ceil(m.content.length / 4), 0);
    assert.deepEqual([judge && judge.calls + judge.cached, judge?.inputTokens], [asked.length, read]);
  });

  it('is reported from its journal with what grading took and how far judges agree, as it ended', async () => {
    const two = promptWith('[{ type: llm-rubric, provider: [openai/gpt-4.1, openai/gpt-4.1-mini] }]');
    const script = (chat: ReceivedChat): Act =>
      isJudging(chat) ? verdict(chat, Number(judgedNumber(chat) % 3 === 0)) : answerParity(chat);
    await parity.start(6, script, two);
    const { report } = await follow(parity.host);
    assert.equal(report.judge?.calls, 12);
    assert.deepEqual(await reportRun(storedRun(runPath(parity.host.runsFolder, report.run))), report);
  });

  it('retries a judge that is busy or broken', async () => {
    const failures = [acts.tooManyRequests('0'), acts.status(500)];
    await parity.start(
      2,
      (chat) => (isJudging(chat) ? (failures.shift() ?? verdict(chat, 1)) : answerParity(chat)),
      oneJudge,
    );
    const { report } = await follow(parity.host, { concurrency: 1 });
    assert.deepEqual([report.stop, report.errors, report.judge?.calls], ['finished', 0, 2]);
  });

  it('ends when the judge refuses the key, and says whose it is', async () => {
    const script = (chat: ReceivedChat): Act => (isJudging(chat) ? acts.status(401, 'Bad key') : answerParity(chat));
    await parity.start(30, script, oneJudge);
    const { report } = await follow(parity.host, { concurrency: 1 });
    assert.equal(report.stop, 'failed');
    assert.match(report.problems[0] ?? '', /^openai\/gpt-4\.1 is asked no more/);
    assert.ok(parity.server.requests.length < 6, `${parity.server.requests.length} requests`);
  });

  it('holds --max-calls over answers and verdicts together, and resumes to the whole report', async () => {
    const script = (chat: ReceivedChat): Act =>
      isJudging(chat) ? verdict(chat, judgedNumber(chat) % 2) : answerParity(chat);
    await parity.start(6, script, oneJudge);
    const cut = (await follow(parity.host, { maxCalls: 7, concurrency: 1, cache: false })).report;
    assert.deepEqual([cut.stop, parity.server.requests.length], ['budget', 7]);
    const { report } = await follow(parity.host, { resume: cut.run, maxCalls: 12, concurrency: 1, cache: false });
    assert.deepEqual([report.stop, report.rows, parity.server.requests.length], ['finished', 6, 12]);
  });

  it('estimates grading apart', async () => {
    await parity.start(5, undefined, oneJudge);
    const estimate = await estimateJob({ files: ['parity.prompt'] }, parity.host);
    assert.deepEqual([estimate.calls, estimate.judge?.calls], [5, 5]);
    assert.ok((estimate.judge?.inputTokens ?? 0) > estimate.inputTokens);
    assert.ok((estimate.judge?.usd?.high ?? 0) > (estimate.judge?.usd?.low ?? 0));
    assert.equal(parity.server.requests.length, 0);
  });

  it('knows how long grading takes, and how much is written for it, once a judge has graded', async () => {
    const script = (chat: ReceivedChat): Act => (isJudging(chat) ? verdict(chat, 1, 40) : answerParity(chat));
    await parity.start(8, script, oneJudge);
    const before = (await estimateJob({ files: ['parity.prompt'] }, parity.host)).judge;
    assert.deepEqual([before?.seconds, before?.calls], [undefined, 8]);
    const { judge } = (await follow(parity.host)).report;
    const after = await estimateJob({ files: ['parity.prompt'], repeat: 3, concurrency: 2 }, parity.host);
    // 24 verdicts of 40 ms or little more, two at a time; each is as long as each of those before.
    const { low = 0, high = 0 } = after.judge?.seconds ?? {};
    assert.ok(low >= (24 * 0.039) / 2 && low <= high && high < 24, `${low} to ${high}`);
    const written = 3 * (judge?.outputTokens ?? NaN);
    assert.deepEqual(after.judge?.outputTokens, { low: written, high: written });
  });

  it('still knows it after many runs whose verdicts were kept, and from runs of other models', async () => {
    await parity.start(3, (chat) => (isJudging(chat) ? verdict(chat, 1) : answerParity(chat)), oneJudge);
    for (let run = 0; run < 7; run++) await follow(parity.host);
    const { judge, seconds } = await estimateJob({ files: ['parity.prompt'], models: ['openai/gpt-4o'] }, parity.host);
    assert.deepEqual([judge?.seconds === undefined, seconds], [false, undefined]);
    const other = await estimateJob({ files: ['parity.prompt'], judges: ['openai/gpt-4o'] }, parity.host);
    assert.deepEqual([other.judge?.seconds, other.seconds === undefined], [undefined, false]);
  });

  for (const killAt of [2, 3, 6])
    it(`and is killed at call ${killAt} pays again for that call alone`, async () => {
      const script = (chat: ReceivedChat): Act => (isJudging(chat) ? verdict(chat, 1) : answerParity(chat));
      await resumeKilled({ killAt, rows: 4, files: oneJudge, script }, ({ report, requests }) => {
        assert.deepEqual([report.stop, report.errors, report.rows, requests], ['finished', 0, 4, 8 + 1]);
        assert.equal(report.variants[0]?.scores['llm-rubric']?.mean, 1);
        assert.ok(comparable(report));
      });
    });
});
