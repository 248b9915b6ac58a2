import type { Problem } from '../../../text/problem.js';
import { type FieldReader, isMapping, isText } from '../../field-reader.js';
import type { MetricUse } from '../../prompt-doc.js';
import { readMetric } from '../../read-metrics.js';
import { hasTags } from '../../read-embedded.js';
import type { KeyPath } from '../../read-yaml.js';
import { blocked, isCode } from './code.js';

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

/** What an assertion may hold beside what is read, and its assertion be carried over without. */
const dropped: readonly string[] = ['config', 'contextTransform', 'provider', 'rubricPrompt', 'transform'];

const codeTypes: ReadonlySet<string> = new Set(['javascript', 'python', 'ruby', 'webhook']);

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

export function readAssertion(fields: FieldReader, path: KeyPath): ReadAssertion {
  const type = fields.value([...path, 'type']);
  if (!isText(type)) {
    if (fields.value([...path, '$ref']) === undefined) fields.wrongType(path, 'an assertion with `type`');
    return { metric: undefined, unsupported: [] };
  }
  const refusal = refuse(fields, path, type);
  if (refusal !== undefined) return { metric: undefined, unsupported: [refusal] };
  const [metric] = readMetric(fields, path, 'nunjucks');
  const name = fields.text([...path, 'metric']);
  const named = name === undefined || hasTags(name) ? {} : { name };
  return {
    metric: metric && { ...metric, ...named, weight: undefined, options: {} },
    unsupported: notes(fields, path),
  };
}

function refuse(fields: FieldReader, path: KeyPath, type: string): Problem | undefined {
  const span = fields.valueSpan([...path, 'type']);
  const name = type.replace(/^not-/, '');
  const value = fields.value([...path, 'value']);
  if (codeTypes.has(name)) return blocked(`The assertion \`${type}\``, span);
  if (isText(value) && value.startsWith('file://')) {
    const at = fields.valueSpan([...path, 'value']);
    if (isCode(value)) return blocked(`The assertion \`${type}\` of \`${value}\``, at);
    return {
      code: 'value-file',
      message: `The value of \`${type}\` is in the file \`${value}\`, which is not read here; \`hone eval\` and \`hone import\` read text, JSON and YAML.`,
      span: at,
    };
  }
  if (carriedAssertions.has(name)) return undefined;
  return { code: 'assertion-unsupported', message: `Hone has no assertion \`${name}\`; this one is left out.`, span };
}

function notes(fields: FieldReader, path: KeyPath): Problem[] {
  return dropped.flatMap((key): Problem[] => {
    const value = fields.value([...path, key]);
    if (value === undefined) return [];
    const span = fields.keySpan([...path, key]);
    if (/transform/i.test(key)) return [blocked(`\`${key}\``, span)];
    return [{ code: 'assertion-key', message: `\`${key}\` of an assertion is not carried over.`, span }];
  });
}
