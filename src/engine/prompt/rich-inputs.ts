import { type ChatMessage, type ContentPart, type Role, roles } from '../model/chat-model.js';
import type { Segment } from '../template/template.js';
import { canonicalJson, hashText } from '../text/hash.js';
import { isMapping, isText } from './field-reader.js';
import type { InputDeclaration, PromptConfig } from './prompt-doc.js';
import type { RowValues } from './row-values.js';

/** Values that are put in as messages or media: what the template gets in their place, and the way back. */
export interface HeldInputs {
  readonly values: RowValues;
  /** The rendered segments with the messages and media where their stand-ins were printed. */
  restored(segments: readonly Segment[]): readonly Segment[];
}

type RichInput = Pick<InputDeclaration, 'name' | 'putIn'>;

/** What is put in as messages or media: inputs that say so, and columns that the data declares as files. */
export function richInputs({ inputs, data }: PromptConfig): readonly RichInput[] {
  const columns = Object.entries(data?.kinds ?? {}).flatMap(([name, kind]): RichInput[] =>
    kind === 'json' || kind === 'text' ? [] : [{ name, putIn: kind }],
  );
  return columns.length === 0 ? inputs : [...inputs, ...columns];
}

type Rich = (span: Pick<Segment, 'span' | 'template'>) => Segment;

/**
 * Holds back the values that a template cannot print as text. Each leaves a stand-in, as Prompty's `render` does
 * (specification §5.3); it counts only where its own input printed it, so no other value can forge one.
 */
export function holdRichInputs(inputs: readonly RichInput[], values: RowValues): HeldInputs {
  const held = new Map<string, { readonly mark: string; readonly rich: Rich }>();
  for (const input of inputs) {
    const rich = richOf(input, Object.hasOwn(values, input.name) ? values[input.name] : undefined);
    if (rich !== undefined) held.set(input.name, { mark: standIn(input.name, values[input.name]), rich });
  }
  if (held.size === 0) return { values, restored: (segments) => segments };
  const marks = Object.fromEntries(Array.from(held, ([name, { mark }]) => [name, mark]));
  // Where the template has a form of its own for media, as Handlebars has, the stand-in is the address.
  const byMark = new Map(Array.from(held.values(), ({ mark, rich }) => [mark, rich]));
  return {
    values: { ...values, ...marks },
    restored: (segments) =>
      segments.flatMap((segment) => {
        const placed = segment.kind === 'media' ? byMark.get(segment.url) : undefined;
        if (placed !== undefined) return [placed({ span: segment.span, template: segment.template })];
        const found =
          segment.kind === 'value' && segment.variable !== undefined ? held.get(segment.variable) : undefined;
        if (segment.kind !== 'value' || found === undefined) return [segment];
        const pieces = segment.text.split(found.mark);
        return pieces.flatMap((text, i): Segment[] => [
          ...(i > 0 ? [found.rich({ span: segment.span, template: segment.template })] : []),
          ...(text === '' ? [] : [{ ...segment, text }]),
        ]);
      }),
  };
}

function standIn(name: string, value: unknown): string {
  return `__PROMPTY_THREAD_${hashText(canonicalJson([name, value])).slice(0, 8)}_${name}__`;
}

/** Undefined where the value is not what the input is for: it is then printed like any other. */
function richOf({ name, putIn }: RichInput, value: unknown): Rich | undefined {
  if (putIn === undefined) return undefined;
  if (putIn === 'thread') {
    const messages = value === undefined ? undefined : threadOf(value);
    if (value !== undefined && messages === undefined) return undefined;
    return (at) => ({ kind: 'marker', name: 'history', ...at, ...(messages && { messages }) });
  }
  const media = mediaOf(value, putIn);
  return media && ((at) => ({ kind: 'media', ...media, ...at, variable: name }));
}

/** A conversation as data sets hold it: a list of messages, alone or under `messages`, or such a list as JSON. */
function threadOf(value: unknown): ChatMessage[] | undefined {
  const list = isText(value) ? fromJson(value) : isMapping(value) ? value['messages'] : value;
  if (!Array.isArray(list)) return undefined;
  const messages = list.flatMap((item: unknown) => messageOf(item) ?? []);
  return messages.length === list.length ? messages : undefined;
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function messageOf(item: unknown): ChatMessage | undefined {
  if (!isMapping(item)) return undefined;
  const role = roles.find((candidate): candidate is Role => candidate === item['role']);
  const content = item['content'] ?? item['parts'] ?? '';
  if (role === undefined || !(isText(content) || Array.isArray(content))) return undefined;
  if (isText(content)) return { role, content };
  const parts = content.flatMap((part: unknown) => partOf(part) ?? []);
  const text = parts.map((part) => (part.type === 'text' ? part.text : '')).join('');
  return parts.every(({ type }) => type === 'text') ? { role, content: text } : { role, content: text, parts };
}

/** A part as Prompty writes it (`kind`, `value`) or as providers do (`type`, `text`). */
function partOf(part: unknown): ContentPart | undefined {
  if (isText(part)) return { type: 'text', text: part };
  if (!isMapping(part)) return undefined;
  const kind = part['kind'] ?? part['type'];
  const text = part['value'] ?? part['text'];
  if (kind === 'text') return isText(text) ? { type: 'text', text } : undefined;
  const media = kind === 'image' || kind === 'audio' || kind === 'file' ? mediaOf(part, kind) : undefined;
  return (
    media && {
      type: 'media',
      url: media.url,
      ...(media.contentType !== undefined && { contentType: media.contentType }),
    }
  );
}

interface Media {
  readonly url: string;
  readonly contentType: string | undefined;
}

/** An address, or the content itself in base64, alone or with its type. */
function mediaOf(value: unknown, kind: 'image' | 'audio' | 'file'): Media | undefined {
  const fields = isMapping(value) ? value : {};
  const source = isText(value)
    ? value
    : [fields['source'], fields['url'], fields['value'], fields['data']].find(isText);
  if (source === undefined || source === '') return undefined;
  const type = [fields['mediaType'], fields['contentType']].find(isText);
  if (!isBase64(source)) return { url: source, contentType: type ?? /^data:([^;,]+)/.exec(source)?.[1] };
  const contentType = type ?? typeOf(source) ?? usualTypes[kind];
  return { url: `data:${contentType};base64,${source}`, contentType };
}

function isBase64(text: string): boolean {
  return text.length >= 16 && text.length % 4 === 0 && /^[A-Za-z\d+/]+={0,2}$/.test(text);
}

const usualTypes = { image: 'image/png', audio: 'audio/wav', file: 'application/octet-stream' } as const;

/** How the content of common kinds begins in base64. */
const beginnings: readonly (readonly [string, string])[] = [
  ['iVBORw0KGgo', 'image/png'],
  ['/9j/', 'image/jpeg'],
  ['R0lGOD', 'image/gif'],
  ['JVBERi0', 'application/pdf'],
  ['SUQz', 'audio/mpeg'],
];

function typeOf(base64: string): string | undefined {
  return beginnings.find(([beginning]) => base64.startsWith(beginning))?.[1];
}
