import { parseEmbedded, renderParsed, type Template } from '../../../template/engines.js';
import { segmentsText } from '../../../template/segments-text.js';
import { TemplateError } from '../../../template/template.js';
import { type FieldReader, isText } from '../../field-reader.js';
import { hasTags } from '../../read-embedded.js';
import type { RowValues } from '../../row-values.js';
import type { KeyPath } from '../../read-yaml.js';

/** What a value of the configuration is for a row: its tags are rendered over the row, as promptfoo does. */
export type ValueFor = (path: KeyPath, values: RowValues) => unknown;

/** What cannot be rendered is a problem at its place, told once, and stays as it is written. */
export function createValues(fields: FieldReader): ValueFor {
  const parsed = new Map<string, Template | undefined>();
  const templateAt = (path: KeyPath): Template | undefined => {
    const key = JSON.stringify(path);
    if (!parsed.has(key)) parsed.set(key, parse(fields, path));
    return parsed.get(key);
  };
  return (path, values) => {
    const written = fields.value(path);
    if (!isText(written) || !hasTags(written)) return written;
    const template = templateAt(path);
    if (template === undefined) return written;
    try {
      return segmentsText(renderParsed(template, values, { strict: true }).segments);
    } catch (error) {
      if (!(error instanceof TemplateError)) throw error;
      parsed.set(JSON.stringify(path), undefined);
      complain(fields, path, error.message);
      return written;
    }
  };
}

function parse(fields: FieldReader, path: KeyPath): Template | undefined {
  const map = fields.textMap(path);
  if (map === undefined) return undefined;
  const template = parseEmbedded(map, 'jinja2', { environment: 'nunjucks' });
  const [fault] = template.facts.problems;
  if (fault === undefined) return template;
  complain(fields, path, fault.message, fault.span);
  return undefined;
}

function complain(fields: FieldReader, path: KeyPath, message: string, span = fields.valueSpan(path)): void {
  const name = String(path.at(-1));
  fields.complain('assertion-syntax', `In \`${name}\` of a test: ${message.replace(/\.$/, '')}; correct it.`, span);
}
