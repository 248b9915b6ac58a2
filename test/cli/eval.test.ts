import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { startChatServer, acts, type ChatServer } from '../support/chat-server.js';
import { hone, type Ended } from '../support/hone.js';
import { tempWorkspace, type TempWorkspace } from '../support/temp-workspace.js';

const prompt = `---
output: { labels: [even, odd] }
data: rows.csv
expect: "{{ parity }}"
metrics: [exact-match, macro-f1]
matrix: { style: [curt, wordy] }
---
user:
{{ style }}: {{ number }}
`;
const rows = Array.from({ length: 10 }, (_, i) => `${i},${i % 2 === 0 ? 'even' : 'odd'}`);

interface Report {
  run: string;
  calls: number;
  cached: number;
  rows: number;
  stop: string;
  variants: { id: string; n: number; scores: Record<string, { mean: number }>; firstTokenMs?: number }[];
  comparisons: { wins: number; losses: number; ties: number; difference: number }[];
}

/** Knows parity; asked wordily it gets the last two odd numbers wrong. */
function answer(question: string): string {
  const number = Number(question.slice(-1));
  if (question.startsWith('wordy') && number >= 7) return 'even';
  return number % 2 === 0 ? 'even' : 'odd';
}

describe('hone eval', () => {
  let space: TempWorkspace;
  let server: ChatServer;

  beforeEach(async () => {
    space = tempWorkspace({ 'p.prompt': prompt, 'rows.csv': `number,parity\n${rows.join('\n')}\n` });
    server = await startChatServer(({ messages }) => acts.reply(answer(messages[0]?.content ?? '')));
  });
  afterEach(async () => {
    space.remove();
    await server.close();
  });

  const evaluate = (...args: string[]): Promise<Ended> =>
    hone(['eval', 'p.prompt', '--model', 'openai/gpt-4o-mini', ...args], {
      cwd: space.root,
      env: { OPENAI_BASE_URL: server.baseUrl, OPENAI_API_KEY: 'k' },
    });
  const report = async (...args: string[]): Promise<Report> =>
    JSON.parse((await evaluate(...args, '--format', 'json')).stdout) as Report;

  it('streams answers with --stream, to the same scores, and says when their first piece came', async () => {
    const streaming = await startChatServer(({ messages }) => {
      const choice = { delta: { content: answer(messages[0]?.content ?? '') }, finish_reason: 'stop' };
      return acts.events([`data: ${JSON.stringify({ choices: [choice] })}\n\n`, 'data: [DONE]\n\n']);
    });
    try {
      const at = { cwd: space.root, env: { OPENAI_BASE_URL: streaming.baseUrl, OPENAI_API_KEY: 'k' } };
      const args = ['eval', 'p.prompt', '--model', 'openai/gpt-4o-mini', '--stream'];
      const { stdout } = await hone(args, at);
      assert.match(stdout, /style=curt: the first piece of an answer came after \d+(\.\d)? m?s \(median\)/);
      const again = JSON.parse((await hone([...args, '--no-cache', '--format', 'json'], at)).stdout) as Report;
      assert.deepEqual(
        again.variants.map(({ scores, firstTokenMs = -1 }) => [scores['exact-match']?.mean, firstTokenMs >= 0]),
        [
          [1, true],
          [0.8, true],
        ],
      );
    } finally {
      await streaming.close();
    }
  });

  it('scores every variant on every row and compares them on the same rows', async () => {
    const { variants, comparisons, rows: count, calls } = await report();
    assert.deepEqual([count, calls, server.requests.length], [10, 20, 20]);
    assert.deepEqual(
      variants.map(({ n, scores }) => [n, scores['exact-match']?.mean]),
      [
        [10, 1],
        [10, 0.8],
      ],
    );
    assert.equal(server.requests[0]?.body['stream'], undefined);
    const [{ wins, losses, ties, difference } = { wins: 0, losses: 0, ties: 0, difference: 0 }] = comparisons;
    assert.deepEqual([wins, losses, ties, Number(difference.toFixed(6))], [0, 2, 8, -0.2]);
  });

  it('prints the scores, a sentence for each pair, the cost and where the run is kept', async () => {
    const { code, stdout } = await evaluate();
    assert.equal(code, 0);
    assert.match(stdout, /^p\.prompt on 10 rows, answered by openai\/gpt-4o-mini\n/);
    assert.match(stdout, /style=wordy {2,}80\.0 % \(49\.0 to 94\.3\)/);
    assert.match(stdout, /exact-match: No reliable difference between style=curt and style=wordy/);
    assert.match(stdout, /20 calls, 0 from the cache, 0 errors, \$0\.\d+/);
    const [, journal = ''] = /Kept in (\S+)/.exec(stdout) ?? [];
    const lines = readFileSync(join(space.root, journal), 'utf8').trimEnd().split('\n');
    const types = lines.map((line) => (JSON.parse(line) as { type: string }).type);
    const told = types.filter((type) => type !== 'begun');
    assert.deepEqual(told, ['run', 'text', ...Array<string>(20).fill('cell'), 'end']);
  });

  it('says plainly that the offline model is no language model', async () => {
    const { stdout } = await hone(['eval', 'p.prompt'], { cwd: space.root });
    assert.match(stdout, /offline\/learner is a small deterministic learner, not a language model/);
  });

  it('does not pay for an answer it has', async () => {
    await evaluate();
    const again = await report();
    assert.deepEqual([again.calls, again.cached, server.requests.length], [0, 20, 20]);
    await report('--no-cache');
    assert.equal(server.requests.length, 40);
  });

  it('never passes the number of calls it may make, and goes on from there', async () => {
    const first = await report('--max-calls', '7', '--concurrency', '16');
    assert.deepEqual([first.stop, first.calls, server.requests.length], ['budget', 7, 7]);
    const rest = await report('--resume', first.run, '--no-cache');
    assert.deepEqual([rest.stop, rest.rows, server.requests.length], ['finished', 10, 20]);
  });

  it('exits 1 and names the variant when a threshold is missed', async () => {
    const missed = await evaluate('--threshold', 'exact-match>=0.9');
    assert.equal(missed.code, 1);
    assert.match(missed.stderr, /^p · openai\/gpt-4o-mini · style=wordy reaches exact-match 0\.8, below 0\.9\.\n$/);
    assert.equal((await evaluate('--threshold', 'exact-match>=0.8')).code, 0);
  });

  it('is refused before a call where no prompt has the metric of a threshold', async () => {
    const { code, stdout, stderr } = await evaluate('--threshold', 'acuracy>=0.8');
    assert.deepEqual([code, stdout, server.requests.length], [2, '', 0]);
    assert.match(stderr, /no prompt has the metric 'acuracy'\. Name one of exact-match/);
  });

  it('exits 2 when the budget ended before a threshold could be judged', async () => {
    const { code, stderr } = await evaluate('--max-calls', '3', '--threshold', 'exact-match>=0');
    assert.equal(code, 2);
    assert.match(stderr, /The run is not complete, so no threshold is judged: go on with --resume \d{8}-/);
    assert.equal((await evaluate('--max-calls', '3', '--no-cache')).code, 0);
  });

  it('exits 1 when rows without an answer keep a threshold from being judged', async () => {
    await server.close();
    server = await startChatServer((_chat, index) => (index === 0 ? acts.status(400, 'no') : acts.reply('even')));
    const { code, stderr } = await evaluate('--threshold', 'exact-match>=0');
    assert.equal(code, 1);
    assert.match(stderr, /lacks 1 answer, so its exact-match cannot be held against the threshold\./);
  });

  it('estimates without a key and without a call', async () => {
    const ended = await hone(['eval', 'p.prompt', '--model', 'openai/gpt-4o-mini', '--estimate'], {
      cwd: space.root,
    });
    assert.equal(ended.code, 0);
    assert.match(ended.stdout, /^20 calls at most, about [\d,]+ tokens in/);
    assert.match(ended.stdout, /no call was made/);
  });

  it('prints a line a cell as CSV', async () => {
    const { stdout } = await evaluate('--format', 'csv');
    const cells: Record<string, string>[] = parse(stdout, { columns: true });
    assert.equal(cells.length, 20);
    const wrong = cells.filter((cell) => cell['exact-match'] === '0');
    assert.deepEqual(wrong.map(({ line, answer: given, expected }) => [Number(line), given, expected]).sort(), [
      [11, 'even', 'odd'],
      [9, 'even', 'odd'],
    ]);
  });

  it('prints the same CSV whole after a first cell that failed and a resume', async () => {
    await server.close();
    server = await startChatServer((_chat, index) => (index === 0 ? acts.status(400, 'no') : acts.reply('even')));
    const csv = async (...args: string[]): Promise<Record<string, string>[]> =>
      parse((await evaluate('--format', 'csv', ...args)).stdout, { columns: true });
    const first = await csv('--concurrency', '1');
    assert.deepEqual(
      first.slice(0, 2).map((cell) => [cell['outcome'], cell['exact-match']]),
      [
        ['error', ''],
        ['scored', '1'],
      ],
    );
    const [run = ''] = readdirSync(join(space.root, '.hone/runs'));
    const resumed = await csv('--resume', run.replace('.jsonl', ''));
    assert.equal(resumed.length, 20);
    assert.deepEqual(new Set(resumed.map(({ outcome }) => outcome)), new Set(['scored']));
  });

  it('writes no text a spreadsheet would run, and leaves numbers alone', async () => {
    await server.close();
    server = await startChatServer(() => acts.reply('=HYPERLINK("http://x")'));
    const { stdout } = await evaluate('--format', 'csv');
    const [cell]: Record<string, string>[] = parse(stdout, { columns: true });
    assert.deepEqual([cell?.['answer'], cell?.['outputTokens']?.[0] === "'"], [`'=HYPERLINK("http://x")`, false]);
  });

  it('prints a suite a variant as JUnit, and its thresholds as tests', async () => {
    const { stdout } = await evaluate('--format', 'junit', '--threshold', 'exact-match>=0.9');
    assert.match(stdout, /style=curt" tests="2" failures="0"/);
    assert.match(stdout, /style=wordy" tests="2" failures="1"/);
    assert.match(stdout, /<failure message="80\.0 % on 10 answers, below 0\.9"\/>/);
  });

  it('names in every report what is in no score', async () => {
    await server.close();
    const acted = [acts.filtered(), acts.cutByLength('ev'), acts.status(400, 'no')];
    server = await startChatServer((_chat, index) => acted[index] ?? acts.reply('even'));
    const text = await evaluate('--concurrency', '1');
    for (const words of ['refused by the model', 'cut off at the length limit', 'without an answer or a score'])
      assert.match(text.stdout, new RegExp(`1 ${words}`));
    const [id = ''] = readdirSync(join(space.root, '.hone/runs'));
    assert.match(text.stderr, /1 answer is missing or without a score, the first because/);
    for (const format of ['html', 'junit']) {
      const { stdout } = await evaluate('--format', format, '--resume', id.replace('.jsonl', ''));
      assert.match(stdout, /1 refused by the model/, format);
      assert.match(stdout, /1 cut off at the length limit/, format);
    }
  });

  it('prints one page of HTML in which nothing of the run can act', async () => {
    space.write('p.prompt', prompt.replace('[curt, wordy]', '["<script>alert(1)</script>", wordy]'));
    const { stdout } = await evaluate('--format', 'html');
    assert.match(stdout, /^<!doctype html>/);
    assert.equal(stdout.includes('<script>alert'), false);
    assert.match(stdout, /style=&lt;script&gt;/);
    // What the page runs is what its policy knows the fingerprint of, and it can load and send nothing.
    const [, script = ''] = /<script>([^]*?)<\/script>\n<\/body>/.exec(stdout) ?? [];
    const fingerprint = createHash('sha256').update(script).digest('base64');
    assert.ok(stdout.includes(`content="default-src 'none'; style-src 'sha256-`));
    assert.ok(stdout.includes(`script-src 'sha256-${fingerprint}'; base-uri 'none'`));
    assert.equal(/https?:\/\//.test(stdout), false);
  });
});
