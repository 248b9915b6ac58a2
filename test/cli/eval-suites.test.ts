import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { acts, type ChatServer, startChatServer } from '../support/chat-server.js';
import { hone, type Ended } from '../support/hone.js';
import { tempWorkspace, type TempWorkspace } from '../support/temp-workspace.js';

const prompt = `---
output: { labels: [even, odd] }
data: rows.csv
expect: "{{ parity }}"
metrics: [exact-match]
---
user:
{{ number }}
`;
const config = `model: openai/m
evaluate:
  nightly:
    prompts: prompts/*.prompt
    repeat: 2
    thresholds: "exact-match>=0.9"
  quick: { prompts: [prompts/a.prompt], data: few.csv, models: [openai/other], limit: 1 }
`;

interface Report {
  calls: number;
  cached: number;
  rows: number;
  variants: { prompt: string; model: string }[];
}

describe('hone eval over many prompts', () => {
  let space: TempWorkspace;
  let server: ChatServer;

  before(async () => {
    server = await startChatServer(({ messages }) => acts.reply(messages[0]?.content === '2' ? 'even' : 'odd'));
  });
  after(() => server.close());
  beforeEach(() => {
    space = tempWorkspace({
      'hone.config.yaml': config,
      'prompts/a.prompt': prompt,
      'prompts/b.prompt': prompt,
      'prompts/rows.csv': 'number,parity\n1,odd\n2,even\n4,even\n',
      'few.csv': 'number,parity\n2,even\n3,odd\n',
      'prompts/notes.txt': 'not one of them',
    });
  });
  afterEach(() => space.remove());

  const run = (args: string[], cwd = space.root): Promise<Ended> =>
    hone(['eval', ...args], { cwd, env: { OPENAI_BASE_URL: server.baseUrl, OPENAI_API_KEY: 'k' } });
  const report = async (...args: string[]): Promise<Report> => {
    const ended = await run([...args, '--format', 'json']);
    return JSON.parse(ended.stdout || ended.stderr) as Report;
  };
  const prompts = ({ variants }: Report): string[] => variants.map((variant) => variant.prompt);

  it('takes globs and folders for the prompts they stand for, each once', async () => {
    assert.deepEqual(prompts(await report('prompts/*.prompt')), ['prompts/a.prompt', 'prompts/b.prompt']);
    assert.deepEqual(prompts(await report('prompts', 'prompts/a.prompt')), ['prompts/a.prompt', 'prompts/b.prompt']);
    assert.match((await run(['none/*.prompt'])).stderr, /No file matches none\/\*\.prompt/);
  });

  it('runs a suite as the configuration says, with its thresholds', async () => {
    const ended = await run(['--suite', 'nightly', '--format', 'json']);
    assert.equal(ended.code, 1);
    assert.match(ended.stderr, /reaches exact-match 0\.6666, below 0\.9/);
    const { calls, cached, rows, variants } = JSON.parse(ended.stdout) as Report;
    // The two prompts ask the same, so one answer serves both.
    assert.deepEqual([calls + cached, rows, variants.length], [12, 3, 2]);
  });

  it('lets the command line win over a suite, whose paths are from its own folder', async () => {
    const ended = await run(['--suite', 'quick', '--limit', '2', '--format', 'json'], `${space.root}/prompts`);
    const { rows, variants } = JSON.parse(ended.stdout) as Report;
    assert.deepEqual([rows, variants[0]?.model], [2, 'openai/other']);
  });

  it('runs all suites without files, and ends as the worst of them', async () => {
    const { code, stdout, stderr } = await run([]);
    assert.equal(code, 1);
    assert.match(stderr, /Suite nightly:[^]*Suite quick:/);
    assert.equal(stdout.match(/Kept in/g)?.length, 2);
  });

  it('records all suites in one file, which plays back each of them', async () => {
    const recorded = await run(['--record', 'all.jsonl']);
    const asked = server.requests.length;
    const played = await run(['--model', 'replay/all.jsonl', '--no-cache']);
    assert.deepEqual([recorded.code, played.code, server.requests.length], [1, 1, asked]);
    const rates = ({ stdout }: Ended): readonly string[] => stdout.match(/[\d.]+ % \([^)]*\)/g) ?? [];
    assert.deepEqual([rates(recorded).length, rates(played)], [3, rates(recorded)]);
    const lines = readFileSync(`${space.root}/all.jsonl`, 'utf8').trimEnd().split('\n');
    const models = lines.map((line) => (JSON.parse(line) as { model: string }).model);
    assert.deepEqual([models.length, models.at(-1), new Set(models).size], [13, 'openai/other', 2]);
    assert.match((await run(['--record', 'all.jsonl'])).stderr, /all\.jsonl is there already: name another file/);
  });

  it('goes on with a recorded run in its recording', async () => {
    const cut = await run(['prompts/a.prompt', '--record', 'a.jsonl', '--max-calls', '2', '--concurrency', '1']);
    const id = /--resume (\S+)/.exec(cut.stdout + cut.stderr)?.[1] ?? '';
    const ended = await run(['prompts/a.prompt', '--resume', id, '--record', 'a.jsonl', '--format', 'json']);
    const asked = server.requests.length;
    const { rows, cached } = await report('prompts/a.prompt', '--model', 'replay/a.jsonl');
    assert.deepEqual([ended.code, rows, cached, server.requests.length], [0, 3, 3, asked], ended.stderr);
  });

  for (const [args, told] of [
    [['--format', 'json'], /--format json prints one run: choose one with --suite, of nightly, quick/],
    [['--suite', 'weekly'], /There is no suite 'weekly' in hone\.config\.yaml; there is nightly, quick/],
    [['prompts/a.prompt', '--suite', 'quick'], /Name files or --suite, not both/],
  ] as const) {
    it(`refuses ${args.join(' ')}`, async () => {
      const { code, stderr } = await run([...args]);
      assert.equal(code, 2);
      assert.match(stderr, told);
    });
  }

  for (const [text, told] of [
    ['evaluate: { x: { data: y } }', /line 1: `evaluate\.x\.prompts` must be the prompt files of the suite/],
    ['evaluate: { x: { prompts: a, treshold: b } }', /line 1: There is no key `treshold`; did you mean `thresholds`/],
    ['model: openai/m', /Name a prompt file, or put `evaluate` suites into hone\.config\.yaml/],
  ] as const) {
    it(`says what is wrong with ${text}`, async () => {
      space.write('hone.config.yaml', text);
      const { code, stderr } = await run([]);
      assert.equal(code, 2);
      assert.match(stderr, told);
    });
  }
});
