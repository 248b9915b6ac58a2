import type { ChatMessage, ContentPart } from './chat-model.js';
import { dialectOf, type Dialect } from './dialect.js';

type MediaPart = Extract<ContentPart, { readonly type: 'media' }>;

/** What a picture, a recording or a file is sent as, or one sentence that says why it cannot be. */
export type MediaForm =
  | { readonly type: 'image'; readonly url: string }
  /** Base64 alone, without an address around it. */
  | { readonly type: 'audio'; readonly data: string; readonly format: string }
  | { readonly type: 'file'; readonly url: string; readonly name: string }
  | { readonly type: 'none'; readonly fault: string };

/** @param id `provider/model`, for the sentence */
export function mediaForm(part: MediaPart, id: string, dialect: Dialect): MediaForm {
  const type = typeOf(part);
  if (type === undefined || type.startsWith('image')) return { type: 'image', url: part.url };
  if (type.startsWith('audio')) return audioForm(part.url, type, { id, dialect });
  return fileForm(part.url, type, { id, dialect });
}

/** Why the first of the messages' media cannot be sent to `provider/model`; undefined where all can. */
export function mediaFault(id: string, messages: readonly ChatMessage[]): string | undefined {
  const dialect = dialectOf(id.split('/', 1)[0] ?? '');
  for (const part of messages.flatMap(({ parts = [] }) => parts)) {
    const form = part.type === 'text' ? undefined : mediaForm(part, id, dialect);
    if (form?.type === 'none') return form.fault;
  }
  return undefined;
}

interface Endpoint {
  readonly id: string;
  readonly dialect: Dialect;
}

function audioForm(url: string, type: string, { id, dialect: { audio } }: Endpoint): MediaForm {
  const names = audio.map((name) => name.toUpperCase()).join(', ');
  if (audio.length === 0)
    return cannot(`${id} takes no audio over this interface. Name a model of a provider that does.`);
  const data = contentOf(url);
  if (data === undefined)
    return cannot(`${id} is sent audio by its content, not by its address. Keep it in a file that the row names.`);
  const format = audioFormats[type.slice('audio/'.length)] ?? type;
  if (!audio.includes(format)) return cannot(`${id} takes audio as ${names}, and this is ${type}. Convert it.`);
  return { type: 'audio', data, format };
}

function fileForm(url: string, type: string, { id, dialect: { files } }: Endpoint): MediaForm {
  if (files === 'none')
    return cannot(`${id} takes no files (${type}) over this interface, pictures aside. Send their text instead.`);
  if (type !== 'application/pdf')
    return cannot(`${id} takes files as PDF, and this is ${type}. Convert it, or send its text.`);
  if (contentOf(url) === undefined && files !== 'address')
    return cannot(`${id} is sent a file by its content, not by its address. Keep it in a file that the row names.`);
  return { type: 'file', url, name: 'file.pdf' };
}

function cannot(fault: string): MediaForm {
  return { type: 'none', fault };
}

/** By the name behind `audio/`; as OpenAI and those who follow it call them. */
const audioFormats: Readonly<Record<string, string>> = {
  wav: 'wav',
  'x-wav': 'wav',
  wave: 'wav',
  'vnd.wave': 'wav',
  mp3: 'mp3',
  mpeg: 'mp3',
  flac: 'flac',
  'x-flac': 'flac',
  ogg: 'ogg',
  aac: 'aac',
  aiff: 'aiff',
  'x-aiff': 'aiff',
  mp4: 'm4a',
  'x-m4a': 'm4a',
};

/** What addresses end with, of kinds that are no pictures. */
const endings: readonly (readonly [RegExp, string])[] = [
  [/\.pdf$/i, 'application/pdf'],
  [/\.(?:mp3|wav|flac|ogg|m4a|aac|aiff)$/i, 'audio'],
];

/** What the prompt says it is, else the address itself; pictures mostly do not say. */
function typeOf({ url, contentType }: MediaPart): string | undefined {
  if (contentType !== undefined) return contentType.toLowerCase();
  const data = /^data:([^;,]+)/i.exec(url)?.[1];
  if (data !== undefined) return data.toLowerCase();
  const path = url.split(/[?#]/, 1)[0] ?? '';
  return endings.find(([ending]) => ending.test(path))?.[1];
}

/** The base64 of a `data:` address. */
function contentOf(url: string): string | undefined {
  const start = /^data:[^,]*;base64,/i.exec(url);
  return start === null ? undefined : url.slice(start[0].length);
}
