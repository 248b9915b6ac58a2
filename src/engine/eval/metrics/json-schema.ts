import type { ValidateFunction } from 'ajv';
import { parse } from 'yaml';
import { schemaCompiler } from '../../prompt/json-schema-compiler.js';

/** Why a value is not what the schema asks for; undefined when it is. */
export type CheckSchema = (value: unknown) => string | undefined;

/**
 * Compiles the JSON Schema an assertion gives as its value, inline or as YAML text; without one everything passes.
 * @returns one sentence when it is no schema
 */
export function schemaCheck(schema: unknown): CheckSchema | string {
  if (schema === undefined || schema === null || schema === '') return () => undefined;
  const validate = compile(schema);
  if (typeof validate === 'string') return `its value is no JSON Schema: ${validate.replace(/\.?$/, '.')}`;
  return (value) => (validate(value) ? undefined : errorsOf(validate));
}

function compile(schema: unknown): ValidateFunction | string {
  try {
    const parsed: unknown = typeof schema === 'string' ? parse(schema) : schema;
    if (typeof parsed !== 'boolean' && (typeof parsed !== 'object' || parsed === null)) return 'it must be an object.';
    const { ajv, plain } = schemaCompiler(parsed);
    return ajv.compile(plain);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function errorsOf({ errors }: ValidateFunction): string {
  return (errors ?? [])
    .map(({ instancePath, message }) => `${instancePath || 'it'} ${message ?? 'is wrong'}`)
    .join('; ');
}
