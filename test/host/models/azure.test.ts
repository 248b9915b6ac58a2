import assert from 'node:assert/strict';
import { useChatServers } from '../../support/chat-servers.js';
import { ask, never } from '../../support/model-fakes.js';
import { modelOf } from '../../support/vendor-model.js';

const key = 'sk-test-0123456789-secret';

describe('A deployment of Azure', () => {
  const serve = useChatServers();

  const cases: readonly [string, Readonly<Record<string, string>>, string][] = [
    ['by its resource', { AZURE_OPENAI_ENDPOINT: '' }, '/openai/v1/chat/completions'],
    ['by a whole address', { AZURE_OPENAI_BASE_URL: '/openai/v1' }, '/openai/v1/chat/completions'],
    [
      'with a version',
      { AZURE_OPENAI_ENDPOINT: '/', OPENAI_API_VERSION: '2024-10-21' },
      '/openai/deployments/my-gpt/chat/completions?api-version=2024-10-21',
    ],
    [
      'with a version no one asks for',
      { AZURE_OPENAI_BASE_URL: '/openai/v1', OPENAI_API_VERSION: '2024-10-21' },
      '/openai/v1/chat/completions',
    ],
  ];
  for (const [name, variables, path] of cases) {
    it(`is asked ${name}, with its key in a header of its own`, async () => {
      const server = await serve();
      const root = server.baseUrl.replace(/\/v1$/, '');
      const secrets = Object.entries(variables).map(([variable, value]): [string, string] => [
        variable,
        variable.includes('VERSION') ? value : `${root}${value}`,
      ]);
      await modelOf('azure/my-gpt', { AZURE_OPENAI_API_KEY: key, ...Object.fromEntries(secrets) }).complete(
        ask('Who?'),
        never,
      );
      const [request] = server.requests;
      assert.equal(request?.path, path);
      assert.deepEqual([request.headers['api-key'], request.headers.authorization], [key, undefined]);
      assert.equal(request.model, 'my-gpt');
    });
  }
});
