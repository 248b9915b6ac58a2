import { seededRandom } from '../../src/engine/random/seeded.js';
import { checkFile } from './check-file.js';
import { mutate } from './mutate.js';
import { startingSeeds } from './seeds.js';

/** Reads mutants until it is ended, and tells of each one before it is read: what hangs is the last one told. */
const random = seededRandom(process.argv[2] ?? '');
const seeds = startingSeeds();
const texts = seeds.map(({ text }) => text);

for (let count = 0; ; count++) {
  const start = seeds[random.below(seeds.length)];
  if (start === undefined) break;
  const path = start.path;
  const text = mutate(start.text, texts, random);
  const began = performance.now();
  process.send?.({ type: 'reading', path, text });
  try {
    checkFile(text, path);
  } catch (error) {
    process.send?.({
      type: 'failed',
      path,
      text,
      error: error instanceof Error ? error.stack : String(error),
    });
  }
  process.send?.({ type: 'read', milliseconds: performance.now() - began, count, path, size: text.length });
  // The other side must be able to hear: messages go out between turns.
  await new Promise((resolve) => setImmediate(resolve));
}
