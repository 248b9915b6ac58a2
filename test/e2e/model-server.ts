import { EventEmitter, once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** A server that speaks OpenAI's chat completions and answers every question with one word. */
export interface ModelServer {
  /** `http://host:port`. */
  readonly address: string;
  /** `hone.config.yaml` that names it as the provider `local`, with its key in `LOCAL_KEY`. */
  readonly config: string;
  /** The authorization headers received, in order. */
  readonly authorizations: readonly (string | undefined)[];
  /** How many requests asked what an earlier one had asked. */
  askedTwice(): number;
  /** From now on requests wait. */
  hold(): void;
  /** Answers those that wait, and those that come. */
  release(): void;
  /** Resolves when so many requests have come. */
  asked(count: number): Promise<void>;
  close(): void;
}

export async function startModelServer(word: string): Promise<ModelServer> {
  const authorizations: (string | undefined)[] = [];
  const bodies: string[] = [];
  const news = new EventEmitter();
  const held = new Set<ServerResponse>();
  let holding = false;
  const server = createServer((request, response) => {
    authorizations.push(request.headers.authorization);
    news.emit('asked');
    // Of one that was cut off as much as came.
    void text(request).then(
      (body) => bodies.push(body),
      () => undefined,
    );
    if (holding) held.add(response);
    else answer(response, word);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const address = `http://127.0.0.1:${port}`;
  return {
    address,
    config: `providers:\n  local: { baseUrl: "${address}/v1", keyVariable: LOCAL_KEY }\n`,
    authorizations,
    askedTwice: () => bodies.length - new Set(bodies).size,
    hold: () => (holding = true),
    release() {
      holding = false;
      for (const response of held) if (!response.destroyed) answer(response, word);
      held.clear();
    },
    async asked(count) {
      while (authorizations.length < count) await once(news, 'asked');
    },
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

function answer(response: ServerResponse, content: string): void {
  const usage = { prompt_tokens: 3, completion_tokens: 1, total_tokens: 4 };
  const choices = [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content } }];
  const reply = { id: 'r', object: 'chat.completion', created: 0, model: 'echo', choices, usage };
  response.setHeader('content-type', 'application/json').end(JSON.stringify(reply));
}
