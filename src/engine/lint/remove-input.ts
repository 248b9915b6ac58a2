import type { FrontMatter, InputDeclaration, PromptDoc } from '../prompt/prompt-doc.js';
import { replace, type Edit } from '../text/edit.js';
import type { Span } from '../text/span.js';
import { isMapping } from '../prompt/field-reader.js';

/** Takes an input out of the front matter: its lines, or its entry of a flow mapping; undefined where it is not as simple. */
export function removeInput(doc: PromptDoc, input: InputDeclaration): Edit | undefined {
  return doc.format === 'prompty' ? removeLines(doc, input) : removeFromSchema(doc, input);
}

/** Prompty's inputs take several lines each, in a list or a mapping; the last one is not taken. */
function removeLines({ text, frontMatter }: PromptDoc, input: InputDeclaration): Edit | undefined {
  const entries = frontMatter === undefined ? [] : promptyEntries(frontMatter);
  const lines = entries.map(({ start }) => text.lastIndexOf('\n', start - 1) + 1);
  const index = entries.findLastIndex(({ start }) => start <= input.span.start);
  const [line, entry] = [lines[index], entries[index]];
  if (line === undefined || entry === undefined || entries.length === 1) return undefined;
  const areOwnLines = lines.every((at, i) => /^[ \t]*(?:- +)?$/.test(text.slice(at, entries[i]?.start)));
  if (!areOwnLines) return undefined;
  const end = lines[index + 1] ?? (text[entry.end - 1] === '\n' ? entry.end : text.indexOf('\n', entry.end) + 1);
  return end > line ? replace({ start: line, end }, '') : undefined;
}

/** From each name, or each item of the list, to the end of what it declares. */
function promptyEntries(frontMatter: FrontMatter): Span[] {
  const inputs = frontMatter.data['inputs'];
  if (typeof inputs !== 'object' || inputs === null) return [];
  const keys = Array.isArray(inputs) ? inputs.map((_, i) => i) : Object.keys(inputs);
  return keys.flatMap((key) => {
    const [start, end] = [frontMatter.keySpan(['inputs', key])?.start, frontMatter.valueSpan(['inputs', key])?.end];
    return start === undefined || end === undefined ? [] : [{ start, end }];
  });
}

function removeFromSchema(doc: PromptDoc, input: InputDeclaration): Edit | undefined {
  const whole = doc.frontMatter?.valueSpan(['input', 'schema']);
  const entries = schemaEntries(doc);
  const index = entries.findIndex(({ start }) => start === input.span.start);
  const entry = entries[index];
  if (whole === undefined || entry === undefined || entries.length === 1) return undefined;
  if (doc.text[whole.start] !== '{') return wholeLine(doc.text, entry);
  const next = entries[index + 1];
  if (next !== undefined) return replace({ start: entry.start, end: next.start }, '');
  return replace({ start: entries[index - 1]?.end ?? entry.start, end: entry.end }, '');
}

/** From each key to the end of its value, in the order of the file. */
function schemaEntries({ frontMatter }: PromptDoc): Span[] {
  const input = frontMatter?.data['input'];
  const schema = isMapping(input) ? input['schema'] : undefined;
  if (frontMatter === undefined || !isMapping(schema)) return [];
  return Object.keys(schema).flatMap((key) => {
    const path = ['input', 'schema', key];
    const [start, end] = [frontMatter.keySpan(path)?.start, frontMatter.valueSpan(path)?.end];
    return start === undefined || end === undefined ? [] : [{ start, end }];
  });
}

function wholeLine(text: string, entry: Span): Edit | undefined {
  const start = text.lastIndexOf('\n', entry.start - 1) + 1;
  const lineBreak = text.indexOf('\n', entry.start);
  const end = lineBreak < 0 ? text.length : lineBreak + 1;
  return entry.end <= end ? replace({ start, end }, '') : undefined;
}
