import { compareCases } from '../../../support/braces-outcome.js';
import { readsOuterParameter } from '../../../support/inline-parameters.js';

/** More or other cases: `HANDLEBARS_CASES=50000 HANDLEBARS_SEED=7 npx mocha test/engine/template/handlebars/generated.test.ts` */
const count = Number(process.env['HANDLEBARS_CASES'] ?? 600);
const seed = process.env['HANDLEBARS_SEED'] ?? 'test';

describe('Generated Handlebars templates', () => {
  it('render as the library renders them, or fail where it fails', () =>
    compareCases('handlebars', { seed, count, isComparable: (texts) => !texts.some(readsOuterParameter) })).timeout(
    20_000 + count * 20,
  );
});
