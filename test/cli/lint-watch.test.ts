import assert from 'node:assert/strict';
import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runCli } from '../../src/cli/run-cli.js';
import { fakeTerminal } from '../support/fake-terminal.js';
import { hone } from '../support/hone.js';
import { tempWorkspace, type TempWorkspace } from '../support/temp-workspace.js';

const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
const head = '---\ninput:\n  schema: { question: string }\n---\nuser:\n';
const good = `${head}Hello {{ question }}\n`;
const bad = `${head}Hello {{ question }} {{ qestion }}\n`;

describe('hone lint --watch', () => {
  let space: TempWorkspace;
  let child: ChildProcessWithoutNullStreams | undefined;
  let stdout = '';
  let all = '';

  beforeEach(() => {
    space = tempWorkspace({
      'good.prompt': good,
      'part.prompt': '{% include "parts/x.j2" %}',
      'parts/x.j2': 'Fine.',
      'rows.prompt': '---\ndata: rows.jsonl\n---\n{{ text }}',
      'rows.jsonl': '{"text":"a"}\n',
    });
    stdout = '';
    all = '';
  });
  afterEach(() => {
    child?.kill('SIGKILL');
    child = undefined;
    space.remove();
  });

  /** Starts watching and waits for the first round. */
  async function start(...args: string[]): Promise<void> {
    const env = { PATH: process.env['PATH'], HOME: space.root };
    child = spawn(process.execPath, [cli, 'lint', '--watch', ...args], { cwd: space.root, env });
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
      all += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => (all += text));
    await rounds(1);
  }

  /** Waits until so many rounds were printed since the start. */
  async function rounds(count: number): Promise<void> {
    while (all.split('Watching for changes').length <= count) {
      assert.ok(child !== undefined && child.exitCode === null, `the process ended: ${all}`);
      await Promise.race([once(child.stdout, 'data'), once(child.stderr, 'data'), once(child, 'exit')]);
    }
  }

  /** What the next round prints after a change. */
  async function after(change: () => unknown): Promise<string> {
    const before = all.split('Watching for changes').length - 1;
    const from = stdout.length;
    change();
    await rounds(before + 1);
    return stdout.slice(from);
  }

  async function stop(): Promise<number | null> {
    assert.ok(child !== undefined);
    const ended = once(child, 'exit') as Promise<[number | null]>;
    child.kill('SIGINT');
    return (await ended)[0];
  }

  it('checks everything, then what was changed, and ends on Ctrl-C with the exit code of the last round', async () => {
    await start();
    assert.match(stdout, /^\d\d:\d\d:\d\d {2}checked 3 files\nNo findings in 3 files\.\n$/);
    const broken = await after(() => space.write('good.prompt', bad));
    assert.match(
      broken,
      /^\d\d:\d\d:\d\d {2}checked good\.prompt\ngood\.prompt:6:25 {2}error .*qestion[^]*\n1 error in 3 files\.\n$/,
    );
    const other = await after(() => space.write('new.prompt', good));
    assert.match(other, /checked new\.prompt\ngood\.prompt {2}as before: 1 error\n1 error in 4 files\.\n$/);
    assert.equal(await stop(), 1);
  });

  it('ends with 0 when everything is mended', async () => {
    space.write('good.prompt', bad);
    await start();
    assert.match(await after(() => space.write('good.prompt', good)), /checked good\.prompt\nNo findings in 3 files/);
    assert.equal(await stop(), 0);
  });

  const changes: [what: string, change: () => unknown, says: RegExp][] = [
    ['a partial', () => space.write('parts/x.j2', '{{ never closed'), /checked part\.prompt\npart\.prompt:1:.*error/],
    [
      'data',
      () => space.write('rows.jsonl', '{"txet":"a"}\n'),
      /checked rows\.prompt\nrows\.prompt:\d.*missing-column/,
    ],
    [
      'a file that is gone',
      () => rmSync(join(space.root, 'rows.jsonl')),
      /checked rows\.prompt\nrows\.prompt:2.*missing-file/,
    ],
    [
      'the configuration',
      () => space.write('hone.config.yaml', 'teamRules: [{ id: team/x, forbid: [Hello] }]\n'),
      /checked 3 files\ngood\.prompt:6.*team\/x/,
    ],
    [
      'a prompt in a new folder',
      () => space.write('deep/down/new.prompt', bad),
      /checked deep\/down\/new\.prompt\ndeep/,
    ],
    ['a prompt that is gone', () => rmSync(join(space.root, 'good.prompt')), /checked 0 files\nNo findings in 2 files/],
  ];
  for (const [what, change, says] of changes) {
    it(`checks again what a change of ${what} touches`, async () => {
      await start();
      assert.match(await after(change), says);
    });
  }

  it('goes on after a configuration that cannot be read, and where there is no prompt any more', async () => {
    await start();
    await after(() => space.write('hone.config.yaml', 'modle: x\n'));
    assert.match(all, /did you mean `model`/);
    assert.match(await after(() => rmSync(join(space.root, 'hone.config.yaml'))), /No findings in 3 files/);
    await after(() => ['good', 'part', 'rows'].forEach((name) => rmSync(join(space.root, `${name}.prompt`))));
    assert.match(all, /There is no prompt file below/);
    assert.equal(await stop(), 2);
  });

  it('is quiet about changes that change nothing', async () => {
    await start();
    space.write('good.prompt', good);
    space.write('notes.txt', 'nothing to do with prompts');
    assert.match(await after(() => space.write('good.prompt', bad)), /^\d\d:\d\d:\d\d {2}checked good\.prompt\n/);
  });

  it('prints a whole report a round as JSON, as a run by itself would', async () => {
    await start('--format', 'json');
    const report = await after(() => space.write('good.prompt', bad));
    assert.equal(report, (await hone(['lint', '--format', 'json'], { cwd: space.root })).stdout);
  });

  const refused: [args: string[], says: RegExp][] = [
    [['--format', 'sarif'], /a report in sarif is one of one run; use text or json/],
    [['--format', 'junit'], /use text or json/],
    [['--format', 'github'], /use text or json/],
    [['--review', '--model', 'openai/x'], /ask a model at every change; leave out --review/],
    [['--stdin'], /standard input is read once; name files/],
    [['--baseline', 'b.json', '--baseline-update'], /leave out --baseline-update/],
  ];
  for (const [args, says] of refused) {
    it(`refuses ${args.join(' ')}`, async () => {
      const ended = await hone(['lint', '--watch', ...args], { cwd: space.root });
      assert.equal(ended.code, 2);
      assert.match(ended.stderr, says);
    });
  }

  for (const screen of [true, false]) {
    it(screen ? 'clears a screen before each round' : 'clears nothing that is no screen', async () => {
      const terminal = fakeTerminal(space.root, { screen });
      const watching = runCli(['lint', '--watch'], terminal);
      const count = (): number => terminal.noted().split('Watching for changes').length - 1;
      await terminal.until(() => count() === 1);
      space.write('good.prompt', bad);
      await terminal.until(() => count() === 2);
      terminal.interrupt();
      assert.equal(await watching, 1);
      assert.equal(terminal.printed().split('\u001b[2J').length - 1, screen ? 2 : 0);
    });
  }
});
