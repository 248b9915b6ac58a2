import type * as vscode from 'vscode';
import type { EditorApi } from '../../src/extension/editor-models/editor-api.js';

/** What a fake of the editor's language model API does with a request, and what it was asked. */
export interface EditorChat {
  readonly api: EditorApi;
  readonly asked: {
    readonly messages: readonly vscode.LanguageModelChatMessage[];
    readonly options: vscode.LanguageModelChatRequestOptions;
    readonly token: vscode.CancellationToken;
  }[];
}

export interface EditorChatOptions {
  /** Parts of the answer in order; a string is text. A provider that throws or never ends is one too. */
  readonly answer?: (token: vscode.CancellationToken) => AsyncIterable<unknown> | Iterable<unknown>;
  /** What `sendRequest` is refused with. */
  readonly refuses?: Error;
  readonly version?: string;
  readonly names?: readonly Partial<Record<'vendor' | 'family' | 'id' | 'version', string>>[];
  readonly countTokens?: (text: string | vscode.LanguageModelChatMessage) => number;
}

export class TextPart {
  readonly value: string;
  constructor(value: string) {
    this.value = value;
  }
}

export class ToolCallPart {
  readonly callId: string;
  readonly name: string;
  readonly input: object;
  constructor(callId: string, name: string, input: object) {
    this.callId = callId;
    this.name = name;
    this.input = input;
  }
}

/** The part of VS Code's API that Hone asks models through, as VS Code 1.100 and 1.139 behave. */
export function editorChat(options: EditorChatOptions = {}): EditorChat {
  const { answer = () => ['Human'], refuses, version = '1.139.0', names = [{}], countTokens = lengthOf } = options;
  const asked: EditorChat['asked'] = [];
  const chats = names.map(
    (name) =>
      ({
        ...{ name: 'Small', vendor: 'acme', family: 'small', id: 'acme-small-1', version: '1', maxInputTokens: 4096 },
        ...name,
        sendRequest: async (messages, requestOptions = {}, token) => {
          if (token === undefined) throw new Error('a request without a token cannot be stopped');
          asked.push({ messages, options: requestOptions, token });
          if (refuses !== undefined) throw refuses;
          return Promise.resolve({ stream: parts(answer(token)), text: parts([]) as AsyncIterable<string> });
        },
        countTokens: async (text) => Promise.resolve(countTokens(text)),
      }) satisfies vscode.LanguageModelChat,
  );
  const api = {
    version,
    CancellationTokenSource: FakeTokenSource,
    LanguageModelChatMessage: {
      User: (content: unknown) => ({ role: 1, content }),
      Assistant: (content: unknown) => ({ role: 2, content }),
    },
    LanguageModelChatToolMode: { Auto: 1, Required: 2 },
    LanguageModelTextPart: TextPart,
    LanguageModelToolCallPart: ToolCallPart,
    LanguageModelDataPart: { image: (data: Uint8Array, mimeType: string) => ({ data, mimeType }) },
    lm: { selectChatModels: async () => Promise.resolve(chats) },
  };
  return { api: api as unknown as EditorApi, asked };
}

async function* parts(answer: AsyncIterable<unknown> | Iterable<unknown>): AsyncGenerator {
  for await (const part of answer) yield typeof part === 'string' ? new TextPart(part) : part;
}

function lengthOf(text: string | vscode.LanguageModelChatMessage): number {
  // The messages of this fake hold their content as they were given it, which is a text where there is no picture.
  const content: unknown = typeof text === 'string' ? text : text.content;
  return typeof content === 'string' ? content.length : 0;
}

class FakeTokenSource {
  readonly token = { isCancellationRequested: false };
  cancel(): void {
    this.token.isCancellationRequested = true;
  }
  dispose(): void {
    Object.freeze(this.token);
  }
}
