import { parseEmbedded } from '../template/engines.js';
import type { JinjaEnvironment } from '../template/jinja/builtins.js';
import { type FieldReader, isMapping, isText, type Mapping } from './field-reader.js';
import type { MetricUse } from './prompt-doc.js';
import { hasTags } from './read-embedded.js';
import type { KeyPath } from './read-yaml.js';

/** `metrics`: names, or promptfoo's assertion objects with `type`; one alone needs no list. */
export function readMetrics(reader: FieldReader): readonly MetricUse[] {
  const metrics = reader.value(['metrics']);
  if (metrics === undefined || metrics === null) return [];
  if (!Array.isArray(metrics)) return readMetric(reader, ['metrics']);
  return metrics.flatMap((_metric, i) => readMetric(reader, ['metrics', i]));
}

/** `environment` is that of the template a value may be; Jinja's own when left out. */
export function readMetric(reader: FieldReader, path: KeyPath, environment?: JinjaEnvironment): MetricUse[] {
  const metric = reader.value(path);
  const span = reader.valueSpan(path);
  if (isText(metric)) return [{ type: metric, span, value: undefined, threshold: undefined, weight: undefined }];
  if (!isMapping(metric) || !isText(metric['type'])) {
    reader.wrongType(path, 'the name of a metric, or an assertion with `type`');
    return [];
  }
  // promptfoo calls the name `metric`.
  const name = metric['name'] ?? metric['metric'];
  return [
    {
      type: metric['type'],
      span: reader.valueSpan([...path, 'type']),
      value: metric['value'],
      ...valueTemplate(reader, metric['type'], [[...path, 'value'], environment]),
      threshold: reader.number([...path, 'threshold']),
      weight: reader.number([...path, 'weight'], { least: 0 }),
      ...(isText(name) && { name }),
      ...metricOptions(metric),
      ...setOf(reader, path, environment),
    },
  ];
}

const ownKeys: ReadonlySet<string> = new Set(['type', 'value', 'threshold', 'weight', 'name', 'metric', 'assert']);

/** The keys of an entry that say how its metric works. */
export function metricOptions(metric: Mapping): Pick<MetricUse, 'options'> {
  const options = Object.entries(metric).filter(([key]) => !ownKeys.has(key));
  return options.length === 0 ? {} : { options: Object.fromEntries(options) };
}

/** Sets in sets deeper than this are no assertions anybody wrote. */
const deepest = 8;

function setOf(
  reader: FieldReader,
  path: KeyPath,
  environment: JinjaEnvironment | undefined,
): Pick<MetricUse, 'assert'> {
  const list = path.length > 2 * deepest ? undefined : reader.list([...path, 'assert']);
  return list === undefined
    ? {}
    : { assert: list.flatMap((_, i) => readMetric(reader, [...path, 'assert', i], environment)) };
}

/** Assertions whose value is a text in a language of its own, in which braces are no tags. */
const otherLanguages: ReadonlySet<string> = new Set(['regex', 'is-json', 'contains-json', 'javascript', 'python']);

function valueTemplate(
  reader: FieldReader,
  type: string,
  [path, environment]: readonly [KeyPath, JinjaEnvironment | undefined],
): Pick<MetricUse, 'template'> {
  const value = reader.value(path);
  if (!isText(value) || !hasTags(value) || otherLanguages.has(type.replace(/^not-/, ''))) return {};
  const map = reader.textMap(path);
  return map === undefined ? {} : { template: parseEmbedded(map, 'jinja2', { environment }) };
}
