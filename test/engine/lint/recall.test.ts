import assert from 'node:assert/strict';
import { lintPrompt } from '../../../src/engine/lint/lint-prompt.js';
import { schemaFaults } from '../../../src/engine/lint/schema-faults.js';
import type { Finding, Severity } from '../../../src/engine/lint/rule.js';
import { rules } from '../../../src/engine/lint/rules/index.js';
import { parsePrompt } from '../../../src/engine/prompt/parse-prompt.js';
import { seededRandom } from '../../../src/engine/random/seeded.js';
import { workspaceOf } from '../../support/check-rule.js';
import { around, cleanPrompt } from './mutants/clean-prompt.js';
import { breaking as agent } from './mutants/agent.js';
import { breaking as clarity } from './mutants/clarity.js';
import { breaking as cost } from './mutants/cost.js';
import { breaking as dataset } from './mutants/dataset.js';
import { breaking as examples } from './mutants/examples.js';
import { breaking as model } from './mutants/model.js';
import { breaking as output } from './mutants/output.js';
import { breaking as security } from './mutants/security.js';
import { breaking as structure } from './mutants/structure.js';
import { breaking as template } from './mutants/template.js';
import type { Mutant } from './mutants/mutation.js';

const mutants = 40;

/** For every rule a way to break what it guards, sorted by category as the rules are. */
const breaking = {
  ...agent,
  ...clarity,
  ...cost,
  ...dataset,
  ...examples,
  ...model,
  ...output,
  ...security,
  ...structure,
  ...template,
};

/** Rules that are off by default run too. */
const severities = Object.fromEntries(
  rules.flatMap(({ meta }): [string, Severity][] => (meta.severity === 'off' ? [[meta.id, 'warning']] : [])),
);

function lint({ text, around: own = around }: Mutant): Finding[] {
  return lintPrompt(parsePrompt(text, own.path ?? 'main.prompt'), {
    workspace: workspaceOf(own),
    checkSchema: schemaFaults,
    severities,
    today: own.today ?? '2026-01-01',
    ruleOptions: Object.fromEntries(rules.map(({ meta }) => [meta.id, own.options ?? {}])),
  });
}

describe(`of ${mutants} broken prompts`, () => {
  it('none was reported before it was broken', () => {
    const random = seededRandom('clean');
    for (let i = 0; i < mutants; i++) assert.deepEqual(lint({ text: cleanPrompt(random) }), []);
  });

  it('there are some for every rule', () => {
    assert.deepEqual(
      Object.keys(breaking),
      rules.map(({ meta }) => meta.id),
    );
  });

  for (const [id, mutate] of Object.entries(breaking)) {
    it(`${id} finds at least 95 %`, () => {
      const random = seededRandom(id);
      const missed: string[] = [];
      for (let i = 0; i < mutants; i++) {
        const clean = cleanPrompt(random);
        const mutant = mutate(clean, random);
        assert.notEqual(mutant.text, mutant.clean ?? clean, 'the mutation changes the prompt');
        if (mutant.clean !== undefined)
          assert.deepEqual(
            lint({ ...mutant, text: mutant.clean }).filter(({ rule }) => rule === id),
            [],
          );
        if (!lint(mutant).some(({ rule }) => rule === id)) missed.push(mutant.text);
      }
      assert.ok(missed.length <= mutants * 0.05, `missed ${missed.length}, such as:\n${missed[0] ?? ''}`);
    });
  }
});
