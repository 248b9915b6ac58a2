import { once, EventEmitter } from 'node:events';
import { acts, type ChatServer, startChatServer } from './chat-server.js';
import { controlScene, type ControlScene } from './optimizer-control.js';

/** The editor's one optimization, with a real server whose model always gives the same answer. */
export interface ServedScene {
  readonly scene: ControlScene;
  readonly server: ChatServer;
  /** Resolves when so many requests have come. */
  asked(count: number): Promise<void>;
  /** Requests that differ. */
  distinct(): number;
  close(): Promise<void>;
}

export async function servedScene(): Promise<ServedScene> {
  const news = new EventEmitter();
  const server = await startChatServer(() => {
    news.emit('asked');
    return acts.reply('plant');
  });
  const scene = controlScene(server.baseUrl);
  return {
    scene,
    server,
    async asked(count) {
      while (server.requests.length < count) await once(news, 'asked');
    },
    distinct: () => new Set(server.requests.map(({ messages }) => JSON.stringify(messages))).size,
    async close() {
      await server.close();
      scene.close();
    },
  };
}
