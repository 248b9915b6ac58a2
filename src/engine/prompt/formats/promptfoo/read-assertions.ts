import type { Problem } from '../../../text/problem.js';
import { type FieldReader, isMapping, isText } from '../../field-reader.js';
import type { MetricUse } from '../../prompt-doc.js';
import { readMetric } from '../../read-metrics.js';
import { hasTags } from '../../read-embedded.js';
import type { KeyPath } from '../../read-yaml.js';
import { blocked, isCode } from './code.js';
import { type Grader, readGrader } from './read-grader.js';

/** Assertions Hone has, by promptfoo's names. */
export const carriedAssertions: ReadonlySet<string> = new Set([
  'bleu',
  'contains',
  'contains-all',
  'contains-any',
  'contains-json',
  'contains-xml',
  'cost',
  'equals',
  'finish-reason',
  'gleu',
  'icontains',
  'icontains-all',
  'icontains-any',
  'is-json',
  'is-valid-function-call',
  'is-valid-openai-function-call',
  'is-valid-openai-tools-call',
  'perplexity',
  'perplexity-score',
  'tool-call-f1',
  'is-refusal',
  'is-xml',
  'latency',
  'levenshtein',
  'regex',
  'rouge-n',
  'starts-with',
  'word-count',
]);

/** Those that a model grades. */
export const gradedAssertions: ReadonlySet<string> = new Set([
  'answer-relevance',
  'context-faithfulness',
  'context-recall',
  'context-relevance',
  'factuality',
  'g-eval',
  'llm-rubric',
  'model-graded-closedqa',
  'model-graded-factuality',
]);

/** Those that code computes. */
export const codeAssertions: ReadonlySet<string> = new Set(['javascript', 'python']);

/** The one that holds the answers of several prompts or models against each other. */
export const comparison = 'select-best';

/** What passes without a `threshold`, where promptfoo takes another one for granted than Hone. */
const usualThresholds: ReadonlyMap<string, number> = new Map([
  ['answer-relevance', 0.7],
  ['context-faithfulness', 0],
  ['context-recall', 0],
  ['context-relevance', 0],
]);

/** Keys of all assertions; a graded one has also who grades, code its values. */
const readKeys: ReadonlySet<string> = new Set([
  '$ref',
  'assert',
  'inTable',
  'metric',
  'threshold',
  'type',
  'value',
  'weight',
]);

const graderKeys: ReadonlySet<string> = new Set(['provider', 'rubricPrompt']);

export interface ReadAssertion {
  /** Undefined when it is not carried over. */
  readonly metric: MetricUse | undefined;
  readonly unsupported: readonly Problem[];
}

/**
 * The assertions of a list, references to templates followed: the path of each. A set of which all must hold, as of the
 * list, is taken apart; others are one entry.
 */
export function assertionPaths(fields: FieldReader, list: KeyPath, depth = 0): KeyPath[] {
  const items = fields.value(list);
  if (!Array.isArray(items) || depth > 8) return [];
  return items.flatMap((_item, i) => {
    const path = referred(fields, [...list, i]);
    return isSet(fields, path) && !isWeighed(fields, path) && fields.value([...path, 'threshold']) === undefined
      ? assertionPaths(fields, [...path, 'assert'], depth + 1)
      : [path];
  });
}

export function isSet(fields: FieldReader, path: KeyPath): boolean {
  return fields.value([...path, 'type']) === 'assert-set';
}

/** Whether it counts more or less than others do. */
export function isWeighed(fields: FieldReader, path: KeyPath): boolean {
  const weight = fields.value([...path, 'weight']);
  return weight !== undefined && weight !== null && weight !== 1;
}

/** `$ref: '#/assertionTemplates/name'` stands for that template. */
function referred(fields: FieldReader, path: KeyPath): KeyPath {
  const reference = fields.value([...path, '$ref']);
  if (!isText(reference)) return path;
  const name = /^#\/assertionTemplates\/(.+)$/.exec(reference)?.[1];
  if (name !== undefined && isMapping(fields.value(['assertionTemplates', name]))) return ['assertionTemplates', name];
  const message = `\`${reference}\` names no assertion; write it under \`assertionTemplates\`.`;
  fields.complain('assertion-reference', message, fields.valueSpan([...path, '$ref']));
  return path;
}

/** An assertion's type without the `not-` before it. */
export function kindOf(fields: FieldReader, path: KeyPath): string {
  return String(fields.value([...path, 'type'])).replace(/^not-/, '');
}

/** @param tests where the test stands whose options say who grades; none for what is asserted of all */
export function readAssertion(fields: FieldReader, path: KeyPath, tests: readonly KeyPath[]): ReadAssertion {
  const type = fields.value([...path, 'type']);
  if (!isText(type)) {
    if (fields.value([...path, '$ref']) === undefined) fields.wrongType(path, 'an assertion with `type`');
    return { metric: undefined, unsupported: [] };
  }
  const refusal = refuse(fields, path, type);
  if (refusal !== undefined) return { metric: undefined, unsupported: [refusal] };
  const kind = kindOf(fields, path);
  const [metric] = readMetric(fields, path, 'nunjucks');
  const { options, unsupported } = optionsOf(fields, path, tests);
  const name = fields.text([...path, 'metric']);
  const named = name === undefined || hasTags(name) ? {} : { name };
  const threshold = metric?.threshold ?? usualThresholds.get(kind);
  return {
    metric: metric && { ...metric, ...named, threshold, weight: undefined, options },
    unsupported: [...notes(fields, path, kind), ...unsupported],
  };
}

function optionsOf(fields: FieldReader, path: KeyPath, tests: readonly KeyPath[]): Grader {
  const kind = kindOf(fields, path);
  if (isGraded(kind)) return readGrader(fields, path, tests);
  const config: unknown = fields.value([...path, 'config']);
  return { options: codeAssertions.has(kind) && config !== undefined ? { config } : {}, unsupported: [] };
}

function isGraded(kind: string): boolean {
  return gradedAssertions.has(kind) || kind === comparison;
}

function refuse(fields: FieldReader, path: KeyPath, type: string): Problem | undefined {
  const span = fields.valueSpan([...path, 'type']);
  const kind = kindOf(fields, path);
  const value = fields.value([...path, 'value']);
  if (codeAssertions.has(kind)) return refuseCode(fields, path, type);
  if (otherCode.has(kind)) return blocked(`The assertion \`${type}\``, span);
  if (isText(value) && value.startsWith('file://')) {
    const at = fields.valueSpan([...path, 'value']);
    if (isCode(value)) return blocked(`The assertion \`${type}\` of \`${value}\``, at);
    return {
      code: 'value-file',
      message: `The value of \`${type}\` is in the file \`${value}\`, which is not read here; \`hone eval\` and \`hone import\` read text, JSON and YAML.`,
      span: at,
    };
  }
  if (carriedAssertions.has(kind) || isGraded(kind)) return undefined;
  return { code: 'assertion-unsupported', message: `Hone has no assertion \`${kind}\`; this one is left out.`, span };
}

const otherCode: ReadonlySet<string> = new Set(['ruby', 'webhook']);

/** Code that values are put into would be made of data, and so is what a cell of a table holds. */
function refuseCode(fields: FieldReader, path: KeyPath, type: string): Problem | undefined {
  const value = fields.value([...path, 'value']);
  const at = fields.valueSpan([...path, 'value']);
  if (fields.value([...path, 'inTable']) === true) return blocked(`\`${type}\` in a table of tests`, at);
  if (!isText(value))
    return { code: 'assertion-unsupported', message: `\`${type}\` needs code as its \`value\`.`, span: at };
  if (/\{\{\s*\w/.test(value)) {
    const message = `promptfoo puts values into the code of \`${type}\`, and code made of data is never run; write \`context.vars\` in their place.`;
    return { code: 'value-template', message, span: at };
  }
  if (!/^(?:file|package):/.test(value) || /^file:\/\/.*\.(?:[cm]?js|py)(?::[\w$]+)?$/.test(value)) return undefined;
  return blocked(`The assertion \`${type}\` of \`${value}\``, at);
}

function notes(fields: FieldReader, path: KeyPath, kind: string): Problem[] {
  const isRead = (key: string): boolean =>
    readKeys.has(key) || (isGraded(kind) && graderKeys.has(key)) || (codeAssertions.has(kind) && key === 'config');
  return Object.keys(fields.mapping(path) ?? {}).flatMap((key): Problem[] => {
    if (isRead(key)) return [];
    const span = fields.keySpan([...path, key]);
    if (/transform/i.test(key)) return [blocked(`\`${key}\``, span)];
    return [{ code: 'assertion-key', message: `\`${key}\` of an assertion is not carried over.`, span }];
  });
}
