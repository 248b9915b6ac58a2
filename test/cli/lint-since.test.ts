import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { hone } from '../support/hone.js';
import { tempWorkspace, type TempWorkspace } from '../support/temp-workspace.js';

const head = '---\ninput:\n  schema: { question: string }\n---\nuser:\n';
const one = `${head}Answer {{ question }} and {{ qestion }}.\nBe brief and say no more than what was asked.\n`;

describe('hone lint --since', () => {
  let space: TempWorkspace;
  const git = (...args: string[]): string =>
    execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@b.c', ...args], {
      cwd: space.root,
      encoding: 'utf8',
    });
  const found = async (...args: string[]): Promise<string[]> => {
    const { stdout } = await hone(['lint', '--since', 'start', '--format', 'github', ...args], { cwd: space.root });
    return [...stdout.matchAll(/file=([^,]*),line=(\d+).*?::(.*?):/g)].map(([, ...parts]) => parts.join(' '));
  };

  beforeEach(() => {
    space = tempWorkspace({
      'a.prompt': one,
      'part.prompt': '{% include "parts/x.j2" %}',
      'parts/x.j2': 'Fine.',
      'rows.prompt': '---\ndata: data/rows.jsonl\n---\n{{ text }}',
      'data/rows.jsonl': '{"text":"a"}\n',
    });
    git('init', '-q');
    git('add', '.');
    git('commit', '-qm', 'start');
    git('tag', 'start');
  });
  afterEach(() => space.remove());

  it('says nothing of what was there before, also where it moved, committed or not', async () => {
    assert.deepEqual(await found(), []);
    space.write('a.prompt', one.replace('Answer', 'First read it.\nAnswer').replace('Be brief', 'Be kind'));
    // The line is another now.
    assert.deepEqual(await found(), []);
    git('commit', '-qam', 'move');
    assert.deepEqual(await found(), []);
  });

  it('says what is new in a file, and only that', async () => {
    space.write('a.prompt', `${one}{{ qestion }} {{ qestoin }}\n`);
    assert.deepEqual(await found(), ["a.prompt 8 'qestion' is not declared", "a.prompt 8 'qestoin' is not declared"]);
  });

  it('takes a new file whole, added or not', async () => {
    space.write('new.prompt', one);
    const expected = ["new.prompt 6 'qestion' is not declared"];
    assert.deepEqual(await found(), expected);
    git('add', '.');
    assert.deepEqual(await found(), expected);
  });

  it('compares a renamed file with what it was, also before git was told of it', async () => {
    renameSync(join(space.root, 'a.prompt'), join(space.root, 'ä b.prompt'));
    space.write('ä b.prompt', `${one}{{ qestoin }}\n`);
    const expected = ["ä b.prompt 8 'qestoin' is not declared"];
    assert.deepEqual(await found(), expected);
    git('add', '-A');
    assert.deepEqual(await found(), expected);
  });

  it('says what a change of a partial or of data does to a prompt that did not change', async () => {
    space.write('parts/x.j2', '{{ never closed');
    space.write('data/rows.jsonl', '{"txet":"a"}\n');
    assert.deepEqual(
      (await found()).map((line) => line.split(' ')[0]),
      ['part.prompt', 'rows.prompt'],
    );
    git('commit', '-qam', 'worse');
    git('tag', '-f', 'start');
    assert.deepEqual(await found(), []);
  });

  it('says that a prompt is called like another one only where it was not before', async () => {
    const named = (name: string, text = 'Hi.'): string => `---\nname: ${name}\n---\n${text}\n`;
    for (const [file, name] of Object.entries({ one: 'sum', two: 'sum', three: 'other', four: 'free' }))
      space.write(`named/${file}.prompt`, named(name));
    git('add', '.');
    git('commit', '-qm', 'named');
    git('tag', '-f', 'start');
    space.write('named/one.prompt', named('sum', 'Hello.'));
    space.write('named/three.prompt', named('free'));
    assert.deepEqual(await found(), [
      "named/four.prompt 2 'free' is the name of the prompt in three.prompt too",
      "named/three.prompt 2 'free' is the name of the prompt in four.prompt too",
    ]);
  });

  it('takes data that git ignores as they are', async () => {
    space.write('.gitignore', 'private/\n');
    space.write('private/rows.jsonl', '{"text":"a"}\n');
    space.write('private.prompt', '---\ndata: private/rows.jsonl\n---\n{{ txet }}');
    git('add', '.');
    git('commit', '-qm', 'private');
    git('tag', '-f', 'start');
    assert.deepEqual(await found(), []);
    space.write('private.prompt', '---\ndata: private/rows.jsonl\n---\n{{ txet }}\n{{ tetx }}');
    assert.equal((await found()).length, 1);
  });

  it('says which link a removed folder breaks', async () => {
    space.write('AGENTS.md', '# Rules\n\nRead [the guide](./guide/old/).\n');
    space.write('guide/index.md', 'x');
    space.write('guide/old/index.md', 'x');
    git('add', '.');
    git('commit', '-qm', 'guide');
    git('tag', '-f', 'start');
    assert.deepEqual(await found(), []);
    rmSync(join(space.root, 'guide', 'old'), { recursive: true });
    assert.equal((await found()).length, 1);
  });

  it('checks the files of then by the configuration of now', async () => {
    space.write('hone.config.yaml', 'teamRules:\n  - { id: team/brief, forbid: [brief] }\n');
    assert.deepEqual(await found(), []);
    space.write('a.prompt', `${one}Be brief.\n`);
    assert.deepEqual(await found(), ["a.prompt 8 'brief' is not used here"]);
  });

  it('works from a folder below the root, on standard input, and with a baseline beside it', async () => {
    space.write('sub/b.prompt', one);
    git('add', '.');
    git('commit', '-qm', 'sub');
    const cwd = join(space.root, 'sub');
    const below = await hone(['lint', '--since', 'HEAD'], { cwd });
    assert.deepEqual([below.code, below.stdout], [0, 'No findings in 1 file.\n']);
    const args = ['lint', '--since', 'HEAD', '--stdin-filename', 'b.prompt'];
    const typed = await hone(args, { cwd, input: `${one}{{ qestoin }}` });
    assert.match(typed.stdout, /1 error in 1 file/);
    await hone(['lint', '--baseline', 'known.json'], { cwd });
    const both = await hone(['lint', '--since', 'HEAD', '--baseline', 'known.json'], { cwd });
    assert.deepEqual([both.code, both.stderr], [0, '']);
  });

  it('leaves the repository as it was', async () => {
    space.write('new.prompt', one);
    const before = git('status', '--porcelain');
    await found();
    assert.equal(git('status', '--porcelain'), before);
  });

  it('says what to do outside a repository and about a revision that is not there', async () => {
    const unknown = await hone(['lint', '--since', '--upload-pack=x'], { cwd: space.root });
    assert.deepEqual([unknown.code, unknown.stdout], [2, '']);
    assert.match(unknown.stderr, /^hone: git knows no revision '--upload-pack=x' here\. Name a branch/);
    const outside = tempWorkspace({ 'a.prompt': one });
    try {
      const { code, stderr } = await hone(['lint', '--since', 'main'], { cwd: outside.root });
      assert.equal(code, 2);
      assert.match(stderr, /^hone: --since compares with git, and .* is in no git repository\. Leave --since out\./);
    } finally {
      outside.remove();
    }
  });
});
