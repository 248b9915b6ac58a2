import { setImmediate } from 'node:timers/promises';
import { throwIfAborted } from '../../../engine/model/aborted.js';
import type { ChatModel, ChatReply, ChatRequest } from '../../../engine/model/chat-model.js';
import { estimateInputTokens, estimateTokens } from '../../../engine/model/estimate-tokens.js';
import { seededRandom } from '../../../engine/random/seeded.js';
import { answerTask } from './answer-task.js';
import { judgeByWords, readJudgeRequest } from './judge.js';
import { createTaskReader } from './read-task.js';
import { readWritingRequest } from './read-writing-request.js';
import { writePrompt } from './write-prompt.js';

/**
 * A deterministic learner that stands in for a language model where no key is set. It reads nothing but the messages:
 * as a task's model it answers by the rules and examples the prompt holds, as a writer it proposes rules from the
 * failures quoted to it, as a judge it compares words. It is no language model, and whoever shows its results says so.
 */
export function offlineModel(id: string, seed = 0): ChatModel {
  const readTask = createTaskReader();
  const breathe = createBreather();

  const answer = ({ messages, parameters, sample }: ChatRequest): string => {
    const chance = (part: string): ReturnType<typeof seededRandom> => seededRandom(`${seed}/${part}`);
    const whole = messages.map(({ content }) => content).join('\n');
    const judging = readJudgeRequest(whole);
    if (judging !== undefined) return judgeByWords(judging);
    const writing = readWritingRequest(whole);
    if (writing !== undefined) return writePrompt(writing, chance(`${sample}/${JSON.stringify(messages)}`));
    const { task, query, frame } = readTask(messages, parameters.responseFormat?.type.startsWith('json') ?? false);
    return answerTask(task, query, {
      request: chance(`${query}/${frame}`),
      sample: chance(`${sample}/${query}/${frame}`),
      temperature: parameters.temperature ?? 0,
    });
  };

  return {
    id,
    async complete(request, signal) {
      await breathe();
      throwIfAborted(signal);
      return replyWith(answer(request), request);
    },
  };
}

const longestBlockMs = 8;

/** Lets other work of the process through every few milliseconds: this model answers without ever waiting. */
function createBreather(): () => Promise<void> {
  let last = performance.now();
  return async () => {
    if (performance.now() - last < longestBlockMs) return;
    await setImmediate();
    last = performance.now();
  };
}

function replyWith(full: string, { messages, parameters }: ChatRequest): ChatReply {
  const most = parameters.maxOutputTokens ?? Infinity;
  const whole = estimateTokens(full);
  const isCut = whole > most;
  const text = isCut ? full.slice(0, Math.floor((full.length * most) / whole)) : full;
  return {
    text,
    usage: { inputTokens: estimateInputTokens(messages), outputTokens: estimateTokens(text), estimated: true },
    finishReason: isCut ? 'length' : 'stop',
    cached: false,
    milliseconds: 0,
  };
}
