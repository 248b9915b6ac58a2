import { seededRandom } from '../../src/engine/random/seeded.js';
import { checkFile } from './check-file.js';
import { mutate } from './mutate.js';
import { keptSeeds, startingSeeds } from './seeds.js';

describe('Readers of prompt files, on texts nobody meant to write', () => {
  for (const { path, text } of keptSeeds()) {
    it(`read a text that once broke one of them (${path}, ${text.length} characters)`, () => checkFile(text, path));
  }

  it('read every real file as it is', () => {
    for (const { path, text } of startingSeeds()) checkFile(text, path);
  }).timeout(60_000);

  it('read 400 mutants of real files without a crash, every place inside of the text', () => {
    const random = seededRandom('mutants');
    const seeds = startingSeeds();
    const texts = seeds.map(({ text }) => text);
    for (let i = 0; i < 400; i++) {
      const seed = seeds[random.below(seeds.length)];
      const text = mutate(seed?.text ?? '', texts, random);
      try {
        checkFile(text, seed?.path ?? '');
      } catch (error) {
        throw new Error(`mutant ${i} of ${seed?.path ?? ''}: ${JSON.stringify(text)}`, { cause: error });
      }
    }
  }).timeout(60_000);
});
