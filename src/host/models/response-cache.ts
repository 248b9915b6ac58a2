import { closeSync, openSync, readdirSync, readSync } from 'node:fs';
import { join } from 'node:path';
import type { ChatReply, FinishReason, TokenLikelihood, ToolCall } from '../../engine/model/chat-model.js';
import type { ReplyStore } from '../../engine/model/with-cache.js';
import type { HostError } from '../host-error.js';
import { scanSegment } from './cache-segment.js';
import { segmentWriter } from './segment-writer.js';

export interface ResponseCacheOptions {
  /** `.hone/cache`; made with the first answer. */
  readonly folder: string;
  /** Told once when answers can no longer be kept, for example because the disk is full. The run goes on without. */
  readonly onProblem?: ((problem: HostError) => void) | undefined;
}

export interface ResponseCache extends ReplyStore {
  close(): void;
}

/** One answer, as a line of a segment holds it. The key comes first: opening reads no further. */
interface StoredLine {
  readonly k: string;
  readonly t: string;
  readonly i: number;
  readonly o: number;
  readonly e: 0 | 1;
  readonly f: FinishReason;
  readonly c?: readonly ToolCall[];
  readonly l?: readonly TokenLikelihood[];
}

interface Place {
  readonly segment: string;
  readonly start: number;
  readonly length: number;
}

/** The server's 16 digits and half of the request's SHA-256: enough for 2^64 answers, and it halves the index. */
const keyLength = 48;

/**
 * Answers kept on disk under the keys of `withCache`. Each process appends to a segment file of its own, so several at once lose
 * nothing; it sees the segments that were there when it opened. Memory holds places, not texts.
 */
export function openResponseCache({ folder, onProblem }: ResponseCacheOptions): ResponseCache {
  const files = new Map<string, number>();
  const writer = segmentWriter(folder, onProblem);
  let places: Map<string, Place> | undefined;

  const index = (): Map<string, Place> => (places ??= readIndex(folder));

  const read = ({ segment, start, length }: Place): StoredLine | undefined => {
    try {
      const file = files.get(segment) ?? openSync(join(folder, segment), 'r');
      files.set(segment, file);
      const bytes = Buffer.allocUnsafe(length);
      readSync(file, bytes, 0, length, start);
      return JSON.parse(bytes.toString('utf8')) as StoredLine;
    } catch {
      return undefined;
    }
  };

  return {
    get(key) {
      const short = key.slice(0, keyLength);
      const place = index().get(short);
      const line = place === undefined ? undefined : read(place);
      return line?.k === short ? replyOf(line) : undefined;
    },
    set(key, reply) {
      const short = shortOf(key);
      const place = writer.append(JSON.stringify(lineOf(short, reply)));
      if (place !== undefined) index().set(short, place);
    },
    close() {
      for (const file of files.values()) closeSync(file);
      files.clear();
      writer.close();
    },
  };
}

function readIndex(folder: string): Map<string, Place> {
  const places = new Map<string, Place>();
  for (const segment of segmentsIn(folder)) {
    for (const { key, start, length } of scanSegment(join(folder, segment), keyLength)) {
      places.set(key, { segment, start, length });
    }
  }
  return places;
}

/** The part of a key the index holds, as a text of its own: a slice would keep the whole key alive. */
function shortOf(key: string): string {
  return Buffer.from(key.slice(0, keyLength), 'latin1').toString('latin1');
}

/** Oldest first, by name. A folder that cannot be read holds no answers. */
function segmentsIn(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.jsonl'))
      .sort();
  } catch {
    return [];
  }
}

function lineOf(key: string, { text, usage, finishReason, toolCalls, logprobs }: ChatReply): StoredLine {
  const { inputTokens, outputTokens, estimated } = usage;
  const line = { k: key, t: text, i: inputTokens, o: outputTokens, e: estimated ? 1 : 0, f: finishReason } as const;
  return { ...line, ...(toolCalls && { c: toolCalls }), ...(logprobs && { l: logprobs }) };
}

function replyOf({ t, i, o, e, f, c, l }: StoredLine): ChatReply {
  const usage = { inputTokens: i, outputTokens: o, estimated: e === 1 };
  const extra = { ...(c && { toolCalls: c }), ...(l && { logprobs: l }) };
  return { text: t, usage, finishReason: f, ...extra, cached: true, milliseconds: 0 };
}
