import assert from 'node:assert/strict';
import { assertRefused } from '../support/assert-refused.js';
import { hone, type Ended } from '../support/hone.js';
import { type TempWorkspace } from '../support/temp-workspace.js';
import { smallPrompt, smallRows, smallWorkspace } from '../support/small-workspace.js';

describe('a bad command line', () => {
  let space: TempWorkspace;
  const run = (...args: string[]): Promise<Ended> => hone(args, { cwd: space.root });

  beforeEach(() => {
    space = smallWorkspace();
  });
  afterEach(() => space.remove());

  const cases: [string, string[], RegExp][] = [
    ['an unknown command', ['lnt'], /^hone: unknown command 'lnt' \(Did you mean lint\?\)/],
    ['an unknown option', ['lint', '--fixx'], /^hone: unknown option '--fixx' \(Did you mean --fix\?\)/],
    ['an unknown format', ['lint', '--format', 'xml'], /Allowed choices are text, json, sarif, junit, github/],
    ['a number that is none', ['eval', 'a.prompt', '--limit', 'x'], /--limit <n>.*Give a whole number from 1\./],
    ['a missing argument', ['render'], /missing required argument 'file'/],
    ['a threshold that is none', ['eval', 'a.prompt', '--threshold', 'accuracy'], /'accuracy' is no threshold\. Write/],
    [
      'a metric that does not exist',
      ['metrics', 'levenshtien'],
      /no metric 'levenshtien'\. Did you mean 'levenshtein'\?/,
    ],
    ['a method that does not exist', ['methods', 'protegy'], /no method 'protegy'\. Did you mean 'protegi'\?/],
    ['a rule that does not exist', ['rules', 'template/sintax'], /Did you mean 'template\/syntax'\?/],
    ['an unknown metric in a threshold', ['eval', 'a.prompt', '--model', 'x'], /provider\/model/],
    ['a run that does not exist', ['eval', 'a.prompt', '--resume', 'nope'], /nope/],
  ];
  for (const [name, args, line] of cases) {
    it(`says what is wrong with ${name}`, async () => assertRefused(await run(...args), line));
  }
});

describe('a bad prompt file', () => {
  let space: TempWorkspace;
  const run = (...args: string[]): Promise<Ended> => hone(args, { cwd: space.root });

  beforeEach(() => {
    space = smallWorkspace();
  });
  afterEach(() => space.remove());

  const commands = [['lint'], ['render'], ['eval'], ['optimize', '--method', 'protegi']];
  const big = Buffer.alloc(50_000_000, 'x');

  for (const command of commands) {
    const on = (file: string): Promise<Ended> => run(command[0] ?? '', file, ...command.slice(1));

    it(`${command[0]}: a missing file`, async () =>
      assertRefused(await on('b.prompt'), /b\.prompt.*(does not exist|no such file)/));
    it(`${command[0]}: a binary file`, async () => {
      space.write('b.prompt', new Uint8Array([1, 0, 2, 0, 255]));
      assertRefused(await on('b.prompt'), /b\.prompt: this is a binary file, not text; name a text file/);
    });
    it(`${command[0]}: a file of 50 MB`, async () => {
      space.write('b.prompt', big);
      assertRefused(await on('b.prompt'), /b\.prompt: the file has 50\.0 MB and at most 5 MB are read/);
    });
    it(`${command[0]}: bytes that are not UTF-8`, async () => {
      space.write('b.prompt', new Uint8Array([0x61, 0x0a, 0x62, 0xff]));
      assertRefused(await on('b.prompt'), /b\.prompt: line 2, byte 2 is not valid UTF-8; save the file as UTF-8/);
    });
  }
  for (const command of commands.slice(1)) {
    it(`${command[0]}: a folder`, async () => {
      space.write('folder/x.txt', '');
      assertRefused(
        await run(command[0] ?? '', 'folder', ...command.slice(1)),
        command[0] === 'eval'
          ? /no prompt file below folder\. Name a file/
          : /folder: this is a folder; name a file in it/,
      );
    });
  }

  it('lint: a folder without prompts', async () => {
    space.write('folder/x.txt', '');
    assertRefused(await run('lint', 'folder'), /no prompt file below folder/);
  });
  it('lint: one unreadable file does not hide the findings of another', async () => {
    space.write('b.prompt', new Uint8Array([0]));
    space.write('c.prompt', 'user:\n{{ }}\n');
    const { code, stdout, stderr } = await run('lint');
    assert.equal(code, 2);
    assert.match(stdout, /c\.prompt:2:1.*template\/empty-placeholder/);
    assert.match(stderr, /^hone: b\.prompt: this is a binary file/);
  });
  it('UTF-16 is read like UTF-8', async () => {
    space.write('b.prompt', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(smallPrompt, 'utf16le')]));
    assert.deepEqual(await run('lint', 'b.prompt'), { code: 0, stdout: 'No findings in 1 file.\n', stderr: '' });
    const { stdout } = await run('render', 'b.prompt', '--row', '2', '--format', 'json');
    assert.match(stdout, /"Is this good or bad\? text 1"/);
  });
  it('CRLF is read like LF, and places count the same', async () => {
    space.write('b.prompt', `${smallPrompt}{{ }}\n`.replaceAll('\n', '\r\n'));
    const { code, stdout } = await run('lint', 'b.prompt');
    assert.equal(code, 1);
    assert.match(stdout, /^b\.prompt:9:1 {2}error/);
    space.write('b.prompt', smallPrompt.replaceAll('\n', '\r\n'));
    assert.equal((await run('eval', 'b.prompt', '--limit', '2')).code, 0);
  });
  it('100,000 braces are findings within seconds', async () => {
    space.write('b.prompt', `user:\n${'{'.repeat(100_000)}`);
    const started = performance.now();
    const { code, stdout } = await run('lint', 'b.prompt');
    assert.equal(code, 1);
    assert.match(stdout, /template\/syntax/);
    assert.ok(performance.now() - started < 5000);
  });
  it('a broken template says where', async () => {
    space.write('b.prompt', smallPrompt.replace('{{ text }}', '{{ text'));
    assertRefused(
      await run('render', 'b.prompt', '--set', 'text=x'),
      /^hone: b\.prompt:8:\d+: .*never closed: add `}}`/,
    );
    assertRefused(await run('eval', 'b.prompt'), /b\.prompt:8:\d+: /);
  });
});

describe('bad data', () => {
  let space: TempWorkspace;
  const run = (...args: string[]): Promise<Ended> => hone(args, { cwd: space.root });

  beforeEach(() => {
    space = smallWorkspace();
  });
  afterEach(() => space.remove());

  it('names the line that is broken and loses no other', async () => {
    space.write(
      'rows.jsonl',
      `${[...smallRows.slice(0, 4), '{"text": "x", label}', ...smallRows.slice(4)].join('\n')}\n`,
    );
    const { code, stdout, stderr } = await run('eval', 'a.prompt', '--format', 'json');
    assert.match(stderr, /rows\.jsonl.*5/);
    assert.equal(stderr.trimEnd().split('\n').length, 1, stderr);
    assert.deepEqual([code, (JSON.parse(stdout) as { rows: number }).rows], [0, 12]);
  });
  it('a column the prompt needs is missing', async () => {
    space.write('rows.jsonl', smallRows.map((row) => row.replace('label', 'lable')).join('\n'));
    assertRefused(await run('eval', 'a.prompt'), /label/);
  });
  it('a data file that is missing', async () => {
    assertRefused(
      await run('eval', 'a.prompt', '--data', 'rowz.jsonl'),
      /rowz\.jsonl: there is no such file; did you mean `rows\.jsonl`\?/,
    );
  });
  it('an empty data file', async () => {
    space.write('rows.jsonl', '');
    assertRefused(await run('eval', 'a.prompt'), /rows\.jsonl: .*no rows/);
  });
  it('a row that is not there', async () => {
    assertRefused(
      await run('render', 'a.prompt', '--row', '13'),
      /There is no row 13: rows\.jsonl has 12 .*Give --row 1 to 12\./,
    );
  });
  it('a broken hone.config.yaml', async () => {
    space.write('hone.config.yaml', 'modle: offline/learner\n');
    assertRefused(
      await run('eval', 'a.prompt'),
      /hone\.config\.yaml: line 1: There is no key `modle`; did you mean `model`\?/,
    );
  });
});
