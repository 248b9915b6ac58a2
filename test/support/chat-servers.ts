import { afterEach } from 'mocha';
import { acts, inOrder, startChatServer, type Act, type ChatServer } from './chat-server.js';

/** Starts servers that answer every request with one act, or `ok`; they are gone after the test. Called in a `describe`. */
export function useChatServers(): (act?: Act) => Promise<ChatServer> {
  const running: ChatServer[] = [];
  afterEach(async () => {
    await Promise.all(running.splice(0).map((server) => server.close()));
  });
  return async (act = acts.reply('ok')) => {
    const server = await startChatServer(inOrder(act));
    running.push(server);
    return server;
  };
}
