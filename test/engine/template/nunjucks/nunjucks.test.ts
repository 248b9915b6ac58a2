import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { generatedValues, generateTemplate } from '../../../support/nunjucks-generator.js';
import { ourOutcome, theirOutcome } from '../../../support/nunjucks-outcome.js';

interface Cases {
  readonly values: Readonly<Record<string, unknown>>;
  readonly partials: Readonly<Record<string, string>>;
  readonly cases: readonly string[];
}

const { values, partials, cases } = JSON.parse(
  readFileSync(new URL('../../../fixtures/nunjucks/cases.json', import.meta.url), 'utf8'),
) as Cases;

/** As `differences.md` says; undefined where ours fails. */
const onPurpose: ReadonlyMap<string, string | undefined> = new Map([
  ['{ {{ n }} } {n} {{ {a: {b: 1}}.a.b }} }} %} #', '{ 7 } {n} 1 }} %} #'],
  ['{% raw %}open', undefined],
  ['{{ obj.constructor }}{{ name.constructor }}', ''],
]);

const GENERATED = 2000;

describe('Nunjucks templates render as Nunjucks 3 renders them', () => {
  it(`${cases.length} templates give its text, or fail where it fails`, () => {
    const differing = cases.flatMap((template) => {
      const [ours, theirs] = [ourOutcome(template, values, partials), theirOutcome(template, values, partials)];
      return ours.text === theirs.text ? [] : [[template, ours.text]];
    });
    assert.deepEqual(differing, [...onPurpose]);
  });

  it(`${GENERATED} generated templates do, too`, () => {
    let rendered = 0;
    for (let i = 0; i < GENERATED; i++) {
      const template = generateTemplate(`nunjucks ${i}`);
      const [ours, theirs] = [ourOutcome(template, generatedValues), theirOutcome(template, generatedValues)];
      assert.equal(ours.text, theirs.text, `${JSON.stringify(template)}: ${ours.error ?? ''} ${theirs.error ?? ''}`);
      if (theirs.text !== undefined) rendered++;
    }
    assert.ok(rendered > GENERATED / 2, `only ${rendered} rendered at all`);
  }).timeout(60_000);
});
