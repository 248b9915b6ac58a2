import type { PieceIndex } from '../engine/language/preview/piece-at.js';
import type { Role } from '../engine/model/chat-model.js';
import type { Trust } from '../engine/prompt/prompt-doc.js';
import type { Copied } from './copied.js';
import { isCount, isRecord, isText } from './guards.js';

/** What the preview asks of its host. The panel is untrusted: `readPreviewRequest` checks every message. */
export type PreviewRequest =
  | { readonly type: 'ready' }
  /** The snapshot is on the screen: the next one may come. */
  | { readonly type: 'drawn' }
  | { readonly type: 'pin'; readonly on: boolean }
  | { readonly type: 'view'; readonly what: ViewOption; readonly on: boolean }
  /** By number: of prompts and variants from 0, of rows from 1. */
  | { readonly type: 'choose'; readonly what: 'prompt' | 'variant' | 'row'; readonly number: number }
  /** The next or the last row that holds a text. */
  | { readonly type: 'search'; readonly text: string; readonly step: 1 | -1 }
  | { readonly type: 'value'; readonly name: string; readonly text: string }
  /** To where a piece is written, or to where its value is. */
  | ({ readonly type: 'reveal'; readonly what: 'source' | 'value'; readonly version: number } & PieceIndex)
  | { readonly type: 'reveal-row' }
  /** To where a value is missing first. */
  | { readonly type: 'reveal-missing'; readonly name: string }
  | { readonly type: 'reveal-problem'; readonly index: number }
  /** One message's text, or all messages as JSON. */
  | { readonly type: 'copy'; readonly message: number | 'json' };

export type ViewOption = 'legend' | 'whitespace';

/** What the host sends: always the whole of what the panel shows, so that a lost message loses nothing. */
export type PreviewUpdate = { readonly type: 'snapshot'; readonly snapshot: PreviewSnapshot };

export interface PreviewSnapshot {
  /** Another one for each snapshot: a request about a piece names it. */
  readonly version: number;
  /** Null while there is no prompt to show. */
  readonly prompt: PromptView | null;
  readonly pinned: boolean;
  readonly view: Readonly<Record<ViewOption, boolean>>;
  /** By the message's number, or `json` for all of them. */
  readonly copied: Copied | null;
}

export interface PromptView {
  /** Workspace-relative. */
  readonly path: string;
  /** The names of the file's prompts, and which of them is shown, from 0. */
  readonly names: readonly string[];
  readonly name: number;
  /** `provider/model`. */
  readonly model: string;
  /** What tells the variants from each other, and which of them is shown, from 0. */
  readonly variants: readonly string[];
  readonly variant: number;
  readonly rows: RowPicker | null;
  /** Values to type in, where no row gives them. */
  readonly fields: readonly ValueField[];
  /** The last rendering that worked; null before the first. */
  readonly rendering: RenderingView | null;
  /** True while the text cannot be rendered: `rendering` is an older one. */
  readonly stale: boolean;
  readonly problems: readonly ProblemView[];
  /** The pieces that come from where the cursor stands; the first is the one to scroll to. */
  readonly marks: readonly PieceIndex[];
}

export interface RowPicker {
  /** The data file as the prompt names it; null for the samples in the prompt itself. */
  readonly file: string | null;
  /** From 1; 0 while there is no row. */
  readonly number: number;
  readonly total: number;
  /** `more`: the file has rows beyond those that were read. */
  readonly state: 'reading' | 'all' | 'more';
  /** The row's line in its file, from 1. */
  readonly line: number | null;
  /** What the file calls the row. */
  readonly title: string | null;
  readonly search: { readonly text: string; readonly matches: number } | null;
}

export interface ValueField {
  readonly name: string;
  /** As declared; `any` when it is not. */
  readonly type: string;
  readonly text: string;
}

export interface RenderingView {
  readonly messages: readonly MessageView[];
  readonly variables: readonly VariableView[];
  readonly tokens: number;
  /** For the input alone; null where the price is unknown. */
  readonly usd: number | null;
  readonly expected: string | null;
}

export interface MessageView {
  readonly role: Role;
  /** A demonstration's number, from 1. */
  readonly demo: number | null;
  readonly pieces: readonly PieceView[];
  /** Characters too many to be shown. */
  readonly hidden: number;
  readonly tokens: number;
  readonly usd: number | null;
}

export interface PieceView {
  readonly kind: 'literal' | 'value' | 'missing' | 'media' | 'section' | 'history';
  readonly text: string;
  readonly variable: string | null;
  readonly media?: MediaView;
  /** Of what is missing: what is sent in its place, where that is not nothing. */
  readonly sent?: string;
  /** Of what is missing in a partial: `partials/x.prompt:3`. */
  readonly place?: string;
}

/** A picture that may be shown, an address that is only named, or a few words for what is neither. */
export type MediaView =
  | { readonly kind: 'image'; readonly source: string; readonly label: string }
  | { readonly kind: 'link'; readonly address: string; readonly label: string }
  | { readonly kind: 'box'; readonly label: string };

export interface VariableView {
  readonly name: string;
  /** Its colour and line, from 0; the same as long as the prompt is shown. */
  readonly slot: number;
  readonly trust: Trust;
  readonly pieces: number;
  /** Why it has no value, and where one is asked for first, such as `line 3`; null when it has one. */
  readonly missing: { readonly reason: string; readonly place: string } | null;
}

export interface ProblemView {
  readonly message: string;
  /** `partials/x.prompt:3:7`; null where there is nowhere to go. */
  readonly place: string | null;
  readonly severity: 'error' | 'warning';
}

/** The request in a message from the panel; undefined when it is none. */
export function readPreviewRequest(message: unknown): PreviewRequest | undefined {
  if (!isRecord(message)) return undefined;
  const simple = plain.find((known) => known === message['type']);
  if (simple) return { type: simple };
  return readers.find(({ type }) => type === message['type'])?.read(message);
}

const plain = ['ready', 'drawn', 'reveal-row'] as const;

type Fields = Readonly<Record<string, unknown>>;

const readers: readonly { readonly type: string; readonly read: (message: Fields) => PreviewRequest | undefined }[] = [
  { type: 'pin', read: ({ on }) => (typeof on === 'boolean' ? { type: 'pin', on } : undefined) },
  { type: 'view', read: readView },
  { type: 'choose', read: readChoice },
  { type: 'search', read: readSearch },
  {
    type: 'value',
    read: ({ name, text }) => (isText(name) && isText(text) ? { type: 'value', name, text } : undefined),
  },
  { type: 'reveal', read: readReveal },
  { type: 'reveal-missing', read: ({ name }) => (isText(name) ? { type: 'reveal-missing', name } : undefined) },
  { type: 'reveal-problem', read: ({ index }) => (isCount(index) ? { type: 'reveal-problem', index } : undefined) },
  {
    type: 'copy',
    read: ({ message }) => (message === 'json' || isCount(message) ? { type: 'copy', message } : undefined),
  },
];

function readView({ what, on }: Fields): PreviewRequest | undefined {
  if (what !== 'legend' && what !== 'whitespace') return undefined;
  return typeof on === 'boolean' ? { type: 'view', what, on } : undefined;
}

function readChoice({ what, number }: Fields): PreviewRequest | undefined {
  if (what !== 'prompt' && what !== 'variant' && what !== 'row') return undefined;
  return isCount(number) ? { type: 'choose', what, number } : undefined;
}

function readSearch({ text, step }: Fields): PreviewRequest | undefined {
  if (step !== 1 && step !== -1) return undefined;
  return isText(text) ? { type: 'search', text, step } : undefined;
}

function readReveal({ what, version, message, piece }: Fields): PreviewRequest | undefined {
  if (what !== 'source' && what !== 'value') return undefined;
  if (!isCount(version) || !isCount(message) || !isCount(piece)) return undefined;
  return { type: 'reveal', what, version, message, piece };
}
