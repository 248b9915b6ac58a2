import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { ruleMetas, ruleWithId } from '../../../src/engine/lint/rules/index.js';
import { ruleIndex, type RuleFigures } from '../../support/rule-index.js';
import { readLintTimes } from '../../support/lint-times.js';
import { grouped, readLabels } from './corpus-labels.js';
import { breaking, missedBy, mutants } from './mutants/recall-of.js';

const page = new URL('../../../src/engine/lint/rules/README.md', import.meta.url);
/** Files in the shared corpus; the corpus test counts them where they are. */
const files = 285;

describe('the index of rules', () => {
  it('shows of every rule what was measured', () => {
    const labels = [...readLabels().values()];
    const byRule = grouped(labels, ({ rule }) => rule);
    const rules = ruleMetas.map((meta): RuleFigures => {
      const verdicts = (byRule.get(meta.id) ?? []).map(({ verdict }) => verdict);
      const right = verdicts.filter((verdict) => verdict === 'true').length;
      const wrong = verdicts.filter((verdict) => verdict === 'false').length;
      const recall = meta.id in breaking ? ([mutants - missedBy(meta.id).length, mutants] as const) : undefined;
      return { meta, precision: [right, right + wrong], recall };
    });
    const shown = new Set(['error', 'warning', 'info']);
    const wrong = labels.filter(
      ({ rule, verdict }) => verdict === 'false' && shown.has(ruleWithId(rule)?.severity ?? ''),
    );
    const falseFiles = new Set(wrong.map(({ file }) => file)).size;
    const expected = ruleIndex({ rules, falseFiles, files, times: readLintTimes() });
    if (process.env['HONE_UPDATE_PAGES'] !== undefined) writeFileSync(page, expected);
    assert.equal(readFileSync(page, 'utf8'), expected);
  }).timeout(60_000);

  it('has a time of every rule; npm run bench -- lint-times measures them', () => {
    const timed = readLintTimes().rules;
    assert.deepEqual(
      ruleMetas.map(({ id }) => id).filter((id) => timed[id] === undefined && !id.startsWith('lint/')),
      [],
    );
  });
});
