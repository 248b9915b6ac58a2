import type { Rule } from '../../../src/engine/lint/rule.js';
import { rules } from '../../../src/engine/lint/rules/index.js';
import { schemaFaults } from '../../../src/engine/lint/schema-faults.js';
import type { PromptDoc } from '../../../src/engine/prompt/prompt-doc.js';
import { parsePrompt } from '../../../src/engine/prompt/parse-prompt.js';
import { workspaceOf } from '../../support/check-rule.js';
import { fastest } from '../../support/fastest.js';

/**
 * Times every rule over one megabyte of each of the texts it is given as JSON, and prints as JSON which took longer than
 * the bound. A process of its own: what other tests have left in the heap makes the engine compile the same patterns
 * again and again, which no user's process does.
 */
const { texts, bound } = JSON.parse(process.argv[2] ?? '') as {
  texts: readonly [head: string, unit: string][];
  bound: number;
};

const size = 1_000_000;
const workspace = workspaceOf();

const slow = texts.map(([head, unit]) => {
  const doc = parsePrompt(head + unit.repeat(Math.ceil(size / unit.length)), 'main.prompt');
  return rules.flatMap((rule) => {
    const taken = fastest(() => firstReports(rule, doc), bound);
    return taken < bound ? [] : [`${rule.meta.id} took ${Math.round(taken)} ms`];
  });
});
console.log(JSON.stringify(slow));

/** A rule may have more to say about such a file than anybody reads: the time to find is measured, not the time to list. */
function firstReports(rule: Rule, doc: PromptDoc): number {
  let count = 0;
  for (const { message } of rule.check({
    doc,
    part: { start: 0, end: doc.text.length },
    before: [],
    workspace,
    checkSchema: schemaFaults,
    today: '2026-01-01',
    options: {},
  }))
    if (message !== '' && ++count >= 10_000) break;
  return count;
}
