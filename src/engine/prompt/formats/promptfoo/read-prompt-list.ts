import type { OffsetMap } from '../../../text/offset-map.js';
import type { Problem } from '../../../text/problem.js';
import type { Span } from '../../../text/span.js';
import { type FieldReader, isMapping, isText } from '../../field-reader.js';
import type { FileReference } from '../../prompt-doc.js';
import type { KeyPath } from '../../read-yaml.js';
import { blocked, isCode } from './code.js';

/** A prompt written in the configuration itself, or read into it. */
export interface InlinePrompt {
  readonly name: string | undefined;
  readonly map: OffsetMap;
  /** The whole entry. */
  readonly span: Span;
  readonly path: KeyPath;
  /** Where its own parameters are; undefined without any. */
  readonly config: KeyPath | undefined;
}

export interface PromptList {
  readonly inline: readonly InlinePrompt[];
  readonly references: readonly FileReference[];
  readonly unsupported: readonly Problem[];
}

/** Endings by which promptfoo takes a text of one line for a path. */
const files = /\.(?:txt|md|json|jsonl|ya?ml|csv|j2|prompty?)$/i;

/** promptfoo's `prompts`: texts, files, globs, and `{ id, label, raw, config }`; one alone needs no list. */
export function readPromptList(fields: FieldReader, isFromFile: (path: KeyPath) => boolean): PromptList {
  const prompts = fields.value(['prompts']);
  if (prompts === undefined || prompts === null) return { inline: [], references: [], unsupported: [] };
  const lists = Array.isArray(prompts)
    ? prompts.map((_prompt, i) => readItem(fields, ['prompts', i], isFromFile(['prompts', i])))
    : isText(prompts)
      ? [readItem(fields, ['prompts'], false)]
      : Object.keys(fields.mapping(['prompts']) ?? {}).map((path) => legacyItem(fields, path));
  return {
    inline: lists.flatMap(({ inline }) => inline),
    references: lists.flatMap(({ references }) => references),
    unsupported: lists.flatMap(({ unsupported }) => unsupported),
  };
}

const nothing: PromptList = { inline: [], references: [], unsupported: [] };

function readItem(fields: FieldReader, path: KeyPath, isFromFile: boolean): PromptList {
  const item = fields.value(path);
  const span = fields.valueSpan(path);
  if (isText(item)) return readRaw(fields, path, { span, path, name: undefined, config: undefined });
  if (!isMapping(item)) {
    fields.wrongType(path, 'a text, a path, or a mapping with `raw` or `id`');
    return nothing;
  }
  const key = isText(item['raw']) ? 'raw' : 'id';
  const rawPath = [...path, key];
  if (fields.text(rawPath) === undefined) {
    fields.complain('prompt-missing', 'This prompt has no text; write it under `raw`.', span);
    return nothing;
  }
  const name = fields.text([...path, 'label']) ?? (key === 'raw' ? fields.text([...path, 'id']) : undefined);
  const config = fields.mapping([...path, 'config']) === undefined ? undefined : [...path, 'config'];
  const entry = { span, path, name, config };
  // What a file holds is a prompt, however short it is.
  const map = isFromFile ? fields.textMap(rawPath) : undefined;
  return map === undefined ? readRaw(fields, rawPath, entry) : { ...nothing, inline: [{ ...entry, map }] };
}

function readRaw(fields: FieldReader, path: KeyPath, entry: Omit<InlinePrompt, 'map'>): PromptList {
  const map = fields.textMap(path);
  if (map === undefined) return nothing;
  const raw = map.text;
  const span = fields.valueSpan(path);
  if (isOneWord(raw) && isCode(raw)) return { ...nothing, unsupported: [blocked(`The prompt \`${raw}\``, span)] };
  if (/^(?:langfuse|portkey|helicone):\/\//.test(raw)) {
    const message = `The prompt \`${raw}\` is kept by a service and is not fetched; copy its text here.`;
    return { ...nothing, unsupported: [{ code: 'prompt-remote', message, span }] };
  }
  const file = fileOfPrompt(map);
  if (file !== undefined) return { ...nothing, references: [file] };
  return { ...nothing, inline: [{ ...entry, map }] };
}

/** `file://` always names a file; otherwise a text without blanks that ends like one, or has a `/` or a `*`. */
export function fileOfPrompt(map: OffsetMap): FileReference | undefined {
  const { text } = map;
  const prefix = text.startsWith('file://') ? 'file://'.length : 0;
  const isFile = prefix > 0 ? !text.includes('\n') : isOneWord(text) && (files.test(text) || /[*/\\]/.test(text));
  return isFile ? { path: text.slice(prefix), span: map.spanToSource({ start: prefix, end: text.length }) } : undefined;
}

/** A file of prompts that is not read, whatever else is. */
export function promptFileNote({ path, span }: FileReference): Problem {
  const message = `The prompts in ${path} are not read: only texts, JSON and YAML are. Save them as one of these.`;
  return { code: 'prompt-file', message, span };
}

function isOneWord(text: string): boolean {
  return !/[\s{}]/.test(text);
}

/** The older form: a mapping of paths to labels. */
function legacyItem(fields: FieldReader, path: string): PromptList {
  const span = fields.keySpan(['prompts', path]);
  if (isCode(path)) return { ...nothing, unsupported: [blocked(`The prompt \`${path}\``, span)] };
  return { ...nothing, references: [{ path: path.replace(/^file:\/\//, ''), span }] };
}
