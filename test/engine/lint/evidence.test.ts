import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { principles } from '../../../src/engine/lint/evidence/principles.js';
import { properties } from '../../../src/engine/lint/evidence/properties.js';
import { ruleWithId } from '../../../src/engine/lint/rules/index.js';
import { evidencePage } from '../../support/evidence-page.js';

const page = new URL('../../../src/engine/lint/rules/EVIDENCE.md', import.meta.url);
const snippets = new Set(
  Object.values(JSON.parse(readFileSync('syntaxes/snippets.json', 'utf8')) as Record<string, { prefix: string }>).map(
    ({ prefix }) => prefix,
  ),
);

describe('the evidence', () => {
  it('is all 26 principles and all 21 properties', () => {
    assert.deepEqual(
      principles.rows.map(({ advice }) => Number(advice.split(' ', 1)[0])),
      Array.from({ length: 26 }, (_, i) => i + 1),
    );
    assert.equal(new Set(properties.rows.map(({ advice }) => advice)).size, 21);
  });

  for (const { title, rows } of [principles, properties]) {
    it(`of ${title} leads from each piece of advice to something that is there, or to a reason`, () => {
      for (const { advice, rules = [], snippets: prefixes = [], review, refusal } of rows) {
        for (const id of rules) assert.equal(ruleWithId(id)?.id, id, `${advice}: there is no rule ${id}`);
        for (const prefix of prefixes) assert.ok(snippets.has(prefix), `${advice}: there is no snippet ${prefix}`);
        assert.ok(rules.length + prefixes.length > 0 || review !== undefined || refusal !== undefined, advice);
      }
    });
  }

  it('is written down as it is', () => {
    const expected = evidencePage([principles, properties]);
    if (process.env['HONE_UPDATE_PAGES'] !== undefined) writeFileSync(page, expected);
    assert.equal(readFileSync(page, 'utf8'), expected);
  });
});
