import assert from 'node:assert/strict';
import { acts, startChatServer, type ChatServer } from '../support/chat-server.js';
import { hone, type Ended } from '../support/hone.js';
import { tempWorkspace, type TempWorkspace } from '../support/temp-workspace.js';

const prompt = `---
input:
  schema: { question: string }
---
system:
Answer in one word.

user:
Explain it in three sentences.
{{ question }}
`;
const model = 'openai/gpt-4.1-mini';

describe('hone lint --review --estimate', () => {
  let space: TempWorkspace;
  let server: ChatServer;

  beforeEach(async () => {
    space = tempWorkspace({ 'a.prompt': prompt });
    server = await startChatServer(() => acts.reply('nobody asks'));
  });
  afterEach(async () => {
    space.remove();
    await server.close();
  });

  function again(...args: string[]): Promise<Ended> {
    const env = { OPENAI_BASE_URL: server.baseUrl, OPENAI_API_KEY: 'sk-secret-value-of-the-test' };
    return hone(['lint', '--review', '--model', model, ...args], { cwd: space.root, env });
  }

  it('says what a review would take and asks nobody', async () => {
    space.write('b.prompt', prompt.replace('one word', 'two words'));
    const known = await again('--estimate');
    assert.match(
      known.stdout,
      /^openai\/gpt-4\.1-mini: 2 calls, about [\d,]+ tokens in and 8,000 out at most, \$0\.0\d+ at most\nNo call was made; what was asked before costs nothing\.\n$/,
    );
    const unknown = await again('--estimate', '--model', 'openai/nobody-knows', '--format', 'json');
    const { models } = JSON.parse(unknown.stdout) as { models: readonly { model: string; calls: number; usd: null }[] };
    assert.deepEqual(
      models.map(({ model: id, calls, usd }) => [id, calls, usd]),
      [['openai/nobody-knows', 2, null]],
    );
    assert.match((await again('--estimate', '--model', 'openai/nobody-knows')).stdout, /at a price Hone does not know/);
    assert.deepEqual([known.code, unknown.code, server.requests.length], [0, 0, 0]);
  });

  it('counts with the prices that the configuration gives', async () => {
    const prices = 'prices: { small: { input: 0, output: 2 } }';
    space.write('hone.config.yaml', `providers:\n  mine: { baseUrl: "${server.baseUrl}", ${prices} }\n`);
    const { stdout } = await again('--estimate', '--model', 'mine/small');
    assert.match(stdout, /^mine\/small: 1 call, .* 4,000 out at most, \$0\.008\d* at most/);
  });
});
