import type { ChatModel } from '../../../engine/model/chat-model.js';
import { requestKey } from '../../../engine/model/request-key.js';
import { type ReplyStore, withCache } from '../../../engine/model/with-cache.js';
import type { AppendReply } from '../../../engine/model/with-journal.js';
import type { FindReply } from '../../../engine/model/with-replay.js';

export interface RunModels {
  readonly model: ChatModel;
  /** The same model without the workspace's cache: it finds what the run paid for, and charges the budget for it. */
  readonly replaying: ChatModel;
}

/**
 * Answers from the run's own journal first, and keeps there what came from a cache, so that going on with a run needs
 * no cache and is not led astray by one. Equal requests in flight share one call.
 */
export function withRunReplies(
  { model, replaying }: RunModels,
  { find, append }: { readonly find: FindReply; readonly append: AppendReply },
): ChatModel {
  const sharing = withCache(model, { store: nothingStored });
  return {
    ...model,
    async complete(request, signal) {
      const key = requestKey(model.id, request);
      const known = find(key);
      // What came from a cache took nothing of the budget then and takes nothing now.
      if (known !== undefined) return known.cached ? known : replaying.complete(request, signal);
      const reply = await sharing.complete(request, signal);
      if (reply.cached && find(key) === undefined) await append({ key, model: model.id, reply });
      return reply;
    },
  };
}

const nothingStored: ReplyStore = { get: () => undefined, set: () => undefined };
