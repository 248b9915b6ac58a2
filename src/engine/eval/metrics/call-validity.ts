import type { ToolCall, ToolDefinition } from '../../model/chat-model.js';
import type { Assertion } from '../contracts/row-metric.js';
import type { RowScore, ScoredAnswer } from '../contracts/scored-answer.js';
import { calledTools } from './called-tools.js';
import { type CheckSchema, schemaCheck } from './json-schema.js';
import { parseJson } from './parse-json.js';

/** A check of the calls an answer wants against the tools it was offered: of any number, or of one alone. */
export function callValidity(
  id: string,
  { summary, mayBeMany }: { readonly summary: string; readonly mayBeMany: boolean },
): Assertion {
  return {
    id,
    level: 'assertion',
    comparesExpected: false,
    summary,
    needs: ['tools'],
    range: [0, 1],
    bind({ value }) {
      if (value !== undefined) return 'it takes no value: the tools are those of the prompt. Remove `value`.';
      const checkOf = schemaChecks();
      return (answer) => {
        const calls = calledTools(answer);
        if (calls.length === 0) return { value: 0, reason: 'The answer calls no tool.' };
        if (!mayBeMany && calls.length > 1) return { value: 0, reason: `The answer calls ${calls.length} tools.` };
        return judged(calls, answer, checkOf);
      };
    },
  };
}

function judged(calls: readonly ToolCall[], { tools = [] }: ScoredAnswer, checkOf: CheckOf): RowScore {
  const fault = calls.map((call) => faultOf(call, tools, checkOf)).find((found) => found !== undefined);
  return fault === undefined ? { value: 1 } : { value: 0, reason: fault };
}

function faultOf(call: ToolCall, tools: readonly ToolDefinition[], checkOf: CheckOf): string | undefined {
  const tool = tools.find(({ name }) => name === call.name);
  if (tool === undefined) return `There is no tool ${JSON.stringify(call.name)}.`;
  const parsed = parseJson(call.arguments === '' ? '{}' : call.arguments);
  if (parsed === undefined) return `The arguments of ${call.name} are not valid JSON.`;
  const error = checkOf(tool)(parsed.value);
  return error === undefined ? undefined : `The arguments of ${call.name} do not fit its schema: ${error}.`;
}

type CheckOf = (tool: ToolDefinition) => CheckSchema;

/** A schema is compiled once, for all rows. */
function schemaChecks(): CheckOf {
  const checks = new Map<ToolDefinition, CheckSchema>();
  return (tool) => {
    const known = checks.get(tool);
    if (known !== undefined) return known;
    const made = schemaCheck(tool.parameters);
    const check: CheckSchema = typeof made === 'string' ? () => made.replace(/^its value is/, 'it is') : made;
    checks.set(tool, check);
    return check;
  };
}
