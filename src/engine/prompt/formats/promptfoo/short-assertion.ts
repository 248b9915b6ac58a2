import type { Mapping } from '../../field-reader.js';

/** Assertions whose value is a list, in one cell with commas between. */
const listed: ReadonlySet<string> = new Set(['contains-all', 'contains-any', 'icontains-all', 'icontains-any']);

/** `type`, `type:value`, `type(threshold):value`, each perhaps behind `not-`. */
const form = /^(not-)?([a-z][a-z-]*)(?:\((\d+(?:\.\d+)?)\))?(?::([^]*))?$/;

/**
 * The assertion that a cell of a table says in promptfoo's short form, read after its src/csv.ts. A text in no such form
 * is what the answer must equal.
 */
export function shortAssertion(cell: string, types: ReadonlySet<string>): Mapping {
  const text = cell.trim();
  const code = /^(javascript|fn|eval|python):|^file:\/\/(?=.*\.(?:[cm]?[jt]s|(py))(?::\w+)?$)/.exec(text);
  if (code !== null) {
    const type = code[1] === 'python' || code[2] !== undefined ? 'python' : 'javascript';
    return { type, value: text, inTable: true };
  }
  const rubric = /^(?:grade|llm-rubric):/.exec(text);
  if (rubric !== null) return { type: 'llm-rubric', value: text.slice(rubric[0].length) };
  const [, not = '', type = '', threshold, value] = form.exec(text) ?? [];
  if (!types.has(type)) return { type: 'equals', value: text };
  return {
    type: not + type,
    ...(value !== undefined && { value: valueOf(type, value) }),
    ...(threshold !== undefined && { threshold: Number(threshold) }),
  };
}

function valueOf(type: string, text: string): unknown {
  if (listed.has(type)) return text.split(',').map((item) => item.trim());
  if (type === 'is-json' || type === 'contains-json') return jsonOr(text);
  return text.trim();
}

/** A schema is written as JSON in its cell. */
function jsonOr(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
