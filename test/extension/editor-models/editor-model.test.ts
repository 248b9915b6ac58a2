import assert from 'node:assert/strict';
import { setTimeout as after } from 'node:timers/promises';
import { ModelError, type ChatModel, type ChatRequest } from '../../../src/engine/model/chat-model.js';
import { listEditorModels } from '../../../src/extension/editor-models/editor-model.js';
import { editorChat, type EditorChat, TextPart, ToolCallPart } from '../../support/editor-chat.js';
import { ask, fakeClock, never } from '../../support/model-fakes.js';

const id = 'vscode/acme/small';

async function opened({ api }: EditorChat, timeoutMs = 60_000): Promise<ChatModel> {
  const [model] = await listEditorModels(api, fakeClock())();
  return model?.open(id, timeoutMs) ?? assert.fail('the editor has a model');
}

async function failure(chat: EditorChat, request: ChatRequest = ask('Who?'), timeoutMs?: number): Promise<ModelError> {
  try {
    await (await opened(chat, timeoutMs)).complete(request, never);
  } catch (error) {
    assert.ok(error instanceof ModelError, String(error));
    return error;
  }
  return assert.fail('there should be no answer');
}

/** As `LanguageModelError.Blocked(…)` makes one. */
function refusal(code: string, message: string): Error {
  return Object.assign(new Error(message), { code, name: 'LanguageModelError' });
}

describe('a model of the editor', () => {
  it('answers with all of its text, and counts tokens as an estimate', async () => {
    const chat = editorChat({ answer: () => ['Hu', 'man', { thought: 'of another kind' }] });
    const reply = await (await opened(chat)).complete(ask('Who?'), never);
    assert.equal(reply.text, 'Human');
    assert.deepEqual(reply.usage, { inputTokens: 4, outputTokens: 5, estimated: true });
    assert.deepEqual([reply.finishReason, reply.cached, reply.firstTokenMs], ['stop', false, 0]);
  });

  it('is counted by Hone where its extension cannot count', async () => {
    const chat = editorChat({
      countTokens: () => {
        throw new Error('no tokenizer');
      },
    });
    const { usage } = await (await opened(chat)).complete(ask('Who?'), never);
    assert.equal(usage.estimated && usage.inputTokens > 0 && usage.outputTokens > 0, true);
  });

  it("is sent the system's, the developer's and a tool's text as the user's, at its place", async () => {
    const chat = editorChat();
    const messages = (['system', 'user', 'assistant', 'developer', 'tool'] as const).map((role) => ({
      role,
      content: `as ${role}`,
    }));
    await (await opened(chat)).complete({ messages, parameters: {}, sample: 0 }, never);
    assert.deepEqual(chat.asked[0]?.messages, [
      { role: 1, content: 'as system' },
      { role: 1, content: 'as user' },
      { role: 2, content: 'as assistant' },
      { role: 1, content: 'as developer' },
      { role: 1, content: 'as tool' },
    ]);
  });

  it('is sent parameters by their usual names, and none that it has no name for', async () => {
    const chat = editorChat();
    const parameters = { temperature: 0, topP: 0.5, topK: 3, maxOutputTokens: 9, stopSequences: ['.'], seed: 7 };
    await (await opened(chat)).complete(ask('Who?', { ...parameters, reasoningEffort: 'low', logprobs: 1 }), never);
    const sent = { temperature: 0, top_p: 0.5, max_tokens: 9, stop: ['.'], seed: 7 };
    assert.deepEqual(chat.asked[0]?.options.modelOptions, sent);
    await (await opened(chat)).complete(ask('Who?'), never);
    assert.equal(chat.asked[1]?.options.modelOptions, undefined);
  });

  it('may wish tools called, unless it may not', async () => {
    const chat = editorChat({ answer: () => [new ToolCallPart('1', 'look', { at: 'sky' })] });
    const tools = [{ name: 'look', description: 'Looks.', parameters: { type: 'object' } }];
    const reply = await (await opened(chat)).complete(ask('Who?', { tools, toolChoice: 'required' }), never);
    assert.deepEqual(reply.toolCalls, [{ name: 'look', arguments: '{"at":"sky"}' }]);
    assert.deepEqual([reply.text, reply.finishReason], ['', 'tool-calls']);
    const { tools: sent, toolMode } = chat.asked[0]?.options ?? {};
    assert.deepEqual(sent, [{ name: 'look', description: 'Looks.', inputSchema: { type: 'object' } }]);
    assert.equal(toolMode, 2);
    await (await opened(chat)).complete(ask('Who?', { tools, toolChoice: 'none' }), never);
    assert.equal(chat.asked[1]?.options.tools, undefined);
  });

  describe('shown a picture', () => {
    const picture = (url: string): ChatRequest => {
      const parts = [
        { type: 'text', text: 'What is it?' },
        { type: 'media', url },
      ] as const;
      return { messages: [{ role: 'user', content: 'What is it?', parts }], parameters: {}, sample: 0 };
    };

    it('is sent its content', async () => {
      const chat = editorChat({ version: '1.106.0' });
      await (await opened(chat)).complete(picture('data:image/png;base64,AQID'), never);
      const content = chat.asked[0]?.messages[0]?.content as unknown;
      assert.deepEqual(content, [new TextPart('What is it?'), { data: Buffer.from([1, 2, 3]), mimeType: 'image/png' }]);
    });

    const refused: readonly [string, string, string, RegExp][] = [
      ['by an editor that lets nobody send one', '1.105.3', 'data:image/png;base64,AQID', /Update it to 1\.106/],
      ['that is an address', '1.139.0', 'https://example.com/a.png', /not its address/],
      ['that is none', '1.139.0', 'data:application/pdf;base64,AQID', /content of a picture/],
    ];
    for (const [what, version, url, message] of refused) {
      it(`is not asked about one ${what}`, async () => {
        const chat = editorChat({ version });
        const { kind, message: said } = await failure(chat, picture(url));
        assert.equal(kind, 'bad-request');
        assert.match(said, message);
        assert.equal(chat.asked.length, 0);
      });
    }
  });

  describe('that gives no answer', () => {
    const failures: readonly [string, Error, ModelError['kind'], RegExp][] = [
      ['was not allowed to', refusal('NoPermissions', 'no'), 'auth', /Manage Language Model Access.* \(no\)$/],
      ['was asked too often', refusal('Blocked', 'too many requests'), 'rate-limit', /Lower the concurrency/],
      ['is gone', refusal('NotFound', 'gone'), 'unknown-model', /no longer there/],
      ['has no quota left', named('ChatQuotaExceeded'), 'auth', /check your plan/],
      ['is limited, as its extension says', wrapped(named('ChatRateLimited')), 'rate-limit', /limiting/],
      ['was sent too much', new Error('Message exceeds token limit.'), 'context-length', /Shorten the prompt/],
      ['was filtered', new Error('Response got filtered.'), 'content-filter', /^vscode\/acme\/small's content filter/],
      ['failed otherwise', new Error('socket\nhang up'), 'unavailable', /could not answer\. \(socket hang up\)$/],
    ];
    for (const [why, refuses, kind, message] of failures) {
      it(`since it ${why}: ${kind}`, async () => {
        const error = await failure(editorChat({ refuses }));
        assert.equal(error.kind, kind);
        assert.match(error.message, message);
      });
    }

    it('since it broke off: what came is no answer', async () => {
      const chat = editorChat({
        async *answer() {
          yield 'Hu';
          await Promise.resolve();
          throw new Error('the line is dead');
        },
      });
      assert.equal((await failure(chat)).kind, 'unavailable');
    });

    it('since it said nothing: bad-response', async () => {
      assert.equal((await failure(editorChat({ answer: () => [] }))).kind, 'bad-response');
    });

    it('since it is silent: timeout, and it is told to stop', async () => {
      const chat = editorChat({ answer: silence });
      const error = await failure(chat, ask('Who?'), 20);
      assert.deepEqual([error.kind, error.mayBeBilled], ['timeout', true]);
      assert.equal(chat.asked[0]?.token.isCancellationRequested, true);
    });

    it('since the user stopped: aborted at once, and it is told to stop though it need not listen', async () => {
      const chat = editorChat({ answer: silence });
      const stop = new AbortController();
      const model = await opened(chat);
      const asked = model.complete(ask('Who?'), stop.signal);
      while (chat.asked.length === 0) await after(0);
      stop.abort();
      await assert.rejects(asked, { kind: 'aborted' });
      assert.equal(chat.asked[0]?.token.isCancellationRequested, true);
    });
  });
});

async function* silence(): AsyncGenerator {
  yield 'Hu';
  await new Promise(() => undefined);
}

function named(name: string): Error {
  return Object.assign(new Error('no'), { name });
}

function wrapped(cause: Error): Error {
  return new Error('The provider failed', { cause });
}
