import type { FrontMatter, PromptDoc } from '../../../prompt/prompt-doc.js';
import { closest } from '../../../text/closest.js';
import { replace } from '../../../text/edit.js';
import type { Span } from '../../../text/span.js';
import { isMapping } from '../../../prompt/field-reader.js';
import { declaringFormats } from '../../format-groups.js';
import { defineRule, type Report, type SchemaFault } from '../../rule.js';
import { strictFaults } from '../../strict-faults.js';
import { strictRemedy } from '../../strict-remedy.js';

const types = ['string', 'number', 'integer', 'boolean', 'null', 'any', 'object', 'array'];

/** A schema no validator accepts cannot check an answer, and providers refuse the request. */
export const schemaInvalid = defineRule({
  meta: {
    id: 'output/schema-invalid',
    summary: 'The output schema is valid.',
    kind: 'objective',
    severity: 'error',
    formats: declaringFormats,
    fix: 'safe',
    sources: [
      {
        title: 'dotprompt: Picoschema',
        url: 'https://google.github.io/dotprompt/reference/picoschema/',
        kind: 'spec',
        verifiedOn: '2026-11-23',
      },
      {
        title: 'openai-python: how a schema is made strict',
        url: 'https://github.com/openai/openai-python/blob/main/src/openai/lib/_pydantic.py',
        kind: 'vendor',
        verifiedOn: '2026-11-23',
      },
    ],
  },

  *check({ doc, checkSchema }) {
    const { frontMatter, config } = doc;
    const { schema, schemaSpan } = config.output;
    if (frontMatter === undefined || schema === undefined || schemaSpan === undefined) return;
    yield* misspeltTypes(doc, frontMatter);
    for (const fault of checkSchema?.(schema) ?? [])
      yield { span: placeOf(frontMatter, fault) ?? schemaSpan, message: fault.message };
    if (!asksForStrict(frontMatter)) return;
    for (const fault of strictFaults(schema)) {
      const span = placeOf(frontMatter, fault) ?? schemaSpan;
      yield { span, message: fault.message, ...strictRemedy(doc, frontMatter, fault) };
    }
  },
});

/** Where a front matter asks for a strict schema, in the words of OpenAI's request. */
function asksForStrict({ data }: FrontMatter): boolean {
  const { output, config } = data;
  const format = isMapping(config) ? config['responseFormat'] : undefined;
  return (isMapping(output) && output['strict'] === true) || (isMapping(format) && format['strict'] === true);
}

/** The innermost place of the front matter that the fault's path leads to. */
function placeOf(frontMatter: FrontMatter, { path }: SchemaFault): Span | undefined {
  for (let length = path.length; length > 0; length--) {
    const at = ['output', 'schema', ...path.slice(0, length)];
    const span = frontMatter.valueSpan(at);
    if (span !== undefined && length === path.length) return span;
    if (span !== undefined) return frontMatter.keySpan(at) ?? span;
  }
  return frontMatter.keySpan(['output', 'schema']);
}

/** Picoschema leaves an unknown type open, as the name of a schema kept elsewhere; one letter off is a mistake. */
function misspeltTypes({ text }: PromptDoc, frontMatter: FrontMatter): Report[] {
  const { output } = frontMatter.data;
  const schema = isMapping(output) ? output['schema'] : undefined;
  return leaves(schema, ['output', 'schema']).flatMap(({ path, value }) => {
    const type = value.split(',', 1)[0]?.trim() ?? '';
    const place = frontMatter.valueSpan(path);
    const guess = types.includes(type) || !/^[A-Za-z]+$/.test(type) ? undefined : closest(type, types);
    const at = place === undefined ? -1 : text.indexOf(type, place.start);
    if (guess === undefined || place === undefined || at < 0 || at >= place.end) return [];
    const span = { start: at, end: at + type.length };
    return [
      {
        span,
        message: `There is no type '${type}': change it to '${guess}'.`,
        suggestions: [{ title: `Change to '${guess}'`, edits: [replace(span, guess)] }],
      },
    ];
  });
}

interface Leaf {
  readonly path: readonly string[];
  readonly value: string;
}

/** The types written in a Picoschema; none in a JSON Schema, where other words stand for themselves. */
function leaves(schema: unknown, path: readonly string[]): Leaf[] {
  if (typeof schema === 'string') return [{ path, value: schema }];
  if (!isMapping(schema) || jsonSchemaWords.some((word) => Object.hasOwn(schema, word))) return [];
  return Object.entries(schema).flatMap(([key, value]) => leaves(value, [...path, key]));
}

const jsonSchemaWords = [
  'properties',
  '$schema',
  '$ref',
  'anyOf',
  'oneOf',
  'allOf',
  'items',
  'enum',
  'const',
  '$defs',
  'type',
];
