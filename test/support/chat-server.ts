import { setMaxListeners } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setImmediate as nextTurn, setTimeout as wait } from 'node:timers/promises';
import type { ChatMessage, ChatModel } from '../../src/engine/model/chat-model.js';

/** What the server does with one request. */
export type Act =
  | {
      readonly type: 'reply';
      readonly text: string | null;
      readonly finishReason?: string;
      readonly afterMs?: number;
      /** As the usage says, thinking included; about the text's own when absent. */
      readonly completionTokens?: number;
    }
  | {
      readonly type: 'status';
      readonly status: number;
      readonly message?: string;
      readonly code?: string;
      readonly headers?: Readonly<Record<string, string>>;
    }
  | {
      readonly type: 'raw';
      readonly body: string;
      readonly contentType: string;
      /** 200 when absent. */
      readonly status?: number;
      readonly headers?: Readonly<Record<string, string>>;
    }
  /** Accepts the request and never answers. */
  | { readonly type: 'silence' }
  /** Closes the connection without an answer. */
  | { readonly type: 'reset' }
  /** An event stream: the pieces one after the other, as bytes or text, then the end, or silence, or a reset. */
  | { readonly type: 'events'; readonly pieces: readonly (string | Uint8Array)[]; readonly then: StreamEnd }
  /** Sends the headers and a first piece, and then one byte after another with this pause. */
  | { readonly type: 'slow'; readonly text: string; readonly pauseMs: number };

export type StreamEnd = 'end' | 'silence' | 'reset';

/** Decides by what was asked and by how many requests came before, from 0. */
export type Script = (chat: ReceivedChat, index: number) => Act | Promise<Act>;

export interface ReceivedChat {
  readonly model: string;
  readonly messages: readonly ChatMessage[];
  /** The whole JSON body. */
  readonly body: Readonly<Record<string, unknown>>;
  readonly headers: IncomingMessage['headers'];
  readonly path: string;
}

/** A running server. Close it in `afterEach`: open connections are cut. */
export interface ChatServer {
  /** `http://127.0.0.1:<port>/v1`. */
  readonly baseUrl: string;
  /** Everything asked so far, in the order it came. */
  readonly requests: readonly ReceivedChat[];
  /** The most requests that were open at once. */
  readonly peak: number;
  close(): Promise<void>;
}

/**
 * A real HTTP server on a free local port that speaks OpenAI's chat completions and misbehaves as the script says.
 *
 *     const server = await startChatServer(inOrder(acts.tooManyRequests('1'), acts.reply('Human')));
 *     … `${server.baseUrl}` … server.requests.length …
 *     await server.close();
 */
export async function startChatServer(script: Script = () => acts.reply('ok')): Promise<ChatServer> {
  const requests: ReceivedChat[] = [];
  const stopped = new AbortController();
  // Every answer that waits listens to it.
  setMaxListeners(0, stopped.signal);
  let open = 0;
  let peak = 0;

  const server = createServer((request, response) => {
    open += 1;
    peak = Math.max(peak, open);
    response.once('close', () => (open -= 1));
    void (async () => {
      const chat = received(request, await bodyOf(request));
      const index = requests.push(chat) - 1;
      await perform(await script(chat, index), chat, response, stopped.signal);
    })().catch(() => response.destroy());
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;

  return {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    requests,
    get peak() {
      return peak;
    },
    close: () => {
      stopped.abort();
      return closed(server);
    },
  };
}

/** One act after the other; the last one is repeated. */
export function inOrder(...steps: [Act, ...Act[]]): Script {
  return (_chat, index) => steps[Math.min(index, steps.length - 1)] ?? steps[0];
}

/** Serves a model of this process, for example the offline one, behind HTTP. */
export function servedBy(model: ChatModel): Script {
  return async ({ messages, body }) => {
    const temperature = typeof body['temperature'] === 'number' ? { temperature: body['temperature'] } : {};
    const request = { messages, parameters: temperature, sample: 0 };
    const { text, finishReason } = await model.complete(request, new AbortController().signal);
    return { type: 'reply', text, finishReason };
  };
}

export const acts = {
  reply: (text: string, afterMs = 0): Act => ({ type: 'reply', text, afterMs }),
  cutByLength: (text: string): Act => ({ type: 'reply', text, finishReason: 'length' }),
  filtered: (): Act => ({ type: 'reply', text: null, finishReason: 'content_filter' }),
  status: (status: number, message = `status ${status}`, code?: string): Act => ({
    type: 'status',
    status,
    message,
    ...(code === undefined ? {} : { code }),
  }),
  /** `retryAfter` as the header has it: seconds or an HTTP date; none when absent. */
  tooManyRequests: (retryAfter?: string): Act => ({
    type: 'status',
    status: 429,
    message: 'Rate limit reached',
    headers: retryAfter === undefined ? {} : { 'retry-after': retryAfter },
  }),
  garbage: (): Act => ({ type: 'raw', body: '{"choices": [{"mess', contentType: 'application/json' }),
  html: (): Act => ({ type: 'raw', body: '<html><body>Welcome to nginx</body></html>', contentType: 'text/html' }),
  /** A vendor's own body, with its status. */
  body: (body: unknown, status = 200): Act => ({
    type: 'raw',
    body: JSON.stringify(body),
    contentType: 'application/json',
    status,
  }),
  noChoices: (): Act => ({ type: 'raw', body: '{"choices": []}', contentType: 'application/json' }),
  silence: (): Act => ({ type: 'silence' }),
  reset: (): Act => ({ type: 'reset' }),
  events: (pieces: readonly (string | Uint8Array)[], then: StreamEnd = 'end'): Act => ({
    type: 'events',
    pieces,
    then,
  }),
  slow: (text: string, pauseMs: number): Act => ({ type: 'slow', text, pauseMs }),
};

async function perform(act: Act, chat: ReceivedChat, response: ServerResponse, stopped: AbortSignal): Promise<void> {
  switch (act.type) {
    case 'reply': {
      await pause(act.afterMs, stopped);
      send(response, 200, completion(chat, act));
      return;
    }
    case 'status': {
      const { status, message, code = null, headers } = act;
      send(response, status, JSON.stringify({ error: { message, code, type: 'error' } }), headers);
      return;
    }
    case 'raw': {
      send(response, act.status ?? 200, act.body, { ...act.headers, 'content-type': act.contentType });
      return;
    }
    case 'silence':
      return;
    case 'reset':
      response.socket?.resetAndDestroy();
      return;
    case 'events':
      return stream(response, act.pieces, act.then);
    case 'slow':
      return trickle(response, completion(chat, { text: act.text }), act.pauseMs, stopped);
  }
}

async function pause(ms: number | undefined, stopped: AbortSignal): Promise<void> {
  if (ms !== undefined && ms > 0) await wait(ms, undefined, { signal: stopped });
}

function send(
  response: ServerResponse,
  status: number,
  body: string,
  headers: Readonly<Record<string, string>> = {},
): void {
  const length = Buffer.byteLength(body);
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': length, ...headers });
  response.end(body);
}

/** Each piece has left before the next one is written, so that they come apart. */
async function stream(
  response: ServerResponse,
  pieces: readonly (string | Uint8Array)[],
  then: StreamEnd,
): Promise<void> {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  for (const piece of pieces) {
    await new Promise((written) => response.write(piece, written));
    await nextTurn();
  }
  if (then === 'end') response.end();
  if (then === 'reset') response.socket?.resetAndDestroy();
}

async function trickle(response: ServerResponse, body: string, pauseMs: number, stopped: AbortSignal): Promise<void> {
  response.writeHead(200, { 'content-type': 'application/json' });
  for (const character of body) {
    response.write(character);
    await wait(pauseMs, undefined, { signal: stopped });
  }
  response.end();
}

interface Completion {
  readonly text: string | null;
  readonly finishReason?: string;
  readonly completionTokens?: number;
}

function completion({ model, messages }: ReceivedChat, reply: Completion): string {
  const { text, finishReason = 'stop', completionTokens } = reply;
  const prompt = messages.reduce((sum, { content }) => sum + Math.ceil(content.length / 4), 0);
  const written = completionTokens ?? Math.ceil((text ?? '').length / 4);
  return JSON.stringify({
    id: 'chatcmpl-1',
    object: 'chat.completion',
    created: 0,
    model,
    choices: [{ index: 0, finish_reason: finishReason, message: { role: 'assistant', content: text } }],
    usage: { prompt_tokens: prompt, completion_tokens: written, total_tokens: prompt + written },
  });
}

function received(request: IncomingMessage, text: string): ReceivedChat {
  const body = JSON.parse(text) as Record<string, unknown>;
  const { model, messages } = body as { model: string; messages: ChatMessage[] };
  return { model, messages, body, headers: request.headers, path: request.url ?? '' };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  request.setEncoding('utf8');
  let text = '';
  for await (const piece of request) text += String(piece);
  return text;
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
