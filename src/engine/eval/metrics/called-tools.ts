import type { ToolCall } from '../../model/chat-model.js';
import type { ScoredAnswer } from '../contracts/scored-answer.js';
import { parseJson } from './parse-json.js';

/** The tools an answer wants called: those of the reply, else those its text is the JSON of, in OpenAI's forms. */
export function calledTools({ reply, answer }: ScoredAnswer): readonly ToolCall[] {
  if (reply.toolCalls !== undefined) return reply.toolCalls;
  const written = parseJson(answer)?.value;
  return (Array.isArray(written) ? (written as unknown[]) : [written]).flatMap(callOf);
}

function callOf(written: unknown): ToolCall[] {
  if (typeof written !== 'object' || written === null) return [];
  const call = 'function' in written ? written.function : written;
  if (typeof call !== 'object' || call === null || !('name' in call) || typeof call.name !== 'string') return [];
  const given: unknown = 'arguments' in call ? call.arguments : {};
  return [{ name: call.name, arguments: typeof given === 'string' ? given : JSON.stringify(given) }];
}
