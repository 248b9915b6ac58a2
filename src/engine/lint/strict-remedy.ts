import { isMapping, valueAt } from '../prompt/field-reader.js';
import type { FrontMatter, PromptDoc } from '../prompt/prompt-doc.js';
import { type Edit, insert } from '../text/edit.js';
import { addEntry, type MapPlace } from './add-entry.js';
import type { Report } from './rule.js';
import type { StrictFault } from './strict-faults.js';

/**
 * What makes a JSON Schema strict: other properties forbidden, and required what may be null, are what the request meant
 * anyway and are fixed; requiring what could be left out so far is offered. Nothing for Picoschema, which has no words for it.
 */
export function strictRemedy(
  { text }: PromptDoc,
  frontMatter: FrontMatter,
  { object, property, isNullable = false }: StrictFault,
): Pick<Report, 'fix' | 'suggestions'> {
  const path = ['output', 'schema', ...object];
  const written = valueAt(frontMatter.data, path);
  if (!isMapping(written) || !isMapping(written['properties'])) return {};
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const place = { text, frontMatter, newline, path };
  if (property === undefined) {
    const edit = Object.hasOwn(written, 'additionalProperties')
      ? closed(frontMatter, path)
      : addEntry(place, written, 'additionalProperties: false');
    return edit === undefined ? {} : { fix: [edit] };
  }
  const edit = requireProperty(place, written, property);
  if (edit === undefined) return {};
  return isNullable ? { fix: [edit] } : { suggestions: [{ title: `Require '${property}'`, edits: [edit] }] };
}

/** `true` becomes `false`; a schema for other properties says that somebody wants them. */
function closed(frontMatter: FrontMatter, path: MapPlace['path']): Edit | undefined {
  const at = [...path, 'additionalProperties'];
  const span = valueAt(frontMatter.data, at) === true ? frontMatter.valueSpan(at) : undefined;
  return span && { span, text: 'false' };
}

function requireProperty(place: MapPlace, schema: object, property: string): Edit | undefined {
  const { text, frontMatter, newline, path } = place;
  const name = /^[A-Za-z_][\w-]*$/.test(property) ? property : JSON.stringify(property);
  const listPath = [...path, 'required'];
  const list = valueAt(frontMatter.data, listPath);
  if (list === undefined) return addEntry(place, schema, `required: [${name}]`);
  const whole = frontMatter.valueSpan(listPath);
  if (!Array.isArray(list) || whole === undefined) return undefined;
  if (text[whole.start] === '[') {
    const last = frontMatter.valueSpan([...listPath, list.length - 1]);
    return last === undefined ? { span: whole, text: `[${name}]` } : insert(last.end, `, ${name}`);
  }
  const first = frontMatter.valueSpan([...listPath, 0]);
  const lead = first === undefined ? '' : text.slice(text.lastIndexOf('\n', first.start) + 1, first.start);
  return first !== undefined && /^[ \t]*- +$/.test(lead) ? insert(first.start, `${name}${newline}${lead}`) : undefined;
}
