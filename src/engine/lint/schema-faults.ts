import { isMapping } from '../prompt/field-reader.js';
import { schemaCompiler } from '../prompt/json-schema-compiler.js';
import type { SchemaFault } from './rule.js';

/** What keeps a JSON Schema from being compiled. Keywords it does not know are left to other validators. */
export function schemaFaults(schema: unknown): SchemaFault[] {
  if (typeof schema !== 'boolean' && !isMapping(schema)) {
    return [{ path: [], message: 'The schema must be a mapping: write the fields of the answer and their types.' }];
  }
  const { ajv, plain } = schemaCompiler(schema);
  if (ajv.validateSchema(plain) !== true) return metaFaults(ajv.errors ?? []);
  try {
    ajv.compile(plain);
    return [];
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return [{ path: [], message: `The schema cannot be used (${reason}): correct it.` }];
  }
}

interface MetaError {
  readonly instancePath: string;
  readonly keyword: string;
  readonly message?: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** One fault a place: Ajv gives one for each alternative of a keyword that allows several forms. */
function metaFaults(errors: readonly MetaError[]): SchemaFault[] {
  const byPlace = new Map<string, MetaError>();
  for (const error of errors) {
    const known = byPlace.get(error.instancePath);
    if (known === undefined || (known.keyword !== 'enum' && error.keyword === 'enum'))
      byPlace.set(error.instancePath, error);
  }
  return [...byPlace.values()].map((error) => ({ path: pathOf(error.instancePath), message: metaMessage(error) }));
}

function pathOf(pointer: string): (string | number)[] {
  return pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}

function metaMessage({ instancePath, message = 'is not valid', params }: MetaError): string {
  const name = instancePath === '' ? 'The schema' : `'${instancePath.slice(1).replaceAll('/', '.')}' in the schema`;
  const allowed = Array.isArray(params['allowedValues']) ? `: ${params['allowedValues'].join(', ')}` : '';
  return `${name} ${message}${allowed}; correct it.`;
}
