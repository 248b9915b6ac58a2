import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { tempWorkspace, type TempWorkspace } from '../support/temp-workspace.js';

const readme = fileURLToPath(new URL('../../README.md', import.meta.url));
const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
const good = '---\ninput:\n  schema: { question: string }\n---\nuser:\n{{ question }}\n';

describe('the git hook that the README shows', () => {
  let space: TempWorkspace;
  const git = (...args: string[]): { status: number | null; output: string } => {
    const { status, stdout, stderr } = spawnSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@b.c', ...args], {
      cwd: space.root,
      encoding: 'utf8',
      env: { PATH: `${space.root}/.git/bin:${process.env['PATH'] ?? ''}`, HOME: space.root },
    });
    return { status, output: stdout + stderr };
  };

  before(() => {
    space = tempWorkspace({ 'old.prompt': good.replace('{{ question }}', '{{ qestion }} {{ question }}') });
    git('init', '-q');
    // The commit that was there before the hook.
    git('add', '.');
    git('commit', '-qm', 'start');
    const hook = /cat > \.git\/hooks\/pre-commit <<'END'\n([\s\S]*?)\n *END\n/.exec(readFileSync(readme, 'utf8'))?.[1];
    assert.ok(hook, 'the README has the hook');
    chmodSync(space.write('.git/hooks/pre-commit', `${hook.replaceAll(/^ {4}/gm, '')}\n`), 0o755);
    chmodSync(space.write('.git/bin/hone', `#!/bin/sh\nexec '${process.execPath}' '${cli}' "$@"\n`), 0o755);
  });
  after(() => space.remove());

  it('lets a good prompt through, whatever the others had before', () => {
    space.write('good.prompt', good);
    git('add', '.');
    const { status, output } = git('commit', '-qm', 'good');
    assert.equal(status, 0, output);
  });

  it('stops a commit that brings in an error, and says where', () => {
    space.write('bad.prompt', good.replace('{{ question }}', '{{ qestion }} {{ question }}'));
    git('add', '.');
    const { status, output } = git('commit', '-qm', 'bad');
    assert.equal(status, 1);
    assert.match(output, /bad\.prompt:6:4 {2}error/);
    assert.equal(output.includes('old.prompt'), false);
  });
});
