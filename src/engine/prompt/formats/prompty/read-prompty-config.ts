import type { Problem } from '../../../text/problem.js';
import type { FieldReader } from '../../field-reader.js';
import type { OutputDeclaration, PromptConfig, SampleRow } from '../../prompt-doc.js';
import { readExperiment, withFormat } from '../../read-config.js';
import { readInputs } from './read-inputs.js';
import { readModel } from './read-model.js';
import { readPromptyTools } from './read-prompty-tools.js';
import { readProperties } from './read-properties.js';
import { objectSchema } from './to-schema.js';

export interface PromptyConfigReading {
  readonly config: PromptConfig;
  readonly samples: readonly SampleRow[];
  readonly unsupported: readonly Problem[];
}

export interface PromptyConfigOptions {
  /** Names a prompt that has no name. */
  readonly fileName: string;
  /** Whether every input is strict. */
  readonly strict: boolean;
}

/** What the front matter says, in Hone's terms. */
export function readPromptyConfig(
  reader: FieldReader,
  { fileName, strict }: PromptyConfigOptions,
): PromptyConfigReading {
  const name = reader.text(['name']) ?? fileName;
  const { models, parameters, jsonObject, unsupported } = readModel(reader);
  const { inputs, samples } = readInputs(reader, strict);
  const output = readOutput(reader, jsonObject);
  const { tools, unsupported: otherTools } = readPromptyTools(reader);
  const config: PromptConfig = {
    name,
    description: reader.text(['description']),
    models,
    parameters: withFormat({ ...parameters, ...(tools.length > 0 && { tools }) }, name, output),
    inputs,
    output,
    ...readExperiment(reader),
  };
  return { config, samples, unsupported: [...unsupported, ...otherTools] };
}

/** Outputs make the answer an object of JSON (specification §7.1.6). */
function readOutput(reader: FieldReader, jsonObject: boolean): OutputDeclaration {
  const outputs = readProperties(reader, ['outputs']);
  if (outputs.length === 0) {
    return { format: jsonObject ? 'json' : 'text', schema: undefined, schemaSpan: undefined, labels: [] };
  }
  return { format: 'json', schema: objectSchema(outputs), schemaSpan: reader.keySpan(['outputs']), labels: [] };
}

/** Keys of the first version that say where the rest of a prompt is. */
export function unsupportedKeys(reader: FieldReader): Problem[] {
  if (reader.value(['base']) === undefined) return [];
  const message = 'Hone does not read the prompt that `base` names: copy what is needed of it into this file.';
  return [{ code: 'unsupported', message, span: reader.keySpan(['base']) }];
}
