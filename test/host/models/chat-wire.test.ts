import assert from 'node:assert/strict';
import { type ChatMessage, ModelError } from '../../../src/engine/model/chat-model.js';
import { toWire } from '../../../src/host/models/chat-wire.js';

function wireOf(...messages: readonly ChatMessage[]): unknown {
  return toWire({ messages, parameters: {}, sample: 0 }, 'openai/gpt-4o').messages;
}

describe('A message on the wire', () => {
  it('carries the name of who speaks, and nothing else that is said of it', () => {
    assert.deepEqual(
      wireOf(
        { role: 'user', content: 'Hi', metadata: { name: 'Ann', turn: 2 } },
        { role: 'assistant', content: 'Ho', metadata: { turn: 3 } },
      ),
      [
        { role: 'user', content: 'Hi', name: 'Ann' },
        { role: 'assistant', content: 'Ho' },
      ],
    );
  });

  it('keeps the pictures of a message that may hold none, behind it', () => {
    const url = 'https://x/y.png';
    const picture = { role: 'user', content: [{ type: 'image_url', image_url: { url } }] };
    const parts = [{ type: 'text', text: 'See ' } as const, { type: 'media', url } as const];
    assert.deepEqual(wireOf({ role: 'system', content: 'See ', parts }, { role: 'user', content: 'Well?' }), [
      { role: 'system', content: 'See ' },
      picture,
      { role: 'user', content: 'Well?' },
    ]);
    assert.deepEqual(wireOf({ role: 'assistant', content: '', parts: parts.slice(1) }), [picture]);
    assert.deepEqual(wireOf({ role: 'user', content: 'See ', parts }), [
      { role: 'user', content: [{ type: 'text', text: 'See ' }, ...picture.content] },
    ]);
  });

  describe('with a recording or a file', () => {
    const sent = (url: string, model: string, contentType?: string): unknown => {
      const part = { type: 'media', url, ...(contentType !== undefined && { contentType }) } as const;
      const messages: ChatMessage[] = [{ role: 'user', content: '', parts: [part] }];
      const [message] = toWire({ messages, parameters: {}, sample: 0 }, model).messages;
      return Array.isArray(message?.content) ? message.content[0] : undefined;
    };
    const audio = (data: string, format: string): unknown => ({ type: 'input_audio', input_audio: { data, format } });
    const file = (url: string): unknown => ({ type: 'file', file: { filename: 'file.pdf', file_data: url } });
    const image = (url: string): unknown => ({ type: 'image_url', image_url: { url } });
    const pdf = 'data:application/pdf;base64,JVBERg==';

    /** What it is, whom it is sent to, and as what: the forms of OpenAI's and OpenRouter's documentation. */
    const forms: readonly [string, string, unknown, string?][] = [
      ['data:audio/wav;base64,UklG', 'openai/gpt-audio', audio('UklG', 'wav')],
      ['data:audio/mpeg;base64,SUQz', 'google/gemini-2.5-pro', audio('SUQz', 'mp3')],
      ['data:audio/flac;base64,ZkxhQw==', 'openrouter/a/b', audio('ZkxhQw==', 'flac')],
      ['data:application/octet-stream;base64,SUQz', 'openai/gpt-audio', audio('SUQz', 'mp3'), 'audio/mp3'],
      [pdf, 'openai/gpt-4.1', file(pdf)],
      [pdf, 'mine/local', file(pdf)],
      ['https://x.org/a.pdf?b', 'openrouter/a/b', file('https://x.org/a.pdf?b')],
      ['data:image/png;base64,iVBO', 'anthropic/claude', image('data:image/png;base64,iVBO')],
      ['https://x.org/picture', 'ollama/llava', image('https://x.org/picture')],
    ];
    for (const [url, model, form, contentType] of forms)
      it(`${url} is sent to ${model} as it takes it`, () => assert.deepEqual(sent(url, model, contentType), form));

    const refused: readonly [string, string, RegExp][] = [
      ['data:audio/wav;base64,UklG', 'anthropic/claude', /anthropic\/claude takes no audio over this interface\./],
      [
        'data:audio/flac;base64,ZkxhQw==',
        'openai/gpt-audio',
        /takes audio as WAV, MP3, and this is audio\/flac\. Convert/,
      ],
      ['https://x.org/a.mp3', 'openai/gpt-audio', /sent audio by its content, not by its address/],
      [pdf, 'groq/llama', /takes no files \(application\/pdf\)/],
      ['https://x.org/a.pdf', 'openai/gpt-4.1', /sent a file by its content, not by its address/],
      ['data:video/mp4;base64,AAAA', 'openai/gpt-4.1', /takes files as PDF, and this is video\/mp4/],
    ];
    for (const [url, model, message] of refused)
      it(`${url} is refused for ${model} before it is sent`, () => {
        assert.throws(
          () => sent(url, model),
          (error) => error instanceof ModelError && error.kind === 'bad-request' && message.test(error.message),
        );
      });
  });

  it('has no name that the endpoint would refuse', () => {
    for (const name of ['Ann Bo', '', 'é', 'a'.repeat(65), 7]) {
      assert.deepEqual(wireOf({ role: 'user', content: 'Hi', metadata: { name } }), [{ role: 'user', content: 'Hi' }]);
    }
  });

  it('has the parameters under the names of the endpoint asked, whichever was asked before', () => {
    const parameters = { maxOutputTokens: 8, seed: 7 };
    const wire = (id: string): object => toWire({ messages: [], parameters, sample: 0 }, id);
    for (let round = 0; round < 2; round++) {
      assert.deepEqual(wire('openai/m'), { model: 'm', messages: [], max_completion_tokens: 8, seed: 7 });
      assert.deepEqual(wire('mistral/n'), { model: 'n', messages: [], max_tokens: 8, random_seed: 7 });
    }
  });
});
