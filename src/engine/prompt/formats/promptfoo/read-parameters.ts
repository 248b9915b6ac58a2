import type { ModelParameters } from '../../../model/chat-model.js';
import type { Problem } from '../../../text/problem.js';
import type { FieldReader } from '../../field-reader.js';
import { readList } from '../../read-tools.js';
import type { KeyPath } from '../../read-yaml.js';

export interface Parameters {
  readonly parameters: ModelParameters;
  readonly unsupported: readonly Problem[];
}

/** The vendors' names of the parameters Hone has. */
const numbers: ReadonlyMap<string, 'temperature' | 'topP' | 'topK' | 'maxOutputTokens' | 'seed'> = new Map([
  ['temperature', 'temperature'],
  ['top_p', 'topP'],
  ['top_k', 'topK'],
  ['max_tokens', 'maxOutputTokens'],
  ['max_completion_tokens', 'maxOutputTokens'],
  ['max_output_tokens', 'maxOutputTokens'],
  ['maxOutputTokens', 'maxOutputTokens'],
  ['num_predict', 'maxOutputTokens'],
  ['seed', 'seed'],
]);

const efforts = ['none', 'minimal', 'low', 'medium', 'high', 'xhigh'] as const;

/** The `config` of a provider or a prompt; what is no parameter of Hone's is listed. */
export function readParameters(fields: FieldReader, path: KeyPath): Parameters {
  const unsupported: Problem[] = [];
  let parameters: ModelParameters = {};
  for (const key of Object.keys(fields.mapping(path) ?? {})) {
    const read = readOne(fields, [...path, key], key);
    if (read === undefined) {
      const message = `\`${key}\` is not carried over: it is no parameter that Hone sends.`;
      unsupported.push({ code: 'provider-config', message, span: fields.keySpan([...path, key]) });
    } else parameters = { ...parameters, ...read };
  }
  return { parameters, unsupported };
}

/** Undefined when Hone has no such parameter. */
function readOne(fields: FieldReader, path: KeyPath, key: string): ModelParameters | undefined {
  const name = numbers.get(key);
  if (name !== undefined) return only(name, fields.number(path, { whole: name !== 'temperature' && name !== 'topP' }));
  if (key === 'stop' || key === 'stop_sequences') return only('stopSequences', fields.texts(path));
  if (key === 'reasoning_effort') return only('reasoningEffort', fields.choice(path, efforts));
  if (key === 'tools' && Array.isArray(fields.value(path))) return only('tools', readList(fields, path));
  if (key === 'logprobs' && fields.value(path) === true) return { logprobs: 0 };
  if (key === 'top_logprobs') return only('logprobs', fields.number(path, { whole: true, least: 0, most: 20 }));
  return undefined;
}

function only<Key extends keyof ModelParameters>(key: Key, value: ModelParameters[Key]): ModelParameters {
  return value === undefined ? {} : { [key]: value };
}
