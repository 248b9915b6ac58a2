import { type FieldReader, isMapping } from '../../field-reader.js';
import type { InputDeclaration, SampleRow } from '../../prompt-doc.js';
import { type Property, readProperties } from './read-properties.js';

export interface InputsReading {
  readonly inputs: readonly InputDeclaration[];
  readonly samples: readonly SampleRow[];
}

const putIns = ['thread', 'image', 'audio', 'file'] as const;

/** `inputs`, and the rows that the file brings along: `sample` of the first version, examples and defaults of the second. */
export function readInputs(reader: FieldReader, allStrict: boolean): InputsReading {
  const properties = readProperties(reader, ['inputs']);
  complainOfTwins(reader, properties);
  const sampled = readSamples(reader);
  const declared = properties.map((property) => declaration(property, allStrict));
  const names = new Set(declared.map(({ name }) => name));
  const undeclared = new Map(
    sampled.flatMap(({ values }) => Object.keys(values).map((name) => [name, shown(reader, name)])),
  );
  const examples = exampleRow(reader, properties);
  return {
    inputs: [...declared, ...[...undeclared.values()].filter(({ name }) => !names.has(name))],
    samples: sampled.length > 0 || examples === undefined ? sampled : [examples],
  };
}

function declaration(property: Property, allStrict: boolean): InputDeclaration {
  const { name, span, kind, description, required, choices } = property;
  const putIn = putIns.find((candidate) => candidate === kind);
  return {
    ...{ name, span, type: kind, description, required, trust: 'dev', default: property.default ?? undefined },
    ...(choices !== undefined && { choices }),
    ...(putIn !== undefined && { putIn }),
    ...((property.strict || allStrict) && { strict: true }),
    ...(required && { enforced: true }),
  };
}

function complainOfTwins(reader: FieldReader, properties: readonly Property[]): void {
  const seen = new Set<string>();
  for (const { name, span } of properties) {
    if (seen.has(name))
      reader.complain('front-matter-value', `The input \`${name}\` is declared twice: remove one.`, span);
    seen.add(name);
  }
}

/** An input that only `sample` names. */
function shown(reader: FieldReader, name: string): InputDeclaration {
  const base = { description: undefined, required: false, trust: 'dev', default: undefined } as const;
  return { ...base, name, span: reader.keySpan(['sample', name]), type: 'any' };
}

function readSamples(reader: FieldReader): SampleRow[] {
  const sample = reader.value(['sample']);
  if (isMapping(sample)) return [{ name: undefined, values: sample, span: reader.valueSpan(['sample']) }];
  if (Array.isArray(sample)) {
    return sample.flatMap((row: unknown, i): SampleRow[] =>
      isMapping(row) ? [{ name: undefined, values: row, span: reader.valueSpan(['sample', i]) }] : [],
    );
  }
  if (sample !== undefined && sample !== null)
    reader.wrongType(['sample'], 'a mapping of `input: value`, or `${file:sample.json}`');
  return [];
}

/** The values the inputs were declared with: an example where there is one, else the default. */
function exampleRow(reader: FieldReader, properties: readonly Property[]): SampleRow | undefined {
  const values = properties.flatMap((property): [string, unknown][] => {
    const value = property.example ?? property.default;
    return value === undefined || value === null ? [] : [[property.name, value]];
  });
  return values.length === 0
    ? undefined
    : { name: undefined, values: Object.fromEntries(values), span: reader.keySpan(['inputs']) };
}
