import { compareCases } from '../../../support/braces-outcome.js';

/** More or other cases: `MUSTACHE_CASES=50000 MUSTACHE_SEED=7 npx mocha test/engine/template/mustache/generated.test.ts` */
const count = Number(process.env['MUSTACHE_CASES'] ?? 2000);
const seed = process.env['MUSTACHE_SEED'] ?? 'test';

describe('Generated Mustache templates', () => {
  it('render as the library renders them, or fail where it fails', () =>
    compareCases('mustache', { seed, count, isComparable: () => true })).timeout(20_000 + count * 10);
});
