import { isMapping, isText } from '../../field-reader.js';
import type { KeyPath } from '../../read-yaml.js';
import { parseData } from './parse-data.js';
import { type Inclusion, isGlob } from './inclusion.js';
import { blocked, isCode } from './code.js';
import { fileOfPrompt, promptFileNote } from './read-prompt-list.js';

/** Files whose text is a prompt, or several. */
const readable = /\.(?:txt|md|j2|jsonl?|ya?ml)$/i;

/** `prompts` with the texts of the files it names in their places; undefined where there are none. */
export function includePrompts(inclusion: Inclusion): unknown {
  const { fields, places } = inclusion;
  const value = fields.value(['prompts']);
  if (value === undefined || value === null) return undefined;
  const list: unknown[] = [];
  for (const { path, key, label } of entriesOf(inclusion)) {
    const read = promptsOf(inclusion, key, label);
    for (const prompt of read ?? []) {
      const at: KeyPath = ['prompts', list.length];
      places.put(at, { file: prompt.file, line: undefined, span: fields.valueSpan(path) });
      if (fields.value([...path, 'config']) !== undefined) places.move([...at, 'config'], [...path, 'config']);
      list.push({ raw: prompt.raw, label: prompt.label, config: fields.value([...path, 'config']) });
    }
    if (read !== undefined) continue;
    places.move(['prompts', list.length], path);
    list.push(fields.value(path));
  }
  return Array.isArray(value) || list.length !== 1 || isMapping(list[0]) ? list : value;
}

interface Entry {
  /** The whole entry. */
  readonly path: KeyPath;
  /** The text in it that may name a file. */
  readonly key: KeyPath;
  readonly label: string | undefined;
}

function entriesOf({ fields }: Inclusion): Entry[] {
  const value = fields.value(['prompts']);
  const paths: KeyPath[] = Array.isArray(value) ? value.map((_item, i) => ['prompts', i]) : [['prompts']];
  return paths.map((path) => {
    const item = fields.value(path);
    if (!isMapping(item)) return { path, key: path, label: undefined };
    const key = isText(item['raw']) ? 'raw' : 'id';
    const label = item['label'] ?? (key === 'raw' ? item['id'] : undefined);
    return { path, key: [...path, key], label: isText(label) ? label : undefined };
  });
}

interface FilePrompt {
  readonly raw: string;
  readonly label: string;
  readonly file: string;
}

/** Undefined for a text that names no file, or one that is not read. */
function promptsOf(inclusion: Inclusion, key: KeyPath, label: string | undefined): FilePrompt[] | undefined {
  const map = inclusion.fields.textMap(key);
  const reference = map && fileOfPrompt(map);
  if (reference === undefined || (!readable.test(reference.path) && !isGlob(reference.path))) return undefined;
  return inclusion.find(reference.path, key).flatMap((file) => {
    if (!readable.test(file)) return noted(inclusion, file, key);
    const texts = textsIn(inclusion, file, key);
    const name = label ?? file.replace(/^.*[/\\]/, '').replace(/\.[^.]+$/, '');
    return texts.map((raw, i) => ({ raw, file, label: texts.length > 1 ? `${name}-${i + 1}` : name }));
  });
}

/** A file that a glob finds and that is no text. */
function noted({ fields, unsupported }: Inclusion, file: string, key: KeyPath): [] {
  const span = fields.valueSpan(key);
  unsupported.push(isCode(file) ? blocked(`The prompt \`${file}\``, span) : promptFileNote({ path: file, span }));
  return [];
}

/** promptfoo cuts `.txt` at lines of three dashes, and `.jsonl` at its lines; YAML is a prompt as the JSON of what it says. */
function textsIn(inclusion: Inclusion, file: string, key: KeyPath): string[] {
  const text = inclusion.textOf(file, key);
  if (text === undefined) return [];
  if (/\.txt$/i.test(file)) return cut(text, (line) => line.trim() === '---');
  if (/\.jsonl$/i.test(file)) return text.split(/\r?\n/).filter((line) => line.trim() !== '');
  if (!/\.ya?ml$/i.test(file)) return [text];
  const parsed = parseData(text, file);
  if ('fault' in parsed) {
    inclusion.fields.complain('file-unread', `${file}: ${parsed.fault}`, inclusion.fields.valueSpan(key));
    return [];
  }
  return [typeof parsed.value === 'object' ? JSON.stringify(parsed.value) : text];
}

function cut(text: string, isCut: (line: string) => boolean): string[] {
  const parts: string[][] = [[]];
  for (const line of text.split(/\r?\n/)) {
    if (isCut(line)) parts.push([]);
    else parts.at(-1)?.push(line);
  }
  return parts.map((lines) => lines.join('\n').trim()).filter((part) => part !== '');
}
