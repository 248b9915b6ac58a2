import { throwIfAborted } from './aborted.js';
import { ModelError, type ChatModel } from './chat-model.js';
import { type MostTaken, mostTaken } from './with-budget.js';

/** Told of each request to a server, so that a run knows what may have been billed without an answer. */
export interface CallMarks {
  /** Returns once it is kept that the request may be billed. Throws when it cannot: the request is then not sent. */
  sent(model: string, most: MostTaken): void;
  answered(model: string): void;
  /** @param most where it may be billed all the same */
  failed(model: string, most: MostTaken | undefined): void;
}

/** Marks every request before it goes out. One that is stopped while it waits stays marked: nobody knows its end. */
export function withCallMarks(inner: ChatModel, marks: CallMarks): ChatModel {
  return {
    ...inner,
    async complete(request, signal) {
      throwIfAborted(signal);
      const most = mostTaken(inner, request);
      marks.sent(inner.id, most);
      try {
        const reply = await inner.complete(request, signal);
        marks.answered(inner.id);
        return reply;
      } catch (error) {
        if (error instanceof ModelError && error.kind !== 'aborted')
          marks.failed(inner.id, error.mayBeBilled && error.usage === undefined ? most : undefined);
        throw error;
      }
    },
  };
}
