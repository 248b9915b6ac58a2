import type { FieldReader } from '../../engine/prompt/field-reader.js';
import { checkKeys } from './check-keys.js';
import type { EvaluationSuite, HoneConfig } from './hone-config.js';

const keys = ['prompts', 'data', 'models', 'limit', 'repeat', 'maxCalls', 'maxUsd', 'thresholds'];

/** Evaluations by name, as `hone eval --suite` runs them. */
export function readSuites(reader: FieldReader): HoneConfig['evaluate'] {
  const names = Object.keys(reader.mapping(['evaluate']) ?? {});
  return Object.fromEntries(
    names.flatMap((name): [string, EvaluationSuite][] => {
      const suite = readSuite(reader, name);
      return suite === undefined ? [] : [[name, suite]];
    }),
  );
}

function readSuite(reader: FieldReader, name: string): EvaluationSuite | undefined {
  const path = ['evaluate', name];
  const suite = reader.mapping(path);
  if (suite === undefined || !checkKeys(reader, path, Object.keys(suite), keys)) return undefined;
  const prompts = reader.texts([...path, 'prompts']);
  if (prompts.length === 0) {
    reader.wrongType([...path, 'prompts'], 'the prompt files of the suite, or globs such as `prompts/*.prompt`');
    return undefined;
  }
  const whole = (key: string): number | undefined => reader.number([...path, key], { whole: true, least: 1 });
  return {
    prompts,
    data: reader.text([...path, 'data']),
    models: reader.texts([...path, 'models']),
    limit: whole('limit'),
    repeat: whole('repeat'),
    maxCalls: whole('maxCalls'),
    maxUsd: reader.number([...path, 'maxUsd'], { least: 0 }),
    thresholds: reader.texts([...path, 'thresholds']),
  };
}
