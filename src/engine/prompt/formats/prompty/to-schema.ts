import type { Mapping } from '../../field-reader.js';
import type { Property } from './read-properties.js';

/** Prompty's kinds as JSON Schema's types (specification §7.1.4); what is not JSON is left open. */
const types: Readonly<Record<string, string>> = {
  ...{ string: 'string', integer: 'integer', float: 'number', number: 'number' },
  ...{ boolean: 'boolean', array: 'array', object: 'object' },
};

/** The answer that `outputs` describes: an object with these properties and no others. */
export function objectSchema(properties: readonly Property[]): Mapping {
  const required = properties.filter((property) => property.required).map(({ name }) => name);
  return {
    type: 'object',
    properties: Object.fromEntries(properties.map((property) => [property.name, schemaOf(property)])),
    ...(required.length > 0 && { required }),
    additionalProperties: false,
  };
}

function schemaOf({ kind, description, choices, nullable, items, properties, union }: Property): Mapping {
  const type = types[kind];
  return {
    ...(type !== undefined && { type: nullable ? [type, 'null'] : type }),
    ...(description !== undefined && { description }),
    ...(choices !== undefined && { enum: nullable ? [...choices, null] : choices }),
    ...(items !== undefined && { items: schemaOf(items) }),
    ...(properties.length > 0 && { ...objectSchema(properties), type: nullable ? ['object', 'null'] : 'object' }),
    ...(union !== undefined && { [union.keyword]: union.of.map(schemaOf) }),
  };
}
