import type { TextReading } from './contracts.js';

/**
 * The text of a file's bytes, without a byte order mark: all of it, or the whole lines among its first `mostBytes`.
 * `unreadable` where it is not UTF-8.
 */
export function readBytes(bytes: Uint8Array, mostBytes: number): TextReading | 'unreadable' {
  const whole = bytes.length <= mostBytes;
  const end = whole ? bytes.length : bytes.lastIndexOf(10, mostBytes) + 1;
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, end)), whole };
  } catch {
    return 'unreadable';
  }
}
