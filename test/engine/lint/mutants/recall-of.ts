import assert from 'node:assert/strict';
import { lintPrompts, type LintOptions } from '../../../../src/engine/lint/lint-prompt.js';
import { schemaFaults } from '../../../../src/engine/lint/schema-faults.js';
import type { Finding, Rule, Severity } from '../../../../src/engine/lint/rule.js';
import { rules } from '../../../../src/engine/lint/rules/index.js';
import { parsePrompts } from '../../../../src/engine/prompt/parse-prompt.js';
import { seededRandom } from '../../../../src/engine/random/seeded.js';
import { workspaceOf } from '../../../support/check-rule.js';
import { around, cleanPrompt } from './clean-prompt.js';
import { breaking as agent } from './agent.js';
import { breaking as clarity } from './clarity.js';
import { breaking as consistency } from './consistency.js';
import { breaking as cost } from './cost.js';
import { breaking as dataset } from './dataset.js';
import { breaking as examples } from './examples.js';
import { breaking as model } from './model.js';
import { breaking as output } from './output.js';
import { breaking as security } from './security.js';
import { breaking as structure } from './structure.js';
import { breaking as template } from './template.js';
import type { Mutant, Mutation } from './mutation.js';

/** Broken prompts a rule. */
export const mutants = 40;

/** For every rule a way to break what it guards, sorted by category as the rules are. */
export const breaking: Readonly<Record<string, Mutation>> = {
  ...agent,
  ...clarity,
  ...consistency,
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

export function lint(mutant: Mutant, running: readonly Rule[] = rules): Finding[] {
  const prompts = parsePrompts(mutant.text, mutant.around?.path ?? 'main.prompt');
  return lintPrompts(prompts, { ...optionsOf(mutant), rules: running });
}

export function optionsOf({ around: own = around }: Pick<Mutant, 'around'>): LintOptions {
  return {
    workspace: workspaceOf(own),
    checkSchema: schemaFaults,
    severities,
    today: own.today ?? '2026-01-01',
    ruleOptions: Object.fromEntries(rules.map(({ meta }) => [meta.id, own.options ?? {}])),
  };
}

const known = new Map<string, readonly string[]>();

/** The broken prompts that a rule does not find, of `mutants`. */
export function missedBy(id: string): readonly string[] {
  const missed = known.get(id) ?? findMissed(id);
  known.set(id, missed);
  return missed;
}

/** Prompts that are broken in the way a rule guards against; always the same ones. */
export function mutantsOf(id: string, count = mutants): readonly Mutant[] {
  const random = seededRandom(id);
  return Array.from({ length: count }, () => {
    const clean = cleanPrompt(random);
    const mutant = breaking[id]?.(clean, random) ?? { text: clean };
    assert.notEqual(mutant.text, mutant.clean ?? clean, 'the mutation changes the prompt');
    return mutant;
  });
}

function findMissed(id: string): readonly string[] {
  return mutantsOf(id).flatMap((mutant) => {
    if (mutant.clean !== undefined) assert.deepEqual(found(id, { ...mutant, text: mutant.clean }), []);
    return found(id, mutant).length > 0 ? [] : [mutant.text];
  });
}

function found(id: string, mutant: Mutant): Finding[] {
  return lint(
    mutant,
    rules.filter(({ meta }) => meta.id === id),
  ).filter(({ rule }) => rule === id);
}
