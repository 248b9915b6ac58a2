import type { PromptDoc } from '../prompt/prompt-doc.js';
import { insert, type Edit } from '../text/edit.js';
import { addEntry, type MapPlace } from './add-entry.js';
import { isMapping } from '../prompt/field-reader.js';

/** Where a format declares its inputs, in its own words. */
export function inputsPlace({ format }: PromptDoc): string {
  return format === 'prompty' ? 'inputs' : 'input.schema';
}

/** Adds an input of type string to the front matter; undefined where that would take more than adding a line. */
export function declareInput(doc: PromptDoc, name: string): Edit | undefined {
  const { text, frontMatter } = doc;
  if (frontMatter === undefined) return undefined;
  const { input, inputs } = frontMatter.data;
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  if (doc.format === 'prompty')
    return declareForPrompty({ text, frontMatter, newline, path: ['inputs'] }, inputs, name);
  if (input === undefined) {
    return insert(frontMatter.span.start, ['input:', '  schema:', `    ${name}: string`, ''].join(newline));
  }
  if (!isMapping(input) || !isMapping(input['schema'])) return undefined;
  const properties = input['schema']['properties'];
  return isMapping(properties)
    ? addEntry(
        { text, frontMatter, newline, path: ['input', 'schema', 'properties'] },
        properties,
        `${name}: { type: string }`,
      )
    : addEntry({ text, frontMatter, newline, path: ['input', 'schema'] }, input['schema'], `${name}: string`);
}

/** Prompty lists its inputs, or maps them by name. */
function declareForPrompty(place: MapPlace, inputs: unknown, name: string): Edit | undefined {
  const { text, frontMatter, newline } = place;
  if (inputs === undefined) {
    return insert(frontMatter.span.start, ['inputs:', `  - name: ${name}`, '    kind: string', ''].join(newline));
  }
  if (isMapping(inputs)) return addEntry(place, inputs, `${name}: { kind: string }`);
  const first = Array.isArray(inputs) ? frontMatter.valueSpan(['inputs', 0]) : undefined;
  const dash = first === undefined ? -1 : text.lastIndexOf('-', first.start);
  const lead = first === undefined ? '' : text.slice(text.lastIndexOf('\n', first.start) + 1, first.start);
  if (!/^[ \t]*- +$/.test(lead)) return undefined;
  const indent = lead.slice(0, lead.indexOf('-'));
  return insert(dash, [`- name: ${name}`, `${indent}  kind: string`, indent].join(newline));
}
