import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { assertRefused } from '../support/assert-refused.js';
import { acts, type ChatServer, startChatServer } from '../support/chat-server.js';
import { hone, type Ended, type HoneOptions } from '../support/hone.js';
import { kindPrompt, kindRows } from '../support/optimize-workspace.js';
import { ended } from '../support/process-ended.js';
import { tempWorkspace, type TempWorkspace } from '../support/temp-workspace.js';

const asking = `const { appendFileSync, readFileSync, writeFileSync } = require('node:fs');
const asked = (line) => {
  appendFileSync('asked', line + '\\n');
  writeFileSync('pid', String(process.pid));
  return readFileSync('asked', 'utf8').split('\\n').length - 1;
};
`;
/** The optimum is a prompt without the sentence that makes the model calm; on some rows the code fails whatever comes. */
const hasty = `${asking}module.exports = (output, { vars }) => {
  asked(vars.text);
  if (/walk \\d*3$/.test(vars.text)) throw new Error('not this walk');
  return output === 'quick' ? 1 : 0.2;
};
`;
/** Says of the same answer something else each time. */
const moody = `${asking}module.exports = (output, { vars }) => {
  const times = asked(JSON.stringify([output, vars.text]));
  if (times % 13 === 0) throw new Error('not today');
  return (output === 'quick' ? 0.6 : 0.2) + (times % 5) / 20;
};
`;

const withMetric = (metric: string): string =>
  kindPrompt
    .replace('[exact-match]', `[${metric}]`)
    .replace('output: { labels: [plant, animal] }\n', 'config: { maxOutputTokens: 8 }\n');
const inFile = withMetric('{ type: javascript, value: file://check.js }');

interface Report {
  readonly run: string;
  readonly stop: string;
  readonly out: string;
  readonly spend: { readonly calls: number };
  readonly test: { readonly metric: string; readonly n: number; readonly verdict: string };
  readonly codeFaults?: { readonly answers: number; readonly asked: number; readonly first: string };
}

describe('hone optimize with code as its metric', function () {
  this.timeout(60_000);
  let space: TempWorkspace;
  let server: ChatServer;
  let onCall: (index: number) => void = () => undefined;

  before(async () => {
    server = await startChatServer(({ messages }, index) => {
      onCall(index);
      return acts.reply(messages.some(({ content }) => content.includes('Take your time')) ? 'calm' : 'quick');
    });
  });
  after(() => server.close());
  beforeEach(() => {
    onCall = () => undefined;
    space = tempWorkspace({
      'hone.config.yaml': 'model: openai/gpt-4.1-nano\n',
      'kind.prompt': inFile,
      'check.js': hasty,
      'rows.jsonl': kindRows(60),
    });
  });
  afterEach(() => space.remove());

  const run = (args: readonly string[], options: Partial<HoneOptions> = {}): Promise<Ended> =>
    hone(['optimize', 'kind.prompt', '--method', 'hill-climb', '--concurrency', '1', '--no-cache', ...args], {
      cwd: space.root,
      env: { OPENAI_API_KEY: 'sk-x', OPENAI_BASE_URL: server.baseUrl },
      ...options,
    });
  const read = (name: string): string => readFileSync(join(space.root, name), 'utf8');
  const report = ({ stdout, stderr }: Ended): Report => {
    assert.ok(stdout !== '', stderr);
    return JSON.parse(stdout) as Report;
  };

  it('runs none of it unless it is told to, and its estimate says that it would', async () => {
    const before = server.requests.length;
    assertRefused(
      await run(['--max-calls', '120']),
      /Metric 'javascript' runs the code in check\.js, with your rights on this machine\. Look at it, then allow it with --allow-code/,
    );
    const { stdout } = await run(['--estimate']);
    assert.match(stdout, /Metric 'javascript' runs the code in check\.js.* It starts only with --allow-code/);
    assert.equal(server.requests.length, before);
    assert.ok(!existsSync(join(space.root, 'asked')) && !existsSync(join(space.root, '.hone', 'runs')));
  });

  it('finds what the code likes, says how often it failed in every report, and leaves no process behind', async () => {
    const asked = [
      '--allow-code',
      '--max-calls',
      '400',
      '--html',
      'a.html',
      '--markdown',
      'a.md',
      '--out',
      'better.prompt',
    ];
    const whole = await run(asked);
    assert.equal(whole.code, 0, whole.stderr);
    assert.match(whole.stdout, /^Better by /);
    assert.ok(inFile.includes('Take your time') && !read('better.prompt').includes('Take your time'));
    const [, failed = '', shown = ''] =
      /^Code of the prompt failed on (\d+) of (\d+) answers, each of which gets the lowest score of its metric\. The first time: Metric 'javascript' cannot score this answer: check\.js:9: Error: not this walk\.$/m.exec(
        whole.stdout,
      ) ?? [];
    const rows = read('asked').split('\n').slice(0, -1);
    const faults = rows.filter((text) => /walk \d*3$/.test(text)).length;
    assert.deepEqual([Number(failed), Number(shown)], [faults, rows.length], whole.stdout);
    for (const name of ['a.html', 'a.md'])
      assert.ok(read(name).includes(`Code of the prompt failed on ${failed} of ${shown} answers`), name);
    assert.match(whole.stderr, /Code failed on an answer, which gets its lowest score; the report counts all\./);
    await ended(Number(read('pid')));
  });

  it('goes on with a killed run to the result of an unbroken one, though the code says something else each time', async () => {
    space.write('check.js', moody);
    const args = ['--allow-code', '--max-calls', '140', '--format', 'json'];
    const [whole, said] = [report(await run(args)), read('asked')];
    const calls = server.requests.length;
    space.write('asked', '');
    let kill = (): void => undefined;
    onCall = (index) => index === calls + 45 && kill();
    const known = readdirSync(join(space.root, '.hone', 'runs'));
    const killed = await run(args, { onSpawn: (child) => (kill = () => void child.kill('SIGKILL')) });
    assert.equal(killed.code, null);
    await ended(Number(read('pid')));
    const [id = ''] = readdirSync(join(space.root, '.hone', 'runs')).filter(
      (name) => !known.includes(name) && /^[\d-]+[0-9a-f]{6}\.jsonl$/.test(name),
    );
    const resumed = report(await run([...args, '--resume', id.replace('.jsonl', '')]));
    const comparable = (whole: Report): unknown => ({ ...whole, run: '', out: '', spend: undefined });
    assert.deepEqual(comparable(resumed), comparable(whole));
    assert.equal(read('asked'), said, 'no answer was shown to the code twice');
  });

  it('ends with broken code after the first answers, says so, and follows its schema', async () => {
    space.write('kind.prompt', withMetric("{ type: javascript, value: 'output.lenght.x' }"));
    const before = server.requests.length;
    const json = await run(['--allow-code', '--format', 'json']);
    assert.equal(json.code, 2, json.stderr);
    assert.match(
      json.stderr,
      /Code failed on all 20 answers of the first prompt, so it is broken\. Metric 'javascript' .*TypeError.* Correct it and start anew/,
    );
    assert.equal(server.requests.length - before, 20);
    const broken = report(json);
    assert.deepEqual(
      [broken.stop, broken.test.n, broken.codeFaults?.answers, broken.codeFaults?.asked],
      ['failed', 0, 20, 20],
    );
    const schema = JSON.parse(
      readFileSync(new URL('../../schemas/optimize.schema.json', import.meta.url), 'utf8'),
    ) as object;
    const validate = new Ajv().compile(schema);
    assert.ok(validate(broken), JSON.stringify(validate.errors));
    const text = await run(['--allow-code']);
    assert.match(text.stdout, /start anew with code that works, known answers come from the cache\./);
    assert.doesNotMatch(text.stdout, /--resume/);
  });

  it('weighs it with what Hone computes', async () => {
    space.write('kind.prompt', withMetric("exact-match, { type: javascript, value: 'output.length > 3' }"));
    const { test } = report(
      await run(['--allow-code', '--metric', 'javascript=3,exact-match=1', '--max-calls', '60', '--format', 'json']),
    );
    assert.equal(test.metric, '0.75 javascript + 0.25 exact-match');
    assert.ok(Math.abs((test as unknown as { seed: { mean: number } }).seed.mean - 0.75) < 1e-9);
  });
});
