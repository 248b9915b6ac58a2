import { parseTemplate, renderParsed, type Template } from '../../template/engines.js';
import { segmentsText } from '../../template/segments-text.js';
import type { ScoredAnswer } from '../contracts.js';

/** The text an answer is held against; undefined when the row has none. */
export type TextOf = (answer: ScoredAnswer) => string | undefined;

/**
 * The `value` of an assertion as promptfoo reads it: a text or number, in which `{{ column }}` stands for the row's
 * value. The author of the prompt wrote this template; the row's values stay data. Without a value, the row's expected
 * answer.
 * @param located the value's template with places in the file, where the reader could tell them
 * @returns one sentence when the value cannot be used; what it returns throws TemplateError at a name the row lacks,
 * since every answer contains the empty text
 */
export function textValue(value: unknown, located?: Template): TextOf | string {
  if (value === undefined || value === null) return ({ expected }) => expected;
  if (typeof value === 'number') return () => String(value);
  if (typeof value !== 'string' || value === '') return 'its value must be a text or a number.';
  if (!/\{[{%]/.test(value)) return () => value;
  const template = located ?? parseTemplate(value, 'jinja2');
  const [problem] = template.facts.problems;
  if (problem !== undefined) return `its value is no valid template: ${problem.message}`;
  return ({ values, expected }) => {
    const { segments } = renderParsed(template, { ...values, expected }, { strict: true });
    return segmentsText(segments);
  };
}
