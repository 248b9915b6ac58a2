import type { OffsetMap } from '../../../text/offset-map.js';
import type { Problem } from '../../../text/problem.js';
import type { Span } from '../../../text/span.js';
import { type FieldReader, isMapping, isText } from '../../field-reader.js';
import type { FileReference } from '../../prompt-doc.js';
import type { KeyPath } from '../../read-yaml.js';
import { blocked, isCode } from './code.js';

/** A prompt written in the configuration itself. */
export interface InlinePrompt {
  readonly name: string | undefined;
  readonly map: OffsetMap;
  /** The whole entry. */
  readonly span: Span;
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
export function readPromptList(fields: FieldReader): PromptList {
  const prompts = fields.value(['prompts']);
  if (prompts === undefined || prompts === null) return { inline: [], references: [], unsupported: [] };
  const lists = Array.isArray(prompts)
    ? prompts.map((_prompt, i) => readItem(fields, ['prompts', i]))
    : isText(prompts)
      ? [readItem(fields, ['prompts'])]
      : Object.keys(fields.mapping(['prompts']) ?? {}).map((path) => legacyItem(fields, path));
  return {
    inline: lists.flatMap(({ inline }) => inline),
    references: lists.flatMap(({ references }) => references),
    unsupported: lists.flatMap(({ unsupported }) => unsupported),
  };
}

const nothing: PromptList = { inline: [], references: [], unsupported: [] };

function readItem(fields: FieldReader, path: KeyPath): PromptList {
  const item = fields.value(path);
  if (isText(item)) return readRaw(fields, path, { span: fields.valueSpan(path), name: undefined, config: undefined });
  if (!isMapping(item)) {
    fields.wrongType(path, 'a text, a path, or a mapping with `raw` or `id`');
    return nothing;
  }
  const key = isText(item['raw']) ? 'raw' : 'id';
  const rawPath = [...path, key];
  if (fields.text(rawPath) === undefined) {
    fields.complain('prompt-missing', 'This prompt has no text; write it under `raw`.', fields.valueSpan(path));
    return nothing;
  }
  const name = fields.text([...path, 'label']) ?? (key === 'raw' ? fields.text([...path, 'id']) : undefined);
  const config = fields.mapping([...path, 'config']) === undefined ? undefined : [...path, 'config'];
  return readRaw(fields, rawPath, { span: fields.valueSpan(path), name, config });
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
  const file = filePart(map);
  if (file !== undefined) return { ...nothing, references: [file] };
  return { ...nothing, inline: [{ ...entry, map }] };
}

/** `file://` always names a file; otherwise a text without blanks that ends like one, or has a `/` or a `*`. */
function filePart(map: OffsetMap): FileReference | undefined {
  const { text } = map;
  const prefix = text.startsWith('file://') ? 'file://'.length : 0;
  const isFile = prefix > 0 ? !text.includes('\n') : isOneWord(text) && (files.test(text) || /[*/\\]/.test(text));
  return isFile ? { path: text.slice(prefix), span: map.spanToSource({ start: prefix, end: text.length }) } : undefined;
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
