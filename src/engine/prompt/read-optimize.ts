import { type FieldReader, isMapping } from './field-reader.js';
import { objectives, type OptimizeUse } from './optimize-use.js';
import type { KeyPath } from './read-yaml.js';

/** The keys of `optimize`, in `hone.config.yaml` and under `hone` in a prompt. */
export const optimizeKeyNames = ['metric', 'objective', 'penalty', 'constraints', 'methods', 'requests'] as const;

/** What stands under `optimize`; undefined where nothing does. */
export function readOptimize(reader: FieldReader, path: KeyPath): OptimizeUse | undefined {
  if (reader.mapping(path) === undefined) return undefined;
  const at = (...keys: string[]): KeyPath => [...path, ...keys];
  const has = (key: string): boolean => reader.mapping(at(key)) !== undefined;
  const metric = readWeights(reader, at('metric'));
  const objective = reader.choice(at('objective'), objectives);
  return {
    ...(metric && { metric }),
    ...(objective && { objective }),
    ...(has('penalty') && { penalty: readPenalty(reader, at('penalty')) }),
    ...(has('constraints') && { constraints: readConstraints(reader, at('constraints')) }),
    ...(has('methods') && { methods: readMethods(reader, at('methods')) }),
    ...(has('requests') && { requests: readRequests(reader, at('requests')) }),
  };
}

/** One metric by its name, or several with their weights. */
function readWeights(reader: FieldReader, path: KeyPath): OptimizeUse['metric'] {
  const written = reader.value(path);
  if (!isMapping(written)) {
    const name = reader.text(path);
    return name === undefined ? undefined : { [name]: 1 };
  }
  const weights = Object.keys(written).flatMap((name): [string, number][] => {
    const weight = reader.number([...path, name], { least: 0 });
    return weight === undefined ? [] : [[name, weight]];
  });
  return weights.length === 0 ? undefined : Object.fromEntries(weights);
}

function readPenalty(reader: FieldReader, path: KeyPath): NonNullable<OptimizeUse['penalty']> {
  const [length, cost] = ['length', 'cost'].map((key) => reader.number([...path, key], { least: 0 }));
  return { ...(length !== undefined && { length }), ...(cost !== undefined && { cost }) };
}

function readConstraints(reader: FieldReader, path: KeyPath): NonNullable<OptimizeUse['constraints']> {
  const maxTokens = reader.number([...path, 'maxTokens'], { whole: true, least: 1 });
  return {
    mustContain: reader.texts([...path, 'mustContain']),
    frozen: reader.texts([...path, 'frozen']),
    ...(maxTokens !== undefined && { maxTokens }),
  };
}

function readMethods(reader: FieldReader, path: KeyPath): NonNullable<OptimizeUse['methods']> {
  return Object.fromEntries(
    Object.keys(reader.mapping(path) ?? {}).flatMap((id) => {
      const settings = reader.mapping([...path, id]);
      return settings === undefined ? [] : [[id, settings]];
    }),
  );
}

function readRequests(reader: FieldReader, path: KeyPath): NonNullable<OptimizeUse['requests']> {
  return Object.fromEntries(
    Object.keys(reader.mapping(path) ?? {}).flatMap((name) => {
      const file = reader.text([...path, name]);
      return file === undefined ? [] : [[name, file]];
    }),
  );
}
