import type * as vscode from 'vscode';
import { aborted, onAbort, throwIfAborted } from '../../engine/model/aborted.js';
import {
  ModelError,
  type ChatModel,
  type ChatReply,
  type ChatRequest,
  type ToolCall,
} from '../../engine/model/chat-model.js';
import type { Clock } from '../../engine/model/clock.js';
import { estimateInputTokens, estimateTokens } from '../../engine/model/estimate-tokens.js';
import type { EditorModel, ListEditorModels } from '../../host/models/editor-models.js';
import type { EditorApi } from './editor-api.js';
import { toEditorError } from './to-editor-error.js';
import { toEditorMessages, toEditorOptions } from './to-editor-request.js';

/** The editor's models, as it has them when it is asked. */
export function listEditorModels(api: EditorApi, clock: Clock): ListEditorModels {
  return async () => {
    const chats = await api.lm.selectChatModels();
    return chats.map((chat): EditorModel => {
      const { vendor, family, id, version } = chat;
      const open = (name: string, timeoutMs: number): ChatModel => openModel({ api, chat, id: name, timeoutMs, clock });
      return { vendor, family, id, version, open };
    });
  };
}

interface Opened {
  readonly api: EditorApi;
  readonly chat: vscode.LanguageModelChat;
  readonly id: string;
  readonly timeoutMs: number;
  readonly clock: Clock;
}

function openModel(opened: Opened): ChatModel {
  return {
    id: opened.id,
    async complete(request, signal) {
      throwIfAborted(signal);
      const source = new opened.api.CancellationTokenSource();
      const deadline = stopping(opened, signal);
      try {
        return await Promise.race([answer(request, opened, source.token), deadline.stopped]);
      } catch (error) {
        if (signal.aborted) throw aborted(signal);
        throw toEditorError(error, opened.id);
      } finally {
        deadline.forget();
        source.cancel();
        source.dispose();
      }
    },
  };
}

interface Deadline {
  readonly stopped: Promise<never>;
  readonly forget: () => void;
}

/** A provider need not heed its token: nobody waits for it longer. */
function stopping({ id, timeoutMs }: Opened, signal: AbortSignal): Deadline {
  const { promise, reject } = withReject();
  const silent = new ModelError('timeout', `${id} gave no whole answer within ${timeoutMs / 1000} s.`, {
    mayBeBilled: true,
  });
  const timer = setTimeout(() => reject(silent), timeoutMs);
  const forget = onAbort(signal, () => reject(aborted(signal)));
  return {
    stopped: promise,
    forget: () => {
      clearTimeout(timer);
      forget();
    },
  };
}

function withReject(): { readonly promise: Promise<never>; readonly reject: (error: ModelError) => void } {
  let reject: (error: ModelError) => void = () => undefined;
  const promise = new Promise<never>((_, refuse) => (reject = refuse));
  promise.catch(() => undefined);
  return { promise, reject };
}

async function answer(request: ChatRequest, opened: Opened, token: vscode.CancellationToken): Promise<ChatReply> {
  const { api, chat, clock, id } = opened;
  const messages = toEditorMessages(request, api);
  const start = clock.now();
  const { stream } = await chat.sendRequest(messages, toEditorOptions(request, api), token);
  const { text, toolCalls, firstAt } = await collect(stream, opened);
  const milliseconds = clock.now() - start;
  if (text === '' && toolCalls.length === 0)
    throw new ModelError('bad-response', `${id} answered without any text.`, { mayBeBilled: true });
  return {
    text,
    usage: { ...(await countTokens(request, { messages, text }, chat)), estimated: true },
    // The editor does not tell why a model stopped: an answer that was cut looks like a whole one.
    finishReason: toolCalls.length > 0 ? 'tool-calls' : 'stop',
    ...(toolCalls.length > 0 && { toolCalls }),
    cached: false,
    milliseconds,
    ...(firstAt !== undefined && { firstTokenMs: firstAt - start }),
  };
}

interface Collected {
  readonly text: string;
  readonly toolCalls: readonly ToolCall[];
  readonly firstAt: number | undefined;
}

/** Parts of kinds that are not known here, such as a model's thoughts, are no part of the answer. */
async function collect(stream: AsyncIterable<unknown>, { api, clock }: Opened): Promise<Collected> {
  const texts: string[] = [];
  const toolCalls: ToolCall[] = [];
  let firstAt: number | undefined;
  for await (const part of stream) {
    if (part instanceof api.LanguageModelTextPart) texts.push(part.value);
    else if (part instanceof api.LanguageModelToolCallPart)
      toolCalls.push({ name: part.name, arguments: JSON.stringify(part.input) });
    else continue;
    firstAt ??= clock.now();
  }
  return { text: texts.join(''), toolCalls, firstAt };
}

interface Sent {
  readonly messages: readonly vscode.LanguageModelChatMessage[];
  readonly text: string;
}

/** As the model's own extension counts, which is an estimate of what its server will; as Hone does where it cannot. */
async function countTokens(
  request: ChatRequest,
  { messages, text }: Sent,
  chat: vscode.LanguageModelChat,
): Promise<{ readonly inputTokens: number; readonly outputTokens: number }> {
  try {
    const [outputTokens, ...counts] = await Promise.all(
      [text, ...messages].map((counted) => chat.countTokens(counted)),
    );
    return { inputTokens: counts.reduce((sum, count) => sum + count, 0), outputTokens: outputTokens ?? 0 };
  } catch {
    return { inputTokens: estimateInputTokens(request.messages), outputTokens: estimateTokens(text) };
  }
}
