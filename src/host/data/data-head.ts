import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { decodeUtf8 } from '../files/decode-text.js';
import { refuseWide } from './data-lines.js';
import type { TextHead } from './head-items.js';

/** Remembers what was read of each file for as long as its time and size stay; undefined where there is no file. */
export function onceUnchanged<T>(read: (path: string) => T | undefined): (path: string) => T | undefined {
  const known = new Map<string, { readonly stamp: string; readonly value: T | undefined }>();
  return (path) => {
    const stamp = stampOf(path);
    if (stamp === undefined) return undefined;
    const cached = known.get(path);
    if (cached?.stamp === stamp) return cached.value;
    const value = read(path);
    known.set(path, { stamp, value });
    return value;
  };
}

function stampOf(path: string): string | undefined {
  try {
    const stats = statSync(path);
    return stats.isFile() ? `${stats.mtimeMs}/${stats.size}` : undefined;
  } catch {
    return undefined;
  }
}

/** The text in the first `bytes` of a file. @throws HostError `binary`, `encoding` */
export function headText(path: string, bytes: number): TextHead {
  const file = openSync(path, 'r');
  try {
    const buffer = Buffer.alloc(bytes);
    const size = readSync(file, buffer, 0, bytes, 0);
    const isWhole = size < bytes;
    refuseWide(buffer, path);
    const text = decodeUtf8(buffer.subarray(0, isWhole ? size : wholeCharacters(buffer, size)), path);
    return { text: text.startsWith('\uFEFF') ? text.slice(1) : text, isWhole };
  } finally {
    closeSync(file);
  }
}

/** Without the bytes of a character that goes on behind them. */
function wholeCharacters(bytes: Uint8Array, size: number): number {
  let end = size;
  while (end > 0 && ((bytes[end - 1] ?? 0) & 0xc0) === 0x80) end--;
  return end > 0 && (bytes[end - 1] ?? 0) >= 0xc0 ? end - 1 : size;
}
