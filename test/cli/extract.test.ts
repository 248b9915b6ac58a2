import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hone, type Ended } from '../support/hone.js';
import { tempWorkspace, type TempWorkspace } from '../support/temp-workspace.js';

const fixtures = new URL('../fixtures/code/', import.meta.url);
const triage = readFileSync(new URL('triage.py', fixtures), 'utf8');
const broken = `from langchain import PromptTemplate
worked = PromptTemplate.from_template("a {b}".upper())
braces = PromptTemplate.from_template('{"a": 1} {b}')
said = PromptTemplate.from_template("One.\\nuser:\\n{{% raw %}} {b!r} {b}")
`;

describe('hone extract', () => {
  let space: TempWorkspace;
  const run = (...args: string[]): Promise<Ended> => hone(['extract', ...args], { cwd: space.root });
  const read = (path: string): string => readFileSync(join(space.root, path), 'utf8');

  beforeEach(() => {
    space = tempWorkspace({ 'src/triage.py': triage, 'src/broken.py': broken });
  });
  afterEach(() => space.remove());

  it('writes a file for each prompt, and lists what code does with it', async () => {
    assert.deepEqual(await run('src/triage.py', '--out', 'prompts'), {
      code: 0,
      stdout: `wrote  prompts/triage.prompt  from src/triage.py:13:16  client.chat.completions.create
  src/triage.py:17:52  \`product.strip()\` became the input \`product_strip\`: give it that value.  expression
wrote  prompts/triage-summary.prompt  from src/triage.py:23:11  PromptTemplate
wrote  prompts/triage-chat.prompt  from src/triage.py:28:8  ChatPromptTemplate.from_messages
  src/triage.py:31:30  Code fills \`history\`: give it as a value, or add its messages to the file.  filled-by-code
3 prompts extracted from 1 file.
`,
      stderr: '',
    });
    assert.equal(
      read('prompts/triage-summary.prompt'),
      '---\ninput:\n  schema:\n    ticket: any\n    language: any\n---\nuser:\nSummarise {{ ticket }} as {"title": "…"} in {{ language }}.\n',
    );
    const { stdout } = await hone(
      ['render', 'prompts/triage.prompt', '--set', 'product_strip=X', '--set', 'ticket=Y'],
      {
        cwd: space.root,
      },
    );
    assert.match(
      stdout,
      /You sort support tickets\.\nAnswer with one word: bug, billing or other\.\n\nuser:\nProduct: X\nTicket: Y\nKind:/,
    );
    assert.equal(read('src/triage.py'), triage);
  });

  it('never writes over a file', async () => {
    space.write('src/triage-chat.prompt', 'Mine.');
    const { code, stdout } = await run('src/triage.py');
    assert.deepEqual([code, read('src/triage-chat.prompt')], [1, 'Mine.']);
    assert.match(
      stdout,
      /not extracted {2}src\/triage\.py:28:8 .*\n.*src\/triage-chat\.prompt exists and is left as it is/,
    );
    assert.ok(existsSync(join(space.root, 'src/triage.prompt')));
  });

  it('says why a prompt cannot be taken over, and protects what Hone would read as its own', async () => {
    const { code, stdout } = await run('src/broken.py', '--format', 'json');
    const { files, counts } = JSON.parse(stdout) as {
      files: {
        prompts: { name: string; written: string | null; refused: { code: string }[]; lost: { code: string }[] }[];
      }[];
      counts: unknown;
    };
    assert.deepEqual([code, counts], [1, { extracted: 1, refused: 1 }]);
    const [braces, said] = files[0]?.prompts ?? [];
    assert.deepEqual(
      braces?.refused.map((note) => note.code),
      ['unclear-braces'],
    );
    assert.deepEqual(
      said?.lost.map((note) => note.code),
      ['expression'],
    );
    const args = ['render', said.written ?? '', '--set', 'b=B', '--set', 'b_r=R', '--format', 'json'];
    const rendered = JSON.parse((await hone(args, { cwd: space.root })).stdout) as { messages: unknown };
    assert.deepEqual(rendered.messages, [{ role: 'user', content: 'One.\nuser:\n{% raw %} R B' }]);
  });

  it('ends with 2 for a file that is no program code, before it writes anything', async () => {
    space.write('a.prompt', 'Hi.');
    const { code, stderr } = await run('src/triage.py', 'a.prompt');
    assert.deepEqual([code, existsSync(join(space.root, 'src/triage.prompt'))], [2, false]);
    assert.match(stderr, /a\.prompt is no program code\. Name Python, TypeScript or JavaScript files/);
  });

  it('ends with 1 where a file cannot be read as code', async () => {
    space.write('half.py', 'from langchain import x\nf(');
    const { code, stdout } = await run('half.py');
    assert.deepEqual(
      [code, stdout],
      [
        1,
        'not read  half.py\n  half.py:2:2  A bracket `(` has no partner.  not-readable\n0 prompts extracted from 1 file, 1 file not read.\n',
      ],
    );
  });
});

describe('hone lint and program code', () => {
  let space: TempWorkspace;
  const findings = async (...args: string[]): Promise<string[]> => {
    const { stdout, stderr } = await hone(['lint', '--format', 'json', ...args], { cwd: space.root });
    assert.equal(stderr, '');
    const { files } = JSON.parse(stdout) as { files: { path: string; findings: { rule: string }[] }[] };
    return files.flatMap(({ path, findings: own }) => own.map(({ rule }) => `${path} ${rule}`));
  };

  beforeEach(() => {
    space = tempWorkspace({ 'src/broken.py': broken, 'a.prompt': 'Hi.\n' });
  });
  afterEach(() => space.remove());

  it('looks into a file that is named, or matches a glob', async () => {
    assert.deepEqual(await findings('src/broken.py'), ['src/broken.py template/unescaped-braces']);
    assert.deepEqual(await findings('src/**/*.py'), ['src/broken.py template/unescaped-braces']);
  });

  it('leaves it alone in a folder', async () => {
    assert.deepEqual(await findings('.'), []);
  });

  it('looks into it in a folder where the configuration says so', async () => {
    space.write('hone.config.yaml', 'code: ["src/**/*.py"]\n');
    assert.deepEqual(await findings('.'), ['src/broken.py template/unescaped-braces']);
  });

  it('is refused by what renders a prompt', async () => {
    const { code, stderr } = await hone(['render', 'src/broken.py'], { cwd: space.root });
    assert.equal(code, 2);
    assert.match(
      stderr,
      /src\/broken\.py is program code\. Take the prompts out of it with 'hone extract src\/broken\.py'/,
    );
  });

  it('finds a secret in a prompt, and not elsewhere in the code', async () => {
    const key = ['ghp', 'Zq8vT2mXw7LkR4nYc6BsD9fHjP3gUaE5tKoV'].join('_');
    space.write(
      'key.py',
      `k = "${key}"\nc.chat.completions.create(messages=[{"role": "user", "content": "Use ${key}."}])\n`,
    );
    assert.deepEqual(await findings('key.py'), ['key.py security/secret']);
  });
});
