import assert from 'node:assert/strict';
import type { ChatModel, ChatReply } from '../../../src/engine/model/chat-model.js';
import { requestKey } from '../../../src/engine/model/request-key.js';
import type { OptimizeReport } from '../../../src/engine/optimize/contracts.js';
import { methods } from '../../../src/engine/optimize/methods/index.js';
import type { Method } from '../../../src/engine/optimize/parts.js';
import {
  countingText,
  fakeJudge,
  fakeModel,
  graded,
  makeRows,
  methodOf,
  plainPrompt,
  runOptimize,
  type RunOptions,
  scriptedWriter,
  textOf,
} from '../../support/optimize-run.js';

const rows = makeRows(60);
const limits = { calls: 260 };

/** Shares of a run's calls after which it is killed. */
const kills = [0.25, 0.75];

describe('an optimization that was killed', function () {
  this.timeout(60_000);

  for (const method of methods) {
    it(`with ${method.id} comes to the identical report from the answers that were kept, and pays for none of them again`, () =>
      goesOn(method));
  }

  for (const id of ['protegi', 'opro', 'gepa', 'evoprompt-ga', 'plum-hs'])
    it(`with ${id} does so with an eye on costs, too`, () => goesOn(methodOf(id), { objective: 'pareto' }));
});

type Goal = NonNullable<RunOptions['goal']>;

async function goesOn(method: Method, goal: Goal = {}): Promise<void> {
  const kept = new Map<string, ChatReply>();
  const whole = await run(method, keeping(kept), goal);
  assert.ok(kept.size > 100, `${kept.size} calls`);
  for (const share of kills) {
    const store = new Map<string, ChatReply>();
    await assert.rejects(run(method, keeping(store, Math.floor(share * kept.size)), goal), /^Error: killed$/);
    assert.ok(store.size < kept.size);
    assert.deepEqual(await run(method, keeping(store), goal), whole, `killed after ${share} of its calls`);
    assert.deepEqual([...store.keys()].sort(), [...kept.keys()].sort());
  }
}

interface Store {
  readonly wrap: (model: ChatModel) => ChatModel;
  readonly paid: () => number;
}

/** What a process keeps of its paid answers, until it dies at the call after the `last`. A second payment is a fault. */
function keeping(store: Map<string, ChatReply>, last = Infinity): Store {
  const under = new Set<string>();
  const wrap = (model: ChatModel): ChatModel => ({
    ...model,
    async complete(request, signal) {
      const key = requestKey(model.id, request);
      const known = store.get(key);
      if (known !== undefined) return known;
      assert.ok(!under.has(key), 'a call was paid twice');
      under.add(key);
      if (under.size > last) throw new Error('killed');
      const reply = await model.complete(request, signal);
      store.set(key, reply);
      return reply;
    },
  });
  return { wrap, paid: () => store.size };
}

/** Where no score tells prompts apart, the longer answer is the better one. */
const judgedPrompt = plainPrompt.replace(/output:[^]*?metrics: .*\n/, '');

async function run(method: Method, { wrap, paid }: Store, goal: Goal): Promise<OptimizeReport> {
  const isJudged = method.needs.includes('judge');
  const known = graded(rows, (prompt) => 0.3 + (prompt.length % 7) / 20);
  const model = isJudged ? fakeModel(textOf) : goal.objective === 'pareto' ? countingText(known) : known;
  const judge = fakeJudge((a, b) => (a.length > b.length ? 'A' : 'B'));
  const writer = scriptedWriter(
    (drawn, prompt) => `${prompt} Point ${drawn % 89}.`,
    (drawn, prompt) => `${prompt} Word ${drawn % 89}.`,
  );
  const { report } = await runOptimize({
    method,
    model: wrap(model),
    writer: wrap(writer),
    ...(isJudged && { judge: wrap(judge), prompt: judgedPrompt }),
    rows,
    limits,
    goal,
    ports: { paid: () => ({ calls: paid(), tokens: 0, usd: 0 }) },
  });
  return report;
}
