import { createFieldReader } from '../../src/engine/prompt/field-reader.js';
import { readProperties, type Property } from '../../src/engine/prompt/formats/prompty/read-properties.js';
import { readPrompty } from '../../src/engine/prompt/formats/prompty/read-prompty.js';
import { type ReferenceSource, resolveReferences } from '../../src/engine/prompt/formats/prompty/resolve-references.js';
import type { Problem } from '../../src/engine/text/problem.js';

type Fields = Readonly<Record<string, unknown>>;

export interface LoadedAgent {
  readonly agent: Fields;
  readonly problems: readonly Problem[];
}

/**
 * A `.prompty` file in the form in which Prompty's own runtimes load it, with every reference resolved, those of the
 * connection too: what its conformance vectors compare. Hone itself never asks for a connection's values.
 */
export function loadAgent(text: string, source: ReferenceSource): LoadedAgent {
  const doc = readPrompty(text, 'agent.prompty', source);
  const { frontMatter } = doc;
  const all = frontMatter && resolveReferences(frontMatter, source, () => true);
  const data = all?.data ?? {};
  const reader = createFieldReader({ ...emptyMatter, ...frontMatter, data }, []);
  const agent = {
    ...data,
    kind: 'prompt',
    model: typeof data['model'] === 'string' ? { id: data['model'] } : data['model'],
    inputs: readProperties(reader, ['inputs']).map(propertyOf),
    outputs: readProperties(reader, ['outputs']).map(propertyOf),
    template: { format: { kind: doc.template.engine }, parser: { kind: 'prompty' } },
    instructions: text.slice(doc.body.start, doc.body.end).trimEnd(),
  };
  return { agent, problems: [...doc.problems, ...(all?.problems ?? [])] };
}

const emptyMatter = {
  span: { start: 0, end: 0 },
  data: {},
  keySpan: () => undefined,
  valueSpan: () => undefined,
  textMap: () => undefined,
};

function propertyOf({ name, kind, description, required, default: value, example, choices }: Property): Fields {
  const given = { description, default: value, example, enumValues: choices, required: required || undefined };
  return { name, kind, ...Object.fromEntries(Object.entries(given).filter(([, field]) => field !== undefined)) };
}
