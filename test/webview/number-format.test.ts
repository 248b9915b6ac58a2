import assert from 'node:assert/strict';
import { numberFormat } from '../../webview/shared/number-format.js';

describe('numbers in a language', () => {
  const cases: [language: string, whole: string, fixed: string, trimmed: string][] = [
    ['en', '1,234,567', '1,234.50', '0.0042'],
    ['de', '1.234.567', '1.234,50', '0,0042'],
    ['fr', '1\u202F234\u202F567', '1\u202F234,50', '0,0042'],
    ['pt-br', '1.234.567', '1.234,50', '0,0042'],
    // A tag that no runtime knows, and one that is none.
    ['qps-ploc', '1,234,567', '1,234.50', '0.0042'],
    ['not a tag', '1,234,567', '1,234.50', '0.0042'],
  ];
  for (const [language, whole, fixed, trimmed] of cases)
    it(`are grouped and pointed as in ${language}`, () => {
      const format = numberFormat(language);
      assert.deepEqual(
        [format.whole(1_234_567), format.fixed(1234.5, 2), format.fixed(0.0042, 8, 2)],
        [whole, fixed, trimmed],
      );
    });

  it('are rounded as the reports round them', () => {
    const { fixed } = numberFormat('en');
    for (const value of [1.005, 0.125, 84.25, 2.5, 0.0005]) assert.equal(fixed(value, 2), value.toFixed(2));
  });
});
