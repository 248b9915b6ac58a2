import type { Problem } from '../../../text/problem.js';
import { type FieldReader, isText } from '../../field-reader.js';
import type { MetricUse } from '../../prompt-doc.js';

export interface Metadata {
  readonly metrics: readonly MetricUse[];
  readonly unsupported: readonly Problem[];
}

/** Keys of an entry that are read; every other is listed as unsupported. */
const readKeys: ReadonlySet<string> = new Set(['answer_choices', 'id', 'jinja', 'metadata', 'name', 'reference']);

/** What an entry says about its prompt. Accuracy with choices is that of the chosen one, else that of the whole answer. */
export function readMetadata(fields: FieldReader, id: string, hasChoices: boolean): Metadata {
  const metrics: MetricUse[] = [];
  const unsupported = [...datasetNotes(fields), ...entryNotes(fields, id)];
  const path = ['templates', id, 'metadata', 'metrics'];
  fields.texts(path).forEach((metric, i) => {
    const span = fields.valueSpan([...path, i]);
    if (metric === 'Accuracy') {
      const type = hasChoices ? 'accuracy' : 'exact-match';
      metrics.push({ type, span, value: undefined, threshold: undefined, weight: undefined });
    } else {
      const message = `PromptSource's metric \`${metric}\` is not computed; ${advice(metric)}`;
      unsupported.push({ code: 'metric-unsupported', message, span });
    }
  });
  return { metrics, unsupported };
}

/** Metrics of which Hone has a part: how often the whole answer is right, without what they count beside it. */
const countingWholes: ReadonlySet<string> = new Set(['COQA F1', 'Squad', 'Trivia QA']);

function advice(metric: string): string {
  if (countingWholes.has(metric))
    return 'import the prompt and name `exact-match` there for the share of answers that are right to the letter.';
  return "import the prompt and name a metric of Hone's there.";
}

function datasetNotes(fields: FieldReader): Problem[] {
  const [dataset, subset] = [fields.value(['dataset']), fields.value(['subset'])];
  if (!isText(dataset)) return [];
  const name = isText(subset) ? `${dataset}, ${subset}` : dataset;
  const message = `The rows are the data set \`${name}\` of Hugging Face, which is not fetched; save its rows as a file and name it with --data.`;
  return [{ code: 'dataset-remote', message, span: fields.valueSpan(['dataset']) }];
}

function entryNotes(fields: FieldReader, id: string): Problem[] {
  const notes = Object.keys(fields.mapping(['templates', id, 'metadata']) ?? {}).filter((key) => key !== 'metrics');
  const others = Object.keys(fields.mapping(['templates', id]) ?? {}).filter((key) => !readKeys.has(key));
  return [
    ...notes.map((key) => note(fields, ['templates', id, 'metadata', key])),
    ...others.map((key) => note(fields, ['templates', id, key])),
  ];
}

function note(fields: FieldReader, path: readonly string[]): Problem {
  const message = `\`${path.at(-1) ?? ''}\` is a note about the prompt; nothing is done with it.`;
  return { code: 'metadata', message, span: fields.keySpan(path) };
}
