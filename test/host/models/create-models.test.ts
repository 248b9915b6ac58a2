import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createBudget } from '../../../src/engine/model/budget.js';
import { ModelError } from '../../../src/engine/model/chat-model.js';
import type { PaidReply } from '../../../src/engine/model/with-journal.js';
import type { ModelOptions } from '../../../src/host/host.js';
import { createModels, type Models } from '../../../src/host/models/create-models.js';
import { acts, inOrder, servedBy, startChatServer, type ChatServer, type Script } from '../../support/chat-server.js';
import { honeConfig } from '../../support/hone-config.js';
import { ask, fakeClock, never } from '../../support/model-fakes.js';

describe('the models of a workspace', () => {
  const key = 'sk-test-0123456789-secret';
  let root = '';
  const servers: ChatServer[] = [];
  const opened: Models[] = [];

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'hone-models-'));
  });
  afterEach(async () => {
    for (const models of opened.splice(0)) models.close();
    await Promise.all(servers.splice(0).map((server) => server.close()));
    rmSync(root, { recursive: true });
  });

  const serve = async (script?: Script): Promise<ChatServer> => {
    const server = await startChatServer(script);
    servers.push(server);
    return server;
  };
  const open = (secrets: Readonly<Record<string, string>>, config = honeConfig()): Models => {
    const readSecret = (variable: string): string | undefined => secrets[variable];
    const clock = fakeClock({ jumping: true });
    const models = createModels({ config, readSecret, cacheFolder: join(root, '.hone', 'cache'), clock });
    opened.push(models);
    return models;
  };
  const use = (changes: Partial<ModelOptions> = {}): ModelOptions => ({ cache: true, concurrency: 16, ...changes });
  const errorOf = (work: () => unknown): ModelError => {
    try {
      work();
    } catch (error) {
      assert.ok(error instanceof ModelError);
      return error;
    }
    return assert.fail('it should have been refused');
  };

  describe('finds a model by its name', () => {
    it('at the address and with the key the usual variables name', async () => {
      const server = await serve(inOrder(acts.reply('Human')));
      const models = open({ OPENAI_API_KEY: key, OPENAI_BASE_URL: `${server.baseUrl}/` });
      assert.equal((await models.model('openai/gpt-4o-mini', use()).complete(ask('Who?'), never)).text, 'Human');
      assert.equal(server.requests[0]?.headers.authorization, `Bearer ${key}`);
    });

    it('at a server the configuration names', async () => {
      const server = await serve();
      const config = honeConfig({ providers: { mine: { baseUrl: server.baseUrl, keyVariable: 'MY_KEY' } } });
      await open({ MY_KEY: key }, config).model('mine/big/model', use()).complete(ask('Who?'), never);
      assert.equal(server.requests[0]?.model, 'big/model');
    });

    it('and says which variable to set when there is no key, before any call', async () => {
      const server = await serve();
      const error = errorOf(() => open({ OPENAI_BASE_URL: server.baseUrl }).model('openai/gpt-4o-mini', use()));
      assert.equal(error.kind, 'auth');
      assert.match(error.message, /Set OPENAI_API_KEY .*"Hone: Set API Key".*hone\.config\.yaml.*offline\/learner/);
      assert.equal(server.requests.length, 0);
    });

    const unknown: readonly [string, RegExp][] = [
      ['gpt-4.1-mini', /not of the form provider\/model\. Did you mean openai\/gpt-4\.1-mini\?/],
      ['opnai/gpt-4.1-mini', /Did you mean openai\/gpt-4\.1-mini\?/],
      ['offline/lerner', /Did you mean offline\/learner\?/],
      ['offline', /Did you mean offline\/learner\?/],
      ['vscode/', /is not known/],
      ['vscode/copilot/gpt-4.1', /answers in VS Code alone: run "Hone: Evaluate Prompt" there/],
      ['openai/', /is not known.*Providers: offline, replay, vscode, openai, azure/],
      ['nobody/x', /Providers: .*, ollama, lmstudio, vllm/],
      ['', /Providers:/],
    ];
    for (const [id, message] of unknown) {
      it(`and says what exists when '${id}' does not`, () => {
        const error = errorOf(() => open({}).model(id, use()));
        assert.equal(error.kind, 'unknown-model');
        assert.match(error.message, message);
      });
    }

    it('offline, without a key or a network', async () => {
      const { text } = await open({})
        .model('offline/learner', use())
        .complete(ask('One of: A, B. Only the label.\n\nQuestion: x ?'), never);
      assert.equal(text, 'A');
    });
  });

  it('pays for an answer once, in this process and the next', async () => {
    const server = await serve();
    for (let round = 0; round < 2; round++) {
      const model = open({ OPENAI_API_KEY: key, OPENAI_BASE_URL: server.baseUrl }).model('openai/gpt-4o-mini', use());
      for (let i = 0; i < 20; i++) await model.complete(ask(`row ${i % 10}`), never);
    }
    assert.equal(server.requests.length, 10);
  });

  it('does not take one server’s answers for another’s', async () => {
    const [first, second] = [await serve(inOrder(acts.reply('one'))), await serve(inOrder(acts.reply('two')))];
    const answers: string[] = [];
    for (const { baseUrl } of [first, second]) {
      const models = open({ OPENAI_API_KEY: key, OPENAI_BASE_URL: baseUrl });
      answers.push((await models.model('openai/gpt-4o-mini', use()).complete(ask('Who?'), never)).text);
    }
    assert.deepEqual(answers, ['one', 'two']);
  });

  it('asks again each time when the cache is off', async () => {
    const server = await serve();
    const model = open({ OPENAI_API_KEY: key, OPENAI_BASE_URL: server.baseUrl }).model(
      'openai/gpt-4o-mini',
      use({ cache: false }),
    );
    await model.complete(ask('Who?'), never);
    await model.complete(ask('Who?'), never);
    assert.equal(server.requests.length, 2);
  });

  it('sends no more calls than the budget allows at concurrency 16, and never more than 16 at once', async () => {
    const server = await serve(() => acts.reply('ok', 2));
    const models = open({ OPENAI_API_KEY: key, OPENAI_BASE_URL: server.baseUrl });
    const model = models.model('openai/gpt-4o-mini', use({ budget: createBudget({ calls: 50 }) }));
    const kinds = await Promise.all(
      Array.from({ length: 120 }, (_, i) =>
        model.complete(ask(`row ${i}`), never).then(
          () => 'answered',
          (error: unknown) => (error as ModelError).kind,
        ),
      ),
    );
    assert.equal(kinds.filter((kind) => kind === 'answered').length, 50);
    assert.equal(kinds.filter((kind) => kind === 'budget').length, 70);
    assert.equal(server.requests.length, 50);
    assert.ok(server.peak <= 16, `peak ${server.peak}`);
  });

  it('charges the budget for an attempt that gave no text and was billed, and counts one call', async () => {
    const server = await serve(inOrder({ type: 'reply', text: null, completionTokens: 500 }, acts.reply('four')));
    const budget = createBudget({});
    const models = open({ OPENAI_API_KEY: key, OPENAI_BASE_URL: server.baseUrl });
    await models.model('openai/gpt-4o-mini', use({ budget })).complete(ask('Who?'), never);
    const { calls, tokens } = budget.snapshot().spent;
    assert.deepEqual([server.requests.length, calls, tokens], [2, 1, 1 + 500 + 1 + 1]);
  });

  it('makes good for a server that stumbles', async () => {
    const stumbles = inOrder(
      acts.tooManyRequests('1'),
      acts.status(500),
      acts.reset(),
      acts.garbage(),
      acts.reply('Human'),
    );
    const server = await serve(stumbles);
    const model = open({ OPENAI_API_KEY: key, OPENAI_BASE_URL: server.baseUrl }).model('openai/gpt-4o-mini', use());
    assert.equal((await model.complete(ask('Who?'), never)).text, 'Human');
    assert.equal(server.requests.length, 5);
  });

  it('stops asking a server that refuses the key', async () => {
    const server = await serve(inOrder(acts.status(401)));
    const model = open({ OPENAI_API_KEY: key, OPENAI_BASE_URL: server.baseUrl }).model('openai/gpt-4o-mini', use());
    for (let i = 0; i < 30; i++) await assert.rejects(model.complete(ask(`row ${i}`), never), { kind: 'auth' });
    assert.equal(server.requests.length, 5);
  });

  it('pays nothing for what the journal of an earlier run holds', async () => {
    const server = await serve();
    const paid: PaidReply[] = [];
    const models = open({ OPENAI_API_KEY: key, OPENAI_BASE_URL: server.baseUrl });
    const append = (entry: PaidReply): void => void paid.push(entry);
    const find = (wanted: string): PaidReply['reply'] | undefined => paid.find((entry) => entry.key === wanted)?.reply;
    const first = models.model('openai/gpt-4o-mini', use({ cache: false, append }));
    for (let i = 0; i < 5; i++) await first.complete(ask(`row ${i}`), never);
    const resumed = models.model('openai/gpt-4o-mini', use({ cache: false, append, find }));
    for (let i = 0; i < 8; i++) await resumed.complete(ask(`row ${i}`), never);
    assert.equal(server.requests.length, 8);
    assert.equal(paid.length, 8);
  });

  it('answers from a recording and calls nobody', async () => {
    const server = await serve(inOrder(acts.reply('recorded')));
    const paid: PaidReply[] = [];
    const append = (entry: PaidReply): void => void paid.push(entry);
    const models = open({ OPENAI_API_KEY: key, OPENAI_BASE_URL: server.baseUrl });
    await models.model('openai/gpt-4o-mini', use({ append })).complete(ask('Who?'), never);
    const file = join(root, 'recording.jsonl');
    writeFileSync(file, paid.map((entry) => `${JSON.stringify(entry)}\n`).join(''));
    const replayed = open({}).model(`replay/${file}`, use());
    assert.equal((await replayed.complete(ask('Who?'), never)).text, 'recorded');
    await assert.rejects(replayed.complete(ask('What?'), never), { kind: 'bad-request', message: /holds no answer/ });
    assert.equal(errorOf(() => open({}).model('replay/nowhere.jsonl', use())).kind, 'unknown-model');
  });

  it('writes the key to no file, whatever the server answers', async () => {
    const server = await serve(inOrder(acts.reply(`echo ${key}`), acts.status(400, `bad ${key}`)));
    const journal: PaidReply[] = [];
    const models = open({ OPENAI_API_KEY: key, OPENAI_BASE_URL: server.baseUrl });
    const model = models.model('openai/gpt-4o-mini', use({ append: (entry) => void journal.push(entry) }));
    await model.complete(ask('a'), never);
    await assert.rejects(model.complete(ask('b'), never), (error: Error) => !error.message.includes(key));
    const cached = readdirSync(join(root, '.hone', 'cache')).map((name) =>
      readFileSync(join(root, '.hone', 'cache', name), 'utf8'),
    );
    assert.match(cached.join(''), /echo \[key\]/);
    assert.ok(!JSON.stringify([journal, cached, models.list()]).includes(key));
  });

  it('lists providers with what they miss, and models with their facts', () => {
    const { providers, models } = open({ OPENAI_API_KEY: key }).list();
    assert.deepEqual(
      providers.filter(({ name }) => ['offline', 'openai', 'anthropic', 'ollama'].includes(name)),
      [
        { name: 'offline', baseUrl: null, keyVariable: null, ready: true },
        { name: 'openai', baseUrl: 'https://api.openai.com/v1', keyVariable: 'OPENAI_API_KEY', ready: true },
        { name: 'anthropic', baseUrl: 'https://api.anthropic.com/v1', keyVariable: 'ANTHROPIC_API_KEY', ready: false },
        { name: 'ollama', baseUrl: 'http://127.0.0.1:11434/v1', keyVariable: null, ready: true },
      ],
    );
    assert.deepEqual(
      models.filter(({ ready }) => ready).map(({ id }) => id.split('/')[0]),
      models.filter(({ id }) => id.startsWith('openai/')).map(() => 'openai'),
    );
  });

  it('gives the same answers through HTTP as in this process', async () => {
    const local = open({}).model('offline/learner', use());
    const server = await serve(servedBy(local));
    const remote = open({ OPENAI_API_KEY: key, OPENAI_BASE_URL: server.baseUrl }).model('openai/gpt-4o-mini', use());
    const requests = Array.from({ length: 20 }, (_, i) =>
      ask(`One of: A, B. Only the label.\n\nQuestion: number ${i} ?`),
    );
    const answers = async (model: typeof local): Promise<string[]> =>
      Promise.all(requests.map(async (request) => (await model.complete(request, never)).text));
    assert.deepEqual(await answers(remote), await answers(local));
  });
});
