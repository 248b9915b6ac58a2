import { ModelError, serviceKinds, type ChatModel, type ModelErrorKind } from './chat-model.js';

/** A bad request says nothing about the next one; a refused key and a model that is not there do. */
const countedKinds: ReadonlySet<ModelErrorKind> = new Set([...serviceKinds, 'auth', 'unknown-model']);

/** Calls that must fail in a row, each after its retries, before no more are sent. */
export const failuresToOpen = 5;

/**
 * Stops asking a model that only fails, so a run over thousands of rows ends in seconds and says why. It stays open
 * for as long as this model object lives: the next run starts anew.
 */
export function withCircuit(inner: ChatModel): ChatModel {
  let failures = 0;
  let last: ModelError | undefined;

  return {
    ...inner,
    async complete(request, signal) {
      if (last !== undefined && failures >= failuresToOpen) throw stopped(inner.id, last);
      try {
        const reply = await inner.complete(request, signal);
        failures = 0;
        return reply;
      } catch (error) {
        if (error instanceof ModelError && countedKinds.has(error.kind)) {
          failures += 1;
          last = error;
        }
        throw error;
      }
    },
  };
}

function stopped(id: string, last: ModelError): ModelError {
  return new ModelError(
    last.kind,
    `Not sent: the last ${failuresToOpen} calls to ${id} failed. The last one: ${last.message}`,
    { status: last.status, cause: last },
  );
}
