import { createHash } from 'node:crypto';

/** As the engine's `hashText`, several times faster; for what runs on Node.js alone. */
export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
