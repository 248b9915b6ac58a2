import assert from 'node:assert/strict';
import { ModelError, type ModelErrorKind } from '../../../src/engine/model/chat-model.js';
import { acts } from '../../support/chat-server.js';
import { useChatServers } from '../../support/chat-servers.js';
import { ask, never } from '../../support/model-fakes.js';
import { modelOf } from '../../support/vendor-model.js';

const key = 'sk-test-0123456789-secret';

/** What each vendor sends when it refuses, as its pages or its users' reports have it. */
const refusals: readonly [vendor: string, status: number, body: unknown, kind: ModelErrorKind, told: RegExp][] = [
  [
    'google: a list of one',
    400,
    [{ error: { code: 400, message: 'Invalid JSON payload received. Unknown name "x"', status: 'INVALID_ARGUMENT' } }],
    'bad-request',
    /Unknown name "x"/,
  ],
  [
    'google: a wrong key',
    400,
    [{ error: { code: 400, message: 'API key not valid. Please pass a valid API key.', status: 'INVALID_ARGUMENT' } }],
    'auth',
    /refused the key/,
  ],
  [
    'google: out of quota',
    429,
    [{ error: { code: 429, message: 'Quota exceeded', status: 'RESOURCE_EXHAUSTED' } }],
    'rate-limit',
    /Quota exceeded/,
  ],
  [
    'mistral: a field it does not know',
    422,
    {
      object: 'error',
      message: { detail: [{ type: 'extra_forbidden', loc: ['body', 'seed'], msg: 'Extra inputs are not permitted' }] },
      type: 'invalid_request_error',
    },
    'bad-request',
    /seed: Extra inputs are not permitted/,
  ],
  ['mistral: a wrong key', 401, { message: 'Unauthorized', request_id: '1' }, 'auth', /refused the key.*Unauthorized/],
  [
    'FastAPI: detail',
    422,
    { detail: [{ loc: ['body', 'messages'], msg: 'field required' }] },
    'bad-request',
    /messages: field required/,
  ],
  [
    'vllm: too long',
    400,
    {
      object: 'error',
      message: "This model's maximum context length is 4096 tokens.",
      type: 'BadRequestError',
      code: 400,
    },
    'context-length',
    /Shorten the prompt/,
  ],
  [
    'ollama: no such model',
    404,
    { error: { message: 'model "qwen9" not found, try pulling it first', type: 'api_error' } },
    'unknown-model',
    /try pulling it first/,
  ],
  ['lmstudio: a bare text', 400, { error: 'Unrecognized request' }, 'bad-request', /Unrecognized request/],
  [
    'anthropic: overloaded',
    529,
    { error: { code: 'overloaded_error', message: 'Overloaded', type: 'overloaded_error', param: null } },
    'unavailable',
    /could not answer/,
  ],
  [
    'anthropic: no credit',
    400,
    { error: { message: 'Your credit balance is too low to access the API.', type: 'invalid_request_error' } },
    'auth',
    /no credit left/,
  ],
  [
    'groq: more than a minute may have',
    413,
    { error: { message: 'Request too large for model', type: 'tokens', code: 'rate_limit_exceeded' } },
    'context-length',
    /Shorten the prompt/,
  ],
  [
    'azure: its filter',
    400,
    {
      error: {
        message: "The response was filtered due to Azure OpenAI's content management policy.",
        code: 'content_filter',
        innererror: { code: 'ResponsibleAIPolicyViolation' },
      },
    },
    'content-filter',
    /content filter/,
  ],
  [
    'azure: no such deployment',
    404,
    { error: { code: 'DeploymentNotFound', message: 'The API deployment for this resource does not exist.' } },
    'unknown-model',
    /deployment for this resource does not exist/,
  ],
  [
    'openrouter: the vendor behind it fails',
    502,
    { error: { code: 502, message: 'Provider returned error', metadata: { raw: 'upstream said no' } } },
    'unavailable',
    /upstream said no/,
  ],
  [
    'openrouter: a failure with status 200',
    200,
    { error: { code: 429, message: 'Rate limited' } },
    'rate-limit',
    /limiting/,
  ],
];

describe('A refusal', () => {
  const serve = useChatServers();

  for (const [name, status, body, kind, told] of refusals) {
    it(`of ${name} (${status}) is read as ${kind}`, async () => {
      const { baseUrl } = await serve(acts.body(body, status));
      const model = modelOf('openai/any', { OPENAI_API_KEY: key, OPENAI_BASE_URL: baseUrl });
      const error: unknown = await model.complete(ask('Who?'), never).catch((reason: unknown) => reason);
      assert.ok(error instanceof ModelError, String(error));
      assert.equal(error.kind, kind);
      assert.match(error.message, told);
    });
  }

  it('that says in the body how long to wait is waited for', async () => {
    const details = [{ '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay: '34s' }];
    const { baseUrl } = await serve(acts.body([{ error: { code: 429, message: 'Quota', details } }], 429));
    const model = modelOf('openai/any', { OPENAI_API_KEY: key, OPENAI_BASE_URL: baseUrl });
    const error: unknown = await model.complete(ask('Who?'), never).catch((reason: unknown) => reason);
    assert.equal(error instanceof ModelError && error.retryAfterMs, 34_000);
  });
});
