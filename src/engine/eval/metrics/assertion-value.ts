import { parseTemplate, renderParsed } from '../../template/engines.js';
import { segmentsText } from '../../template/segments-text.js';
import type { AssertionUse } from '../contracts/row-metric.js';
import type { ScoredAnswer } from '../contracts/scored-answer.js';

/** The text an answer is held against; undefined when the row has none. */
export type TextOf = (answer: Pick<ScoredAnswer, 'expected' | 'values'>) => string | undefined;

/** The texts an answer is held against; empty when the row has none. */
export type TextsOf = (answer: ScoredAnswer) => readonly string[];

type TextUse = Pick<AssertionUse, 'value' | 'template' | 'isData' | 'normalize'>;

/**
 * The `value` of an assertion as promptfoo reads it: a text or number, in which `{{ column }}` stands for the row's
 * value. The author of the prompt wrote this template; the row's values stay data. Without a value, the row's expected
 * answer.
 * @returns one sentence when the value cannot be used; what it returns throws TemplateError at a name the row lacks,
 * since every answer contains the empty text
 */
export function textValue(use: TextUse): TextOf | string {
  const { value, normalize } = use;
  if (value === undefined || value === null) return ({ expected }) => expected;
  const textOf = plainText(value, use);
  if (typeof textOf === 'string' || normalize === undefined) return textOf;
  return (answer) => {
    const text = textOf(answer);
    return text === undefined ? undefined : normalize(text);
  };
}

function plainText(
  value: unknown,
  { template: located, isData }: Pick<AssertionUse, 'template' | 'isData'>,
): TextOf | string {
  if (typeof value === 'number') return () => String(value);
  if (typeof value !== 'string' || value === '') return 'its value must be a text or a number.';
  if (isData || !/\{[{%]/.test(value)) return () => value;
  const template = located ?? parseTemplate(value, 'jinja2');
  const [problem] = template.facts.problems;
  if (problem !== undefined) return `its value is no valid template: ${problem.message}`;
  return ({ values, expected }) => {
    const { segments } = renderParsed(template, { ...values, expected }, { strict: true });
    return segmentsText(segments);
  };
}

/**
 * A `value` that may be several texts: a list, `{{ column }}` of a column that holds one, or with `commas` one text
 * cut at its commas, as promptfoo does. Without a value, the row's expected answer alone.
 */
export function textsValue(use: AssertionUse, { commas }: { readonly commas: boolean }): TextsOf | string {
  const { value, normalize = same } = use;
  if (Array.isArray(value)) return listOf(use, value);
  const textOf = textValue(use);
  if (typeof textOf === 'string') return textOf;
  const [, column = ''] = (!use.isData && /^\{\{\s*(\w+)\s*\}\}$/.exec(String(value))) || [];
  return (answer) => {
    const held: unknown = Object.hasOwn(answer.values, column) ? answer.values[column] : undefined;
    if (Array.isArray(held)) return held.map((text) => normalize(String(text)));
    const text = textOf(answer);
    if (text === undefined) return [];
    return commas && typeof value === 'string' ? cutAtCommas(text) : [text];
  };
}

function listOf({ isData = false, normalize = same }: AssertionUse, items: readonly unknown[]): TextsOf | string {
  const found: TextOf[] = [];
  for (const value of items) {
    const textOf = plainText(typeof value === 'boolean' ? String(value) : value, { isData });
    if (typeof textOf === 'string') return `each item of its value: ${textOf}`;
    found.push(textOf);
  }
  if (found.length === 0) return 'its value is an empty list. Give it at least one text.';
  return (answer) => found.map((textOf) => normalize(textOf(answer) ?? ''));
}

function same(text: string): string {
  return text;
}

/** `a, "b, c"` is `a` and `b, c`. */
function cutAtCommas(text: string): string[] {
  return [...text.matchAll(/\s*(?:"([^"]*)"\s*|([^,]*))(?:,|$)/g)]
    .map(([, quoted, plain]) => quoted ?? plain?.trim() ?? '')
    .filter((item) => item !== '');
}
