import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { answerGraded, gradedWorkspace } from '../support/graded-workspace.js';
import { type ChatServer, startChatServer } from '../support/chat-server.js';
import { hone, type Ended } from '../support/hone.js';
import type { TempWorkspace } from '../support/temp-workspace.js';

interface Estimate {
  readonly judge: { readonly calls: number; readonly seconds: { readonly low: number } | null };
}

describe('hone eval --estimate of a prompt that a model grades', () => {
  let space: TempWorkspace;
  let server: ChatServer;

  before(async () => {
    space = gradedWorkspace(3);
    server = await startChatServer((chat) => answerGraded(chat, 20));
  });
  after(async () => {
    space.remove();
    await server.close();
  });

  const run = (...args: string[]): Promise<Ended> =>
    hone(['eval', 'p.prompt', '--model', 'openai/gpt-4.1-mini', ...args], {
      cwd: space.root,
      env: { OPENAI_BASE_URL: server.baseUrl, OPENAI_API_KEY: 'k' },
    });
  const estimate = async (): Promise<Estimate> => {
    const { stdout } = await run('--estimate', '--format', 'json');
    const schema = JSON.parse(
      readFileSync(new URL('../../schemas/eval-estimate.schema.json', import.meta.url), 'utf8'),
    ) as object;
    const validate = new Ajv({ allErrors: true }).compile(schema);
    assert.ok(validate(JSON.parse(stdout)), JSON.stringify(validate.errors));
    return JSON.parse(stdout) as Estimate;
  };

  it('says how long grading takes as soon as a run was graded, and that it is unknown before', async () => {
    assert.match((await run('--estimate')).stdout, /\ngrading apart: 3 calls, .*, an unknown time\n/);
    assert.deepEqual((await estimate()).judge.seconds, null);
    assert.equal((await run()).code, 0);
    assert.match((await run('--estimate')).stdout, /\ngrading apart: 3 calls, .*, [\d.]+ m?s( to [\d.]+ m?s)?\n/);
    const { calls, seconds } = (await estimate()).judge;
    assert.ok(calls === 3 && seconds !== null && seconds.low > 0, JSON.stringify(seconds));
  });
});
