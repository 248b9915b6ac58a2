import assert from 'node:assert/strict';
import { join } from 'node:path';
import { lintFiles } from '../../src/cli/lint/lint-files.js';
import { lintProgress } from '../../src/cli/lint/lint-progress.js';
import { openWorkspaces } from '../../src/cli/workspaces.js';
import { fakeTerminal, type FakeTerminal } from '../support/fake-terminal.js';
import { hone } from '../support/hone.js';
import { tempWorkspace, type TempWorkspace } from '../support/temp-workspace.js';

const redraw = '\r\u001b[K';

describe('the progress of hone lint', () => {
  let space: TempWorkspace;
  const names = ['a', 'b', 'c', 'd', 'e'].map((name) => `${name}.prompt`);

  beforeEach(() => {
    space = tempWorkspace(Object.fromEntries(names.map((name) => [name, 'Hello.'])));
  });
  afterEach(() => space.remove());

  /** Checks the five files at a clock that goes on by so many seconds whenever somebody looks at it. */
  async function checkedAt(secondsApart: number, live: boolean): Promise<FakeTerminal> {
    const terminal = fakeTerminal(space.root, { live });
    let now = 0;
    const clock = (): number => (now += secondsApart * 1000);
    const workspaces = openWorkspaces(terminal);
    const run = { options: { format: 'text' as const }, workspaces, terminal, progress: lintProgress(terminal, clock) };
    const { files } = await lintFiles(
      names.map((name) => join(space.root, name)),
      run,
    );
    assert.equal(files.length, names.length);
    return terminal;
  }

  it('redraws one line for a person who watches, and takes it away at the end', async () => {
    const terminal = await checkedAt(2, true);
    const lines = [1, 2, 3, 4, 5].map((done) => `${redraw}Checked ${done} of 5 files`);
    assert.equal(terminal.noted(), lines.join('') + redraw);
    assert.equal(terminal.printed(), '');
  });

  it('says nothing of what is done within a second', async () => {
    assert.equal((await checkedAt(0.01, true)).noted(), '');
  });

  it('stays out of a log, however long it takes', async () => {
    assert.equal((await checkedAt(3600, false)).noted(), '');
  });

  it('stays out of pipes of the real command', async () => {
    for (let i = 0; i < 250; i++) space.write(`more/${i}.prompt`, `Hello ${i}. {{ a }}\n\n`.repeat(200));
    const { stdout, stderr } = await hone(['lint', '--no-cache'], { cwd: space.root });
    assert.equal(stderr, '');
    assert.doesNotMatch(stdout, /Checked|\r|\u001b/);
  });
});
