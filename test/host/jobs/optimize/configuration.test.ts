import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import type { ChatModel } from '../../../../src/engine/model/chat-model.js';
import { HostError } from '../../../../src/host/host-error.js';
import { openHost } from '../../../../src/host/open-host.js';
import { kindPrompt, kindRows, runJob, withModels } from '../../../support/optimize-workspace.js';
import { tempWorkspace, type TempWorkspace } from '../../../support/temp-workspace.js';

const ownRewrite = `---
name: own-rewrite
---
user:
As my house style demands, write {{ prompt }} anew, since {{ critique }} holds. Write it between <new_prompt> and </new_prompt>.
`;

describe('how an optimization is configured', function () {
  this.timeout(60_000);

  let files: TempWorkspace;
  beforeEach(() => {
    files = tempWorkspace({ 'prompts/own.prompt': ownRewrite, 'rows.jsonl': kindRows(70), 'kind.prompt': kindPrompt });
  });
  afterEach(() => files.remove());

  /** A run with this configuration, and all that models were sent. */
  async function run(config: string, extra: object = {}) {
    files.write('hone.config.yaml', `model: offline/learner\n${config}`);
    const host = await openHost({ startFolder: files.root, readSecret: () => undefined });
    const sent: string[] = [];
    const listening = withModels(host, (model): ChatModel => {
      return {
        ...model,
        complete(request, signal) {
          sent.push(request.messages.map(({ content }) => content).join('\n'));
          return model.complete(request, signal);
        },
      };
    });
    try {
      const request = { file: 'kind.prompt', method: 'protegi', maxCalls: 420, cache: false, ...extra };
      return { ...(await runJob(request, listening)), sent };
    } finally {
      host.close();
    }
  }

  it('by numbers of a method: so many rounds and no more', async () => {
    const { events, report } = await run('optimize: { methods: { protegi: { rounds: 1, width: 2 } } }\n', {
      maxCalls: 5000,
    });
    assert.equal(report.stop, 'finished');
    assert.equal(events.filter(({ type }) => type === 'step').length, 1);
  });

  it("by a request of one's own, which the writer is asked with in place of Hone's", async () => {
    const { sent } = await run('optimize: { requests: { rewrite: prompts/own.prompt } }\n');
    assert.ok(sent.some((text) => text.includes('As my house style demands')));
    assert.ok(!sent.some((text) => text.includes('A reviewer found:')), "Hone's own was sent");
  });

  it('by metrics with weights, in the configuration, in the prompt or with the request', async () => {
    files.write('kind.prompt', kindPrompt.replace('[exact-match]', '[exact-match, { type: contains, value: a }]'));
    const { report } = await run('optimize: { metric: { exact-match: 3, contains: 1 } }\n');
    assert.equal(report.test.metric, '0.75 exact-match + 0.25 contains');
    const asked = await run('optimize: { metric: contains }\n', { metric: 'exact-match=1,contains=1' });
    assert.equal(asked.report.test.metric, '0.5 exact-match + 0.5 contains');
  });

  it('by how the winner is chosen, in the configuration, in the prompt or with the request', async () => {
    const cheap = { method: 'hill-climb', maxCalls: 200 };
    assert.equal((await run('optimize: { objective: pareto }\n', cheap)).report.objective, 'pareto');
    const asked = await run('optimize: { objective: pareto }\n', { ...cheap, objective: 'score' });
    assert.equal(asked.report.objective, undefined);
    files.write('kind.prompt', kindPrompt.replace('metrics:', 'hone: { optimize: { objective: pareto } }\nmetrics:'));
    assert.equal((await run('', cheap)).report.objective, 'pareto');
    await assert.rejects(run('optimize: { objective: cheap }\n'), /`optimize\.objective` cannot be `cheap`.*`pareto`/);
  });

  const wrong: [what: string, config: string, extra: object, message: RegExp][] = [
    ['a setting there is not', 'optimize: { methods: { protegi: { round: 2 } } }\n', {}, /Did you mean `rounds`/],
    ['a method there is not', 'optimize: { methods: { protegy: { rounds: 2 } } }\n', {}, /Did you mean 'protegi'/],
    ['a request there is not', 'optimize: { requests: { rewrit: a.prompt } }\n', {}, /Did you mean 'rewrite'/],
    ['a request in a file there is not', 'optimize: { requests: { rewrite: a.prompt } }\n', {}, /a\.prompt/],
    ['a request that cannot be asked', 'optimize: { requests: { rewrite: kind.prompt } }\n', {}, /`text`/],
    ['weights that are none', '', { metric: 'exact-match=much' }, /exact-match=0\.7/],
    ['a weighed metric there is not', '', { metric: 'exact-match=1,rouge=1' }, /no metric 'rouge'/],
    ['weights that are all 0', '', { metric: 'exact-match=0,score=0' }, /score/],
  ];
  const unread: [key: string, message: RegExp][] = [
    [
      'hone: { optimize: { depth: 3 } }',
      /kind\.prompt: There is no key 'depth' under hone\.optimize\. There are metric, /,
    ],
    [
      'hone: { optimize: { penalty: { size: 1 } } }',
      /no key 'size' under hone\.optimize\.penalty\. There are length, cost/,
    ],
    [
      'hone: { optimize: { methods: { protegy: {} } } }',
      /no method 'protegy' under optimize\.methods\. Did you mean 'protegi'/,
    ],
  ];
  for (const [key, message] of unread)
    it(`is refused for ${key} in a prompt, which nothing would read`, async () => {
      files.write('kind.prompt', kindPrompt.replace('metrics:', `${key}\nmetrics:`));
      await assert.rejects(run(''), (error) => error instanceof HostError && message.test(error.message));
    });

  for (const [what, config, extra, message] of wrong)
    it(`is refused before any call and any trace for ${what}`, async () => {
      await assert.rejects(run(config, extra), (error) => error instanceof HostError && message.test(error.message));
      const runs = `${files.root}/.hone/runs`;
      assert.deepEqual(existsSync(runs) ? readdirSync(runs) : [], []);
    });
});
