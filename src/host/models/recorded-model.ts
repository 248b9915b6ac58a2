import { readFileSync } from 'node:fs';
import { ModelError, type ChatModel } from '../../engine/model/chat-model.js';
import { requestKey } from '../../engine/model/request-key.js';
import { field } from './field.js';
import type { Recorded } from '../../engine/model/with-recording.js';

/**
 * Answers from a file of recorded answers, one `Recorded` a line, and never calls anybody: what `hone eval --record`
 * writes, or the `.calls.jsonl` of an optimization. The recordings may be of any model: requests are found by their
 * messages, parameters and sample under the name they were recorded with. The last answer to a request counts.
 * @throws ModelError `unknown-model` when the file cannot be read or holds no recording
 */
export function recordedModel(id: string, path: string): ChatModel {
  const recordings = readRecordings(path);
  const models = [...new Set([...recordings.values()].map(({ model }) => model))];
  return {
    id,
    complete: async (request) => {
      const found = models
        .map((model) => recordings.get(requestKey(model, request)))
        .find((recorded) => recorded !== undefined);
      if (found === undefined)
        throw new ModelError(
          'bad-request',
          `${path} holds no answer to this request. Record it with a real model first: hone eval --record FILE.`,
        );
      if ('error' in found) throw new ModelError(found.error.kind, found.error.message);
      return Promise.resolve({ ...found.reply, cached: true, milliseconds: 0 });
    },
  };
}

function readRecordings(path: string): ReadonlyMap<string, Recorded> {
  const lines = readLines(path);
  const read = lines.map(parsed);
  const wrong = read.findIndex((recorded) => recorded === undefined);
  // A last line that a crash has torn was never an answer.
  if (read.length === 0 || (wrong >= 0 && wrong < read.length - 1) || (wrong === 0 && read.length === 1))
    throw unreadable(path, `its line ${Math.max(wrong, 0) + 1} is no recorded answer`);
  return new Map(read.flatMap((recorded) => (recorded === undefined ? [] : [[recorded.key, recorded]])));
}

function readLines(path: string): string[] {
  try {
    return readFileSync(path, 'utf8')
      .split('\n')
      .filter((line) => line.trim() !== '');
  } catch (error) {
    const isMissing = field(error, 'code') === 'ENOENT';
    throw unreadable(
      path,
      isMissing ? 'there is no such file' : error instanceof Error ? error.message : String(error),
    );
  }
}

function parsed(line: string): Recorded | undefined {
  try {
    const recorded = JSON.parse(line) as Partial<Record<'key' | 'model' | 'reply' | 'error', unknown>>;
    const isWhole = typeof recorded.key === 'string' && typeof recorded.model === 'string';
    return isWhole && (recorded.reply ?? recorded.error) !== undefined ? (recorded as Recorded) : undefined;
  } catch {
    return undefined;
  }
}

function unreadable(path: string, reason: string): ModelError {
  return new ModelError(
    'unknown-model',
    `The recording ${path} cannot be read: ${reason}. Name after replay/ a file that hone eval --record has written.`,
  );
}
