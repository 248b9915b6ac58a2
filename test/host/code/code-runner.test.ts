import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { CodeLanguage, CodeOutcome } from '../../../src/engine/eval/contracts/code-metric.js';
import { type CodeRunner, createCodeRunner } from '../../../src/host/code/code-runner.js';
import { tempWorkspace, type TempWorkspace } from '../../support/temp-workspace.js';

const languages: readonly CodeLanguage[] =
  spawnSync('python3', ['-c', '']).status === 0 ? ['javascript', 'python'] : ['javascript'];

const never = new AbortController().signal;

interface Cases {
  /** Code and what it gives back for the output `Paris` and the row `{ n: 2 }`. */
  readonly values: readonly [text: string, value: unknown][];
  /** Code and the fault that names its line. */
  readonly faults: readonly [text: string, fault: RegExp][];
  readonly file: string;
  readonly fileText: string;
  readonly forever: string;
  readonly ends: string;
  readonly babbles: string;
  readonly environment: string;
  readonly greedy: string;
}

const cases: Readonly<Record<CodeLanguage, Cases>> = {
  javascript: {
    values: [
      ["output === 'Paris'", true],
      ['output.length / context.vars.n;', 2.5],
      ["const word = 'a;b'; word.length", 3],
      [
        'const a = output;\nreturn { pass: a.length > 3, score: 0.5, reason: a };',
        { pass: true, score: 0.5, reason: 'Paris' },
      ],
      ['Promise.resolve(0.25)', 0.25],
      ["require('node:path').sep.length === 1", true],
      ['console.log(\'{"id":1,"value":true}\'), 7', 7],
      ['undefined', null],
      ['0 / 0', 'NaN'],
    ],
    faults: [
      ['missing', /line 1 of its code \(`missing`\): ReferenceError: missing is not defined/],
      ['const a = 1;\na.b.c();\nreturn true;', /line 2 of its code \(`a\.b\.c\(\);`\): TypeError/],
      ['output ===', /in line 1 of its code \(`output ===`\): SyntaxError/],
      ['const a = 1;\nreturn a +;', /in line 2 of its code \(`return a \+;`\): SyntaxError/],
    ],
    file: 'check.js',
    fileText:
      'const { least } = require("./least.cjs");\nmodule.exports = (output) => output.length > least;\nmodule.exports.named = (output, { config }) => {\n  return config.values[output.length].x;\n};\n',
    forever: 'for (;;) {}\nreturn 1;',
    ends: 'process.exit(3)',
    // The reply to the call follows at once, often in the same chunk: it counts for nothing any more.
    babbles: "require('node:fs').writeSync(3, 'no reply\\n')",
    environment: 'Object.keys(process.env).join()',
    greedy: 'const all = [];\nfor (;;) all.push(new Array(1e6).fill(all.length));\n',
  },
  python: {
    values: [
      ["output == 'Paris'", true],
      ["len(output) / context['vars']['n']", 2.5],
      [
        "a = output\nreturn {'pass_': len(a) > 3, 'score': 0.5, 'reason': a}",
        { pass: true, score: 0.5, reason: 'Paris' },
      ],
      ["'True'", true],
      ['json.loads("3")', 3],
      ['print(\'{"id":1,"value":true}\') or 7', 7],
      ['None', null],
      ["float('nan')", 'nan'],
    ],
    faults: [
      ['missing', /line 1 of its code \(`missing`\): NameError: name 'missing' is not defined/],
      ['a = {}\nreturn a["b"]', /line 2 of its code \(`return a\["b"\]`\): KeyError/],
      ['a = 1\nreturn a +', /line 2 of its code \(`return a \+`\): SyntaxError/],
    ],
    file: 'check.py',
    fileText:
      'import least\n\ndef get_assert(output, context):\n    return len(output) > least.least\n\nasync def named(output, context):\n    return context["config"]["values"][len(output)]["x"]\n',
    forever: 'while True: pass\nreturn 1',
    ends: 'import os\nos._exit(3)',
    babbles: 'import os\nos.write(3, b"null\\n")\nwhile True: pass',
    environment: '",".join(__import__("os").environ)',
    greedy: 'a = []\nwhile True: a.append("x" * 10000000)\n',
  },
};

describe('code that scores answers', function () {
  this.timeout(20_000);
  let space: TempWorkspace;
  let runner: CodeRunner;

  before(() => {
    space = tempWorkspace({ 'least.cjs': 'exports.least = 3;', 'least.py': 'least = 3\n' });
    for (const language of languages) space.write(cases[language].file, cases[language].fileText);
    runner = createCodeRunner({ cwd: space.root, milliseconds: 1500 });
  });
  after(() => {
    runner.close();
    space.remove();
  });

  const run = (
    source: { readonly language: CodeLanguage; readonly text?: string; readonly path?: string; readonly name?: string },
    { config, signal = never, by = runner }: { config?: unknown; signal?: AbortSignal; by?: CodeRunner } = {},
  ): Promise<CodeOutcome> => {
    const { language, text, path, name } = source;
    const code = by.for(space.root, (file) => join(space.root, file));
    const file = path === undefined ? undefined : { path, name };
    return code({ source: { language, text, file }, output: 'Paris', context: { vars: { n: 2 }, config } }, signal);
  };

  for (const language of languages) {
    const { values, faults, file, forever, ends, babbles, environment, greedy } = cases[language];
    describe(`in ${language}`, () => {
      for (const [text, value] of values)
        it(`${JSON.stringify(text)} gives back ${JSON.stringify(value)}`, async () => {
          assert.deepEqual(await run({ language, text }), { value });
        });

      for (const [text, fault] of faults)
        it(`${JSON.stringify(text)} is a fault in the author's own line`, async () => {
          const outcome = await run({ language, text });
          assert.match('fault' in outcome ? outcome.fault : JSON.stringify(outcome), fault);
        });

      it('may stand in a file, and take others from beside it', async () => {
        assert.deepEqual(await run({ language, path: file }), { value: true });
      });

      it('a fault in a file names its line, and a function by name its own', async () => {
        const values = language === 'javascript' ? { 5: { x: 0.5 } } : [0, 0, 0, 0, 0, { x: 0.5 }];
        assert.deepEqual(await run({ language, path: file, name: 'named' }, { config: { values } }), { value: 0.5 });
        const outcome = await run({ language, path: file, name: 'named' }, { config: { values: {} } });
        const line = language === 'javascript' ? 'check.js:4' : 'check.py:7';
        assert.ok('fault' in outcome && outcome.fault.startsWith(line), JSON.stringify(outcome));
        const none = await run({ language, path: file, name: 'other' });
        assert.match('fault' in none ? none.fault : '', /has no function other|exports no function other/);
      });

      it('that never ends is stopped, and the next call has a process of its own', async () => {
        const outcome = await run({ language, text: forever });
        assert.deepEqual(outcome, {
          fault: 'its code ran longer than 1.5 seconds and was stopped. Make it end sooner.',
        });
        assert.deepEqual(await run({ language, text: '1 + 1' }), { value: 2 });
      });

      it('that ends its process is a fault, and the next call works', async () => {
        const outcome = await run({ language, text: ends });
        assert.match('fault' in outcome ? outcome.fault : '', /ended its process|SystemExit/);
        assert.deepEqual(await run({ language, text: '1 + 1' }), { value: 2 });
      });

      it('that writes into what its process answers by is a fault, and the next call works', async () => {
        const outcome = await run({ language, text: babbles });
        assert.match('fault' in outcome ? outcome.fault : '', /ended its process/);
        assert.deepEqual(await run({ language, text: '1 + 1' }), { value: 2 });
      });

      it('that takes all memory is a fault, and the next call works', async () => {
        const outcome = await run({ language, text: greedy });
        assert.match('fault' in outcome ? outcome.fault : JSON.stringify(outcome), /memory|MemoryError|longer than/i);
        assert.deepEqual(await run({ language, text: '1 + 1' }), { value: 2 });
      });

      it('sees no key of the environment', async () => {
        process.env['OPENAI_API_KEY'] = 'sk-secret';
        try {
          const fresh = createCodeRunner({ cwd: space.root });
          const outcome = await run({ language, text: environment }, { by: fresh });
          fresh.close();
          assert.ok('value' in outcome);
          assert.match(String(outcome.value), /PATH/);
          assert.doesNotMatch(String(outcome.value), /KEY/);
        } finally {
          delete process.env['OPENAI_API_KEY'];
        }
      });

      it('is killed when the run is stopped', async () => {
        const stop = new AbortController();
        const outcome = run({ language, text: forever }, { signal: stop.signal });
        await run({ language: 'javascript', text: '1' }, { by: createdFor(stop) });
        stop.abort();
        assert.match(JSON.stringify(await outcome), /ended its process/);
      });

      it('is not begun any more when it waited its turn while the run was stopped', async () => {
        const stop = new AbortController();
        const leaves = `file-of-${language}`;
        const writes = {
          javascript: `require('node:fs').writeFileSync(${JSON.stringify(leaves)}, '')`,
          python: `open(${JSON.stringify(leaves)}, 'w').close()`,
        }[language];
        const waiting = [forever, writes].map(async (text) => run({ language, text }, { signal: stop.signal }));
        stop.abort();
        for (const outcome of await Promise.all(waiting)) assert.ok('fault' in outcome, JSON.stringify(outcome));
        assert.deepEqual(await run({ language, text: '1 + 1' }), { value: 2 });
        assert.ok(!existsSync(join(space.root, leaves)));
      });
    });
  }

  /** A runner of its own, so that the one above is busy and this one is not; closed with the run. */
  function createdFor({ signal }: AbortController): CodeRunner {
    const made = createCodeRunner({ cwd: space.root });
    signal.addEventListener('abort', () => made.close());
    return made;
  }
});
