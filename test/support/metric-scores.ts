import assert from 'node:assert/strict';
import type { RowScore, ScoredAnswer } from '../../src/engine/eval/contracts/scored-answer.js';
import { labelReader } from '../../src/engine/eval/read-label.js';
import { resolveMetrics } from '../../src/engine/eval/resolve-metrics.js';
import { scoreAnswer } from '../../src/engine/eval/score-answer.js';
import type { ChatReply } from '../../src/engine/model/chat-model.js';
import { parsePrompt } from '../../src/engine/prompt/parse-prompt.js';

export interface AnswerCase {
  readonly answer: string;
  readonly expected?: string;
  readonly values?: Readonly<Record<string, unknown>>;
  readonly reply?: Partial<ChatReply>;
  readonly usd?: number | undefined;
}

/** What the metrics of a front matter, written as in a prompt file, make of an answer. */
export function scoresOf(yaml: string, given: AnswerCase): ReturnType<typeof scoreAnswer> {
  const { config, problems } = parsePrompt(`---\n${yaml}\n---\nhello`, 'case.prompt');
  assert.deepEqual(problems, []);
  const resolved = resolveMetrics(config);
  assert.deepEqual(resolved.problems, []);
  return scoreAnswer(
    scoredAnswer(
      given,
      config.output.labels.map(({ word }) => word),
    ),
    resolved.metrics,
  );
}

function scoredAnswer(
  { answer, expected, values = {}, reply: own, usd }: AnswerCase,
  labels: readonly string[] = [],
): ScoredAnswer {
  const usage = { inputTokens: 1, outputTokens: 1, estimated: false };
  const reply: ChatReply = { text: answer, usage, finishReason: 'stop', cached: false, milliseconds: 1, ...own };
  return { reply, answer, expected, labels, label: labelReader(labels)(answer), values, usd };
}

/** What the first metric of an entry makes of an answer; its expected answer, where it has one, is the row's. */
export function scoreOf(entry: string, answer: string, expected?: string): RowScore {
  const expect = expected === undefined ? '' : 'expect: "{{ x }}"\n';
  const { scores, reasons } = scoresOf(`${expect}metrics: [${entry}]`, {
    answer,
    ...(expected !== undefined && { expected }),
  });
  const [name = '', value = NaN] = Object.entries(scores)[0] ?? [];
  const reason = reasons[name];
  return {
    value,
    ...(reason !== undefined && { reason }),
    pass: scores['pass'] === undefined ? value >= 1 : scores['pass'] === 1,
  };
}

/** What the user is told about metrics that cannot be used. */
export function refusalsOf(yaml: string): string[] {
  const { config } = parsePrompt(`---\n${yaml}\n---\nhello`, 'case.prompt');
  return resolveMetrics(config).problems.map(({ message }) => message);
}
