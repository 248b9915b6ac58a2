import { ModelError, type ChatModel, type ChatReply, type ModelErrorKind } from './chat-model.js';
import { requestKey } from './request-key.js';

/** What became of a request, as a recording keeps it: an answer, or why there was none. */
export type Recorded = { readonly key: string; readonly model: string } & (
  | { readonly reply: ChatReply }
  | { readonly error: { readonly kind: ModelErrorKind; readonly message: string } }
);

/** They say nothing of what the model would have answered. */
const unrecorded: ReadonlySet<ModelErrorKind> = new Set(['aborted', 'budget']);

/** Keeps every answer whoever gave it, the cache included, and every failure. Outermost of the wrappers. */
export function withRecording(inner: ChatModel, append: (recorded: Recorded) => void): ChatModel {
  return {
    ...inner,
    async complete(request, signal) {
      const named = { key: requestKey(inner.id, request), model: inner.id };
      try {
        const reply = await inner.complete(request, signal);
        append({ ...named, reply });
        return reply;
      } catch (error) {
        if (error instanceof ModelError && !unrecorded.has(error.kind))
          append({ ...named, error: { kind: error.kind, message: error.message } });
        throw error;
      }
    },
  };
}
