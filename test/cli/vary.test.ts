import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { VaryReport } from '../../src/engine/eval/vary/vary-report.js';
import { assertRefused } from '../support/assert-refused.js';
import { acts, startChatServer, type ChatServer, type Script } from '../support/chat-server.js';
import { hone, type Ended } from '../support/hone.js';
import { tempWorkspace, type TempWorkspace } from '../support/temp-workspace.js';

const prompt = `---
model: openai/x
output: { labels: [good, bad] }
data: rows.jsonl
expect: "{{ label }}"
metrics: [exact-match]
vary: { kinds: [casing, separators, mood], n: 2, seed: 3 }
---
Write good or bad.

Text: {{ text }}
`;
const rows = Array.from({ length: 6 }, (_, i) => ({ text: `text ${i}`, label: i % 2 === 0 ? 'good' : 'bad' }));

/** Right on every row, but where the label before the text is in capitals: then always `good`. */
const answer: Script = ({ messages }) => {
  const text = messages.at(-1)?.content ?? '';
  return acts.reply(/TEXT/.test(text) || /[024]\s*$/.test(text) ? 'good' : 'bad');
};

describe('hone vary against a server', () => {
  let space: TempWorkspace;
  let server: ChatServer | undefined;

  beforeEach(() => {
    space = tempWorkspace({ 'a.prompt': prompt, 'rows.jsonl': rows.map((row) => JSON.stringify(row)).join('\n') });
  });
  afterEach(async () => {
    await server?.close();
    server = undefined;
    space.remove();
  });

  async function vary(script: Script, args: readonly string[], interruptWhen?: Promise<unknown>): Promise<Ended> {
    await server?.close();
    server = await startChatServer(script);
    const env = { OPENAI_BASE_URL: server.baseUrl, OPENAI_API_KEY: 'k' };
    const asked = ['vary', 'a.prompt', '--format', 'json', ...args];
    return hone(asked, { cwd: space.root, env, ...(interruptWhen && { interruptWhen }) });
  }

  function requests(): number {
    return server?.requests.length ?? 0;
  }

  function address(): string {
    return server?.baseUrl ?? '';
  }

  function reportOf({ stdout, stderr, code }: Ended): VaryReport {
    assert.equal(code, 0, stderr);
    return JSON.parse(stdout) as VaryReport;
  }

  it('takes its kinds from the front matter, asks every text about every row, and finds the one that is worse', async () => {
    const report = reportOf(await vary(answer, ['--out', 'texts']));
    assert.equal(requests(), 42);
    assert.equal(report.calls, 42);
    const [metric] = report.groups[0]?.metrics ?? [];
    assert.ok(metric !== undefined);
    const { all, kinds, original, flatness } = metric;
    const made = kinds.map(({ kind, texts }) => `${kind} ${texts}`);
    assert.deepEqual(made, ['separators 2', 'casing 2', 'mood 2']);
    const worst = report.variations.filter(({ name }) => name === all.worst.name);
    assert.match(worst.map(({ text }) => text).join(), /^TEXT: \{\{ text \}\}$/m);
    // One of six texts has three of six rows wrong: (5 + 1/2) / 6, and 3 of 36 answers change.
    assert.deepEqual([original.mean, all.worst.score, all.range, all.changed], [1, 0.5, 0.5, 3 / 36]);
    assert.ok(Math.abs(all.mean - 5.5 / 6) < 1e-9);
    assert.ok(Math.abs((flatness?.score ?? 0) - (1 - 3 / 36)) < 1e-9);
    for (const { name, text } of report.variations)
      assert.equal(readFileSync(join(space.root, 'texts', `a.${name}.prompt`), 'utf8'), text);
  });

  it('Ctrl-C keeps what was paid for; the resumed run asks the rest of the same texts and ends like a whole one', async () => {
    const whole = reportOf(await vary(answer, ['--no-cache']));
    let asked: () => void = () => undefined;
    const enough = new Promise<void>((resolve) => (asked = resolve));
    const halting: Script = (chat, index) => {
      if (index < 10) return answer(chat, index);
      asked();
      return { type: 'silence' };
    };
    const stopped = await vary(halting, ['--no-cache', '--concurrency', '1'], enough);
    assert.equal(stopped.code, 2);
    const [run = ''] = readdirSync(join(space.root, '.hone/runs'))
      .sort()
      .slice(-1)
      .map((file) => file.replace('.jsonl', ''));
    const resumed = reportOf(await vary(answer, ['--resume', run, '--no-cache']));
    assert.equal(requests(), 32);
    const compared = ({ groups, variations, text }: VaryReport): unknown => ({ groups, variations, text });
    assert.deepEqual(compared(resumed), compared(whole));
    assertRefused(await vary(answer, ['--resume', run, '--seed', '9']), /another value for seed/);
    const env = { OPENAI_BASE_URL: address(), OPENAI_API_KEY: 'k' };
    assertRefused(await hone(['eval', 'a.prompt', '--resume', run], { cwd: space.root, env }), /hone vary --resume/);
  });

  it('an estimate makes no call, and a budget is not passed', async () => {
    const estimate = JSON.parse((await vary(answer, ['--estimate'])).stdout) as { calls: number };
    assert.deepEqual([estimate.calls, requests()], [42, 0]);
    const asked = await vary(answer, ['--estimate', '--kinds', 'paraphrase', '--n', '2']);
    // Three texts of six rows, and two texts of one message to be written.
    assert.deepEqual([(JSON.parse(asked.stdout) as { calls: number }).calls, requests()], [20, 0]);
    const { stop } = JSON.parse((await vary(answer, ['--max-calls', '15'])).stdout) as VaryReport;
    assert.deepEqual([stop, requests()], ['budget', 15]);
  });

  it('a writer’s text is used in the form asked for only, screened, and paid once', async () => {
    const written = [
      'Say good or bad.\n\nText: {{ text }}',
      'Say good or bad.',
      'Sag good oder bad.\n\nText: {{ text }}',
    ];
    let texts = 0;
    const script: Script = (chat, index) => {
      if (!/<variant>/.test(chat.messages.at(-1)?.content ?? '')) return answer(chat, index);
      const text = written[texts++];
      return acts.reply(texts === 3 ? (text ?? '') : `Sure!\n<variant>\n${text ?? ''}\n</variant>`);
    };
    const args = ['--kinds', 'paraphrase', '--n', '3', '--concurrency', '1'];
    const report = reportOf(await vary(script, args));
    assert.deepEqual(
      report.variations.map(({ text }) => text),
      [prompt.replace('Write good', 'Say good')],
    );
    assert.equal(report.writerCalls, 3);
    assert.match(report.notes.join(' '), /paraphrase: 2 of 3 texts of the writer are not used/);
    assert.equal(requests(), 3 + 12);
    const env = { OPENAI_BASE_URL: address(), OPENAI_API_KEY: 'k' };
    const again = await hone(['vary', 'a.prompt', '--format', 'json', ...args], { cwd: space.root, env });
    assert.deepEqual(reportOf(again).groups, report.groups);
    assert.equal(requests(), 3 + 12);
  });

  it('the offline model paraphrases and says that it cannot translate', async () => {
    const asked = [
      'vary',
      'a.prompt',
      '--model',
      'offline/learner',
      '--kinds',
      'language,paraphrase',
      '--format',
      'json',
    ];
    const report = reportOf(await hone(asked, { cwd: space.root }));
    assert.match(report.notes.join(' '), /language: offline\/learner is a small learner that cannot translate/);
    assert.equal(
      report.variations.every(({ kind }) => kind === 'paraphrase'),
      true,
    );
  });

  const refused: [args: string[], says: RegExp][] = [
    [['--kinds', 'typo'], /no perturbation 'typo'.*typos/],
    [['--component', 'assistant'], /no component 'assistant'.*user/],
    [['--kinds', 'demos'], /nothing to vary.*demos: /],
  ];
  for (const [args, says] of refused) {
    it(`${args.join(' ')} is refused before a call`, async () => {
      assertRefused(await hone(['vary', 'a.prompt', ...args], { cwd: space.root }), says);
      assert.equal(existsSync(join(space.root, '.hone/runs')), false);
    });
  }
});
