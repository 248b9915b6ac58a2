import { once, EventEmitter } from 'node:events';
import { acts, type ChatServer, startChatServer } from './chat-server.js';
import { controlScene, type ControlScene } from './optimizer-control.js';

/** The editor's one optimization, with a real server whose model always gives the same answer. */
export interface ServedScene {
  readonly scene: ControlScene;
  readonly server: ChatServer;
  /** Resolves when so many requests have come. */
  asked(count: number): Promise<void>;
  /** From now on requests wait. */
  hold(): void;
  /** Answers those that wait, and those that come. */
  release(): void;
  /** Requests that differ. */
  distinct(): number;
  close(): Promise<void>;
}

export async function servedScene(): Promise<ServedScene> {
  const news = new EventEmitter();
  let holding = false;
  const server = await startChatServer(async () => {
    news.emit('asked');
    if (holding) await once(news, 'released');
    return acts.reply('plant');
  });
  const scene = controlScene(server.baseUrl);
  return {
    scene,
    server,
    async asked(count) {
      while (server.requests.length < count) await once(news, 'asked');
    },
    hold: () => void (holding = true),
    release() {
      holding = false;
      news.emit('released');
    },
    distinct: () => new Set(server.requests.map(({ messages }) => JSON.stringify(messages))).size,
    async close() {
      news.emit('released');
      await server.close();
      scene.close();
    },
  };
}
