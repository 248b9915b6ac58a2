import assert from 'node:assert/strict';
import { join } from 'node:path';
import { preferenceSentences } from '../../../../src/engine/eval/sentences.js';
import { estimateJob } from '../../../../src/host/jobs/evaluate-job.js';
import { readCells, storedRun } from '../../../../src/host/jobs/runs/stored-run.js';
import { reportRun } from '../../../../src/host/jobs/runs/report-run.js';
import { acts, type Act, type ReceivedChat } from '../../../support/chat-server.js';
import { comparable, follow, useParity } from '../../../support/parity.js';
import { resumeKilled } from '../../../support/killed-run.js';

function promptWith(metrics: string): Readonly<Record<string, string>> {
  const head =
    'name: parity\nmodel: openai/gpt-4.1-mini\nconfig: { maxOutputTokens: 8 }\ndata: rows.jsonl\nexpect: "{{ label }}"\nmatrix: { style: [short, long] }';
  return {
    'parity.prompt': `---\n${head}\nmetrics: ${metrics}\n---\nuser:\nSay in a {{ style }} way: is {{ number }} odd or even?\n`,
  };
}

const best = promptWith('[exact-match, { type: select-best, value: It is kind., provider: openai/gpt-4.1 }]');

const lastOf = ({ messages }: ReceivedChat): string => messages.at(-1)?.content ?? '';
const isComparing = (chat: ReceivedChat): boolean => lastOf(chat).includes('<criteria-');

/** Answers with its style and number, so that a judge can tell whose answer stands where. */
function styled(chat: ReceivedChat): Act {
  const [, style, number] = /in a (short|long) way: is (\d+)/.exec(lastOf(chat)) ?? [];
  return acts.reply(`${style} ${number}`);
}

function say(chat: ReceivedChat, better: 'A' | 'B' | 'tie'): Act {
  const mark = /<better(-[0-9a-f]{8})>/.exec(lastOf(chat))?.[1] ?? '';
  return acts.reply(`<reason${mark}>So it is.</reason${mark}>\n<better${mark}>${better}</better${mark}>`);
}

/** Prefers `long` up to row 6, `short` on row 7, and always the first place on row 8. */
function judge(chat: ReceivedChat): Act {
  const [, style, number] = /<answer-a-[0-9a-f]+>\s+(short|long) (\d+)/.exec(lastOf(chat)) ?? [];
  if (number === '8') return say(chat, 'A');
  const preferred = number === '7' ? 'short' : 'long';
  return say(chat, style === preferred ? 'A' : 'B');
}

const script = (chat: ReceivedChat): Act => (isComparing(chat) ? judge(chat) : styled(chat));

describe('a run that compares the variants of a row', function () {
  this.timeout(60_000);
  const parity = useParity();

  it('counts wins, losses and ties over both orders as worked out by hand', async () => {
    await parity.start(8, script, best);
    const { report } = await follow(parity.host);
    const [found] = report.preferences ?? [];
    assert.ok(found);
    assert.match(found.a, /style=short/);
    assert.match(found.b, /style=long/);
    assert.deepEqual([found.n, found.wins, found.losses, found.ties], [8, 6, 1, 1]);
    assert.equal(found.winRate.mean, 6.5 / 8);
    assert.ok(found.winRate.low < 6.5 / 8 && found.winRate.high > 6.5 / 8);
    // Sign flips of six wins and one loss: 2 * (1 + 7) / 128.
    assert.equal(found.p, 0.125);
    assert.deepEqual([found.bias?.n, found.bias?.share.mean], [8, 1 / 8]);
    assert.deepEqual([report.calls, report.judge?.calls, report.judge?.unjudged], [16, 16, 0]);
  });

  it('makes only ties of a judge that always says A, and says that it goes by the place', async () => {
    await parity.start(8, (chat) => (isComparing(chat) ? say(chat, 'A') : styled(chat)), best);
    const [found] = (await follow(parity.host)).report.preferences ?? [];
    assert.deepEqual([found?.wins, found?.losses, found?.ties, found?.winRate.mean, found?.p], [0, 0, 8, 0.5, 1]);
    assert.deepEqual(found?.bias && [found.bias.n, found.bias.share.mean], [8, 1]);
    const sentences = found === undefined ? [] : preferenceSentences(found);
    assert.match(sentences[0] ?? '', /^select-best: no reliable preference between/);
    assert.match(sentences[1] ?? '', /the verdict turned in 100\.0 % .* goes by the place more than by the answers/);
  });

  it('asks nobody about equal answers', async () => {
    await parity.start(4, (chat) => (isComparing(chat) ? say(chat, 'A') : acts.reply('odd')), best);
    const { preferences, judge: spent } = (await follow(parity.host)).report;
    assert.deepEqual([preferences?.[0]?.ties, preferences?.[0]?.bias, spent?.calls], [4, null, 0]);
  });

  it('holds every variant against the expected answer', async () => {
    const pairs = promptWith('[exact-match, { type: pairwise, baseline: expected, provider: openai/gpt-4.1 }]');
    const likesStyle = (chat: ReceivedChat): Act => {
      const isFirst = /<answer-a-[0-9a-f]+>\s+(short|long) /.test(lastOf(chat));
      return say(chat, isFirst ? 'A' : 'B');
    };
    await parity.start(3, (chat) => (isComparing(chat) ? likesStyle(chat) : styled(chat)), pairs);
    const { preferences = [] } = (await follow(parity.host)).report;
    assert.deepEqual(
      preferences.map(({ a, wins, losses }) => [a, wins, losses]),
      [
        ['expected', 3, 0],
        ['expected', 3, 0],
      ],
    );
  });

  it('refuses a baseline that is no variant, and estimates what comparing takes', async () => {
    const pairs = (baseline: string): Readonly<Record<string, string>> =>
      promptWith(`[exact-match, { type: pairwise, baseline: "${baseline}", provider: openai/gpt-4.1 }]`);
    await parity.start(5, undefined, pairs('style=terse'));
    await assert.rejects(follow(parity.host), /no variant has 'style=terse' in its name\. Variants are/);
    await parity.start(5, undefined, pairs('style=long'));
    const estimate = await estimateJob({ files: ['parity.prompt'] }, parity.host);
    assert.deepEqual([estimate.calls, estimate.judge?.calls], [10, 10]);
  });

  it('holds --max-calls over comparisons too, and a resumed run ends with the same report', async () => {
    await parity.start(4, script, best);
    const whole = (await follow(parity.host, { concurrency: 1, cache: false })).report;
    assert.equal(parity.server.requests.length, 16);
    const cut = (await follow(parity.host, { maxCalls: 7, concurrency: 1, cache: false })).report;
    assert.deepEqual([cut.stop, parity.server.requests.length], ['budget', 16 + 7]);
    const { report } = await follow(parity.host, { resume: cut.run, concurrency: 1, cache: false });
    assert.equal(parity.server.requests.length, 32);
    assert.deepEqual([report.stop, report.preferences], ['finished', whole.preferences]);
    const stored = storedRun(join(parity.host.runsFolder, `${report.run}.jsonl`));
    assert.deepEqual((await reportRun(stored)).preferences, whole.preferences);
  });

  for (const killAt of [3, 4, 7])
    it(`and is killed at call ${killAt} pays again for that call alone`, async () => {
      await resumeKilled({ killAt, rows: 3, files: best, script }, async ({ report, requests, journal }) => {
        assert.deepEqual([report.stop, report.errors, report.rows, requests], ['finished', 0, 3, 12 + 1]);
        assert.deepEqual([report.preferences?.[0]?.n, report.preferences?.[0]?.wins], [3, 3]);
        assert.ok(comparable(report));
        const counted = { cells: 0, pairs: 0 };
        await readCells(
          storedRun(journal),
          () => counted.cells++,
          () => counted.pairs++,
        );
        assert.deepEqual(counted, { cells: 6, pairs: 3 });
      });
    });
});
