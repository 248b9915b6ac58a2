import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { acts, startChatServer, type ChatServer, type Script } from '../support/chat-server.js';
import {
  answerGraded,
  gradedArgs,
  gradedCells,
  gradedWorkspace,
  keptRun,
  withoutChance,
} from '../support/graded-workspace.js';
import { hone, type Ended, type HoneOptions } from '../support/hone.js';
import { smallDisk, type SmallDisk } from '../support/small-disk.js';
import type { TempWorkspace } from '../support/temp-workspace.js';

const rows = 5;
const cells = gradedCells(rows);
/** An answer and a verdict each. */
const calls = 2 * cells;

describe('hone eval whose surroundings fail in the middle', function () {
  this.timeout(120_000);
  let space: TempWorkspace;
  let server: ChatServer;
  let whole: string;
  let disk: SmallDisk | undefined;

  const at = (args: readonly string[], options: Partial<HoneOptions> = {}): Promise<Ended> =>
    hone(['eval', 'p.prompt', '--format', 'json', ...args], {
      cwd: space.root,
      env: { OPENAI_BASE_URL: server.baseUrl, OPENAI_API_KEY: 'k' },
      ...options,
    });
  const evaluate = (...args: string[]): Promise<Ended> =>
    at([...gradedArgs, '--no-cache', '--concurrency', '4', ...args]);
  const resume = (): Promise<Ended> => at(['--no-cache', '--resume', keptRun(space).id]);

  before(async () => {
    space = gradedWorkspace(rows);
    await serve((chat) => answerGraded(chat));
    whole = withoutChance((await evaluate()).stdout);
    await server.close();
    space.remove();
  });
  beforeEach(() => {
    space = gradedWorkspace(rows);
  });
  afterEach(async () => {
    await server.close();
    disk?.unmount();
    disk = undefined;
    space.remove();
  });

  async function serve(script: Script): Promise<void> {
    server = await startChatServer(script);
  }

  /** Goes on with a healthy server. What was kept is not asked again. */
  async function assertCompleted(): Promise<void> {
    const { paid } = keptRun(space);
    assert.ok(paid > 3 && paid < calls, `${paid} replies kept`);
    await server.close();
    await serve((chat) => answerGraded(chat));
    const { code, stdout, stderr } = await resume();
    assert.equal(code, 0, stderr);
    assert.equal(withoutChance(stdout), whole);
    assert.ok(server.requests.length <= calls - paid, `${server.requests.length} calls, ${paid} of ${calls} were kept`);
    assert.equal(new Set(keptRun(space).cells).size, cells);
  }

  function assertStopped({ code, stdout, stderr }: Ended, message: RegExp): void {
    assert.equal(code, 2, stderr);
    assert.equal((JSON.parse(stdout) as { stop: string }).stop, 'failed');
    assert.match(stderr, message);
    assert.match(stderr, new RegExp(`--resume ${keptRun(space).id}`));
  }

  it('a network that is lost: gives up, exits 2, and is completed when it is back', async () => {
    await serve((chat, index) => {
      if (index === 12) void server.close();
      return answerGraded(chat);
    });
    assertStopped(await evaluate('--concurrency', '16'), /is asked no more: 5 rows in a row got no answer\. /);
    await assertCompleted();
  });

  it('a server that hangs: gives each attempt its time, then gives up', async () => {
    await serve((chat, index) => (index < 12 ? answerGraded(chat) : acts.silence()));
    assertStopped(await evaluate('--concurrency', '16', '--timeout', '0.5'), /is asked no more: .*0\.5 s/);
    await assertCompleted();
  });

  it('a server that trickles: the time is for the whole answer', async () => {
    await serve((chat, index) => (index < 12 ? answerGraded(chat) : acts.slow('odd', 50)));
    assertStopped(await evaluate('--concurrency', '16', '--timeout', '0.5'), /is asked no more: .*0\.5 s/);
    await assertCompleted();
  });

  it('a key that is revoked: asks no more, and is completed with another', async () => {
    await serve((chat, index) => (index < 12 ? answerGraded(chat) : acts.status(401, 'revoked')));
    assertStopped(await evaluate(), /is asked no more: .*refused the key/);
    await assertCompleted();
  });

  it('a disk that is full for the journal: keeps whole lines, says how to go on, and goes on when there is room', async function () {
    disk = smallDisk(join(space.root, '.hone', 'runs'));
    if (disk === undefined) this.skip();
    const filler = join(disk.folder, 'filler');
    await serve((chat, index) => {
      if (index === 12) fill(filler);
      return answerGraded(chat);
    });
    const { code, stderr } = await evaluate();
    assert.equal(code, 2);
    assert.match(
      stderr,
      /the disk is full\. What was answered so far is kept: free some space, then go on with --resume/,
    );
    rmSync(filler);
    await assertCompleted();
  });

  it('a disk that is full for the cache: says so once and goes on without', async function () {
    disk = smallDisk(join(space.root, '.hone', 'cache'));
    if (disk === undefined) this.skip();
    fill(join(disk.folder, 'filler'));
    await serve((chat) => answerGraded(chat));
    const { code, stdout, stderr } = await at(gradedArgs);
    assert.equal(code, 0, stderr);
    assert.equal(stderr.match(/The disk is full: answers are no longer kept in/g)?.length, 1, stderr);
    assert.equal(withoutChance(stdout), whole);
  });

  it('Ctrl-C: drops what is in flight, keeps the rest and says how to go on', async () => {
    let open: () => void = () => undefined;
    const interruptWhen = new Promise<void>((resolve) => (open = resolve));
    await serve((chat, index) => {
      if (index < 12) return answerGraded(chat);
      open();
      return acts.silence();
    });
    const args = [...gradedArgs, '--no-cache', '--concurrency', '4'];
    const { code, stdout, stderr } = await at(args, { interruptWhen });
    assert.deepEqual([code, (JSON.parse(stdout) as { stop: string }).stop], [2, 'cancelled']);
    assert.match(stderr, new RegExp(`Stopping\\. Press Ctrl-C again[^]*--resume ${keptRun(space).id}`));
    await assertCompleted();
  });
});

/** Takes all the room a disk has. */
function fill(path: string): void {
  try {
    writeFileSync(path, Buffer.alloc(1_100_000));
  } catch {
    // Full now, which is what is wanted.
  }
}
